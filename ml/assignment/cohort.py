"""A cohort to be placed: the people, the jobs, how well they fit, and the limits of a plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

Places = NDArray[np.int64]
Mask = NDArray[np.bool_]
UNITS = 1_000_000  # a fit of 1; sums of fits are sums of whole numbers, so that equal is equal


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs that may be looked at, one entry each: places of person and job, fit in (0, 1].

    `barred`: a must-have is unmet. `excluded`: the officer took the pair out. `locked`: the
    officer wants the pair in.
    """

    person: Places
    job: Places
    fit: NDArray[np.float64]
    barred: Mask
    excluded: Mask
    locked: Mask

    @classmethod
    def of(
        cls,
        person: Sequence[int] | Places,
        job: Sequence[int] | Places,
        fit: Sequence[float] | NDArray[np.float64],
        *,
        barred: Sequence[bool] | Mask = (),
        excluded: Sequence[bool] | Mask = (),
        locked: Sequence[bool] | Mask = (),
    ) -> "Pairs":
        """Return pairs from columns; a mask left out holds for none."""
        fits = np.asarray(fit, np.float64)

        def mask(given: Sequence[bool] | Mask) -> Mask:
            return np.asarray(given, bool) if len(given) else np.zeros(len(fits), bool)

        return cls(
            np.asarray(person, np.int64),
            np.asarray(job, np.int64),
            fits,
            mask(barred),
            mask(excluded),
            mask(locked),
        )

    def __len__(self) -> int:
        return len(self.fit)

    @cached_property
    def open(self) -> Mask:
        """The pairs that a plan may hold."""
        return ~self.barred & ~self.excluded

    @cached_property
    def units(self) -> Places:
        """Fits as whole numbers, at least 1, so that a place taken always counts for something."""
        return np.maximum(np.rint(self.fit * UNITS), 1).astype(np.int64)


class LockedTooMuch(ValueError):
    """Locked pairs leave no plan: more than `most` for these people or than these jobs hold."""

    def __init__(self, people: Places, jobs: Places) -> None:
        super().__init__(f"too many locked pairs of people {people} or jobs {jobs}")
        self.people, self.jobs = people, jobs


