"""Makes the employers: the curated ones first, then as many more as are asked for."""

from dataclasses import dataclass

from app.demonstration import names
from app.demonstration.chance import Chance
from app.demonstration.content import Firm, firms
from models import Employer

UNVERIFIED_EVERY = 11  # one employer in so many still waits for the office
HOUSEHOLD = "household"


@dataclass(frozen=True)
class Made:
    """An employer's row and what it was made from."""

    row: Employer
    firm: Firm


def employers(chance: Chance, count: int) -> list[Made]:
    """So many employers, at least one; the first is verified."""
    made = []
    for place, firm in enumerate(_firms(chance, count)):
        registered = chance.between(61, 400)
        row = Employer(
            public_id=chance.public_id(),
            name=firm.name,
            tax_code=chance.household_code() if firm.kind == HOUSEHOLD else chance.tax_code(),
            created_at=chance.moment(registered),
        )
        if place % UNVERIFIED_EVERY != UNVERIFIED_EVERY - 1:
            row.verified_at = chance.moment(registered - 1)
        made.append(Made(row, firm))
    return made


def _firms(chance: Chance, count: int) -> list[Firm]:
    curated = firms()
    # The first stays: it is Bình's. Of the others a small town gets any.
    others = list(curated[1:])
    chance.random.shuffle(others)
    chosen = [curated[0], *others][:count]
    taken = {firm.name for firm in curated}
    while len(chosen) < count:
        like = chance.one(curated)
        name = _name(chance, like.kind)
        if name in taken:  # more firms than two words tell apart
            name = f"{name} {len(chosen)}"
        taken.add(name)
        chosen.append(Firm(name, like.kind, like.place, like.unit))
    return chosen


def _name(chance: Chance, kind: str) -> str:
    form = names.OWN_FORMS.get(kind, chance.one(names.FIRM_FORMS))
    trade = chance.one(names.FIRM_TRADES[kind])
    called = f"{chance.one(names.FIRM_FIRSTS)} {chance.one(names.FIRM_SECONDS)}"
    return f"{form} {trade} {called}".strip()
