"""The way to a job: which courses make its unmet demands met at the least cost; pure.

Decides by numbers alone and guesses nothing: what no course mends is named with its reason, what is
unknown stays a question, and a figure that the office has not confirmed is known as such.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto
from typing import Protocol

from app.deadlines import Card, CardState, Swap
from ml.cover import MOST, Option, cheapest
from ml.gains import TAUGHT, Gain, mends
from ml.keys import Mend, Rule
from ml.records import Check, Standing


class Why(StrEnum):
    """Why no course makes a demand met."""

    AGE = auto()  # the law sets it
    YEARS = auto()  # only work gives them
    SCHOOLING = auto()  # years of school or college, and no course of ours leads there
    OVER = auto()  # the last day has passed
    TOO_YOUNG = auto()  # the courses there are give a class for which the person is too young
    AGE_UNKNOWN = auto()
    NO_COURSE = auto()  # the office knows none yet
    TOO_MANY = auto()  # more demands than are reckoned with at a time


class CourseLike(Protocol):
    """What is read of a course: cost in đồng, length in weeks."""

    id: int
    cost: int
    weeks: int
    gains: list[dict[str, str]]
    on_card: bool
    confirmed: bool


@dataclass(frozen=True)
class Step:
    """One course of the way, and the demands that it makes met."""

    course: CourseLike
    mended: tuple[Check, ...]


@dataclass(frozen=True)
class Left:
    """A demand that no course mends."""

    check: Check
    why: Why


@dataclass(frozen=True)
class Plan:
    """The way to one job. `swap`: the demand that a swapped military licence makes met."""

    steps: tuple[Step, ...] = ()
    left: tuple[Left, ...] = ()
    asked: tuple[Check, ...] = ()
    swap: Check | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing is missing and nothing unknown."""
        return not (self.steps or self.left or self.asked or self.swap)

    @property
    def cost(self) -> int:
        """Of all courses, in đồng."""
        return sum(step.course.cost for step in self.steps)

    @property
    def weeks(self) -> int:
        """Of all courses, one after the other."""
        return sum(step.course.weeks for step in self.steps)

    @property
    def is_confirmed(self) -> bool:
        """Whether the office stands for every figure."""
        return all(step.course.confirmed for step in self.steps)

    @property
    def gains(self) -> list[Gain]:
        """All that somebody has who took every course."""
        return [gain for step in self.steps for gain in _gains(step.course)]


@dataclass(frozen=True)
class Bill:
    """Who pays, in đồng. `by_card` and `rest` are None where that hangs on something unknown."""

    cost: int
    on_card: int  # what of the cost is of a kind that the card pays for
    most_by_card: int
    by_card: int | None
    rest: int | None = field(init=False)

    def __post_init__(self) -> None:
        rest = None if self.by_card is None else self.cost - self.by_card
        object.__setattr__(self, "rest", rest)


def plan(
    checks: Sequence[Check],
    courses: Sequence[CourseLike],
    age: int | None = None,
    swap: Swap | None = None,
) -> Plan:
    """The cheapest courses that make all mendable demands met; ties: fewer weeks, fewer courses.

    Args:
        checks: all demands of one pair.
        courses: those on offer.
        age: of the person today, in years; None is unknown.
        swap: the military licences still to be swapped.
    """
    swapped = _by_swap(checks, swap)
    late = _too_late(checks, swap)
    unmet = [c for c in checks if c.standing is Standing.UNMET] + late
    asked = tuple(
        check
        for check in checks
        if check.standing is Standing.UNKNOWN and check.must and check not in (swapped, *late)
    )
    open_to = [_open_to(course, age) for course in courses]
    left = [Left(check, why) for check in unmet if (why := _why(check, courses, open_to, age))]
    beyond = {id(one.check) for one in left}
    needs = [check for check in unmet if id(check) not in beyond]
    left += [Left(check, Why.TOO_MANY) for check in needs[MOST:]]
    return Plan(tuple(_steps(needs[:MOST], courses, open_to)), tuple(left), asked, swapped)


def bill(plan: Plan, card: Card) -> Bill:
    """What the card pays of a plan and what remains; unknown where the card is unknown."""
    on_card = sum(step.course.cost for step in plan.steps if step.course.on_card)
    most = min(on_card, card.ceiling)
    by_card = 0 if card.state is not CardState.VALID else most
    unknown = card.state is CardState.UNKNOWN and most > 0
    return Bill(plan.cost, on_card, most, None if unknown else by_card)


def age_on(day: date, birth_date: date | None) -> int | None:
    """Years of age on a day."""
    if birth_date is None:
        return None
    had_birthday = (day.month, day.day) >= (birth_date.month, birth_date.day)
    return day.year - birth_date.year - (not had_birthday)


def _gains(course: CourseLike) -> list[Gain]:
    return [Gain(gain["rule"], gain["demand"]) for gain in course.gains]


def _open_to(course: CourseLike, age: int | None) -> bool:
    """Whether the law lets somebody of that age hold what the course gives."""
    least = max(
        (TAUGHT.get(g.demand, 0) for g in _gains(course) if g.rule == Rule.LICENCE), default=0
    )
    return least <= (18 if age is None else age)


def _by_swap(checks: Sequence[Check], swap: Swap | None) -> Check | None:
    """What a swap would mend; where the licence papers are not told yet, there is time to ask."""
    if swap is not None and swap.is_over:
        return None
    return next((check for check in checks if _hangs_on_swap(check)), None)


def _too_late(checks: Sequence[Check], swap: Swap | None) -> list[Check]:
    """A licence that could have been swapped and no longer can is one that is missing."""
    if swap is None or not swap.is_over:
        return []
    return [check for check in checks if _hangs_on_swap(check)]


def _hangs_on_swap(check: Check) -> bool:
    return check.mend == Mend.SWAP_LICENCE and check.standing is Standing.UNKNOWN


def _why(
    check: Check, courses: Sequence[CourseLike], open_to: Sequence[bool], age: int | None
) -> Why | None:
    """Why no course mends a demand; None where one does."""
    fixed = {
        Rule.LICENCE_AGE: Why.AGE,
        Rule.EXPERIENCE: Why.YEARS,
        Rule.SENIORITY: Why.YEARS,
        Rule.DEADLINE: Why.OVER,
    }
    if check.rule in fixed:
        return fixed[Rule(check.rule)]
    fitting = [
        may
        for course, may in zip(courses, open_to, strict=True)
        if any(mends(gain, check) for gain in _gains(course))
    ]
    if any(fitting):
        return None
    if fitting:
        return Why.TOO_YOUNG if age is not None else Why.AGE_UNKNOWN
    return Why.SCHOOLING if check.rule == Rule.SCHOOLING else Why.NO_COURSE


def _steps(
    needs: Sequence[Check], courses: Sequence[CourseLike], open_to: Sequence[bool]
) -> Iterator[Step]:
    """The chosen courses, the shortest first; what two courses mend is told of one alone."""
    options = [
        Option(
            course.cost,
            course.weeks,
            frozenset(
                place
                for place, check in enumerate(needs)
                if may and any(mends(gain, check) for gain in _gains(course))
            ),
        )
        for course, may in zip(courses, open_to, strict=True)
    ]
    chosen = cheapest(len(needs), options) or ()
    told: set[int] = set()
    for at in sorted(chosen, key=lambda at: (courses[at].weeks, at)):
        new = sorted(options[at].covers - told)
        told |= set(new)
        yield Step(courses[at], tuple(needs[place] for place in new))
