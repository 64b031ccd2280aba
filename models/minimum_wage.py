"""The regional minimum wages, by date: a wage is held against the one of its posting date."""

from datetime import date

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Record, db


class MinimumWage(Record):
    """What the law asked for in Móng Cái from a date on, in đồng."""

    __tablename__ = "minimum_wage"

    valid_from: Mapped[date] = mapped_column(unique=True)
    region: Mapped[str] = mapped_column(String(3))
    monthly: Mapped[int]
    source: Mapped[str] = mapped_column(String(200))

    @classmethod
    def monthly_on(cls, day: date) -> int | None:
        """Monthly minimum in đồng on a day; None before the first date on record."""
        return db.session.scalar(
            select(cls.monthly)
            .where(cls.valid_from <= day)
            .order_by(cls.valid_from.desc())
            .limit(1)
        )
