"""How a pair comes before the office, and comes before it again after it was over."""

from collections.abc import Mapping

from models.account import Account
from models.audit import Audit
from models.base import db
from models.introduction import Introduction
from models.job import Job
from models.life import OVER, AlreadyPlaced, NotConfirmed, NotNow, NotRunning
from models.veteran import Veteran
from models.vocabulary import IntroductionState, JobState, Proposer, Side

TAKING = frozenset({JobState.WAITING, JobState.OPEN, JobState.PAUSED})
# Who takes up again what is over by asking once more; an officer takes up anything by `renew`.
RENEWABLE: Mapping[Proposer, frozenset[IntroductionState]] = {
    Proposer.VETERAN: OVER - {IntroductionState.REFUSED},
    Proposer.EMPLOYER: frozenset({IntroductionState.OBSOLETE, IntroductionState.EXPIRED}),
    Proposer.STAFF: frozenset(),
}


def propose(veteran: Veteran, job: Job, proposer: Proposer, by: Account) -> Introduction:
    """Brings a pair before the office; a pair that is there already stays as it is.

    Raises:
        NotConfirmed: the office does not know the person yet.
        AlreadyPlaced: the person has been hired.
        NotRunning: the job takes nobody now.
    """
    job, known = _hold(veteran, job)
    if known is not None and known.state not in RENEWABLE[proposer]:
        return known
    _check(veteran, job)
    if known is not None:
        _propose_again(known, proposer, by)
        return known
    introduction = Introduction(veteran=veteran, job=job, proposer=proposer)
    db.session.add(introduction)
    Audit.note("introduction.propose", on=introduction, by=by.id, proposer=proposer)
    return introduction


def renew(introduction: Introduction, by: Account) -> None:
    """An officer takes up again what is over, whatever ended it.

    Raises:
        NotNow: it is not over.
        AlreadyPlaced: the person has been hired.
        NotRunning: the job takes nobody now.
    """
    job, _known = _hold(introduction.veteran, introduction.job)
    if not introduction.is_over:
        raise NotNow
    _check(introduction.veteran, job)
    _propose_again(introduction, Proposer.STAFF, by)


def _hold(veteran: Veteran, job: Job) -> tuple[Job, Introduction | None]:
    """Person, then job, then pair: every verb that holds several rows holds them in this order.

    Two clicks at once come here one after the other, so that the second finds the first one's pair.
    """
    veteran.hold()
    job = Job.hold(job.id)
    return job, Introduction.of_pair(veteran, job)


def _check(veteran: Veteran, job: Job) -> None:
    if not veteran.is_confirmed:
        raise NotConfirmed
    if Introduction.is_placed(veteran.id):
        raise AlreadyPlaced
    if job.state not in TAKING:
        raise NotRunning


def _propose_again(introduction: Introduction, proposer: Proposer, by: Account) -> None:
    """The pair begins anew; what it was decided on before stays until the next decision."""
    decided = ("decided_by_id", "decided_at", "sent_at", "hired_at", "left_at")
    emptied = (*decided, "interview_at", "interview_accepted_at")
    introduction.step(
        IntroductionState.PROPOSED,
        "introduction.renew",
        by,
        Side(proposer.value),
        values=dict.fromkeys(emptied)
        | {"proposer": proposer, "note": "", "ending_note": "", "other_time": ""},
        was=introduction.state,
        version=introduction.version,
        score=introduction.score,
    )
