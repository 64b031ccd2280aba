"""The way to a job by numbers alone: what is chosen, what is left, who pays; nothing is guessed."""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.deadlines import Card, CardState, Swap, months_after
from app.gap_plan import Bill, Plan, Why, age_on, bill, plan
from ml.gains import Gain, mends
from ml.keys import Mend
from ml.records import Check, Standing

UNMET, UNKNOWN, MET = Standing.UNMET, Standing.UNKNOWN, Standing.MET
FORKLIFT = Check("certificate", UNMET, "forklift")
GUARD = Check("certificate", UNMET, "guard")
LORRY = Check("licence", UNMET, "C/C1")
HEAVY = Check("licence", UNMET, "C")
TO_SWAP = Check("licence", UNKNOWN, "C", "C", Mend.SWAP_LICENCE)


@dataclass
class Course:
    """A course of nobody."""

    id: int
    gains: list[dict[str, str]]
    cost: int = 1_000_000
    weeks: int = 4
    on_card: bool = True
    confirmed: bool = True
    name: str = field(default="", compare=False)


def course(*gains: str, cost: int = 1_000_000, **more: object) -> Course:
    """A course that gives "certificate=forklift" and the like."""
    told = [dict(zip(("rule", "demand"), gain.split("="), strict=True)) for gain in gains]
    return Course(1, told, cost, **more)  # type: ignore[arg-type]


def chosen(found: Plan) -> list[list[str]]:
    return [[gain["demand"] for gain in step.course.gains] for step in found.steps]


def test_one_course_that_gives_both_is_taken_where_it_is_cheaper() -> None:
    both = course("certificate=forklift", "certificate=guard", cost=1_500_000)
    single = [course("certificate=forklift"), course("certificate=guard")]
    assert chosen(plan([FORKLIFT, GUARD], [*single, both])) == [["forklift", "guard"]]
    both.cost = 2_500_000
    assert len(plan([FORKLIFT, GUARD], [*single, both]).steps) == 2


def test_of_courses_of_one_price_the_shorter_is_taken() -> None:
    long, short = course("certificate=forklift", weeks=9), course("certificate=forklift", weeks=2)
    assert plan([FORKLIFT], [long, short]).weeks == 2


@pytest.mark.parametrize(
    ("check", "why"),
    [
        (Check("licence_age", UNMET, "24", "21"), Why.AGE),
        (Check("experience", UNMET, "3", "1"), Why.YEARS),
        (Check("experience", UNMET, "1", "", must=False), Why.YEARS),
        (Check("deadline", UNMET, "2026-01-01"), Why.OVER),
        (Check("schooling", UNMET, "dai_hoc", "thpt"), Why.SCHOOLING),
        (Check("certificate", UNMET, "network"), Why.NO_COURSE),
        (Check("language", UNMET, "korean:2"), Why.NO_COURSE),
    ],
)
def test_what_no_course_mends_is_named_with_its_reason(check: Check, why: Why) -> None:
    found = plan([check, FORKLIFT], [course("certificate=forklift")], age=30)
    assert [(one.check, one.why) for one in found.left] == [(check, why)]
    assert chosen(found) == [["forklift"]]


@pytest.mark.parametrize(
    ("age", "expected"), [(20, Why.TOO_YOUNG), (None, Why.AGE_UNKNOWN), (21, None)]
)
def test_nobody_is_sent_to_a_course_for_a_class_he_may_not_hold(
    age: int | None, expected: Why | None
) -> None:
    found = plan([HEAVY], [course("licence=C")], age)
    assert [one.why for one in found.left] == ([expected] if expected else [])
    assert bool(found.steps) is (expected is None)


def test_a_dearer_course_is_taken_where_the_cheap_one_is_for_older_people() -> None:
    courses = [course("licence=C", cost=1), course("licence=C1", cost=9)]
    assert chosen(plan([LORRY], courses, age=19)) == [["C1"]]
    assert chosen(plan([LORRY], courses, age=22)) == [["C"]]


def test_what_is_unknown_is_asked_and_never_planned_for() -> None:
    told = [
        Check("certificate", UNKNOWN, "forklift"),
        Check("skill", UNKNOWN, "welding", must=False),
        Check("certificate", MET, "guard"),
    ]
    found = plan(told, [course("certificate=forklift"), course("certificate=guard")])
    assert (found.steps, found.left, found.asked) == ((), (), (told[0],))
    assert not found.is_empty
    assert plan(told[1:], []).is_empty


