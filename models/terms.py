"""What a job offers and asks, field by field: whether two say the same, what was changed."""

import hashlib
import json
from typing import Any

from models.account import Account
from models.audit import Audit
from models.base import utcnow
from models.job import Job
from models.life import NotNow
from models.vocabulary import JobState

# What the employer writes and the office approves, in the order of the form.
TERMS = (
    "title",
    "occupation",
    "sector",
    "place",
    "unit_id",
    "overseas",
    "sending_licence",
    "wage",
    "wage_per",
    "hours",
    "weekly_hours",
    "shift",
    "lodging",
    "rules",
    "requirements",
    "preferred",
    "experience",
    "description",
)
# How many and until when is the employer's own matter.
ALL = (*TERMS, "openings", "deadline")
ON_BOARD = frozenset({JobState.OPEN, JobState.PAUSED})


def differences(one: Job, other: Job) -> list[str]:
    """Names of the fields that two jobs say differently."""
    return [name for name in ALL if getattr(one, name) != getattr(other, name)]


def version(job: Job) -> str:
    """16 characters that tell apart what a job said at different times."""
    text = json.dumps(said(job), sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def note_change(job: Job, before: dict[str, Any], by: Account) -> None:
    """Writes down what an edit changed.

    What was approved and is another now stays marked until the office has looked. Where it has
    become another job it leaves the board until then: nobody comes for what nobody approved.

    Args:
        before: the values of `ALL` before the edit, as `said` gives them.
    """
    fields = [name for name in ALL if before[name] != getattr(job, name)]
    approved = [name for name in fields if name in TERMS]
    if approved and job.state in ON_BOARD:
        job.changed = [name for name in TERMS if name in {*job.changed, *approved}]
        job.changed_at = utcnow()
        if job.is_another and job.state is JobState.OPEN:
            job.pause(by)
    Audit.note("job.change", on=job, by=by.id, fields=fields)


def said(job: Job) -> dict[str, Any]:
    """The values of `ALL` as they are."""
    return {name: getattr(job, name) for name in ALL}


def look_again(job: Job, by: Account) -> None:
    """The office has read what was changed.

    Raises:
        NotNow: nothing was changed since it looked.
    """
    if job.changed_at is None:
        raise NotNow
    Audit.note("job.look_again", on=job, by=by.id, fields=job.changed)
    job.changed, job.changed_at = [], None
