"""Whoever read a row before it moved on comes too late."""

import pytest
from sqlalchemy import update

from models import Introduction, Job, db, hiring, life
from models.vocabulary import IntroductionState, JobState, Side
from tests.life.conftest import Cast


def moved_elsewhere(kind: type, state: str) -> None:
    """As if another worker had been faster: the rows in this session do not know it."""
    db.session.execute(
        update(kind).values(state=state).execution_options(synchronize_session=False)
    )


def test_a_step_from_a_state_that_is_gone_is_refused(cast: Cast) -> None:
    pair = cast.pair(IntroductionState.SENT, cast.person(), cast.job())
    assert pair.state is IntroductionState.SENT
    moved_elsewhere(Introduction, IntroductionState.WITHDRAWN)
    with pytest.raises(life.NotNow):
        pair.open(cast.boss, Side.EMPLOYER)
    db.session.rollback()


def test_a_job_that_was_closed_meanwhile_is_not_paused(cast: Cast) -> None:
    job = cast.job()
    assert job.state is JobState.OPEN
    moved_elsewhere(Job, JobState.CLOSED)
    with pytest.raises(life.NotNow):
        job.pause(cast.boss)
    with pytest.raises(life.NotNow):
        hiring.close_job(job, cast.boss)
    db.session.rollback()
