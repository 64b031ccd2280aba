"""What time ends: jobs whose deadline has passed, introductions that nobody answers any more."""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import func, select

from models import telling
from models.audit import Audit
from models.base import db
from models.introduction import Introduction
from models.job import Job
from models.life import JOB_STEPS, SILENCE
from models.moving import move
from models.vocabulary import IntroductionState, JobState, Side

SILENCE_DAYS = 14


def expire_jobs(today: date) -> int:
    """Takes jobs off the board whose deadline has passed.

    What somebody else holds just now is left for the next run: this one waits for nobody.

    Returns:
        How many there were.
    """
    overdue = Job.overdue(today).order_by(Job.id).with_for_update(key_share=True, skip_locked=True)
    jobs = db.session.scalars(overdue.execution_options(populate_existing=True)).all()
    for job in jobs:
        move(job, JobState.EXPIRED, JOB_STEPS)
        Audit.note("job.expire", on=job)
        telling.of_job(job, "job.expire", None)
    return len(jobs)


def expire_introductions(today: date, silence_days: int = SILENCE_DAYS) -> int:
    """Ends introductions that nobody moved for longer than the days of silence allowed.

    What waits for the office itself never expires. An interview is waited for.

    Returns:
        How many there were.
    """
    # The days are counted in full: who was written to on Monday has the whole last day as well.
    since = datetime.combine(today - timedelta(days=silence_days), time(), UTC)
    last = func.coalesce(Introduction.interview_at, Introduction.moved_at)
    silent = db.session.scalars(
        select(Introduction)
        .where(Introduction.state.in_(SILENCE), Introduction.moved_at < since, last < since)
        .order_by(Introduction.id)
        .with_for_update(key_share=True, skip_locked=True)
        .execution_options(populate_existing=True)
    ).all()
    for introduction in silent:
        introduction.step(IntroductionState.EXPIRED, "introduction.expire", None, Side.SYSTEM)
    return len(silent)
