"""What changes when the officer moves a pair by hand: the sum, who is displaced, who moves up."""

from dataclasses import dataclass

import numpy as np

from ml.assignment.cohort import UNITS, Cohort, Mask, Places
from ml.assignment.plan import filled, shortfalls


class NoPlace(ValueError):
    """Nothing can make way for the pair: what it would displace is locked, or there is no room."""


@dataclass(frozen=True, eq=False)
class Change:
    """From one plan to another.

    Attributes:
        chosen: (pairs) the plan afterwards.
        gone: Pairs no longer in it, best first.
        come: Pairs new in it, best first.
        fit: By how much the summed fit grows; below 0 where it shrinks.
        left_out: People placed before and no longer.
        moved_up: People placed now and not before.
        short: Group -> people lacking to its floor afterwards.
    """

    chosen: Mask
    gone: Places
    come: Places
    fit: float
    left_out: Places
    moved_up: Places
    short: dict[int, int]


def between(cohort: Cohort, before: Mask, after: Mask) -> Change:
    """Return what changes from one plan to another, of whatever origin."""
    order, units = cohort.best_first, cohort.pairs.units
    had, has = cohort.held(before)[0] > 0, cohort.held(after)[0] > 0
    return Change(
        after,
        order[(before & ~after)[order]],
        order[(after & ~before)[order]],
        (int(units[after].sum()) - int(units[before].sum())) / UNITS,
        np.flatnonzero(had & ~has),
        np.flatnonzero(has & ~had),
        shortfalls(cohort, after),
    )


def put_in(cohort: Cohort, chosen: Mask, pair: int) -> Change:
    """Put a pair into a plan by hand and change as little else as can be.

    Where the person has enough introductions the worst of them makes way, where the job is full
    the holder who fits least; then places set free go to the best who are still left out of them.
    Locked pairs never make way. To have everything else planned anew, propose with the pair locked.

    Raises:
        ValueError: The pair is in already, or is barred or excluded.
        NoPlace: Nothing can make way.
    """
    pairs = cohort.pairs
    if chosen[pair] or not pairs.open[pair]:
        raise ValueError("the pair is in already, or may not be")
    after = chosen.copy()
    people, jobs = cohort.held(chosen)
    person, job = pairs.person[pair], pairs.job[pair]
    if people[person] >= cohort.most:
        after[_least(cohort, after & (pairs.person == person))] = False
    if jobs[job] >= cohort.room[job]:
        after[_least(cohort, after & (pairs.job == job))] = False
    after[pair] = True
    return between(cohort, chosen, filled(cohort, after))


def take_out(cohort: Cohort, chosen: Mask, pair: int) -> Change:
    """Take a pair out of a plan by hand; its places go to the best who are left out of them.

    Raises:
        ValueError: The pair is not in the plan, or is locked.
    """
    if not chosen[pair] or cohort.pairs.locked[pair]:
        raise ValueError("the pair is not in, or is locked")
    after = chosen.copy()
    after[pair] = False
    return between(cohort, chosen, filled(cohort.excluding(pair), after))


def _least(cohort: Cohort, among: Mask) -> int:
    order = cohort.best_first[(among & ~cohort.pairs.locked)[cohort.best_first]]
    if not len(order):
        raise NoPlace
    return int(order[-1])
