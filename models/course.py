"""Courses: reference data that the office keeps; what each gives, costs and takes."""

from typing import Any, Self

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Select, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.account import Account
from models.audit import Audit
from models.base import Record, db

LINE = 200
MOST_COST, MOST_WEEKS = 500_000_000, 200
TOLD = (
    *("provider", "name", "gains", "cost", "weeks", "place", "entry", "on_card"),
    *("source", "confirmed", "active"),
)


class Course(Record):
    """One course of one provider. Figures hold as the office knows them; `confirmed` says so."""

    __tablename__ = "course"
    __table_args__ = (
        UniqueConstraint("provider", "name"),
        CheckConstraint("cost >= 0", name="cost"),
        CheckConstraint("weeks >= 1", name="weeks"),
    )

    provider: Mapped[str] = mapped_column(String(LINE))
    name: Mapped[str] = mapped_column(String(LINE))
    # What somebody has who passed it: [{"rule": …, "demand": …}], said as ml/gains.py says it.
    gains: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    cost: Mapped[int]  # in đồng
    weeks: Mapped[int]
    place: Mapped[str] = mapped_column(String(LINE), default="")
    # Who may enter and when it begins, in words.
    entry: Mapped[str] = mapped_column(String(LINE), default="")
    # Whether it is of the elementary level, which the training card pays for.
    on_card: Mapped[bool] = mapped_column(default=False)
    source: Mapped[str] = mapped_column(String(LINE), default="")
    # Whether the office has asked the provider; a figure that it has not is shown with its mark.
    confirmed: Mapped[bool] = mapped_column(default=False)
    active: Mapped[bool] = mapped_column(default=True)
    changed_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    changed_by: Mapped[Account | None] = relationship()

    @classmethod
    def all_of_them(cls) -> Select[tuple[Self]]:
        """Every course: those that run first, then by name."""
        return select(cls).order_by(cls.active.desc(), cls.name, cls.provider)

    @classmethod
    def on_offer(cls) -> Select[tuple[Self]]:
        """The courses that somebody can be sent to, in an order that never changes."""
        return select(cls).where(cls.active.is_(True)).order_by(cls.id)

    @classmethod
    def named(cls, provider: str, name: str) -> "Course | None":
        """The course of a provider by its name."""
        return db.session.scalar(select(cls).filter_by(provider=provider, name=name))

    def keep(self, by: Account, **values: Any) -> None:
        """Adds or changes the course, and notes what became different."""
        new = self.id is None
        changed = {
            key: [getattr(self, key), value]
            for key, value in values.items()
            if key in TOLD and getattr(self, key) != value
        }
        for key, value in values.items():
            setattr(self, key, value)
        self.changed_by = by
        db.session.add(self)
        db.session.flush()
        if new:
            Audit.note("course.create", on=self, by=by.id, name=self.name)
        elif changed:
            Audit.note("course.change", on=self, by=by.id, changed=changed)
