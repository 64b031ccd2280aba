"""A proposed plan, the greedy one it is compared with, and the bounds above both."""

from dataclasses import dataclass, replace

import numpy as np

from ml.assignment import network
from ml.assignment.cohort import Cohort, Mask


@dataclass(frozen=True, eq=False)
class Plan:
    """Chosen pairs (pairs), and by how many people each floor that cannot be met falls short.

    No floor can gain a person without another losing one.
    """

    chosen: Mask
    short: dict[int, int]


@dataclass(frozen=True)
class Bounds:
    """What no plan can go beyond.

    Attributes:
        fit: Summed fit within all limits but the floors; what a plan loses against it is the
            price of the floors, nothing without them.
        wished: Summed fit if every job had room for everybody.
        people: People placed, if fit did not matter.
    """

    fit: float
    wished: float
    people: int


def propose(cohort: Cohort) -> Plan:
    """Return the best plan (see `network.best`).

    Nobody is left out while a job that fits has room: every fit counts for something, so such a
    pair would make the plan better.
    """
    chosen = network.best(cohort)
    return Plan(chosen, shortfalls(cohort, chosen))


def shortfalls(cohort: Cohort, chosen: Mask) -> dict[int, int]:
    """Return group -> people that the chosen pairs lack to its floor, for the groups that do."""
    placed = cohort.held(chosen)[0] > 0
    counts = np.bincount(cohort.group[placed], minlength=cohort.groups)
    lacking = {group: least - int(counts[group]) for group, least in cohort.floors.items()}
    return {group: number for group, number in sorted(lacking.items()) if number > 0}


def greedy(cohort: Cohort) -> Mask:
    """Return the plan of taking the best pair that there is still room for, again and again.

    It keeps all limits but the floors, which it knows nothing of.
    """
    return filled(cohort, cohort.pairs.locked)


def filled(cohort: Cohort, chosen: Mask) -> Mask:
    """Return the chosen pairs and, best first, all others that there is still room for."""
    pairs, chosen = cohort.pairs, chosen.copy()
    people, jobs = cohort.held(chosen)
    free, room = cohort.most - people, cohort.room - jobs
    possible = pairs.open & ~chosen & (free[pairs.person] > 0) & (room[pairs.job] > 0)
    left, places = free.tolist(), room.tolist()
    order = cohort.best_first[possible[cohort.best_first]]
    columns = (order.tolist(), pairs.person[order].tolist(), pairs.job[order].tolist())
    for pair, person, job in zip(*columns, strict=True):
        if left[person] > 0 and places[job] > 0:
            left[person] -= 1
            places[job] -= 1
            chosen[pair] = True
    return chosen


def bounds(cohort: Cohort, plan: Plan) -> Bounds:
    """Return what no plan for the cohort can go beyond, the proposed one being known."""
    free = network.best(replace(cohort, floors={})) if cohort.floors else plan.chosen
    pairs = cohort.pairs
    locked = cohort.held(pairs.locked)[0][pairs.person]
    others = pairs.open & ~pairs.locked
    wished = pairs.locked | (cohort.standing(pairs.person, others) < cohort.most - locked)
    return Bounds(cohort.total(free), cohort.total(wished), network.most_people(cohort))
