"""The situation that the database derives is the one a plain fold over the history gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
import time_machine
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from models import SituationEvent, Unit, Veteran, db, hiring, situation, situation_entry
from models.base import HERE, utcnow
from models.life import NotNow
from models.situation import Situation, Unchangeable
from models.situation_entry import News, NotLastMove, NotPossible
from models.situation_kinds import FOR_MANY, STATES, EventKind, EventSource
from models.vocabulary import IntroductionState, Side
from tests.life.conftest import Cast

K = EventKind
FIRST = date(2026, 3, 1)
DAYS = [FIRST + timedelta(days=place) for place in range(6)]


@dataclass(frozen=True)
class Told:
    """One line of a random history."""

    kind: EventKind
    on: date
    voided: bool
    away: bool  # a move leads out of the city


def fold(history: Sequence[Told], day: date) -> tuple[EventKind | None, date | None, date | None]:
    """(kind, since, not reached on), by the rules as they are told to people."""
    kind = since = missed = None
    numbered = [(told.on, place, told) for place, told in enumerate(history)]
    for on, _place, told in sorted(numbered, key=lambda line: line[:2]):
        if told.voided or on > day:
            continue
        missed = on if told.kind is K.NOT_REACHED else None
        stays = told.kind is K.MOVED and not told.away
        if told.kind in STATES and not stays:
            kind, since = told.kind, on
    return kind, since, missed


lines = st.builds(
    Told, st.sampled_from(list(K)), st.sampled_from(DAYS), st.booleans(), st.booleans()
)
histories = st.lists(st.lists(lines, max_size=8), min_size=1, max_size=4)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
@given(histories)
def test_the_query_says_what_the_fold_says(cast: Cast, histories: list[list[Told]]) -> None:
    unit = db.session.scalars(select(Unit.id).limit(1)).one()
    db.session.execute(delete(SituationEvent))
    people = [Veteran(name=f"Người {place}") for place in range(len(histories))]
    db.session.add_all(people)
    db.session.flush()
    for person, history in zip(people, histories, strict=True):
        for place, told in enumerate(history):
            db.session.add(
                SituationEvent(
                    veteran_id=person.id,
                    kind=told.kind,
                    on=told.on,
                    source=EventSource.PHONE,
                    to_unit_id=unit if told.kind is K.MOVED and not told.away else None,
                    entered_by_id=cast.officer.id,
                    form_key=f"{place:032d}",
                    voided_at=utcnow() if told.voided else None,
                    voided_by_id=cast.officer.id if told.voided else None,
                )
            )
            db.session.flush()
    for day in [FIRST - timedelta(days=1), *DAYS]:
        found = situation.of_people(people, day)
        for person, history in zip(people, histories, strict=True):
            now = found[person.id]
            assert (now.kind, now.since, now.not_reached_on) == fold(history, day)
    db.session.rollback()


def enter(
    cast: Cast, person: Veteran, kind: EventKind, on: date, to_unit: Unit | None = None
) -> SituationEvent:
    """One event, as an officer enters it."""
    number = db.session.scalars(select(SituationEvent.id)).all()
    news = News(kind, on, EventSource.PHONE, to_unit=to_unit)
    situation_entry.enter([person], news, cast.officer, f"{len(number):032d}")
    db.session.commit()
    return db.session.scalars(
        SituationEvent.of(person).order_by(None).order_by(SituationEvent.id.desc())
    ).first()


def test_nobody_known_is_unknown_and_not_out_of_work(cast: Cast) -> None:
    person = cast.person()
    assert situation.of(person, DAYS[0]) == Situation()
    everybody = select(Veteran)
    assert situation.counted(everybody, DAYS[0]) == {None: 1}
    enter(cast, person, K.SURVEYED, DAYS[0])
    assert situation.of(person, DAYS[0]).kind is None


def test_who_works_through_us_works_from_the_hire_to_the_end_of_it(cast: Cast) -> None:
    person, job = cast.person(), cast.job()
    enter(cast, person, K.LOOKING, DAYS[0])
    noon = datetime(2026, 3, 3, 12, tzinfo=HERE)
    with time_machine.travel(noon, tick=False):
        pair = cast.pair(IntroductionState.HIRED, person, job)
    with time_machine.travel(noon + timedelta(days=1), tick=False):
        pair.start(cast.boss, Side.EMPLOYER)
    with time_machine.travel(noon + timedelta(days=2), tick=False):
        hiring.leave(pair, cast.officer, Side.VETERAN)
    db.session.commit()
    told = [situation.of(person, day) for day in DAYS]
    assert [now.kind for now in told] == [K.LOOKING] * 2 + [K.WORKING] * 2 + [K.LOOKING] * 2
    assert [now.through_us for now in told] == [False, False, True, True, False, False]
    assert told[2].since == told[3].since == DAYS[2]


def test_a_job_found_without_us_counts_and_death_counts_more_than_a_hire(cast: Cast) -> None:
    person = cast.person()
    enter(cast, person, K.WORKING, DAYS[0])
    assert situation.of(person, DAYS[0]).kind is K.WORKING
    with time_machine.travel(datetime(2026, 3, 2, 12, tzinfo=HERE), tick=False):
        cast.pair(IntroductionState.HIRED, person, cast.job())
    enter(cast, person, K.DECEASED, DAYS[3])
    assert situation.of(person, DAYS[2]).through_us
    assert situation.of(person, DAYS[3]) == Situation(K.DECEASED, DAYS[3])


def test_the_preview_foretells_what_becomes_of_it(cast: Cast) -> None:
    for first in (K.LOOKING, K.SURVEYED, K.NOT_REACHED):
        for second in FOR_MANY:
            for on in DAYS[:3]:
                person = cast.person()
                enter(cast, person, first, DAYS[1])
                before = situation.of(person, DAYS[5])
                enter(cast, person, second, on)
                assert before.with_event(second, on).kind is situation.of(person, DAYS[5]).kind


def test_a_report_of_an_earlier_day_finds_people_where_they_lived_then(cast: Cast) -> None:
    person = cast.person()
    a, b, c = db.session.scalars(select(Unit).where(Unit.valid_to.is_(None)).limit(3)).all()
    person.unit = a
    db.session.commit()
    enter(cast, person, K.MOVED, DAYS[1], to_unit=b)
    last = enter(cast, person, K.MOVED, DAYS[3], to_unit=c)
    lived = [situation.of(person, day).unit_id for day in DAYS[:5]]
    assert lived == [a.id, b.id, b.id, c.id, c.id]
    assert person.unit_id == c.id
    with pytest.raises(NotPossible):  # between two moves there is no third
        enter(cast, person, K.MOVED, DAYS[2], to_unit=a)
    with pytest.raises(NotLastMove):
        situation_entry.void(db.session.scalars(SituationEvent.of(person)).all()[1], cast.officer)
    situation_entry.void(last, cast.officer)
    db.session.commit()
    assert person.unit_id == b.id
    assert situation.of(person, DAYS[4]).unit_id == b.id


def test_who_left_the_city_is_counted_in_the_old_commune(cast: Cast) -> None:
    person = cast.person()
    person.unit = db.session.scalars(select(Unit).where(Unit.valid_to.is_(None)).limit(1)).one()
    db.session.commit()
    enter(cast, person, K.MOVED, DAYS[2])
    now = situation.of(person, DAYS[3])
    assert (now.kind, now.unit_id) == (K.MOVED, person.unit_id)


def test_an_event_is_voided_once_and_never_changed(cast: Cast) -> None:
    person = cast.person()
    row = enter(cast, person, K.WORKING, DAYS[0])
    row.kind = K.LOOKING
    with pytest.raises(Unchangeable):
        db.session.flush()
    db.session.rollback()
    situation_entry.void(row, cast.officer)
    db.session.commit()
    assert situation.of(person, DAYS[1]) == Situation()
    with pytest.raises(NotNow):
        situation_entry.void(row, cast.officer)
    db.session.rollback()


def test_of_the_dead_nothing_later_is_entered(cast: Cast) -> None:
    person = cast.person()
    enter(cast, person, K.LOOKING, DAYS[2])
    with pytest.raises(NotPossible):
        enter(cast, person, K.DECEASED, DAYS[1])
    enter(cast, person, K.DECEASED, DAYS[3])
    with pytest.raises(NotPossible):
        enter(cast, person, K.WORKING, DAYS[4])
    db.session.rollback()


def test_all_or_nobody(cast: Cast) -> None:
    born, unborn = cast.person("Trần Văn Ba"), cast.person("Trần Văn Bốn")
    unborn.birth_date = DAYS[3]
    db.session.commit()
    news = News(K.SURVEYED, DAYS[1], EventSource.SURVEY)
    with pytest.raises(NotPossible):
        situation_entry.enter([born, unborn], news, cast.officer, "a" * 32)
    db.session.rollback()
    assert db.session.scalars(select(SituationEvent)).all() == []
