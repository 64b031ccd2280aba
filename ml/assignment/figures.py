"""The figures of a plan: of the whole, of each group, of each job; and what came of each person."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from ml.assignment.cohort import UNITS, Cohort, Mask, Places


@dataclass(frozen=True, eq=False)
class Figures:
    """A plan in numbers; the same for the proposed, the greedy and one changed by hand.

    Attributes:
        fit: Summed fit of the pairs.
        pairs: Introductions.
        people: People with at least one.
        lowest: The lowest fit among the pairs, None without any.
        placed: (groups) people with at least one.
        size: (groups) people.
        reachable: (groups) people whom at least one job fits within the rules.
    """

    fit: float
    pairs: int
    people: int
    lowest: float | None
    placed: Places
    size: Places
    reachable: Places

    @property
    def shares(self) -> NDArray[np.float64]:
        """(groups) share placed of those whom a job fits; not a number where there are none."""
        out = np.full(len(self.placed), np.nan)
        return np.divide(self.placed, self.reachable, out=out, where=self.reachable > 0)

    @property
    def spread(self) -> float | None:
        """How far the best group's share lies above the worst one's; None without groups."""
        shares = self.shares[~np.isnan(self.shares)]
        return float(shares.max() - shares.min()) if len(shares) else None


def figures(cohort: Cohort, chosen: Mask) -> Figures:
    """Return the figures of chosen pairs."""
    placed = cohort.held(chosen)[0] > 0
    reachable = cohort.held(cohort.pairs.open)[0] > 0

    def by_group(people: Mask) -> Places:
        return np.bincount(cohort.group[people], minlength=cohort.groups)

    units = cohort.pairs.units[chosen]
    return Figures(
        cohort.total(chosen),
        int(chosen.sum()),
        int(placed.sum()),
        int(units.min()) / UNITS if len(units) else None,
        by_group(placed),
        by_group(np.ones(len(cohort.people), bool)),
        by_group(reachable),
    )


@dataclass(frozen=True, eq=False)
class Pressure:
    """(jobs) how many people would come if each went where it fits best, beside what there is.

    `wanted` counts the people among whose best `most` jobs it is, `held` those who got it.
    """

    wanted: Places
    room: Places
    held: Places

    @property
    def over(self) -> Places:
        """Jobs wanted by more people than they have room for, the most crowded out first."""
        beyond = self.wanted - self.room
        order = np.argsort(-beyond, kind="stable")
        return order[beyond[order] > 0]


def pressure(cohort: Cohort, chosen: Mask) -> Pressure:
    """Return how the wishes press upon each job."""
    pairs = cohort.pairs
    wished = cohort.standing(pairs.person, pairs.open) < cohort.most
    return Pressure(cohort.held(wished)[1], cohort.room, cohort.held(chosen)[1])


class Fate(IntEnum):
    """What came of a person; of several reasons the one that could be changed soonest."""

    PLACED = 0
    CROWDED_OUT = 1  # jobs fit, and all their places are taken
    EXCLUDED = 2  # the officer took out the pairs that the rules would allow
    BARRED = 3  # jobs fit but for a must-have that is unmet
    NO_JOB = 4  # no job fits


def fates(cohort: Cohort, chosen: Mask) -> NDArray[np.int8]:
    """Return (people) what came of each, as `Fate`."""
    pairs = cohort.pairs
    out = np.full(len(cohort.people), Fate.NO_JOB, np.int8)
    for mask, fate in (
        (pairs.barred, Fate.BARRED),
        (~pairs.barred & pairs.excluded, Fate.EXCLUDED),
        (pairs.open, Fate.CROWDED_OUT),
        (chosen, Fate.PLACED),
    ):
        out[pairs.person[mask]] = fate
    return out


def nearest_barred(cohort: Cohort) -> Places:
    """Return (people) the pair that fits best of those with a must-have unmet, -1 without any.

    For people whom no job fits: what a course would have to mend.
    """
    barred = cohort.pairs.barred
    first = np.flatnonzero(cohort.standing(cohort.pairs.person, barred) == 0)
    out = np.full(len(cohort.people), -1, np.int64)
    out[cohort.pairs.person[first]] = first
    return out
