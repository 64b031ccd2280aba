"""The plan for a cohort is the best there is, and keeps to every limit."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from scipy.optimize import linear_sum_assignment, linprog

from ml.assignment.cohort import UNITS, Cohort, LockedTooMuch, Pairs, floors_of
from ml.assignment.plan import bounds, filled, greedy, propose
from tests.ml.cohorts import aims, cohorts, crowd, every_plan, within_limits


@given(cohorts())
def test_no_plan_is_better(cohort: Cohort) -> None:
    plan = propose(cohort)
    assert aims(cohort, plan.chosen) == max(aims(cohort, other) for other in every_plan(cohort))


@given(cohorts(most_pairs=20))
def test_the_limits_the_locks_and_the_exclusions_are_kept(cohort: Cohort) -> None:
    for chosen in (propose(cohort).chosen, greedy(cohort)):
        assert within_limits(cohort, chosen)
        assert chosen[cohort.pairs.locked].all()
        assert not chosen[cohort.pairs.barred | cohort.pairs.excluded].any()


@given(cohorts(most_pairs=20))
def test_nobody_is_left_out_while_a_job_that_fits_has_room(cohort: Cohort) -> None:
    for chosen in (propose(cohort).chosen, greedy(cohort)):
        assert (filled(cohort, chosen) == chosen).all()
        people, jobs = cohort.held(chosen)
        pairs = cohort.pairs
        left = (people < cohort.most)[pairs.person] & (jobs < cohort.room)[pairs.job]
        assert not (left & pairs.open & ~chosen).any()


@given(cohorts(most_pairs=20))
def test_a_floor_is_met_or_said_to_be_out_of_reach(cohort: Cohort) -> None:
    plan = propose(cohort)
    placed = cohort.held(plan.chosen)[0] > 0
    for group, least in cohort.floors.items():
        assert least - placed[cohort.group == group].sum() <= plan.short.get(group, 0)
    reached = sum(cohort.floors.values()) - sum(plan.short.values())
    alone = replace(cohort, floors=dict.fromkeys(range(cohort.groups), len(cohort.people)))
    most = bounds(cohort, plan).people
    assert reached <= placed.sum() <= most == aims(alone, propose(alone).chosen)[2]


@given(cohorts(most_pairs=20))
def test_never_worse_than_greedy_nor_beyond_the_bounds(cohort: Cohort) -> None:
    plan, quick = propose(cohort), greedy(cohort)
    assert aims(cohort, plan.chosen) >= aims(cohort, quick)
    above = bounds(cohort, plan)
    for chosen in (plan.chosen, quick):
        assert cohort.total(chosen) <= above.fit <= above.wished
    if not plan.short and aims(cohort, quick)[0] == 0:
        assert cohort.total(plan.chosen) >= cohort.total(quick)


@given(cohorts(most_pairs=20), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_columns_changes_nothing(cohort: Cohort, chance: object) -> None:
    def shuffled(count: int) -> np.ndarray:
        order = list(range(count))
        chance.shuffle(order)  # type: ignore[attr-defined]
        return np.array(order, np.int64)

    def named(some: Cohort, chosen: np.ndarray) -> set[tuple[str, str]]:
        taken = zip(some.pairs.person[chosen], some.pairs.job[chosen], strict=True)
        return {(some.people[person], some.jobs[job]) for person, job in taken}

    people, jobs = shuffled(len(cohort.people)), shuffled(len(cohort.jobs))
    rows, pairs = shuffled(len(cohort.pairs)), cohort.pairs
    other = Cohort(
        [cohort.people[i] for i in people],
        [cohort.jobs[i] for i in jobs],
        Pairs(
            np.argsort(people)[pairs.person[rows]],
            np.argsort(jobs)[pairs.job[rows]],
            *(column[rows] for column in (pairs.fit, pairs.barred, pairs.excluded, pairs.locked)),
        ),
        cohort.room[jobs],
        cohort.most,
        cohort.group[people],
        cohort.floors,
    )
    plan, same = propose(cohort), propose(other)
    assert named(cohort, plan.chosen) == named(other, same.chosen)
    assert named(cohort, greedy(cohort)) == named(other, greedy(other))
    assert plan.short == same.short


def test_equal_people_are_told_apart_by_their_ids_alone() -> None:
    plans = set()
    chance = np.random.default_rng(1)
    for _ in range(12):
        people, jobs = chance.permutation(list("abcdefgh")), chance.permutation(list("wxyz"))
        every = Pairs.of(np.repeat(np.arange(8), 4), np.tile(np.arange(4), 8), [0.5] * 32)
        cohort = Cohort(people.tolist(), jobs.tolist(), every, np.ones(4, np.int64))
        chosen = propose(cohort).chosen
        taken = zip(people[every.person[chosen]], jobs[every.job[chosen]], strict=True)
        plans.add(frozenset((str(person), str(job)) for person, job in taken))
    assert len(plans) == 1


def test_the_smaller_id_goes_first_where_greedy_cannot_tell_people_apart() -> None:
    pairs = Pairs.of([0, 1, 2], [0, 0, 0], [0.5, 0.5, 0.5])
    cohort = Cohort(["b", "c", "a"], ["job"], pairs, np.array([2]))
    assert greedy(cohort).tolist() == [True, False, True]


@pytest.mark.parametrize("seed", range(6))
def test_the_same_optimum_as_the_dense_solver(seed: int) -> None:
    cohort = crowd(seed, people=60, jobs=40, each=6)
    pairs, ends = cohort.pairs, np.cumsum(cohort.room)
    dense = np.zeros((60, int(ends[-1])))
    for person, job, units in zip(pairs.person, pairs.job, pairs.units, strict=True):
        dense[person, ends[job] - cohort.room[job] : ends[job]] = units
    rows, columns = linear_sum_assignment(dense, maximize=True)
    assert cohort.total(propose(cohort).chosen) == dense[rows, columns].sum() / UNITS


@pytest.mark.parametrize("seed", range(6))
def test_the_same_optimum_as_a_linear_programme_with_floors(seed: int) -> None:
    cohort = crowd(seed, people=60, jobs=40, each=6, most=3, room=2)
    cohort = replace(cohort, floors=floors_of(cohort.group, 80))
    pairs, count = cohort.pairs, len(cohort.pairs)
    by_person = sparse.coo_matrix((np.ones(count), (pairs.person, np.arange(count)))).tocsr()
    by_job = sparse.csr_matrix((np.ones(count), (pairs.job, np.arange(count))), (40, count))
    floors = sparse.csr_matrix((np.ones(60), (cohort.group, np.arange(60))))
    limits = sparse.bmat(  # columns: pairs, then whether each person is placed
        [[by_person, None], [by_job, None], [-by_person, sparse.eye(60)], [None, -floors]]
    )
    asked = [-cohort.floors[group] for group in range(cohort.groups)]
    most = [*[3] * 60, *cohort.room, *[0] * 60, *asked]
    found = linprog(-np.append(pairs.units, np.zeros(60)), limits, most, bounds=(0, 1))
    plan = propose(cohort)
    assert bool(plan.short) == (found.status == 2)
    if not plan.short:
        assert cohort.total(plan.chosen) == pytest.approx(-found.fun / UNITS, abs=1e-9)


@settings(max_examples=10)
@given(st.integers(0, 10**6), st.integers(1, 3))
def test_many_people(seed: int, most: int) -> None:
    cohort = crowd(seed, people=300, jobs=80, each=10, most=most)
    cohort = replace(cohort, floors=floors_of(cohort.group, 60))
    plan = propose(cohort)
    assert within_limits(cohort, plan.chosen)
    assert aims(cohort, plan.chosen) >= aims(cohort, greedy(cohort))
    assert (plan.chosen == propose(cohort).chosen).all()
    free = propose(replace(cohort, floors={})).chosen
    assert cohort.total(free) == bounds(cohort, plan).fit >= cohort.total(greedy(cohort))


def test_a_floor_moves_a_place_and_its_price_is_told() -> None:
    pairs = Pairs.of([0, 1], [0, 0], [0.9, 0.4])
    cohort = Cohort(["a", "b"], ["job"], pairs, np.array([1]), 1, np.array([0, 1]), {1: 1})
    plan = propose(cohort)
    assert plan.chosen.tolist() == [False, True]
    assert bounds(cohort, plan).fit - cohort.total(plan.chosen) == pytest.approx(0.5)
    assert propose(replace(cohort, floors={0: 1, 1: 1})).short == {1: 1}


def test_a_person_gets_a_job_but_once() -> None:
    pairs = Pairs.of([0, 0], [0, 1], [0.9, 0.2])
    cohort = Cohort(["a"], ["x", "y"], pairs, np.array([5, 5]), 2)
    assert propose(cohort).chosen.tolist() == [True, True]


def test_of_equal_sums_the_one_that_places_more_people() -> None:
    pairs = Pairs.of([0, 0, 1, 1], [0, 1, 0, 1], [0.5] * 4)
    cohort = Cohort(["a", "b"], ["x", "y"], pairs, np.array([1, 1]), 2)
    assert aims(cohort, propose(cohort).chosen) == (0, UNITS, 2)


def test_floors_by_share_round_up() -> None:
    group = np.array([0] * 20 + [1] * 3 + [3])
    assert floors_of(group, 55) == {0: 11, 1: 2, 2: 0, 3: 1}


GOOD = Cohort(["a", "b"], ["x"], Pairs.of([0, 1], [0, 0], [0.5, 0.4]), np.array([1]))


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"people": ["a", "a"]}, "a person twice"),
        ({"jobs": ["x", "x"], "room": np.array([1, 1])}, "a job twice"),
        ({"pairs": Pairs.of([0, 2], [0, 0], [0.5, 0.4])}, "nobody or of no job"),
        ({"pairs": Pairs.of([0, 1], [0, 1], [0.5, 0.4])}, "nobody or of no job"),
        ({"pairs": Pairs.of([0, 1], [0, -1], [0.5, 0.4])}, "nobody or of no job"),
        ({"pairs": Pairs.of([0, 0], [0, 0], [0.5, 0.4])}, "a pair twice"),
        ({"pairs": Pairs.of([0, 1], [0], [0.5, 0.4])}, "differ in length"),
        ({"pairs": Pairs.of([0, 1], [0, 0], [0.5, 0.4], locked=[True])}, "differ in length"),
        ({"pairs": Pairs.of([0, 1], [0, 0], [0.5, 0.0])}, "a fit outside"),
        ({"pairs": Pairs.of([0, 1], [0, 0], [0.5, 1.1])}, "a fit outside"),
        ({"pairs": Pairs.of([0, 1], [0, 0], [0.5, float("nan")])}, "a fit outside"),
        ({"room": np.array([1, 1])}, "room is not given"),
        ({"room": np.array([-1])}, "less than nobody"),
        ({"most": -1}, "less than nobody"),
        ({"group": np.array([0])}, "group is not given"),
        ({"group": np.array([0, -1])}, "numbered from 0"),
        ({"floors": {1: 1}}, "a floor of no group"),
        ({"floors": {0: -1}}, "below 0"),
        (
            {"pairs": Pairs.of([0, 1], [0, 0], [0.5, 0.4], locked=[1, 0], barred=[1, 0])},
            "a locked pair",
        ),
        (
            {"pairs": Pairs.of([0, 1], [0, 0], [0.5, 0.4], locked=[1, 0], excluded=[1, 0])},
            "a locked pair",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(wrong: dict[str, object], why: str) -> None:
    with pytest.raises(ValueError, match=why):
        replace(GOOD, **wrong)


def test_locks_beyond_the_limits_are_named() -> None:
    with pytest.raises(LockedTooMuch) as too_much:
        GOOD.locking(0).locking(1)
    assert too_much.value.jobs.tolist() == [0]
    with pytest.raises(LockedTooMuch) as too_much:
        replace(GOOD.locking(1), most=0)
    assert too_much.value.people.tolist() == [1]


def test_a_lock_and_an_exclusion_undo_each_other() -> None:
    assert propose(GOOD.excluding(0)).chosen.tolist() == [False, True]
    assert propose(GOOD.excluding(0).locking(0)).chosen.tolist() == [True, False]
    assert propose(GOOD.locking(1).excluding(1)).chosen.tolist() == [True, False]


def test_nobody_and_nothing() -> None:
    empty = Cohort([], [], Pairs.of([], [], []), np.empty(0, np.int64))
    assert len(propose(empty).chosen) == 0
    assert bounds(empty, propose(empty)).people == 0
