"""Under which trade a board files an ad: the occupation, its group, the licence asked for."""

from functools import lru_cache
from typing import NamedTuple

from ml.concepts import concepts, rows
from ml.posting import posting
from ml.records import Vacancy


class Group(NamedTuple):
    """A group of families of occupations, as a board sorts its jobs."""

    key: str
    vi: str
    en: str
    families: frozenset[str]


class Filed(NamedTuple):
    """What an ad is filed under; "" where it does not tell."""

    trade: str  # a key of occupations.csv
    group: str  # a key of groups.csv
    licence: str  # an ability of ml/licences.py: "car", "heavy", …


@lru_cache(maxsize=1)
def groups() -> tuple[Group, ...]:
    """Return the groups in the order of the table.

    Raises:
        ValueError: a family stands in no group, in two, or is none.
    """
    found = tuple(
        Group(r["key"], r["vi"], r["en"], frozenset(r["families"].split(",")))
        for r in rows("groups.csv")
    )
    named = sorted(family for group in found for family in group.families)
    if named != sorted({job.family for job in concepts().occupations}):
        raise ValueError("groups.csv does not hold each family of occupations.csv once")
    return found


def group_of(trade: str) -> str:
    """Return the key of the group an occupation stands in, "" for an unknown occupation."""
    table = concepts()
    if trade not in table.place:
        return ""
    family = table.occupations[table.place[trade]].family
    return next(group.key for group in groups() if family in group.families)


def filed(ad: Vacancy, chosen: str = "") -> Filed:
    """Read an ad for the board.

    Args:
        ad: the advertisement.
        chosen: the occupation its employer chose from the list; it goes before what is read.
    """
    reading = posting(ad)
    table = concepts()
    trade = chosen if chosen in table.place else ""
    if not trade and reading.work:
        main, _share = max(reading.work, key=lambda work: work[1])
        trade = table.occupations[main].key
    return Filed(trade, group_of(trade), reading.demands.licence)
