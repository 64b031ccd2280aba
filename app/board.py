"""What an address asks of the board, and how many jobs answer it.

The address holds the whole state: `tu` (words), `dung` (only these very words), `xep` (order) and
the facets of app/facets.py, each as often as wanted. What it says beside that is ignored, so that
links and saved searches outlive a value that is no more.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Protocol, Self
from urllib.parse import urlencode

from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy import Select

from app.facets import Facet, facets, known
from app.filters import today
from app.typed import searchable
from ml.asking import Asked, asked
from models import Job, board
from models.board import Kind, Order

WORDS, EXACT, ORDER = "tu", "dung", "xep"


class Arguments(Protocol):
    """The parameters of an address, as werkzeug holds them."""

    def getlist(self, key: str) -> list[str]:
        """All values of one name."""


@dataclass(frozen=True)
class Search:
    """A search of the board as of a day. Facets lie open between AND, their values between OR."""

    words: str = ""
    exact: bool = False
    order: Order = Order.NEWEST
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    facets: tuple[Facet, ...] = ()
    day: date = date.min

    @classmethod
    def from_args(cls, args: Arguments, offered: tuple[Facet, ...] | None = None) -> Self:
        """What the parameters of an address ask for; unknown names and values ask for nothing.

        Args:
            args: the parameters.
            offered: the facets as of today, where they are at hand already.
        """
        day = today()
        offered = facets(day) if offered is None else offered
        orders = [order for order in Order if order.value in args.getlist(ORDER)]
        chosen = {facet.name: known(facet, args.getlist(facet.name)) for facet in offered}
        return cls(
            words=searchable(next(iter(args.getlist(WORDS)), "")),
            exact="1" in args.getlist(EXACT),
            order=orders[0] if orders else Order.NEWEST,
            chosen={name: values for name, values in chosen.items() if values},
            facets=offered,
            day=day,
        )

    def as_args(self) -> dict[str, list[str]]:
        """The parameters that ask for this, and nothing beside."""
        args: dict[str, list[str]] = {}
        if self.words:
            args[WORDS] = [self.words]
            if self.exact:
                args[EXACT] = ["1"]
        args |= {name: list(values) for name, values in self.chosen.items()}
        if self.order is not Order.NEWEST:
            args[ORDER] = [self.order.value]
        return args

    def as_query(self) -> str:
        """The same as the part of an address behind the question mark."""
        return urlencode(self.as_args(), doseq=True)

    @cached_property
    def asked(self) -> Asked:
        """What the words are understood to ask for; nothing where they are meant to the letter."""
        return Asked((), ()) if self.exact or not self.words else asked(self.words)

    @property
    def understood(self) -> list[str]:
        """The names of the work the words are understood to ask for, each once."""
        english = str(get_locale()) == "en"
        return list(dict.fromkeys(job.en if english else job.vi for job in self.asked.work))

    @property
    def found_by(self) -> list[str]:
        """The words, and names of such work, by which jobs are found; to be marked in them."""
        return [*self.words.split(), *self.asked.names]

    def said(self) -> Select[tuple[Job]]:
        """Open jobs by the words alone, whatever the facets ask."""
        meant = self.asked
        trades = [job.key for job in meant.work]
        return board.said(
            Job.open_on(self.day), self.words, trades, meant.names, " ".join(meant.rest)
        )

    def jobs(self) -> Select[tuple[Job]]:
        """The open jobs it finds, in its order."""
        found = self.said()
        for facet in self.facets:
            if facet.name in self.chosen:
                found = found.where(facet.where(self.chosen[facet.name]))
        return board.sorted_by(found, self.order)

    def told(self) -> str:
        """The search in words, as a list of saved searches shows it."""
        parts = [f"“{self.words}”"] if self.words else []
        for facet in self.facets:
            parts += [facet.values[value] for value in self.chosen.get(facet.name, ())]
        return ", ".join(parts) or _("Tất cả việc")

    def without(self, name: str, value: str | None = None) -> Self:
        """The search without one value of a facet, or without the whole facet."""
        kept = tuple(v for v in self.chosen.get(name, ()) if value is not None and v != value)
        others = {other: values for other, values in self.chosen.items() if other != name}
        return replace(self, chosen=others | ({name: kept} if kept else {}))

    def only_words(self) -> Self:
        """The search without any facet."""
        return replace(self, chosen={})

    def to_the_letter(self, exact: bool) -> Self:
        """The search for these very words, or as they are understood."""
        return replace(self, exact=exact)

    def by(self, order: Order) -> Self:
        """The search in another order."""
        return replace(self, order=order)


@dataclass(frozen=True)
class Counts:
    """How many jobs answer a search, and how many would if a facet asked otherwise.

    Attributes:
        jobs: how many there are,
        openings: and how many people they look for in all.
        of: facet -> value -> jobs that have it and answer all other facets.
        without: facet -> how many more there would be without it.
    """

    jobs: int
    openings: int
    of: Mapping[str, Mapping[str, int]]
    without: Mapping[str, int]


def counts(search: Search, kinds: Sequence[Kind]) -> Counts:
    """One pass over what the words alone find: a kind that fails one facet counts for that one."""
    chosen = [set(search.chosen.get(facet.name, ())) for facet in search.facets]
    of: list[dict[str, int]] = [dict.fromkeys(facet.values, 0) for facet in search.facets]
    without = [0] * len(chosen)
    jobs = openings = 0
    for kind in kinds:
        values = [facet.of(kind) for facet in search.facets]
        failed = [
            place
            for place, wanted in enumerate(chosen)
            if wanted and wanted.isdisjoint(values[place])
        ]
        if len(failed) > 1:
            continue
        if failed:
            without[failed[0]] += kind.jobs
        else:
            jobs, openings = jobs + kind.jobs, openings + kind.openings
        for place in failed or range(len(chosen)):
            for value in values[place]:
                if value in of[place]:
                    of[place][value] += kind.jobs
    names = [facet.name for facet in search.facets]
    return Counts(
        jobs,
        openings,
        dict(zip(names, of, strict=True)),
        dict(zip(names, without, strict=True)),
    )


def lifts(search: Search, counted: Counts) -> list[tuple[str, str, int]]:
    """Facets to leave out for more jobs, the most first.

    Returns:
        Name of the facet, what is chosen there in words, how many more jobs there would be.
    """
    offered = [
        (
            facet.name,
            ", ".join(facet.values[value] for value in search.chosen[facet.name]),
            counted.without[facet.name],
        )
        for facet in search.facets
        if facet.name in search.chosen and counted.without[facet.name]
    ]
    return sorted(offered, key=lambda lift: -lift[2])
