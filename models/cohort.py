"""Discharge cohorts: the people who came home together."""

from datetime import date
from typing import Self

from sqlalchemy import Select, String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Record


class Cohort(Record):
    """One round of discharge; most are in January, some are not."""

    __tablename__ = "cohort"

    name: Mapped[str] = mapped_column(String(120), unique=True)
    discharged_on: Mapped[date]

    @classmethod
    def newest_first(cls) -> Select[tuple[Self]]:
        """All cohorts, the latest first."""
        return select(cls).order_by(cls.discharged_on.desc())
