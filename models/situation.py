"""Each person's situation: dated events that are added and voided, never changed, and what follows.

The situation of a day is derived: the latest state by (day, number) that stands; who works through
us on that day works, whatever was said before. Nothing known is unknown, which is no "out of work".
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Self

from sqlalchemy import (
    ColumnElement,
    Date,
    ForeignKey,
    Index,
    Select,
    String,
    Subquery,
    UniqueConstraint,
    and_,
    case,
    event,
    func,
    inspect,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from models.account import Account
from models.base import HERE, Record, UtcDateTime, db
from models.introduction import Introduction
from models.life import HIRES
from models.situation_kinds import STATES, EventKind, EventSource
from models.unit import Unit
from models.veteran import Veteran

NOTE, KEY = 300, 32
VOIDING = frozenset({"voided_at", "voided_by_id", "voided_by", "updated_at"})


class Unchangeable(Exception):
    """What was said of a person is voided and said anew, not changed."""


class SituationEvent(Record):
    """One thing known of a person: what, on which day, from where, who entered it and when."""

    __tablename__ = "situation_event"
    __table_args__ = (
        Index("ix_situation_event_veteran", "veteran_id", "happened_on"),
        # The same form sent twice says it once.
        UniqueConstraint("veteran_id", "form_key"),
    )

    veteran_id: Mapped[int] = mapped_column(ForeignKey("veteran.id"))
    veteran: Mapped[Veteran] = relationship()
    kind: Mapped[EventKind]
    on: Mapped[date] = mapped_column("happened_on", Date)
    source: Mapped[EventSource]
    note: Mapped[str] = mapped_column(String(NOTE), default="")
    # Of a move within the city: from where, and to where. Out of the city: no `to_unit`.
    from_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    from_unit: Mapped[Unit | None] = relationship(foreign_keys=[from_unit_id])
    to_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    to_unit: Mapped[Unit | None] = relationship(foreign_keys=[to_unit_id])
    entered_by_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    entered_by: Mapped[Account] = relationship(foreign_keys=[entered_by_id])
    form_key: Mapped[str] = mapped_column(String(KEY))
    # A mistake: it counts no more, and stays to be read.
    voided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    voided_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    voided_by: Mapped[Account | None] = relationship(foreign_keys=[voided_by_id])

    @classmethod
    def of(cls, veteran: Veteran) -> Select[tuple[Self]]:
        """All that was ever said of a person, the latest day first."""
        return (
            select(cls)
            .where(cls.veteran_id == veteran.id)
            .options(
                joinedload(cls.from_unit),
                joinedload(cls.to_unit),
                joinedload(cls.entered_by),
                joinedload(cls.voided_by),
            )
            .order_by(cls.on.desc(), cls.id.desc())
        )

    @classmethod
    def standing(cls) -> ColumnElement[bool]:
        """Which events count."""
        return cls.voided_at.is_(None)

    @classmethod
    def is_move(cls) -> ColumnElement[bool]:
        """Which are moves from one commune of the city to another."""
        return and_(cls.kind == EventKind.MOVED, cls.to_unit_id.is_not(None))

    @classmethod
    def is_state(cls) -> ColumnElement[bool]:
        """Which say what somebody does from then on."""
        return and_(
            cls.kind.in_(STATES), or_(cls.kind != EventKind.MOVED, cls.to_unit_id.is_(None))
        )

    @classmethod
    def hand_over(cls, of: Veteran, to: Veteran) -> None:
        """What was said of one record is said of another: both are the same person."""
        # A form for many may have said the same of both, so its key holds here no more.
        theirs = update(cls).where(cls.veteran_id == of.id)
        db.session.execute(theirs.values(veteran_id=to.id, form_key=cls.public_id))

    @property
    def leads_out(self) -> bool:
        """Whether it is a move out of the city."""
        return self.kind is EventKind.MOVED and self.to_unit_id is None


@event.listens_for(SituationEvent, "before_update")
def _keep(_mapper: object, _connection: object, row: SituationEvent) -> None:
    changed = {attr.key for attr in inspect(row).attrs if attr.history.has_changes()}
    if changed - VOIDING:
        raise Unchangeable(sorted(changed - VOIDING))


@dataclass(frozen=True)
class Situation:
    """What is known of a person on a day; `kind` None is unknown.

    `since` is the day it was so from, `through_us` whether an introduction of ours led to the work,
    `not_reached_on` the day of the last contact where nothing was heard since, and `unit_id` where
    the person lived on that day.
    """

    kind: EventKind | None = None
    since: date | None = None
    through_us: bool = False
    not_reached_on: date | None = None
    unit_id: int | None = None

    def with_event(self, kind: EventKind, on: date) -> "Situation":
        """What it becomes with one more event, entered last, that leaves the commune alone."""
        missed = on if kind is EventKind.NOT_REACHED else None
        last = max(filter(None, (self.not_reached_on, missed)), default=None)
        if kind not in STATES or self.through_us or (self.since is not None and on < self.since):
            return Situation(self.kind, self.since, self.through_us, last, self.unit_id)
        return Situation(kind, on, False, last, self.unit_id)


def end_of(day: date) -> datetime:
    """The moment a day is over, in the time of the city."""
    return datetime.combine(day + timedelta(days=1), time(), HERE)


def situations_on(day: date) -> Subquery:
    """One row for each person: (veteran_id, kind, since, hired_at, not_reached_on, unit_id).

    `kind` NULL is unknown. All people are in it; who joins it chooses among them.
    """
    said, hires, moves = _said(day), _hires(day), _moves_after(day)
    gone = said.c.kind == EventKind.DECEASED
    works = and_(hires.c.veteran_id.is_not(None), func.coalesce(gone, False).is_(False))
    lives = case((moves.c.veteran_id.is_not(None), moves.c.from_unit_id), else_=Veteran.unit_id)
    return (
        select(
            Veteran.id.label("veteran_id"),
            case((works, EventKind.WORKING), else_=said.c.kind).label("kind"),
            said.c.since,
            case((works, hires.c.hired_at)).label("hired_at"),
            said.c.not_reached_on,
            lives.label("unit_id"),
        )
        .outerjoin(said, said.c.veteran_id == Veteran.id)
        .outerjoin(hires, hires.c.veteran_id == Veteran.id)
        .outerjoin(moves, and_(moves.c.veteran_id == Veteran.id, moves.c.place == 1))
        .subquery("situation")
    )


def _said(day: date) -> Subquery:
    """What the events say: the latest state, and a contact that failed with nothing later."""
    row = SituationEvent
    latest = (row.on.desc(), row.id.desc())
    state = case((row.is_state(), 1), else_=0)
    ranked = (
        select(
            row.veteran_id,
            row.kind,
            row.on.label("happened_on"),
            state.label("state"),
            func.row_number()
            .over(partition_by=(row.veteran_id, state), order_by=latest)
            .label("place"),
            func.row_number().over(partition_by=row.veteran_id, order_by=latest).label("of_all"),
        )
        .where(row.standing(), row.on <= day)
        .subquery()
    )
    top = and_(ranked.c.state == 1, ranked.c.place == 1)
    missed = and_(ranked.c.of_all == 1, ranked.c.kind == EventKind.NOT_REACHED)
    return (
        select(
            ranked.c.veteran_id,
            func.max(case((top, ranked.c.kind))).label("kind"),
            func.max(case((top, ranked.c.happened_on))).label("since"),
            func.max(case((missed, ranked.c.happened_on))).label("not_reached_on"),
        )
        .group_by(ranked.c.veteran_id)
        .subquery()
    )


def _hires(day: date) -> Subquery:
    over = end_of(day)
    return (
        select(Introduction.veteran_id, func.max(Introduction.hired_at).label("hired_at"))
        .where(
            Introduction.state.in_(HIRES),
            Introduction.hired_at < over,
            or_(Introduction.left_at.is_(None), Introduction.left_at >= over),
        )
        .group_by(Introduction.veteran_id)
        .subquery()
    )


def _moves_after(day: date) -> Subquery:
    """Where somebody lived on a day is where the first move after it led away from."""
    row = SituationEvent
    first = func.row_number().over(partition_by=row.veteran_id, order_by=(row.on, row.id))
    return (
        select(row.veteran_id, row.from_unit_id, first.label("place"))
        .where(row.standing(), row.is_move(), row.on > day)
        .subquery()
    )


def of_people(people: Iterable[Veteran], day: date) -> dict[int, Situation]:
    """The situations of some people on a day, by their inner number."""
    now = situations_on(day)
    ids = [person.id for person in people]
    rows = db.session.execute(select(now).where(now.c.veteran_id.in_(ids)))
    return {row.veteran_id: _situation(row) for row in rows}


def of(veteran: Veteran, day: date) -> Situation:
    """The situation of one person on a day."""
    return of_people([veteran], day)[veteran.id]


def _situation(row: Any) -> Situation:
    hired = row.hired_at
    since = row.since if hired is None else hired.astimezone(HERE).date()
    return Situation(row.kind, since, hired is not None, row.not_reached_on, row.unit_id)


def in_situation(
    people: Select[tuple[Veteran]], kind: EventKind | None, day: date
) -> Select[tuple[Veteran]]:
    """Of some people those who are in a situation on a day; None is unknown."""
    now = situations_on(day)
    return people.join(now, now.c.veteran_id == Veteran.id).where(
        now.c.kind.is_(None) if kind is None else now.c.kind == kind
    )


def counted(people: Select[tuple[Veteran]], day: date) -> dict[EventKind | None, int]:
    """How many of some people are in each situation on a day."""
    now = situations_on(day)
    ids = people.with_only_columns(Veteran.id).order_by(None)
    rows: Sequence[Any] = db.session.execute(
        select(now.c.kind, func.count()).where(now.c.veteran_id.in_(ids)).group_by(now.c.kind)
    ).all()
    return {row[0]: row[1] for row in rows}
