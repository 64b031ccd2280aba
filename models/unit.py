"""Administrative units with the dates they were valid, and what became of each."""

from datetime import date
from typing import Self

from sqlalchemy import ForeignKey, Select, String, UniqueConstraint, or_, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record, db
from models.vocabulary import UnitKind


class Unit(Record):
    """A ward or commune. A code may return for a new unit, so a code alone names none."""

    __tablename__ = "unit"
    __table_args__ = (UniqueConstraint("code", "valid_from"),)

    code: Mapped[str] = mapped_column(String(5))
    kind: Mapped[UnitKind]
    name: Mapped[str] = mapped_column(String(80))
    valid_from: Mapped[date]
    valid_to: Mapped[date | None]
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    successor: Mapped["Unit | None"] = relationship(remote_side="Unit.id")

    @property
    def full_name(self) -> str:
        """Kind and name, as a form or a table prints it."""
        return f"{self.kind.label} {self.name}"

    @classmethod
    def on(cls, day: date) -> Select[tuple[Self]]:
        """Units valid on a day, in the order of their names."""
        return (
            select(cls)
            .where(cls.valid_from <= day, or_(cls.valid_to.is_(None), cls.valid_to >= day))
            .order_by(cls.kind.desc(), cls.name)
        )

    def as_of(self, day: date) -> "Unit":
        """The unit that this one's people belong to on a later day."""
        unit = self
        while unit.valid_to is not None and unit.valid_to < day and unit.successor is not None:
            unit = unit.successor
        return unit

    @classmethod
    def named(cls, full_name: str) -> "Unit | None":
        """The newest unit of that full name ("Phường Hải Hòa"), or None."""
        wanted = full_name.strip().casefold()
        units = db.session.scalars(select(cls).order_by(cls.valid_from.desc()))
        return next((unit for unit in units if unit.full_name.casefold() == wanted), None)
