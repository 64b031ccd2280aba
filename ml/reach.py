"""How many people a draft reaches, and how many more without one of its demands, in one pass."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ml import features
from ml.columns import AGES, PARTS, Columns
from ml.eligibility import SCHOOLS
from ml.encoded import EncodedSeekers, EncodedVacancies
from ml.keys import PartKey, Rule
from ml.licences import ABILITIES, ASKED, NAMES
from ml.overview import UNSURE, bands_of, is_short, mendables, standings, worked
from ml.papers import papers
from ml.posting import Posting, by_law
from ml.scale import on_scale
from ml.weights import Weights


@dataclass(frozen=True, slots=True)
class Demand:
    """One demand of an ad, in the terms of a `Check`."""

    rule: str
    demand: str


@dataclass(frozen=True)
class Reach:
    """`bands` (1 + demands x seekers): places in `Band` by the ad, then by it without each demand.

    `fixed` is what the law asks for such work: no employer can leave it out.
    """

    bands: NDArray[np.int8]
    demands: tuple[Demand, ...]
    fixed: tuple[Demand, ...]


def reach(
    seekers: EncodedSeekers, ads: EncodedVacancies, at: Columns, weights: Weights, on: date
) -> Reach:
    """Return what the one ad of `ads` is to each seeker, as it stands and with less demanded.

    Only the columns that the ad touches are read, so that a draft is answered while it is typed.
    """
    job = ads.postings[0]
    lighter = list(without_each(job))
    jobs = [job, *(less for _, less in lighter)]
    rows = _rows(ads, jobs, at, weights)
    asked = [features.musts(one, at) for one in jobs]
    columns = np.array(
        sorted({*worked(job, at)}.union(*rows, *asked)),
        np.int64,
    )
    place = {int(column): i for i, column in enumerate(columns)}
    values = _values(seekers, columns, at, on)
    points = np.zeros((len(columns), len(jobs)))
    for i, row in enumerate(rows):
        points[[place[column] for column in row], i] = list(row.values())
    scores = on_scale(values @ points)
    if ads.deadlines[0] < on.toordinal():
        scores[:] = 0.0
    parts = at.parts[columns]
    told = np.fromiter((person.told_work for person in seekers.profiles), bool, len(seekers))
    years = values[:, [place[column] for column in worked(job, at)]].max(axis=1, initial=0.0)
    mendable = mendables(at)
    bands = np.empty((len(jobs), len(seekers)), np.int8)
    for i, one in enumerate(jobs):
        musts = np.array(asked[i], np.int64)
        held = values[:, [place[column] for column in asked[i]]]
        unmet, mended, unknown = standings(
            held, np.broadcast_to(musts, (len(seekers), len(musts))), at, mendable
        )
        must_years = one.demands.years if one.demands.years >= 2 else 0.0
        short = is_short(years, must_years)
        unmet += short & told
        unknown[:, UNSURE.index(Rule.EXPERIENCE)] = short & ~told
        losses = np.stack(
            [_lost(values, points[:, i], parts == PARTS.index(PartKey(rule))) for rule in UNSURE],
            axis=1,
        )
        bands[i] = bands_of(scores[:, i], unmet, mended, unknown, losses)
    return Reach(bands, tuple(demand for demand, _ in lighter), tuple(_set_by_law(job)))


def without_each(job: Posting) -> Iterator[tuple[Demand, Posting]]:
    """Yield each demand that an employer can leave out, and the ad as it then reads."""
    asked = job.demands
    if asked.schooling:
        yield Demand(Rule.SCHOOLING, SCHOOLS[asked.schooling]), _with(job, schooling=0)
    if asked.years >= 0.5:
        yield Demand(Rule.EXPERIENCE, f"{asked.years:g}"), _with(job, years=0.0)
    if asked.licence and not _is_legal(job):
        yield Demand(Rule.LICENCE, NAMES[asked.licence]), _with(job, licence=by_law(job.work))
    regulated = _regulated()
    for paper in asked.papers:
        if paper not in regulated:
            fewer = tuple(other for other in asked.papers if other != paper)
            yield Demand(Rule.CERTIFICATE, paper), _with(job, papers=fewer)
    for name, level in asked.languages:
        fewer_languages = tuple(other for other in asked.languages if other[0] != name)
        yield Demand(Rule.LANGUAGE, f"{name}:{level}"), _with(job, languages=fewer_languages)


def _set_by_law(job: Posting) -> Iterator[Demand]:
    asked = job.demands
    if asked.licence:
        least = ASKED[asked.licence][1]
        if _is_legal(job):
            yield Demand(Rule.LICENCE, NAMES[asked.licence])
        if least in AGES:
            yield Demand(Rule.LICENCE_AGE, str(least))
    regulated = _regulated()
    yield from (Demand(Rule.CERTIFICATE, paper) for paper in asked.papers if paper in regulated)


def _is_legal(job: Posting) -> bool:
    """Tell whether the law asks no less than the ad does."""
    least = by_law(job.work)
    return bool(least) and ABILITIES.index(job.demands.licence) <= ABILITIES.index(least)


def _regulated() -> frozenset[str]:
    return frozenset(key for key, _, _, law in papers() if law)


def _with(job: Posting, **less: Any) -> Posting:
    return replace(job, demands=replace(job.demands, **less))


def _rows(
    ads: EncodedVacancies, jobs: list[Posting], at: Columns, weights: Weights
) -> list[dict[int, float]]:
    """Return each ad as column -> points; the words are those of the first one."""
    first = at.total - len(at.words)
    encoded = ads.matrix[0]
    words = {
        int(column): float(value)
        for column, value in zip(encoded.indices, encoded.data, strict=True)
        if column >= first
    }
    return [features.vacancy_row(job, at, weights) | words for job in jobs]


def _values(
    seekers: EncodedSeekers, columns: NDArray[np.int64], at: Columns, on: date
) -> NDArray[np.float64]:
    """Return (seekers x columns), legal ages of the day filled in."""
    out = np.asarray(seekers.matrix[:, columns].toarray(), np.float64)
    ages = np.flatnonzero((columns >= at.ages.start) & (columns < at.ages.stop))
    if len(ages):
        shares = features.age_shares(seekers.births, on)
        out[:, ages] = shares[:, columns[ages] - at.ages.start]
    return out


def _lost(
    values: NDArray[np.float64], points: NDArray[np.float64], own: NDArray[np.bool_]
) -> NDArray[np.float64]:
    return np.asarray(values[:, own] @ points[own])