@dataclass(frozen=True, eq=False)
class Cohort:
    """What a plan is made for.

    Attributes:
        people: Ids, each once.
        jobs: Ids, each once.
        pairs: What is known of pairs, each at most once; a pair not among them fits not at all.
        room: (jobs) people who may be introduced: openings x candidates per opening.
        most: Introductions that one person may get.
        group: (people) the commune, from 0; nobody's is told apart where it is left out.
        floors: Group -> people of it who are to be placed, as far as that can be.

    Raises:
        ValueError: Columns of unequal length, an id or a pair twice, a place that is not there, a
            fit outside (0, 1], a limit below 0, a locked pair that is barred or excluded.
        LockedTooMuch: More pairs are locked than the limits allow.
    """

    people: Sequence[str]
    jobs: Sequence[str]
    pairs: Pairs
    room: Places
    most: int = 1
    group: Places = field(default_factory=lambda: np.empty(0, np.int64))
    floors: Mapping[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not len(self.group):
            object.__setattr__(self, "group", np.zeros(len(self.people), np.int64))
        for wrong, why in self._wrongs():
            if wrong:
                raise ValueError(why)
        people = np.flatnonzero(self._locked_of(self.pairs.person, len(self.people)) > self.most)
        jobs = np.flatnonzero(self._locked_of(self.pairs.job, len(self.jobs)) > self.room)
        if len(people) or len(jobs):
            raise LockedTooMuch(people, jobs)

    def _wrongs(self) -> list[tuple[bool, str]]:
        pairs = self.pairs
        columns = (pairs.person, pairs.job, pairs.barred, pairs.excluded, pairs.locked)
        if any(len(column) != len(pairs) for column in columns):
            return [(True, "columns of pairs differ in length")]
        inside = (
            (pairs.person >= 0)
            & (pairs.person < len(self.people))
            & (pairs.job >= 0)
            & (pairs.job < len(self.jobs))
        )
        keys = pairs.person * max(len(self.jobs), 1) + pairs.job
        return [
            (len(set(self.people)) < len(self.people), "a person twice"),
            (len(set(self.jobs)) < len(self.jobs), "a job twice"),
            (not inside.all(), "a pair of nobody or of no job"),
            (len(np.unique(keys)) < len(keys), "a pair twice"),
            (not ((pairs.fit > 0) & (pairs.fit <= 1)).all(), "a fit outside (0, 1]"),
            (len(self.room) != len(self.jobs), "room is not given for each job"),
            (len(self.group) != len(self.people), "group is not given for each person"),
            (bool((self.room < 0).any()) or self.most < 0, "room for less than nobody"),
            (bool((self.group < 0).any()), "groups are numbered from 0"),
            (any(g not in range(self.groups) or n < 0 for g, n in self.floors.items()),
             "a floor of no group, or below 0"),
            (bool((pairs.locked & ~pairs.open).any()), "a locked pair that may not be"),
        ]  # fmt: skip

    def _locked_of(self, side: Places, count: int) -> Places:
        return np.bincount(side[self.pairs.locked], minlength=count)

    @property
    def groups(self) -> int:
        """The number of groups."""
        return int(self.group.max(initial=-1)) + 1

    def locking(self, pair: int) -> "Cohort":
        """Return the same with one more pair locked, excluded before or not."""
        return self._with(pair, locked=True)

    def excluding(self, pair: int) -> "Cohort":
        """Return the same with one more pair excluded, locked before or not."""
        return self._with(pair, locked=False)

    def _with(self, pair: int, *, locked: bool) -> "Cohort":
        at = np.arange(len(self.pairs)) == pair
        pairs = replace(
            self.pairs,
            locked=self.pairs.locked & ~at | at & locked,
            excluded=self.pairs.excluded & ~at | at & (not locked),
        )
        return replace(self, pairs=pairs)

    @cached_property
    def person_ranks(self) -> Places:
        """(people) the place of each id in their order."""
        return _ranks(self.people)

    @cached_property
    def job_ranks(self) -> Places:
        """(jobs) the place of each id in their order."""
        return _ranks(self.jobs)

    @cached_property
    def best_first(self) -> Places:
        """Places of all pairs: the better fit, then the smaller person, then the smaller job."""
        pairs = self.pairs
        job, person = self.job_ranks[pairs.job], self.person_ranks[pairs.person]
        return np.lexsort((job, person, -pairs.units))

    def standing(self, side: Places, among: Mask) -> Places:
        """Return (pairs) the rank, from 0, of each pair among those of its person or of its job.

        `side` is the column of people or that of jobs. Pairs not `among` get a rank beyond all.
        """
        out = np.full(len(self.pairs), len(self.pairs), np.int64)
        kept = self.best_first[among[self.best_first]]
        kept = kept[np.argsort(side[kept], kind="stable")]
        owner = side[kept]
        out[kept] = np.arange(len(kept)) - np.searchsorted(owner, owner)
        return out

    def total(self, chosen: Mask) -> float:
        """Return the summed fit of the chosen pairs."""
        return int(self.pairs.units[chosen].sum()) / UNITS

    def held(self, chosen: Mask) -> tuple[Places, Places]:
        """Return (people) and (jobs) how many of the chosen pairs each has."""
        return (
            np.bincount(self.pairs.person[chosen], minlength=len(self.people)),
            np.bincount(self.pairs.job[chosen], minlength=len(self.jobs)),
        )


def floors_of(group: Places, percent: int) -> dict[int, int]:
    """Return the floors that ask for at least `percent` (0 to 100) of the people of each group."""
    sizes = np.bincount(group)
    return {number: -(-int(size) * percent // 100) for number, size in enumerate(sizes)}


def _ranks(ids: Sequence[str]) -> Places:
    out = np.empty(len(ids), np.int64)
    out[np.argsort(np.array(ids, dtype=object), kind="stable")] = np.arange(len(ids))
    return out
