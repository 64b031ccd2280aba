"""The life of a job: each verb at its moment, each refusal at every other."""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from models import Audit, Job, db, hiring, life
from models.life import JOB_STEPS
from models.vocabulary import JobState
from tests.life.conftest import Cast

J = JobState
Verb = Callable[[Job, Cast], None]
VERBS: dict[str, tuple[Verb, set[J]]] = {
    "submit": (lambda job, cast: job.submit(cast.boss), {J.DRAFT}),
    "take back": (lambda job, cast: job.take_back(cast.boss), {J.WAITING}),
    "give back": (lambda job, cast: job.give_back(cast.officer, "Thiếu lương"), {J.WAITING}),
    "approve": (lambda job, cast: job.approve(cast.officer), {J.WAITING}),
    "pause": (lambda job, cast: job.pause(cast.boss), {J.OPEN}),
    "resume": (lambda job, cast: job.resume(cast.boss), {J.PAUSED}),
    "extend": (lambda job, cast: job.extend(cast.boss, date(2030, 1, 1)), {J.EXPIRED}),
    "close": (
        lambda job, cast: hiring.close_job(job, cast.boss),
        {J.DRAFT, J.WAITING, J.OPEN, J.PAUSED, J.EXPIRED},
    ),
}


@pytest.mark.parametrize("state", list(J))
@pytest.mark.parametrize("verb", VERBS)
def test_a_verb_works_at_its_moment_alone(cast: Cast, verb: str, state: J) -> None:
    job = cast.job(state=state)
    act, allowed = VERBS[verb]
    if state in allowed:
        act(job, cast)
        db.session.commit()
        assert job.state in JOB_STEPS[state]
        rows = db.session.scalars(select(Audit).filter_by(subject_kind="job")).all()
        assert [(life.JOB_ACTS[row.action], row.subject_id) for row in rows] == [
            (job.state, job.id)
        ]
    else:
        with pytest.raises(life.NotNow):
            act(job, cast)
        db.session.rollback()
        assert job.state is state


def test_a_job_of_a_firm_that_is_not_verified_waits(cast: Cast) -> None:
    job = cast.job(state=J.WAITING)
    cast.firm.verified_at = None
    with pytest.raises(life.NotVerified):
        job.approve(cast.officer)
    assert job.state is J.WAITING


def test_what_the_office_asks_for_is_kept_until_it_is_answered(cast: Cast) -> None:
    job = cast.job(state=J.WAITING)
    job.give_back(cast.officer, "Hãy ghi mức lương.")
    assert job.office_note == "Hãy ghi mức lương."
    job.submit(cast.boss)
    assert job.office_note == ""
    db.session.commit()
