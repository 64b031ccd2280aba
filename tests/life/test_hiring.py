"""Hires: openings are never overrun, nobody works twice, and all else is settled at once."""

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from models import Introduction, Job, db, hiring, life
from models.proposing import propose
from models.vocabulary import IntroductionState, JobState, Proposer, RefusalReason, Side
from tests.life.conftest import Cast

I = IntroductionState  # noqa: E741


def test_a_hire_ends_all_else_of_the_person_at_once(cast: Cast) -> None:
    an, first = cast.person(), cast.job(openings=2)
    hired = cast.pair(I.OFFERED, an, first)
    others = [cast.pair(state, an, cast.job()) for state in (I.PROPOSED, I.SENT, I.OFFERED)]
    refused = cast.pair(I.SENT, an, cast.job())
    hiring.turn_down(refused, cast.boss, Side.EMPLOYER, RefusalReason.OTHER)
    theirs = cast.pair(I.SEEN, cast.person("Trần Văn Bốn"), first)
    hiring.hire(hired, cast.boss, Side.EMPLOYER)
    db.session.commit()
    assert [pair.state for pair in others] == [I.OBSOLETE] * 3
    assert {pair.refusal for pair in others} == {RefusalReason.PLACED_ELSEWHERE}
    assert (refused.state, theirs.state) == (I.REFUSED, I.SEEN)
    assert (first.hired, first.state) == (1, JobState.OPEN)


def test_the_last_opening_fills_the_job_and_tells_who_waits(cast: Cast) -> None:
    job = cast.job(openings=2)
    people = [cast.person(f"Người {n}") for n in range(3)]
    first, second, third = (cast.pair(I.OFFERED, person, job) for person in people)
    hiring.hire(first, cast.boss, Side.EMPLOYER)
    hiring.hire(second, cast.boss, Side.EMPLOYER)
    db.session.commit()
    assert (job.hired, job.state) == (2, JobState.FILLED)
    assert (third.state, third.refusal) == (I.OBSOLETE, RefusalReason.JOB_FILLED)
    with pytest.raises(life.Refused):
        hiring.hire(third, cast.boss, Side.EMPLOYER)


@pytest.mark.parametrize("why", [{"state": JobState.CLOSED}, {"hired": 1}])
def test_a_hire_without_an_opening_is_refused(cast: Cast, why: dict[str, object]) -> None:
    job = cast.job()
    pair = cast.pair(I.OFFERED, cast.person(), job)
    db.session.execute(update(Job).values(**why))
    with pytest.raises(life.NoOpening):
        hiring.hire(pair, cast.boss, Side.EMPLOYER)
    db.session.rollback()
    assert (pair.state, job.hired) == (I.OFFERED, 0)


def test_whoever_works_is_proposed_to_nobody(cast: Cast) -> None:
    an = cast.person()
    pair = cast.pair(I.STARTED, an, cast.job())
    with pytest.raises(life.AlreadyPlaced):
        propose(an, cast.job(), Proposer.STAFF, by=cast.officer)
    hiring.leave(pair, cast.boss, Side.EMPLOYER)
    propose(an, cast.job(), Proposer.STAFF, by=cast.officer)
    db.session.commit()
    assert pair.job.hired == 0


@pytest.mark.parametrize("side", [Side.EMPLOYER, Side.VETERAN])
def test_a_hire_that_did_not_begin_frees_its_opening(cast: Cast, side: Side) -> None:
    job = cast.job()
    pair = cast.pair(I.HIRED, cast.person(), job)
    assert job.state is JobState.FILLED
    if side is Side.EMPLOYER:
        hiring.turn_down(pair, cast.boss, side, RefusalReason.DID_NOT_COME)
    else:
        hiring.withdraw(pair, cast.officer, side)
    db.session.commit()
    assert (job.hired, job.state) == (0, JobState.OPEN)
    assert not Introduction.is_placed(pair.veteran_id)


def test_the_database_itself_refuses_a_second_active_hire(cast: Cast) -> None:
    an = cast.person()
    cast.pair(I.HIRED, an, cast.job())
    second = Introduction(veteran=an, job=cast.job(), proposer=Proposer.STAFF, state=I.STARTED)
    db.session.add(second)
    with pytest.raises(IntegrityError):
        db.session.flush()


def test_the_database_itself_refuses_one_hire_too_many(cast: Cast) -> None:
    cast.pair(I.HIRED, cast.person(), cast.job())
    with pytest.raises(IntegrityError):
        db.session.execute(update(Job).values(hired=2))


def test_a_closed_job_ends_what_waits_for_it_and_keeps_its_hires(cast: Cast) -> None:
    job = cast.job(openings=5)
    states = (I.PROPOSED, I.APPROVED, I.SENT, I.OFFERED, I.HIRED, I.STARTED)
    pairs = [cast.pair(state, cast.person(state), job) for state in states]
    hiring.close_job(job, cast.boss)
    db.session.commit()
    assert [pair.state for pair in pairs] == [I.OBSOLETE] * 4 + [I.HIRED, I.STARTED]
    with pytest.raises(life.AlreadyGone):
        hiring.close_job(job, cast.boss)


def test_fewer_openings_fill_a_job(cast: Cast) -> None:
    job = cast.job(openings=3)
    cast.pair(I.HIRED, cast.person(), job)
    waits = cast.pair(I.SENT, cast.person("Trần Văn Bốn"), job)
    job.openings = 1
    hiring.settle(job, cast.boss)
    db.session.commit()
    assert (job.state, waits.state) == (JobState.FILLED, I.OBSOLETE)


def test_who_was_introduced_before_the_deadline_is_hired_after_it(cast: Cast) -> None:
    job = cast.job(state=JobState.OPEN)
    pair = cast.pair(I.OFFERED, cast.person(), job)
    db.session.execute(update(Job).values(state=JobState.EXPIRED))
    hiring.hire(pair, cast.boss, Side.EMPLOYER)
    db.session.commit()
    assert (job.hired, job.state) == (1, JobState.FILLED)
