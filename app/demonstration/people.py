"""Makes the people: who came home, where to, and what they wrote in the form."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum
from itertools import cycle

from app.demonstration import names
from app.demonstration.chance import Chance
from app.demonstration.content import Life, lives
from app.demonstration.slips import HANDS, Hand, unmarked, written
from models import Cohort, Unit, Veteran, db

# The earlier cohort came home to the units of its day, the later one to those since July 2025.
DISCHARGES = (date(2026, 1, 14), date(2023, 1, 10))
OLDEST = 26  # years at discharge, not reached
YEAR = 365.25
LONGEST_AGO = 60  # days since a profile was saved
SHOWN_SHARE = 0.6
WISHING_ANYTHING = ("Việc gì cũng được", "ổn định, gần nhà", "theo giới thiệu", "")


class Fill(Enum):
    """How much of the form was filled in."""

    WHOLE = "whole"
    SERVICE = "service"  # what was done in the army, no wish
    TRADE = "trade"  # what was done before, little else
    THIN = "thin"


FILLS = (Fill.WHOLE,) * 12 + (Fill.SERVICE,) * 3 + (Fill.TRADE,) * 2 + (Fill.THIN,) * 3
KEPT: dict[Fill, frozenset[str]] = {
    Fill.SERVICE: frozenset({"schooling", "service", "skills", "licences"}),
    Fill.TRADE: frozenset({"schooling", "trade", "skills", "licences", "wish_1", "wage"}),
    Fill.THIN: frozenset({"schooling", "wish_1"}),
}
# Licences and papers keep their capitals: "c1" would be read as something else.
CAPITALS = frozenset({"schooling", "licences", "certificates"})


@dataclass(frozen=True)
class Made:
    """A person's row and the text it was made from."""

    row: Veteran
    life: Life


def cohorts(chance: Chance) -> list[Cohort]:
    """The two rounds of discharge, the later first."""
    return [
        Cohort(
            public_id=chance.public_id(),
            name=f"Đợt xuất ngũ tháng {day.month}/{day.year}",
            discharged_on=day,
            created_at=chance.moment(90),
        )
        for day in DISCHARGES
    ]


def people(chance: Chance, count: int, of: list[Cohort]) -> list[Made]:
    """So many people, by turns of either cohort; within one, the units take turns.

    Raises:
        ValueError: no unit is on record for the day of a discharge.
    """
    homes = []
    for cohort in of:
        units = list(db.session.scalars(Unit.on(cohort.discharged_on)))
        if not units:
            raise ValueError(f"no unit on record for {cohort.discharged_on}")
        homes.append((cohort, cycle(units)))
    made = []
    for place, life in zip(range(count), _lives(chance), strict=False):
        cohort, units_in_turn = homes[place % len(homes)]
        row = _person(chance, life, cohort, place)
        row.unit = next(units_in_turn)
        made.append(Made(row, life))
    return made


def _lives(chance: Chance) -> Iterator[Life]:
    """Every life is told once before any comes again, each time in another order."""
    order = list(lives())
    while True:
        chance.random.shuffle(order)
        yield from order


def _person(chance: Chance, life: Life, cohort: Cohort, place: int) -> Veteran:
    born = _born(chance, life, cohort.discharged_on)
    known_day = chance.often(0.88)
    row = Veteran(
        public_id=chance.public_id(),
        alias=chance.alias(),
        number=f"QN{cohort.discharged_on:%y}-{place + 1:04}",
        name=_name(chance),
        birth_date=born if known_day else None,
        birth_year=None if known_day else born.year,
        phone=chance.phone() if chance.often(0.9) else "",
        cohort=cohort,
        roles=list(life.roles) if chance.often(0.55) else [],
        shown_to_employers=chance.often(SHOWN_SHARE),
        created_at=chance.moment(chance.between(61, 80)),
        profile_saved_at=chance.moment(chance.between(1, LONGEST_AGO)),
    )
    for field, text in _form(chance, life).items():
        setattr(row, field, text)
    return row


def _born(chance: Chance, life: Life, discharged_on: date) -> date:
    youngest, oldest = round(life.youngest * YEAR) + 1, round(OLDEST * YEAR) - 1
    return discharged_on - timedelta(days=chance.between(youngest, oldest))


def _name(chance: Chance) -> str:
    parts: tuple[tuple[str, ...], ...]
    if chance.often(names.UPLAND_SHARE):
        parts = (names.UPLAND_FAMILIES, names.UPLAND_MIDDLES, names.UPLAND_GIVENS)
    else:
        parts = (names.KINH_FAMILIES, names.KINH_MIDDLES, names.KINH_GIVENS)
    return " ".join(chance.one(part) for part in parts)


def _form(chance: Chance, life: Life) -> dict[str, str]:
    wishes = (*chance.one(life.wishes), "", "", "")
    said = {
        "schooling": chance.one(life.schooling),
        "trade": chance.one(life.trade),
        "service": chance.one(life.service),
        "skills": chance.one(life.skills),
        "licences": chance.one(life.licences),
        "certificates": chance.one(life.certificates),
        "languages": chance.one(life.languages),
        "wish_1": wishes[0],
        "wish_2": wishes[1],
        "wish_3": wishes[2],
        "places": chance.one(life.places),
        "wage": _wage(chance, life),
    }
    fill, hand = chance.one(FILLS), chance.one(HANDS)
    if fill is not Fill.WHOLE:
        said = {field: text if field in KEPT[fill] else "" for field, text in said.items()}
    if fill is Fill.SERVICE:
        said["wish_1"] = chance.one(WISHING_ANYTHING)
    if fill is Fill.THIN and chance.often(0.7):
        said["wish_1"] = chance.one(WISHING_ANYTHING)
    return {field: _typed(chance, field, text, hand) for field, text in said.items()}


def _typed(chance: Chance, field: str, text: str, hand: Hand) -> str:
    if field not in CAPITALS:
        return written(text, hand, chance.random)
    return unmarked(text) if hand is Hand.BARE else text


def _wage(chance: Chance, life: Life) -> str:
    low, high = (f"{amount:g}".replace(".", ",") for amount in life.wage)
    return chance.one(
        (
            f"{low}-{high} triệu",
            f"{low}-{high}tr",
            f"{low} triệu",
            f"từ {low} triệu",
            f"{low} củ",
            f"{low}-{high} triệu cả tăng ca",
            "thỏa thuận",
            "",
        )
    )
