"""What is told of a plan: its figures, the reserves, why not me, and what a move by hand does."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml.assignment import moves
from ml.assignment.cohort import Cohort, Pairs
from ml.assignment.figures import Fate, fates, figures, nearest_barred, pressure
from ml.assignment.plan import filled, propose
from ml.assignment.why import Shut, reserves, shut, why_not
from tests.ml.cohorts import cohorts, within_limits

# Four people and two jobs of one place each; Dung fits only what a must-have keeps him from.
AN, BINH, CUONG, DUNG, EM = range(5)
COOK, GUARD = range(2)
TOWN = Cohort(
    ["an", "binh", "cuong", "dung", "em"],
    ["cook", "guard"],
    Pairs.of(
        [AN, AN, BINH, BINH, CUONG, DUNG, DUNG],
        [COOK, GUARD, COOK, GUARD, COOK, COOK, GUARD],
        [0.9, 0.8, 0.7, 0.2, 0.6, 0.5, 0.95],
        barred=[False] * 5 + [True, True],
    ),
    np.array([1, 1]),
    1,
    np.array([0, 0, 1, 1, 1]),
)
PLAN = propose(TOWN).chosen


def test_the_plan_that_the_facts_are_of() -> None:
    assert np.flatnonzero(PLAN).tolist() == [1, 2]  # An guards, so that Bình can cook


def test_figures() -> None:
    told = figures(TOWN, PLAN)
    assert (told.fit, told.pairs, told.people, told.lowest) == (1.5, 2, 2, 0.7)
    assert (told.placed.tolist(), told.size.tolist(), told.reachable.tolist()) == (
        [2, 0],
        [2, 3],
        [2, 1],
    )
    assert told.spread == 1.0
    none = figures(TOWN, np.zeros(7, bool))
    assert (none.fit, none.lowest, none.spread) == (0, None, 0)


def test_what_came_of_each() -> None:
    expected = [Fate.PLACED, Fate.PLACED, Fate.CROWDED_OUT, Fate.BARRED, Fate.NO_JOB]
    assert fates(TOWN, PLAN).tolist() == expected
    assert fates(TOWN.excluding(4), PLAN)[CUONG] == Fate.EXCLUDED
    assert nearest_barred(TOWN).tolist() == [-1, -1, -1, 6, -1]


def test_jobs_that_more_people_want_than_they_hold() -> None:
    told = pressure(TOWN, PLAN)
    assert (told.wanted.tolist(), told.held.tolist()) == ([3, 0], [1, 1])
    assert told.over.tolist() == [COOK]


def test_reserves_and_what_shuts_them_out() -> None:
    assert reserves(TOWN, PLAN, 2).tolist() == [[0, -1], [3, -1], [4, -1], [-1, -1], [-1, -1]]
    full, taken, barred = Shut.FULL, Shut.CHOSEN, Shut.BARRED
    assert shut(TOWN, PLAN).tolist() == [full, taken, taken, full, full, barred, barred]
    roomy = replace(TOWN, room=np.array([1, 2]))
    assert shut(roomy, PLAN)[3] == Shut.ENOUGH


def test_why_not_me() -> None:
    cuong = why_not(TOWN, PLAN, CUONG, COOK)
    assert (cuong.why, cuong.fit, cuong.room, cuong.lowest, cuong.weaker) == (
        Shut.FULL, 0.6, 1, 0.7, 0,
    )  # fmt: skip
    assert cuong.holders.tolist() == [2]
    an = why_not(TOWN, PLAN, AN, COOK)
    assert (an.why, an.fit, an.weaker) == (Shut.FULL, 0.9, 1)
    assert why_not(TOWN, PLAN, DUNG, GUARD).why is Shut.BARRED
    assert why_not(TOWN.excluding(4), PLAN, CUONG, COOK).why is Shut.EXCLUDED
    em = why_not(TOWN, PLAN, EM, COOK)
    assert (em.why, em.pair, em.fit) == (Shut.UNFIT, -1, None)


def test_a_pair_put_in_by_hand() -> None:
    change = moves.put_in(TOWN, PLAN, 4)
    assert (change.gone.tolist(), change.come.tolist()) == ([2], [4])
    assert change.fit == pytest.approx(-0.1)
    assert (change.left_out.tolist(), change.moved_up.tolist()) == ([BINH], [CUONG])
    floored = replace(TOWN, floors={0: 2})
    assert moves.put_in(floored, PLAN, 4).short == {0: 1}


def test_what_a_move_sets_free_is_taken_up() -> None:
    change = moves.put_in(TOWN, PLAN, 0)  # An leaves the guard's place, which Bình takes
    assert (change.gone.tolist(), change.come.tolist()) == ([1, 2], [0, 3])
    assert change.fit == pytest.approx(-0.4)
    change = moves.take_out(TOWN, PLAN, 2)
    assert (change.gone.tolist(), change.come.tolist()) == ([2], [4])


def test_what_may_not_be_moved() -> None:
    with pytest.raises(moves.NoPlace):
        moves.put_in(TOWN.locking(2), PLAN, 4)
    for pair in (1, 5):  # in already, barred
        with pytest.raises(ValueError, match="may not be"):
            moves.put_in(TOWN, PLAN, pair)
    with pytest.raises(ValueError, match="is locked"):
        moves.take_out(TOWN.locking(2), PLAN, 2)
    with pytest.raises(ValueError, match="not in"):
        moves.take_out(TOWN, PLAN, 4)


@given(cohorts(most_pairs=20), st.data())
def test_a_plan_changed_by_hand_keeps_the_limits(cohort: Cohort, data: st.DataObject) -> None:
    chosen = propose(cohort).chosen
    movable = np.flatnonzero(cohort.pairs.open & ~cohort.pairs.locked)
    if not len(movable):
        return
    pair = int(data.draw(st.sampled_from(movable.tolist())))
    now = cohort.excluding(pair)
    if chosen[pair]:
        change = moves.take_out(cohort, chosen, pair)
    else:
        try:
            change = moves.put_in(cohort, chosen, pair)
        except moves.NoPlace:
            return
        now = cohort.locking(pair)
    after = change.chosen
    assert after[pair] != chosen[pair]
    assert within_limits(cohort, after)
    assert after[now.pairs.locked].all()
    assert not after[~now.pairs.open].any()
    assert (filled(now, after) == after).all()
    assert change.fit == pytest.approx(now.total(after) - now.total(chosen))
    assert cohort.total(after) <= cohort.total(propose(replace(now, floors={})).chosen)
