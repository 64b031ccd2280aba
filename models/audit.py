"""The record of who did what: rows are added, never changed."""

from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Record, db


class Audit(Record):
    """One act: who, what, on what, from where, with what outcome. Holds no secret, no name."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject", "subject_kind", "subject_id"),)

    actor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    action: Mapped[str] = mapped_column(String(60))
    subject_kind: Mapped[str] = mapped_column(String(30), default="")
    subject_id: Mapped[int | None]
    outcome: Mapped[str] = mapped_column(String(20), default="done")
    address: Mapped[str] = mapped_column(String(45), default="")
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)

    @classmethod
    def note(
        cls, action: str, on: Record | None = None, by: int | None = None, **detail: Any
    ) -> None:
        """Adds the act to the current transaction, so that both are kept or neither is."""
        if on is not None:
            db.session.flush()  # gives a new row its number
        db.session.add(
            cls(
                action=action,
                actor_id=by,
                subject_kind=on.__tablename__ if on is not None else "",
                subject_id=on.id if on is not None else None,
                detail=detail,
            )
        )
