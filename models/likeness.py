"""Whether two jobs of one firm are nearly the same advertisement."""

from itertools import pairwise

from models.base import db
from models.job import Job
from models.searching import folded
from models.vocabulary import JobState

LIVE = (JobState.WAITING, JobState.OPEN, JobState.PAUSED)
# Shares of words that two texts have in common (Jaccard). Whole texts are compared by words and
# pairs of neighbours, so that the same words in another order are less alike; the titles must be
# akin as well, for many firms write everything else of their jobs the same.
WHOLE, TITLE = 0.7, 0.5


def are_alike(one: Job, other: Job) -> bool:
    """Whether one could stand for the other. The same work in another commune is another job."""
    if one.unit_id and other.unit_id and one.unit_id != other.unit_id:
        return False
    titles = share(set(folded(one.title).split()), set(folded(other.title).split()))
    return titles >= TITLE and share(_pieces(one), _pieces(other)) >= WHOLE


def share(one: set[str], other: set[str]) -> float:
    """How much of two sets together they have in common, 0 to 1."""
    together = one | other
    return len(one & other) / len(together) if together else 0.0


def _pieces(job: Job) -> set[str]:
    words = folded(f"{job.title} {job.description} {job.requirements}").split()
    return {*words, *(f"{a} {b}" for a, b in pairwise(words))}


def twins(job: Job, of: Job | None = None) -> list[Job]:
    """The live jobs of the same firm that are nearly the same as a job, the newest first.

    Args:
        of: the row of the job where it is kept already; a row is no twin of itself.
    """
    live = Job.of(job.employer.id).where(Job.state.in_(LIVE))
    if of is not None:
        live = live.where(Job.id != of.id)
    return [other for other in db.session.scalars(live) if are_alike(job, other)]