@pytest.mark.parametrize(
    ("swap", "by_swap"),
    [
        (Swap(("C",), date(2026, 12, 1), 6, True), True),
        (Swap(("C",), date(2026, 11, 25), 0, True), True),
        (Swap(("C",), None, None, True), True),
        (None, True),
        (Swap(("C",), date(2026, 11, 1), -24, True), False),
    ],
)
def test_a_military_licence_is_swapped_while_there_is_time_and_then_learned_anew(
    swap: Swap | None, by_swap: bool
) -> None:
    found = plan([TO_SWAP], [course("licence=C")], 25, swap)
    assert (found.swap is not None) is by_swap
    assert (chosen(found) == [["C"]]) is not by_swap
    assert found.asked == ()


DEMANDS = [FORKLIFT, GUARD, LORRY, Check("language", UNMET, "chinese:2")]
GAINS = ["certificate=forklift", "certificate=guard", "licence=C1", "licence=B"]
GAINS += ["language=chinese:1", "language=chinese:3"]
COURSES = st.lists(
    st.builds(
        lambda gains, cost, weeks: course(*gains, cost=cost, weeks=weeks),
        st.lists(st.sampled_from(GAINS), min_size=1, max_size=3, unique=True),
        st.integers(0, 9),
        st.integers(1, 5),
    ),
    max_size=6,
)


def met_by(courses: Sequence[Course], check: Check) -> bool:
    given_by = [Gain(**gain) for one in courses for gain in one.gains]
    return any(mends(gain, check) for gain in given_by)


@settings(deadline=None, max_examples=200)
@given(courses=COURSES, demands=st.lists(st.sampled_from(DEMANDS), unique=True))
def test_the_plan_is_as_cheap_as_the_best_of_all_sets(
    courses: list[Course], demands: list[Check]
) -> None:
    found = plan(demands, courses, age=30)
    left = {one.check.demand for one in found.left}
    mendable = [check for check in demands if met_by(courses, check)]
    assert left == {check.demand for check in demands} - {check.demand for check in mendable}
    sets = itertools.chain.from_iterable(
        itertools.combinations(courses, size) for size in range(len(courses) + 1)
    )
    best = min(
        (sum(one.cost for one in some), sum(one.weeks for one in some))
        for some in sets
        if all(met_by(some, check) for check in mendable)
    )
    assert (found.cost, found.weeks) == best
    told = [check for step in found.steps for check in step.mended]
    assert sorted(check.demand for check in told) == sorted(check.demand for check in mendable)


def card(state: CardState, ceiling: int = 3_000_000) -> Card:
    return Card(state, ceiling)


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (CardState.VALID, (3_000_000, 1_500_000)),
        (CardState.USED, (0, 4_500_000)),
        (CardState.EXPIRED, (0, 4_500_000)),
        (CardState.TOO_LATE, (0, 4_500_000)),
        (CardState.UNKNOWN, (None, None)),
    ],
)
def test_the_card_pays_up_to_its_ceiling_and_only_what_it_may(
    state: CardState, expected: tuple[int | None, int | None]
) -> None:
    courses = [
        course("certificate=forklift", cost=4_000_000),
        course("certificate=guard", cost=500_000, on_card=False),
    ]
    due = bill(plan([FORKLIFT, GUARD], courses), card(state))
    assert (due.by_card, due.rest) == expected
    assert (due.cost, due.on_card, due.most_by_card) == (4_500_000, 4_000_000, 3_000_000)


def test_an_unknown_card_leaves_nothing_unknown_where_it_could_pay_nothing() -> None:
    courses = [course("certificate=forklift", on_card=False)]
    due = bill(plan([FORKLIFT], courses), card(CardState.UNKNOWN))
    assert due == Bill(1_000_000, 0, 0, 0)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 10), 12, date(2027, 1, 10)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_months_end_where_the_month_ends(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_age_is_counted_in_birthdays() -> None:
    assert age_on(date(2026, 8, 13), date(2003, 8, 14)) == 22
    assert age_on(date(2026, 8, 14), date(2003, 8, 14)) == 23
    assert age_on(date(2026, 8, 14), None) is None
