"""Entering what is known of people, and voiding it: the verbs, and what cannot be so."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from sqlalchemy import select, update

from models.account import Account
from models.audit import Audit
from models.base import db, utcnow
from models.life import NotNow, Refused
from models.situation import SituationEvent
from models.situation_kinds import EventKind, EventSource
from models.unit import Unit
from models.veteran import Veteran


class NotPossible(Refused):
    """What is known of the person speaks against it."""


class NotLastMove(Refused):
    """Another move was entered after this one."""


class Problem(StrEnum):
    """Why an event cannot be so of a person."""

    BEFORE_BIRTH = auto()
    BEFORE_DISCHARGE = auto()
    AFTER_DEATH = auto()
    KNOWN_LATER = auto()  # somebody was seen after the day of death
    MOVED_LATER = auto()  # a move is entered before another one
    LIVES_THERE = auto()


@dataclass(frozen=True)
class News:
    """What is to be entered, for one person or for many. Out of the city there is no `to_unit`."""

    kind: EventKind
    on: date
    source: EventSource
    note: str = ""
    to_unit: Unit | None = None


def problems(people: Sequence[Veteran], news: News) -> dict[int, Problem]:
    """Of whom it cannot be so, and why, by the inner number of the person."""
    known: dict[int, list[SituationEvent]] = {person.id: [] for person in people}
    standing = select(SituationEvent).where(
        SituationEvent.veteran_id.in_(known), SituationEvent.standing()
    )
    for row in db.session.scalars(standing):
        known[row.veteran_id].append(row)
    found = ((person.id, _problem(person, known[person.id], news)) for person in people)
    return {id: problem for id, problem in found if problem is not None}


def _problem(person: Veteran, known: list[SituationEvent], news: News) -> Problem | None:
    year = person.birth_year if person.birth_date is None else person.birth_date.year
    if year is not None and (
        news.on.year < year or (person.birth_date is not None and news.on < person.birth_date)
    ):
        return Problem.BEFORE_BIRTH
    if person.discharged_on is not None and news.on < person.discharged_on:
        return Problem.BEFORE_DISCHARGE
    if any(row.kind is EventKind.DECEASED and row.on <= news.on for row in known):
        return Problem.AFTER_DEATH
    if news.kind is EventKind.DECEASED and any(row.on > news.on for row in known):
        return Problem.KNOWN_LATER
    if news.kind is EventKind.MOVED and news.to_unit is not None:
        if any(row.to_unit_id is not None and row.on > news.on for row in known):
            return Problem.MOVED_LATER
        if person.unit_id == news.to_unit.id:
            return Problem.LIVES_THERE
    return None


def enter(people: Sequence[Veteran], news: News, by: Account, form_key: str) -> None:
    """Enters the same of each of them, or of nobody; a form that was sent before adds nothing.

    Raises:
        NotPossible: of one of them it cannot be so, or can no more.
    """
    ids = sorted(person.id for person in people)
    held = db.session.scalars(
        select(Veteran)
        .where(Veteran.id.in_(ids), Veteran.erased_at.is_(None))
        .order_by(Veteran.id)
        .with_for_update(key_share=True, of=Veteran)
        .execution_options(populate_existing=True)
    ).all()
    sent = select(SituationEvent.veteran_id).where(
        SituationEvent.veteran_id.in_(ids), SituationEvent.form_key == form_key
    )
    if db.session.scalar(sent) is not None:
        return
    if len(held) != len(ids) or problems(held, news):
        raise NotPossible
    added = [_event(person, news, by, form_key) for person in held]
    db.session.add_all(added)
    db.session.flush()
    for person, row in zip(held, added, strict=True):
        Audit.note("situation.enter", on=person, by=by.id, event=row.id, kind=row.kind)


def _event(person: Veteran, news: News, by: Account, form_key: str) -> SituationEvent:
    row = SituationEvent(
        veteran_id=person.id,
        kind=news.kind,
        on=news.on,
        source=news.source,
        note=news.note,
        entered_by_id=by.id,
        form_key=form_key,
    )
    if news.kind is EventKind.MOVED:
        row.from_unit_id = person.unit_id
    if news.kind is EventKind.MOVED and news.to_unit is not None:
        row.to_unit_id = person.unit_id = news.to_unit.id
    return row


def void(row: SituationEvent, by: Account) -> None:
    """It was a mistake: it counts no more. A move that is voided leads the person back.

    Raises:
        NotNow: it was voided before.
        NotLastMove: the person moved on since.
    """
    row.veteran.hold()
    if row.to_unit_id is not None:
        later = select(SituationEvent.id).where(
            SituationEvent.veteran_id == row.veteran_id,
            SituationEvent.standing(),
            SituationEvent.is_move(),
            (SituationEvent.on > row.on)
            | ((SituationEvent.on == row.on) & (SituationEvent.id > row.id)),
        )
        if db.session.scalar(later) is not None:
            raise NotLastMove
    voided = db.session.execute(
        update(SituationEvent)
        .where(SituationEvent.id == row.id, SituationEvent.standing())
        .values(voided_at=utcnow(), voided_by_id=by.id)
    )
    if voided.rowcount != 1:  # type: ignore[attr-defined]
        raise NotNow
    if row.to_unit_id is not None and row.veteran.unit_id == row.to_unit_id:
        row.veteran.unit_id = row.from_unit_id
    Audit.note("situation.void", on=row.veteran, by=by.id, event=row.id, kind=row.kind)
