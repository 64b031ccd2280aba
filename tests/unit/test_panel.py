"""The rule of the panel, attacked: what a firm can reckon back from all that it is told."""

from itertools import product

import numpy as np
import pytest

from app import panel
from app.panel import Number
from ml.keys import Rule
from ml.reach import Demand, Reach
from ml.records import Band

ORDER = tuple(Band)
MOST = 17  # beyond three steps of five everything repeats


def reach(bands: dict[Band, int], *others: dict[Band, int]) -> Reach:
    """A reach to so many people of each band; the rest of sixty fit badly."""
    rows = []
    for one in (bands, *others):
        row = [ORDER.index(band) for band, number in one.items() for _ in range(number)]
        rows.append(row + [ORDER.index(Band.POOR)] * (60 - len(row)))
    demands = tuple(Demand(Rule.EXPERIENCE, str(n + 2)) for n in range(len(others)))
    return Reach(np.array(rows, np.int8), demands, ())


@pytest.mark.parametrize(
    ("people", "told"), [(0, "<5"), (1, "<5"), (4, "<5"), (5, "5"), (9, "5"), (38, "35")]
)
def test_numbers_go_by_fives_and_few_are_as_none(people: int, told: str) -> None:
    assert str(Number.of(people)) == told
    assert str(Number.of(-people)) == "<5"


def test_varying_one_demand_leaves_several_worlds_for_every_number() -> None:
    """The draft, the draft without a demand, and the gain told beside the first of them."""
    worlds: dict[tuple[Number, ...], list[tuple[int, int, int]]] = {}
    for fits, gain in product(range(MOST), repeat=2):
        told = (Number.of(fits), Number.of(fits + gain), Number.of(gain))
        worlds.setdefault(told, []).append((fits, fits + gain, gain))
    for told, possible in worlds.items():
        if max(told).floor < 2 * panel.STEP:  # the last steps are cut off by MOST
            for place in range(3):
                assert len({world[place] for world in possible}) >= panel.STEP - 1, told


def test_the_sum_of_the_bands_narrows_none_of_them() -> None:
    worlds: dict[tuple[Number, ...], list[tuple[int, ...]]] = {}
    for people in product(range(10), repeat=3):
        told = panel.parts(people)
        if told:
            worlds.setdefault((Number.of(sum(people)), *told), []).append((sum(people), *people))
    assert worlds
    for told_of_all, possible in worlds.items():
        for place in range(4):
            assert len({world[place] for world in possible}) == panel.STEP, told_of_all


def test_bands_that_would_tell_too_much_stay_out() -> None:
    assert panel.parts([4, 4, 4]) == []  # 10 in all, and each "<5": then none is below two
    assert panel.parts([3, 3, 3]) != []


def test_a_panel_of_few_people_tells_nothing_but_that() -> None:
    row = np.zeros((1, 4), np.int8)  # four people, all of them fit
    found = panel.told(Reach(row, (), ()), 4)
    assert not found.is_telling
    assert str(found.people) == str(found.fit) == "<5"


def test_one_person_more_or_less_never_shows_but_at_a_five(app) -> None:  # type: ignore[no-untyped-def]
    """Whoever is looked for: with and without them most panels are the same."""
    same = 0
    with app.test_request_context():
        for number in range(1, 31):
            with_them = panel.told(reach({Band.GOOD: number}), 60)
            without = panel.told(reach({Band.GOOD: number - 1}), 60)
            same += with_them == without
            steps = {str(with_them.fit), str(without.fit)} - {"<5"}
            assert all(int(step) % panel.STEP == 0 for step in steps)
    assert same == 24


def test_gains_stand_in_order_and_small_ones_are_as_none(app) -> None:  # type: ignore[no-untyped-def]
    base = {Band.GOOD: 12}
    with app.test_request_context():
        found = panel.told(
            reach(base, {Band.GOOD: 16}, {Band.GOOD: 31}, {Band.GOOD: 20}, {Band.GOOD: 11}), 60
        )
    assert [str(gain.more) for gain in found.gains] == ["15", "5", "<5", "<5"]
    assert found.first_gain is found.gains[0]
    assert found.first_gain.share == 100


def test_the_bar_adds_up_within_everybody(app) -> None:  # type: ignore[no-untyped-def]
    with app.test_request_context():
        bands = {Band.STRONG: 7, Band.GOOD: 11, Band.POSSIBLE: 20, Band.UNCLEAR: 22}
        found = panel.told(reach(bands), 60)
    ends = [round(piece.start + piece.width, 1) for piece in found.bar]
    assert ends == sorted(ends)
    assert ends[-1] <= 100
