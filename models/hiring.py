"""What touches more than one pair: hires, the openings they take, and the end of jobs.

Rows are held in one order everywhere (person, job, pairs by number, then the audit), so that no
two of these verbs can ever wait for each other.
"""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, and_, or_, select, update

from models import telling
from models.account import Account
from models.audit import Audit
from models.base import db, utcnow
from models.introduction import Introduction
from models.job import Job
from models.life import (
    HIRING,
    INTRODUCTION_STEPS,
    JOB_STEPS,
    LIVE,
    AlreadyGone,
    AlreadyPlaced,
    NoOpening,
    NotNow,
)
from models.moving import move
from models.veteran import Veteran
from models.vocabulary import IntroductionState, JobState, RefusalReason, Side


def hire(introduction: Introduction, by: Account, side: Side) -> None:
    """Takes one opening for one person; all that this settles is settled in the same commit.

    The person's other introductions become obsolete at once; the job is filled with its last
    opening, and then those who still wait for it are told so.

    Raises:
        NotNow: there is no offer.
        AlreadyPlaced: the person has been hired elsewhere.
        NoOpening: all openings are taken, or the job takes nobody any more.
    """
    if IntroductionState.HIRED not in INTRODUCTION_STEPS[introduction.state]:
        raise NotNow
    introduction.veteran.hold()
    if Introduction.is_placed(introduction.veteran_id):
        raise AlreadyPlaced
    job = _take_opening(introduction.job)
    concerned = Introduction.veteran_id == introduction.veteran_id
    if not job.places_left:
        concerned = or_(concerned, Introduction.job_id == job.id)
    others = [pair for pair in _held(concerned) if pair is not introduction]
    now = {"hired_at": utcnow()}
    introduction.step(IntroductionState.HIRED, "introduction.hire", by, side, values=now)
    for pair in others:
        elsewhere = pair.veteran_id == introduction.veteran_id
        _obsolete(
            pair, by, RefusalReason.PLACED_ELSEWHERE if elsewhere else RefusalReason.JOB_FILLED
        )
    if not job.places_left:
        _fill(job, by)


def turn_down(
    introduction: Introduction, by: Account, side: Side, reason: RefusalReason, note: str = ""
) -> None:
    """The employer, or at an offer the person, says no, for a reason.

    Raises:
        NotNow: nothing was sent, or it is over.
    """
    asked = introduction.sent_at is not None
    if side is Side.VETERAN:
        asked = introduction.state is IntroductionState.OFFERED
    if not asked or introduction.is_over:
        raise NotNow
    _end(introduction, IntroductionState.REFUSED, "introduction.refuse", by, side, reason, note)


def withdraw(
    introduction: Introduction,
    by: Account,
    side: Side,
    reason: RefusalReason | None = None,
    note: str = "",
) -> None:
    """The person, or an officer for them, steps back; a hire that had not begun frees its opening.

    Raises:
        NotNow: it is over, or the work has begun.
    """
    _end(introduction, IntroductionState.WITHDRAWN, "introduction.withdraw", by, side, reason, note)


def withdraw_all_sent(veteran: Veteran, employer_id: int | None, by: Account) -> None:
    """The person no longer lets an employer know them: what was sent there is withdrawn.

    A hire stays: it is no longer an introduction, but work.

    Args:
        employer_id: None for all employers, and then also what was not sent yet.
    """
    veteran.hold()
    concerned = Introduction.veteran_id == veteran.id
    if employer_id is not None:
        jobs = select(Job.id).where(Job.employer_id == employer_id)
        concerned = and_(
            concerned, Introduction.job_id.in_(jobs), Introduction.sent_at.is_not(None)
        )
    for pair in _held(concerned):
        pair.step(IntroductionState.WITHDRAWN, "introduction.withdraw", by, Side.VETERAN)


def leave(introduction: Introduction, by: Account, side: Side) -> None:
    """Somebody who started no longer works there; the person is free for other work.

    Raises:
        NotNow: they do not work there.
    """
    job = Job.hold(introduction.job_id)
    left = db.session.execute(
        update(Introduction)
        .where(Introduction.id == introduction.id, Introduction.left_at.is_(None))
        .where(Introduction.state == IntroductionState.STARTED)
        .values(left_at=utcnow())
    )
    if left.rowcount != 1:  # type: ignore[attr-defined]
        raise NotNow
    job.hired -= 1
    Audit.note("introduction.leave", on=introduction, by=by.id, side=side)


def close_job(job: Job, by: Account) -> None:
    """Takes a job off the board for good; who still waits for it is told so.

    Raises:
        AlreadyGone: it is filled or closed.
    """
    job = Job.hold(job.id)
    if JobState.CLOSED not in JOB_STEPS[job.state]:
        raise AlreadyGone
    waiting = _held(Introduction.job_id == job.id)
    move(job, JobState.CLOSED, JOB_STEPS)
    Audit.note("job.close", on=job, by=by.id)
    for pair in waiting:
        _obsolete(pair, by, RefusalReason.JOB_CLOSED)


def settle(job: Job, by: Account) -> None:
    """After the number of openings was changed: a job without one left is filled."""
    if job.places_left or job.state not in HIRING:
        return
    waiting = _held(Introduction.job_id == job.id)
    _fill(job, by)
    for pair in waiting:
        _obsolete(pair, by, RefusalReason.JOB_FILLED)


def _fill(job: Job, by: Account) -> None:
    move(job, JobState.FILLED, JOB_STEPS)
    Audit.note("job.fill", on=job, by=by.id)
    telling.of_job(job, "job.fill", by)


def _take_opening(job: Job) -> Job:
    """One conditional UPDATE: of many at once, as many succeed as there are openings."""
    taken = db.session.execute(
        update(Job)
        .where(Job.id == job.id, Job.hired < Job.openings, Job.state.in_(HIRING))
        .values(hired=Job.hired + 1)
        .execution_options(synchronize_session=False)
    )
    if taken.rowcount != 1:  # type: ignore[attr-defined]
        raise NoOpening
    return Job.hold(job.id)


def _end(
    introduction: Introduction,
    to: IntroductionState,
    act: str,
    by: Account,
    side: Side,
    reason: RefusalReason | None,
    note: str,
) -> None:
    job = None
    if introduction.state is IntroductionState.HIRED:
        job = Job.hold(introduction.job_id)
    introduction.step(to, act, by, side, reason, values={"ending_note": note})
    if job is not None:
        job.hired -= 1
        if job.state is JobState.FILLED:
            move(job, JobState.OPEN, JOB_STEPS)
            Audit.note("job.reopen", on=job, by=by.id)


def _held(which: ColumnElement[bool]) -> Sequence[Introduction]:
    """Introductions under way, held by their numbers."""
    return db.session.scalars(
        select(Introduction)
        .where(and_(which, Introduction.state.in_(LIVE)))
        .order_by(Introduction.id)
        .with_for_update(key_share=True)
        .execution_options(populate_existing=True)
    ).all()


def _obsolete(introduction: Introduction, by: Account, reason: RefusalReason) -> None:
    introduction.step(IntroductionState.OBSOLETE, "introduction.obsolete", by, Side.SYSTEM, reason)
