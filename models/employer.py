"""Employers: who offers jobs, and whether the office has verified them."""

from datetime import datetime
from typing import Self

from sqlalchemy import Select, String, select
from sqlalchemy.orm import Mapped, mapped_column, validates

from models.base import Record, UtcDateTime, utcnow
from models.searching import folded


class Employer(Record):
    """A firm, co-operative or household business."""

    __tablename__ = "employer"

    name: Mapped[str] = mapped_column(String(200), index=True)
    tax_code: Mapped[str | None] = mapped_column(String(14), unique=True)
    verified_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    search_text: Mapped[str] = mapped_column(String(250), default="")

    @validates("name")
    def _fold(self, _key: str, value: str) -> str:
        self.search_text = folded(value)
        return value

    @property
    def is_verified(self) -> bool:
        """Whether the office has checked that the firm is what it says."""
        return self.verified_at is not None

    def verify(self) -> None:
        """The office has checked the firm; its jobs may be approved."""
        self.verified_at = self.verified_at or utcnow()

    @classmethod
    def verified(cls) -> Select[tuple[Self]]:
        """Employers the office has verified."""
        return select(cls).where(cls.verified_at.is_not(None))
