"""The register of breaches: what went wrong with personal data, whom it touched, who was told."""

from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import ForeignKey, Select, String, Text, case, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.audit import Audit
from models.base import Record, UtcDateTime, db

NOTICE = timedelta(hours=72)  # Luật 91/2025/QH15, Điều 23


class Breach(Record):
    """One breach. It is never removed; what becomes known is added."""

    __tablename__ = "breach"

    discovered_at: Mapped[datetime] = mapped_column(UtcDateTime)
    title: Mapped[str] = mapped_column(String(200))
    happened: Mapped[str] = mapped_column(Text)
    data: Mapped[str] = mapped_column(Text, default="")
    people: Mapped[int | None]
    measures: Mapped[str] = mapped_column(Text, default="")
    authority_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    people_told_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    recorded_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    recorded_by: Mapped[Account | None] = relationship()

    @property
    def notice_due(self) -> datetime:
        """By when the authority must have been told."""
        return self.discovered_at + NOTICE

    def is_late(self, now: datetime) -> bool:
        """Whether the authority was told too late, or is not told though it is time."""
        return (self.authority_told_at or now) > self.notice_due

    def note(self, by: Account) -> None:
        """Keeps the row with its audit row; the words stay in the register alone."""
        self.recorded_by = self.recorded_by or by
        db.session.add(self)
        Audit.note("breach.change", on=self, by=by.id)

    @classmethod
    def listed(cls) -> Select[tuple[Self]]:
        """All breaches: those that are not closed first, then the newest."""
        is_over = case((cls.closed_at.is_(None), 0), else_=1)
        return select(cls).order_by(is_over, cls.discovered_at.desc(), cls.id.desc())

    @classmethod
    def untold(cls) -> Select[tuple[Self]]:
        """Breaches that the authority has not been told of."""
        return select(cls).where(cls.authority_told_at.is_(None), cls.closed_at.is_(None))
