"""The legal steps of jobs and introductions, and the ways in which a step is refused; pure."""

from collections.abc import Mapping

from models.vocabulary import IntroductionState as I
from models.vocabulary import JobState as J
from models.vocabulary import RefusalReason as R
from models.vocabulary import Side

# Whatever ends before a hire may be taken up again by the office: the pair keeps its one row.
_OVER = frozenset({I.REFUSED, I.WITHDRAWN, I.OBSOLETE, I.EXPIRED})
INTRODUCTION_STEPS: Mapping[I, frozenset[I]] = {
    I.PROPOSED: frozenset({I.APPROVED}) | _OVER,
    I.APPROVED: frozenset({I.SENT, I.WITHDRAWN, I.OBSOLETE, I.EXPIRED}),
    I.SENT: frozenset({I.SEEN}) | _OVER,
    I.SEEN: frozenset({I.INTERVIEW, I.OFFERED}) | _OVER,
    I.INTERVIEW: frozenset({I.INTERVIEW, I.OFFERED}) | _OVER,
    I.OFFERED: frozenset({I.HIRED}) | _OVER,
    I.HIRED: frozenset({I.STARTED, I.REFUSED, I.WITHDRAWN}),
    I.STARTED: frozenset(),
    I.REFUSED: frozenset({I.PROPOSED}),
    I.WITHDRAWN: frozenset({I.PROPOSED}),
    I.OBSOLETE: frozenset({I.PROPOSED}),
    I.EXPIRED: frozenset({I.PROPOSED}),
}
JOB_STEPS: Mapping[J, frozenset[J]] = {
    J.DRAFT: frozenset({J.WAITING, J.CLOSED}),
    J.WAITING: frozenset({J.OPEN, J.DRAFT, J.CLOSED}),
    J.OPEN: frozenset({J.PAUSED, J.FILLED, J.CLOSED, J.EXPIRED}),
    J.PAUSED: frozenset({J.OPEN, J.FILLED, J.CLOSED, J.EXPIRED}),
    J.FILLED: frozenset({J.OPEN}),
    J.EXPIRED: frozenset({J.OPEN, J.FILLED, J.CLOSED}),
    J.CLOSED: frozenset(),
}

OVER = _OVER
HIRES = frozenset({I.HIRED, I.STARTED})
LIVE = frozenset(set(I) - OVER - HIRES)
INTRODUCED = frozenset({I.APPROVED, I.SENT, I.SEEN, I.INTERVIEW, I.OFFERED}) | HIRES
# With whom the matter lies while nothing happens, and so whose silence lets it expire.
SILENCE = frozenset({I.APPROVED, I.SENT, I.SEEN, I.INTERVIEW, I.OFFERED})
# Of these the ones where somebody outside the office owes an answer to what was sent.
ANSWERED_BY = SILENCE - {I.APPROVED}
GONE = frozenset({J.FILLED, J.CLOSED, J.EXPIRED})
# What stands, or once stood, on the board has a page for everybody.
SHOWN_TO_ALL = (J.OPEN, J.PAUSED, J.FILLED, J.CLOSED, J.EXPIRED)
# A deadline ends the taking of names, not the hiring of those who were introduced before it.
HIRING = frozenset({J.OPEN, J.PAUSED, J.EXPIRED})

# Each state is entered by one act of its own: the audit rows of a subject tell its whole path.
INTRODUCTION_ACTS: Mapping[str, I] = {
    "introduction.propose": I.PROPOSED,
    "introduction.renew": I.PROPOSED,
    "introduction.approve": I.APPROVED,
    "introduction.send": I.SENT,
    "introduction.open": I.SEEN,
    "introduction.interview": I.INTERVIEW,
    "introduction.offer": I.OFFERED,
    "introduction.hire": I.HIRED,
    "introduction.start": I.STARTED,
    "introduction.refuse": I.REFUSED,
    "introduction.withdraw": I.WITHDRAWN,
    "introduction.obsolete": I.OBSOLETE,
    "introduction.expire": I.EXPIRED,
}
JOB_ACTS: Mapping[str, J] = {
    "job.draft": J.DRAFT,
    "job.return": J.DRAFT,
    "job.take_back": J.DRAFT,
    "job.submit": J.WAITING,
    "job.approve": J.OPEN,
    "job.resume": J.OPEN,
    "job.reopen": J.OPEN,
    "job.extend": J.OPEN,
    "job.pause": J.PAUSED,
    "job.fill": J.FILLED,
    "job.close": J.CLOSED,
    "job.expire": J.EXPIRED,
}
# The reasons each side chooses from when it says no.
REASONS: Mapping[Side, tuple[R, ...]] = {
    Side.STAFF: (
        R.RULE_UNMET, R.NOT_WANTED, R.TOO_FAR, R.WAGE_TOO_LOW, R.JOB_FILLED, R.PLACED_ELSEWHERE,
        R.OTHER,
    ),
    Side.EMPLOYER: (
        R.SKILL_LACKING, R.RULE_UNMET, R.NOT_REACHED, R.DID_NOT_COME, R.WAGE_TOO_LOW,
        R.OTHER_CHOSEN, R.JOB_FILLED, R.OTHER,
    ),
    Side.VETERAN: (
        R.NOT_WANTED, R.TOO_FAR, R.WAGE_TOO_LOW, R.STUDYING, R.PLACED_ELSEWHERE, R.OTHER,
    ),
}  # fmt: skip


class Refused(Exception):
    """A verb refused: nothing was changed. Each reason has words in app/wording.py."""


class NotNow(Refused):
    """The state does not allow this step, or somebody else was faster."""


class NotProposed(NotNow):
    """Only an introduction that waits for a decision can be decided."""


class InterviewMoved(NotNow):
    """An answer was to a time for which the interview is no longer set."""


class NotWaiting(NotNow):
    """Only a job that waits for the office can be approved or returned."""


class NotReviewed(Refused):
    """It has become another job since it was approved, and the office has not looked yet."""


class NotReady(Refused):
    """The draft lacks something, or holds something wrong."""


class AlreadyGone(NotNow):
    """A job that is filled, closed or expired cannot change any more."""


class NoAgreement(Refused):
    """The person has not agreed that this employer may see who they are."""


class AlreadyPlaced(Refused):
    """The person has been hired, here or elsewhere."""


class NoOpening(Refused):
    """All openings are taken, or the job takes nobody any more."""


class NotVerified(Refused):
    """The office has not verified the employer."""


class NotConfirmed(Refused):
    """The person registered himself, and no officer has confirmed it yet."""


class NotRunning(Refused):
    """The job is not on the board (yet, or any more)."""
