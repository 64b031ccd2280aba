"""What time ends, and what it does not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from models import Introduction, Job, db
from models.expiry import expire_introductions, expire_jobs
from models.vocabulary import IntroductionState, JobState, Side
from tests.life.conftest import Cast

I = IntroductionState  # noqa: E741
TODAY = date(2026, 3, 2)


def moved(days_ago: int) -> None:
    when = datetime.combine(TODAY - timedelta(days=days_ago), datetime.min.time(), UTC)
    db.session.execute(update(Introduction).values(moved_at=when + timedelta(hours=9)))
    db.session.execute(
        update(Introduction).where(Introduction.interview_at.is_not(None)).values(interview_at=when)
    )


@pytest.mark.parametrize("state", [I.APPROVED, I.SENT, I.SEEN, I.INTERVIEW, I.OFFERED])
def test_silence_ends_an_introduction_after_its_days(cast: Cast, state: I) -> None:
    pair = cast.pair(state, cast.person(), cast.job())
    moved(14)
    assert expire_introductions(TODAY, 14) == 0
    moved(15)
    assert expire_introductions(TODAY, 14) == 1
    db.session.commit()
    assert (pair.state, pair.ended_by) == (I.EXPIRED, Side.SYSTEM)
    assert cast.acts(pair)[-1] == "expire"
    assert expire_introductions(TODAY, 14) == 0


@pytest.mark.parametrize("state", [I.PROPOSED, I.HIRED, I.STARTED])
def test_what_waits_for_the_office_or_is_work_never_expires(cast: Cast, state: I) -> None:
    pair = cast.pair(state, cast.person(), cast.job())
    moved(400)
    assert expire_introductions(TODAY, 14) == 0
    assert pair.state is state


def test_an_interview_to_come_is_waited_for(cast: Cast) -> None:
    pair = cast.pair(I.INTERVIEW, cast.person(), cast.job())
    moved(30)
    pair.interview_at = datetime(2026, 3, 10, 1, tzinfo=UTC)
    assert expire_introductions(TODAY, 14) == 0
    assert expire_introductions(TODAY + timedelta(days=23), 14) == 1


def test_what_moved_after_an_interview_long_ago_is_not_silent(cast: Cast) -> None:
    pair = cast.pair(I.OFFERED, cast.person(), cast.job())
    moved(60)
    pair.moved_at = datetime(2026, 2, 27, tzinfo=UTC)
    db.session.flush()
    assert expire_introductions(TODAY, 14) == 0


@pytest.mark.parametrize("state", list(JobState))
def test_a_passed_deadline_takes_a_job_off_the_board(cast: Cast, state: JobState) -> None:
    late, today = cast.job(state=state), cast.job(state=state)
    cast.job(state=state)  # without a deadline
    late.deadline, today.deadline = TODAY - timedelta(days=1), TODAY
    on_board = state in {JobState.OPEN, JobState.PAUSED}
    assert expire_jobs(TODAY) == (1 if on_board else 0)
    db.session.commit()
    assert late.state is (JobState.EXPIRED if on_board else state)
    assert today.state is state
    assert expire_jobs(TODAY) == 0
    assert db.session.query(Job).count() == 3
