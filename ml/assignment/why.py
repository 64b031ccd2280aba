"""Why a person is not in a place: what shuts a pair out, who holds the places, who is next."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from ml.assignment.cohort import UNITS, Cohort, Mask, Places


class Shut(IntEnum):
    """What shuts a pair out of a plan; where several do, the first that holds."""

    CHOSEN = 0  # nothing: it is in
    BARRED = 1  # a must-have is unmet
    EXCLUDED = 2  # the officer took it out
    FULL = 3  # the job's places are taken
    ENOUGH = 4  # the person has all the introductions one may get
    FREE = 5  # nothing, though it is not in: never in a plan that leaves no room unused
    UNFIT = 6  # the pair is not among those that fit


def shut(cohort: Cohort, chosen: Mask) -> NDArray[np.int8]:
    """Return (pairs) what shuts each out, as `Shut`."""
    pairs = cohort.pairs
    people, jobs = cohort.held(chosen)
    full = (jobs >= cohort.room)[pairs.job]
    enough = (people >= cohort.most)[pairs.person]
    conditions = [chosen, pairs.barred, pairs.excluded, full, enough]
    reasons = [Shut.CHOSEN, Shut.BARRED, Shut.EXCLUDED, Shut.FULL, Shut.ENOUGH]
    return np.select(conditions, reasons, Shut.FREE).astype(np.int8)


def reserves(cohort: Cohort, chosen: Mask, count: int) -> Places:
    """Return (people x count) the next best pairs of each person, best first, -1 for none.

    Pairs that may be and are not chosen; `shut` tells what stands in their way.
    """
    pairs = cohort.pairs
    rank = cohort.standing(pairs.person, pairs.open & ~chosen)
    next_best = np.flatnonzero(rank < count)
    out = np.full((len(cohort.people), count), -1, np.int64)
    out[pairs.person[next_best], rank[next_best]] = next_best
    return out


@dataclass(frozen=True, eq=False)
class WhyNot:
    """Facts about one person and one job.

    Attributes:
        why: What shuts the pair out.
        pair: Its place among the pairs, -1 where it is not among them.
        fit: Its fit, None where it is not among the pairs.
        room: Places of the job.
        holders: Pairs that hold them, best first.
        lowest: The lowest fit among the holders, None where nobody holds a place.
        weaker: How many holders fit less well: they have no other place that would make up for
            it, or they are locked, or a floor keeps them in.
    """

    why: Shut
    pair: int
    fit: float | None
    room: int
    holders: Places
    lowest: float | None
    weaker: int


def why_not(cohort: Cohort, chosen: Mask, person: int, job: int) -> WhyNot:
    """Return why a person does not have a place in a job; both by place."""
    pairs = cohort.pairs
    found = np.flatnonzero((pairs.person == person) & (pairs.job == job))
    pair = int(found[0]) if len(found) else -1
    holders = _best_first(cohort, np.flatnonzero(chosen & (pairs.job == job)))
    units = pairs.units[holders]
    own = int(pairs.units[pair]) if pair >= 0 else None
    return WhyNot(
        Shut(shut(cohort, chosen)[pair]) if pair >= 0 else Shut.UNFIT,
        pair,
        None if own is None else own / UNITS,
        int(cohort.room[job]),
        holders,
        int(units.min()) / UNITS if len(units) else None,
        0 if own is None else int((units < own).sum()),
    )


def _best_first(cohort: Cohort, some: Places) -> Places:
    units, person = cohort.pairs.units[some], cohort.person_ranks[cohort.pairs.person[some]]
    return some[np.lexsort((person, -units))]
