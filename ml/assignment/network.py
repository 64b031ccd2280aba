"""The best pairs within the limits, as a flow of least cost; a kept solver finds it exactly.

People, jobs and groups are nodes; one unit of flow is one introduction. A person's first
introduction flows through the person's group, the others past it, so that a floor of a group is
flow that must pass through it. Whole numbers throughout: the answer is the optimum, not near it.
"""

from dataclasses import dataclass

import numpy as np
from ortools.graph.python.max_flow import SimpleMaxFlow
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from ml.assignment.cohort import Cohort, Mask, Places


@dataclass(frozen=True, eq=False)
class _Network:
    """Nodes and what is left of the limits once locked pairs are in.

    Nodes and arcs are put in the order of ids, so that which of equal plans is found hangs on
    ids alone.
    """

    arcs: Places  # pairs that may still be chosen
    person: Places  # (people) node
    job: Places  # (jobs) node
    group: Places  # (groups) node
    first: Places  # (people) 1 where the first introduction is still to come
    more: Places  # (people) introductions beyond the first that may come
    room: Places  # (jobs)
    source: int
    floor: int
    sink: int


def _network(cohort: Cohort) -> _Network:
    pairs = cohort.pairs
    people, jobs = len(cohort.people), len(cohort.jobs)
    arcs = np.flatnonzero(pairs.open & ~pairs.locked)
    person, job = cohort.person_ranks, people + cohort.job_ranks
    order = np.lexsort((job[pairs.job[arcs]], person[pairs.person[arcs]]))
    by_person, by_job = cohort.held(pairs.locked)
    first = ((by_person == 0) & (cohort.most > 0)).astype(np.int64)
    groups = people + jobs + np.arange(cohort.groups)
    source = people + jobs + cohort.groups
    return _Network(
        arcs[order],
        person,
        job,
        groups,
        first,
        cohort.most - by_person - first,
        cohort.room - by_job,
        source,
        source + 1,
        source + 2,
    )


def best(cohort: Cohort) -> Mask:
    """Return (pairs) whether each is in the best plan.

    In this order: as many people as the floors ask are placed, as far as that can be; the summed
    fit is the greatest; the most people are placed. Of plans equal in all three the one found
    hangs on ids and fits alone, not on the order of rows. Locked pairs are in.

    Raises:
        RuntimeError: The solver did not end; not known to happen.
    """
    pairs, net = cohort.pairs, _network(cohort)
    chosen = pairs.locked.copy()
    if not len(net.arcs):
        return chosen
    sizes = np.bincount(cohort.group, net.first, cohort.groups).astype(np.int64)
    asked = floors_left(cohort)
    must = _most_through(cohort, net, asked)
    total = int(net.first.sum() + net.more.sum())
    solver = SimpleMinCostFlow()
    one = len(cohort.people) + 1  # of fit: more than all first introductions together
    flow = _arcs(
        solver,
        net.person[pairs.person[net.arcs]],
        net.job[pairs.job[net.arcs]],
        1,
        -one * pairs.units[net.arcs],
    )
    order = np.argsort(net.person)
    _arcs(solver, net.group[cohort.group[order]], net.person[order], net.first[order], -1)
    _arcs(solver, net.source, net.person[order], net.more[order], 0)
    order = np.argsort(net.job)
    _arcs(solver, net.job[order], net.sink, net.room[order], 0)
    _arcs(solver, net.floor, net.group, asked, 0)
    _arcs(solver, net.source, net.group, sizes, 0)
    _arcs(solver, np.array([net.source]), net.sink, total, 0)
    solver.set_node_supply(net.floor, must)
    solver.set_node_supply(net.source, total - must)
    solver.set_node_supply(net.sink, -total)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise RuntimeError(f"the solver ended with {status}")
    chosen[net.arcs] = solver.flows(flow) > 0
    return chosen


def floors_left(cohort: Cohort) -> Places:
    """Return (groups) how many people the floors ask for beyond those with a locked pair."""
    asked = np.zeros(cohort.groups, np.int64)
    asked[list(cohort.floors)] = list(cohort.floors.values())
    placed = cohort.held(cohort.pairs.locked)[0] > 0
    return np.maximum(asked - np.bincount(cohort.group[placed], minlength=cohort.groups), 0)


def most_people(cohort: Cohort) -> int:
    """Return how many people a plan can place at most, if fit did not matter."""
    net = _network(cohort)
    everybody = np.full(cohort.groups, len(cohort.people), np.int64)
    locked = cohort.held(cohort.pairs.locked)[0] > 0
    return int(locked.sum()) + _most_through(cohort, net, everybody)


def _most_through(cohort: Cohort, net: _Network, asked: Places) -> int:
    """Return how many people can be placed where at most `asked` (groups) of each group count."""
    if not asked.any() or not len(net.arcs):
        return 0
    pairs, solver = cohort.pairs, SimpleMaxFlow()
    for tail, head, capacity in (
        (net.person[pairs.person[net.arcs]], net.job[pairs.job[net.arcs]], 1),
        (net.group[cohort.group], net.person, net.first),
        (net.job, net.sink, net.room),
        (net.floor, net.group, asked),
    ):
        solver.add_arcs_with_capacity(*np.broadcast_arrays(tail, head, capacity))
    if solver.solve(net.floor, net.sink) != solver.OPTIMAL:
        raise RuntimeError("the solver did not end")
    return int(solver.optimal_flow())


def _arcs(
    solver: SimpleMinCostFlow,
    tail: Places | int,
    head: Places | int,
    capacity: Places | int,
    cost: Places | int,
) -> Places:
    """Add arcs, any of whose columns may be one value for all; return their numbers."""
    columns = np.broadcast_arrays(tail, head, capacity, cost)
    return np.asarray(solver.add_arcs_with_capacity_and_unit_cost(*columns), np.int64)
