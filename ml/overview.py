"""Bands and reasons of many pairs at once, as arrays; each equals what `explain` says of it."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray

from ml import features
from ml.bands import GOOD, POSSIBLE, STRONG
from ml.columns import PARTS, Columns
from ml.eligibility import BUCKETS, UNKNOWN, YOUNG
from ml.encoded import EncodedSeekers, EncodedVacancies
from ml.keys import PartKey, Rule
from ml.papers import papers
from ml.posting import Posting
from ml.profile import SOURCES
from ml.records import Band

REASONS = 3
_BLOCK = 64
_MOST = 5.0  # years of experience that the columns of a row can tell
_ALPHABET = np.argsort(np.array(PARTS), kind="stable")  # ties among reasons go by their key
UNSURE = (Rule.SCHOOLING, Rule.LICENCE, Rule.LICENCE_AGE, Rule.EXPERIENCE)


@dataclass(frozen=True)
class Overview:
    """(seekers x k): what each seeker is to be told of k ads.

    `bands` are places in `Band`, `reasons` (seekers x k x 3) places in `ml.columns.PARTS`, the
    weightiest first, -1 where there is none; `unmet` and `unknown` count must-haves.
    """

    bands: NDArray[np.int8]
    reasons: NDArray[np.int8]
    unmet: NDArray[np.int8]
    unknown: NDArray[np.int8]


@dataclass(frozen=True)
class _Ads:
    """Ads as padded arrays; the padding points at a column that is always empty."""

    columns: NDArray[np.int64]
    points: NDArray[np.float64]
    musts: NDArray[np.int64]
    years: NDArray[np.float64]  # asked as a must, 0 for none
    worked: NDArray[np.int64]  # columns that tell years of experience in the work


def overview(
    seekers: EncodedSeekers,
    ads: EncodedVacancies,
    at: Columns,
    on: date,
    places: NDArray[np.int64],
    scores: NDArray[np.float64],
    threads: int = 1,
) -> Overview:
    """Return bands and reasons of the pairs (seeker i, ad places[i, j]) with the given scores."""
    count, k = places.shape
    out = Overview(
        np.zeros((count, k), np.int8),
        np.full((count, k, REASONS), -1, np.int8),
        np.zeros((count, k), np.int8),
        np.zeros((count, k), np.int8),
    )
    padded = _padded(ads, at)
    told = np.array([person.told_work for person in seekers.profiles], dtype=bool)
    mendable = mendables(at)

    def fill(start: int) -> None:
        span = slice(start, min(start + _BLOCK, count))
        rows = np.repeat(np.arange(span.stop - span.start), k)
        pairs = places[span].ravel()
        values = np.zeros((span.stop - span.start, at.total + 1))
        values[:, :-1] = seekers.matrix[span].toarray()
        values[:, at.ages] = features.age_shares(seekers.births[span], on)
        sources = seekers.sources[span].toarray().astype(np.float64)
        parts = _parts(values, sources, padded, rows, pairs, at)
        columns = padded.musts[pairs]
        unmet, mended, unknown = standings(values[rows[:, None], columns], columns, at, mendable)
        years = values[rows[:, None], padded.worked[pairs]].max(axis=1)
        short = is_short(years, padded.years[pairs])
        unmet += short & told[span][rows]
        unknown[:, UNSURE.index(Rule.EXPERIENCE)] = short & ~told[span][rows]
        losses = parts[:, [PARTS.index(PartKey(rule)) for rule in UNSURE]]
        bands = bands_of(scores[span].ravel(), unmet, mended, unknown, losses)
        out.bands[span] = bands.reshape(-1, k)
        out.reasons[span] = _reasons(parts).reshape(-1, k, REASONS)
        out.unmet[span] = (unmet + mended).reshape(-1, k)
        out.unknown[span] = unknown.sum(axis=1).reshape(-1, k)

    with ThreadPoolExecutor(threads) as pool:
        list(pool.map(fill, range(0, count, _BLOCK)))
    return out


def _padded(ads: EncodedVacancies, at: Columns) -> _Ads:
    matrix = ads.matrix
    lengths = np.diff(matrix.indptr)
    wide = int(lengths.max(initial=1))
    columns = np.full((len(ads), wide), at.total, np.int64)
    points = np.zeros((len(ads), wide))
    inside = np.arange(wide) < lengths[:, None]
    columns[inside], points[inside] = matrix.indices, matrix.data
    asked = [job.demands.years for job in ads.postings]
    return _Ads(
        columns,
        points,
        _rows([features.musts(job, at) for job in ads.postings], at.total),
        np.array([years if years >= 2 else 0.0 for years in asked]),
        _rows([worked(job, at) for job in ads.postings], at.total),
    )


def _rows(lists: Sequence[Sequence[int]], empty: int) -> NDArray[np.int64]:
    wide = max((len(row) for row in lists), default=0)
    out = np.full((len(lists), max(wide, 1)), empty, np.int64)
    for i, row in enumerate(lists):
        out[i, : len(row)] = row
    return out


def worked(job: Posting, at: Columns) -> list[int]:
    """Return the columns that tell, in fifths of five years, how long somebody did the work."""
    last = len(BUCKETS) - 1
    return [at.years_of(place, last) for place, _ in job.work]


def mendables(at: Columns) -> NDArray[np.bool_]:
    """Return column -> whether a short course or step mends the lack of what it stands for."""
    out = np.zeros(at.total + 1, dtype=bool)
    mends = {key: bool(mend) for key, _, mend, _ in papers()}
    for key, column in at.demands.items():
        rule, _, rest = key.partition(":")
        out[column] = (
            rule in (Rule.LICENCE, Rule.LICENCE_AGE)
            or key == "schooling:3"
            or (rule == Rule.CERTIFICATE and mends[rest])
            or (rule == Rule.LANGUAGE and rest.endswith(":1"))
        )
    return out


def _parts(
    values: NDArray[np.float64],
    sources: NDArray[np.float64],
    ads: _Ads,
    rows: NDArray[np.int64],
    pairs: NDArray[np.int64],
    at: Columns,
) -> NDArray[np.float64]:
    """Return (pairs x PARTS) points."""
    columns, points = ads.columns[pairs], ads.points[pairs]
    gained = values[rows[:, None], columns] * points
    work = columns < at.jobs
    part = np.append(at.parts, len(PARTS))[columns]
    flat = np.arange(len(pairs))[:, None] * (len(PARTS) + 1) + part
    size = len(pairs) * (len(PARTS) + 1)
    counted = np.bincount(flat[~work], gained[~work], size).astype(np.float64)
    out = counted.reshape(len(pairs), -1)[:, :-1].copy()
    most = int(work.sum(axis=1).max(initial=0))  # occupations stand in front, columns being sorted
    jobs = np.where(work, columns, 0)[:, :most]
    shares = np.where(work, points, 0.0)[:, :most]
    by_source = np.stack(
        [
            (sources[rows[:, None], s * at.jobs + jobs] * shares).sum(axis=1)
            for s in range(len(SOURCES))
        ]
    )
    told = by_source.sum(axis=0)
    exact = (values[rows[:, None], jobs] * shares).sum(axis=1)
    by_source *= np.divide(exact, told, out=np.zeros_like(exact), where=told > 0)
    out[:, [PARTS.index(key) for key in SOURCES]] = by_source.T
    return out


def is_short(worked: NDArray[np.float64], asked: NDArray[np.float64] | float) -> NDArray[np.bool_]:
    """Tell who falls short of years asked (0 for none); `worked` is what the columns tell."""
    return np.asarray(np.round(_MOST * worked, 1) < 0.7 * asked - 1e-9)


def standings(
    value: NDArray[np.float64],
    columns: NDArray[np.int64],
    at: Columns,
    mendable: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.bool_]]:
    """Return how many musts are unmet for good, unmet but mendable, and which rules are unknown.

    Args:
        value: (pairs x musts) what the profiles hold in the columns of the musts.
        columns: (pairs x musts), `at.total` where there is no further must.
    """
    asked = columns < at.total
    ages = (columns >= at.ages.start) & (columns < at.ages.stop)
    share = np.where(ages, value, 1.0 - value)  # of the loss; rows hold what is given back
    lacking = asked & (share > 1e-9)
    rule = np.append(at.parts, len(PARTS))[columns]
    schooling = rule == PARTS.index(PartKey.SCHOOLING)
    licence = rule == PARTS.index(PartKey.LICENCE)
    unsure = lacking & (
        (schooling & (np.abs(share - UNKNOWN) < 1e-9))
        | (licence & (share < 1 - 1e-9))
        | (ages & (np.abs(share - YOUNG) < 1e-9))
    )
    unknown = np.zeros((len(value), len(UNSURE)), dtype=bool)
    for i, kind in enumerate((schooling, licence, ages)):
        unknown[:, i] = (unsure & kind).any(axis=1)
    missing = lacking & ~unsure
    helped = mendable[columns]
    return (missing & ~helped).sum(axis=1), (missing & helped).sum(axis=1), unknown


def bands_of(
    scores: NDArray[np.float64],
    unmet: NDArray[np.int64],
    mended: NDArray[np.int64],
    unknown: NDArray[np.bool_],
    losses: NDArray[np.float64],
) -> NDArray[np.int8]:
    """Return the places in `Band`; `losses` (pairs x UNSURE) are the points of these rules."""
    order = tuple(Band)
    strong, good, possible, unclear, poor = (
        order.index(b) for b in (Band.STRONG, Band.GOOD, Band.POSSIBLE, Band.UNCLEAR, Band.POOR)
    )
    band = np.select(
        [scores >= STRONG, scores >= GOOD, scores >= POSSIBLE], [strong, good, possible], poor
    )
    lost = -(losses * unknown).sum(axis=1)
    doubt = unknown.any(axis=1)
    out = np.where(doubt & (band == strong), good, band)
    hangs = doubt & (band > good) & (scores + lost >= GOOD)
    out = np.where(hangs, unclear, out)
    out = np.where(mended > 0, np.maximum(band, possible), out)
    return np.where(unmet > 0, poor, out).astype(np.int8)


def _reasons(parts: NDArray[np.float64]) -> NDArray[np.int8]:
    weight = -np.round(np.abs(parts), 9)[:, _ALPHABET]
    order = np.argsort(weight, axis=1, kind="stable")[:, :REASONS]
    named = _ALPHABET[order]
    return np.where(np.take_along_axis(weight, order, 1) < -1e-9, named, -1).astype(np.int8)
