"""What a firm is told, while it writes a job, of the people whom the draft would fit.

Nobody is named, and no single person can be read out of the numbers:

1. Counted are people who agreed to be shown, whom the office knows and who have no work through us:
   those whom the firm would find, without a name, among the candidates of the job.
2. Every number is one of people and is rounded down to a whole five; fewer than five, and none,
   read "<5". So two drafts that differ by one demand tell of their difference only by fives: the
   people behind a step from 35 to 40 may be one or nine.
3. A gain is rounded like any number. Beside the numbers of both drafts it leaves at least four
   possible values for each of the three (`tests/unit/test_panel.py` goes through them all).
4. The bands add up to the number that fit. They are told only where that sum does not narrow any of
   them: at most one five may be lost by rounding, else the bands stay out.
5. Fewer than five people on show: nothing but that is told.
6. A firm, all its users together, asks a limited number of times (`limit.panel` of the settings).
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from app import matching
from app.demands import demand
from app.filters import count, label, today
from app.shelves import people_shelf, vacancy
from ml.encoded import EncodedSeekers
from ml.ranker import Ranker
from ml.reach import Demand, Reach
from ml.records import Band
from models import Job, db, showing
from models import vocabulary as words

STEP = 5
FITS = (Band.STRONG, Band.GOOD, Band.POSSIBLE)  # what counts as a fit
_ORDER = tuple(Band)


@dataclass(frozen=True, order=True)
class Number:
    """A number of people as coarse as it may be told: `floor` a whole five, 0 for fewer."""

    floor: int

    @classmethod
    def of(cls, people: int) -> "Number":
        """The number that stands for so many people; a loss counts as none."""
        return cls(max(people, 0) // STEP * STEP)

    def __str__(self) -> str:
        return count(self.floor) if self.floor else f"<{STEP}"


@dataclass(frozen=True)
class Gain:
    """How many more people fit without one demand; `share` of the most, 0 to 100."""

    demand: str
    more: Number
    share: int


@dataclass(frozen=True)
class Slice:
    """One stretch of the bar, `start` and `width` in hundredths of all people on show."""

    band: words.Band
    number: Number
    start: float
    width: float

    @property
    def label(self) -> str:
        """What the band is called."""
        return label(self.band)


@dataclass(frozen=True)
class Panel:
    """The answer to one draft. `bands` and `bar` are empty where the bands may not be told."""

    people: Number
    fit: Number
    unclear: Number
    bands: Sequence[tuple[words.Band, Number]]
    bar: Sequence[Slice]
    gains: Sequence[Gain]
    fixed: Sequence[str]

    @property
    def is_telling(self) -> bool:
        """Whether there are people enough to tell anything of."""
        return self.people.floor > 0

    @property
    def first_gain(self) -> Gain | None:
        """The demand that shuts out most, where leaving it out brings five people or more."""
        return next((gain for gain in self.gains if gain.more.floor), None)


def of(job: Job) -> Panel | None:
    """The panel of a draft that need not be saved; None where no model can answer."""
    ranker = matching.usable()
    if ranker is None:
        return None
    show = _on_show.current(ranker)
    found = ranker.reach(show, ranker.encode_vacancies([vacancy(job, "draft")]), today())
    return told(found, len(show))


def told(found: Reach, people: int) -> Panel:
    """What may be told of a reach to so many people on show."""
    numbers = [np.bincount(row, minlength=len(_ORDER)).tolist() for row in found.bands]
    fits = [sum(row[_ORDER.index(band)] for band in FITS) for row in numbers]
    bands = parts([numbers[0][_ORDER.index(band)] for band in FITS])
    everybody = Number.of(people)
    named = [(words.Band(band), number) for band, number in zip(FITS, bands, strict=False)]
    unclear = Number.of(numbers[0][_ORDER.index(Band.UNCLEAR)])
    return Panel(
        people=everybody,
        fit=Number.of(fits[0]),
        unclear=unclear,
        bands=named,
        bar=list(_bar([*named, (words.Band.UNCLEAR, unclear)], everybody)),
        gains=_gains(found.demands, [more - fits[0] for more in fits[1:]]),
        fixed=[demand(one.rule, one.demand) for one in found.fixed],
    )


def parts(people: Sequence[int]) -> list[Number]:
    """The parts of a whole that is told as well; none where together they would tell too much."""
    numbers = [Number.of(part) for part in people]
    lost = Number.of(sum(people)).floor - sum(number.floor for number in numbers)
    return numbers if lost <= STEP else []


def _bar(numbers: Iterable[tuple[words.Band, Number]], everybody: Number) -> Iterator[Slice]:
    start = 0.0
    for band, number in numbers:
        width = 100 * number.floor / max(everybody.floor, 1)
        yield Slice(band, number, round(start, 2), round(width, 2))
        start += width


def _gains(demands: Sequence[Demand], more: Sequence[int]) -> list[Gain]:
    """The demands by what they cost, the dearest first; of equals in the order of the ad."""
    numbers = [Number.of(people) for people in more]
    most = max((number.floor for number in numbers), default=0) or 1
    gains = [
        Gain(demand(one.rule, one.demand), number, round(100 * number.floor / most))
        for one, number in zip(demands, numbers, strict=True)
    ]
    return sorted(gains, key=lambda gain: -gain.more.floor)


class _Show:
    """The people whom firms may read of, encoded; kept until one of them changes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[object, EncodedSeekers]] = {}

    def current(self, ranker: Ranker) -> EncodedSeekers:
        """The people on show now, as rows of the matcher."""
        place = str(db.engine.url)
        with self._lock:
            now = (ranker.version_, *db.session.execute(showing.stamp()).one())
            before, kept = self._kept.get(place, (None, None))
            if kept is None or before != now:
                on_show = {str(id) for id in db.session.scalars(showing.with_enough())}
                people = people_shelf.current(ranker)
                kept = people.take([i for i, id in enumerate(people.ids) if id in on_show])
                self._kept[place] = (now, kept)
            return kept


_on_show = _Show()
