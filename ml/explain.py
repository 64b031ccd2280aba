"""Why a pair scores as it does: parts that add up to the score, checks, and the band."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ml.bands import band_of
from ml.columns import PARTS, Columns
from ml.concepts import concepts
from ml.eligibility import checks
from ml.encoded import EncodedSeekers, EncodedVacancies, ages_on
from ml.features import age_shares, years_as
from ml.keys import PartKey
from ml.posting import Posting
from ml.profile import SOURCES, Profile
from ml.records import Part, Scored


@dataclass(frozen=True)
class Reasons:
    """One seeker's row, ready to be held against ads."""

    at: Columns
    seekers: EncodedSeekers
    row: int
    on: date

    @property
    def person(self) -> Profile:
        """The profile as read."""
        return self.seekers.profiles[self.row]

    @cached_property
    def values(self) -> NDArray[np.float64]:
        """The row over all columns, ages of the day filled in."""
        out: NDArray[np.float64] = self.seekers.matrix[self.row].toarray()[0]
        out[self.at.ages] = age_shares(self.seekers.births[self.row : self.row + 1], self.on)[0]
        return out

    @cached_property
    def by_source(self) -> NDArray[np.float64]:
        """(sources x occupations) shares, which add up to the occupation block of the row."""
        flat = self.seekers.sources[self.row].toarray()[0]
        return np.asarray(flat.reshape(len(SOURCES), self.at.jobs), np.float64)

    @cached_property
    def years(self) -> NDArray[np.float64]:
        """Years of experience by occupation."""
        return years_as(self.person)


def explained(reasons: Reasons, ads: EncodedVacancies, place: int, score: float) -> Scored:
    """Return one pair with parts (in falling order of weight), checks and band."""
    job = ads.postings[place]
    points, terms = _points(reasons, ads, place)
    total = sum(points.values())
    late = ads.deadlines[place] < reasons.on.toordinal()
    if late:
        points[PartKey.DEADLINE] = -max(total, 0.0)
        total = min(total, 0.0)
    if total < 0 or total > 100:
        points[PartKey.FLOOR] = min(max(total, 0.0), 100.0) - total
    parts = tuple(
        Part(key, value, terms.get(key, ()))
        for key, value in sorted(points.items(), key=lambda item: (-abs(item[1]), item[0]))
        if abs(value) > 1e-9
    )
    have = _years_for(reasons.years, job)
    age = int(ages_on(reasons.seekers.births[reasons.row : reasons.row + 1], reasons.on)[0])
    held = checks(reasons.person, job, have, None if age < 0 else age, reasons.on)
    band = band_of(score, held, parts)
    return Scored(reasons.seekers.ids[reasons.row], job.id, score, band, parts, held)


def _years_for(years: NDArray[np.float64], job: Posting) -> float:
    return round(max((float(years[place]) for place, _ in job.work), default=0.0), 1)


def _points(
    reasons: Reasons, ads: EncodedVacancies, place: int
) -> tuple[dict[PartKey, float], dict[PartKey, tuple[str, ...]]]:
    points: dict[PartKey, float] = {}
    terms: dict[PartKey, tuple[str, ...]] = {}
    named: dict[PartKey, list[tuple[float, str]]] = {}
    matrix = ads.matrix
    span = slice(matrix.indptr[place], matrix.indptr[place + 1])
    columns, values = matrix.indices[span], matrix.data[span]
    work = columns < reasons.at.jobs
    jobs, shares = columns[work], values[work]
    gained = reasons.by_source[:, jobs] * shares
    if gained.any():
        # The sources share the points of the work, which the row holds in full precision.
        gained *= float(reasons.values[jobs] @ shares) / gained.sum()
    for source, key in enumerate(SOURCES):
        if gained[source].any():
            points[key] = float(gained[source].sum())
            best = int(jobs[int(gained[source].argmax())])
            terms[key] = tuple(_terms(reasons.person, source, best))
    for column, value in zip(columns[~work].tolist(), values[~work].tolist(), strict=True):
        gained_here = value * float(reasons.values[column])
        if not gained_here:
            continue
        key, word = PARTS[reasons.at.parts[column]], reasons.at.terms.get(column)
        points[key] = points.get(key, 0.0) + gained_here
        if word:
            named.setdefault(key, []).append((gained_here, word))
    for key, found in named.items():
        terms[key] = tuple(_told(found))
    return points, terms


def _told(found: list[tuple[float, str]]) -> Iterator[str]:
    """Yield the four terms that weigh most, without words that a told pair of words holds."""
    told: list[str] = []
    for _, word in sorted(found, key=lambda pair: (-pair[1].count(" "), -pair[0])):
        if len(told) < 4 and not any(f" {word} " in f" {longer} " for longer in told):
            told.append(word)
            yield word


def _terms(person: Profile, source: int, job: int) -> Iterator[str]:
    """Yield the typed words that speak for an occupation, the strongest three."""
    kin = concepts().kin
    found: dict[str, float] = {}
    for item in person.evidence:
        credit = item.strength * float(kin[item.occupation, job])
        if item.source == source and credit > 0.0:
            found[item.terms] = max(found.get(item.terms, 0.0), credit)
    best = max(found.values(), default=0.0)
    ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
    yield from (typed for typed, credit in ranked[:3] if credit > 0.5 * best)
