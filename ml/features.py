"""Profiles and ads -> weighted sparse rows over the same columns; their product is the score."""

from array import array
from collections.abc import Callable, Iterator, Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ml import terms
from ml.bounds import bounded
from ml.columns import AGES, BASES, Columns
from ml.concepts import concepts
from ml.eligibility import (
    BUCKETS,
    YOUNG,
    bucket,
    language_share,
    licence_share,
    school_share,
)
from ml.encoded import EncodedSeekers, EncodedVacancies, ages_on, born
from ml.keys import Rule, Seniority
from ml.languages import CHOICES
from ml.licences import ASKED
from ml.papers import papers
from ml.posting import Posting, is_open, posting
from ml.profile import SOURCES, Profile, profile
from ml.records import Seeker, Vacancy
from ml.weights import Weights

Row = dict[int, float]
_WORDS = 24  # the most telling words of an ad that are compared


class _Rows:
    """Sparse rows that grow in place, since fifty thousand dictionaries would not fit."""

    def __init__(self, width: int, values: str) -> None:
        self.width = width
        self.ends, self.columns = array("i", [0]), array("i")
        self.values: array[float] = array(values)

    def add(self, row: Row) -> None:
        """Add a row, its columns in order."""
        columns = sorted(row)
        self.columns.extend(columns)
        self.values.extend([row[column] for column in columns])
        self.ends.append(len(self.columns))

    def matrix(self) -> sparse.csr_matrix:
        """Return the rows so far, without a copy."""
        parts = (
            np.frombuffer(self.values, self.values.typecode) if self.values else np.empty(0),
            np.frombuffer(self.columns, np.int32) if self.columns else np.empty(0, np.int32),
            np.frombuffer(self.ends, np.int32),
        )
        return sparse.csr_matrix(parts, shape=(len(self.ends) - 1, self.width))


def encode_seekers(seekers: Sequence[Seeker], at: Columns, weights: Weights) -> EncodedSeekers:
    """Read profiles into rows."""
    read = []
    rows, by_source = _Rows(at.total, "d"), _Rows(len(SOURCES) * at.jobs, "f")
    for seeker in map(bounded, seekers):
        person = profile(seeker, weights)
        sources = source_rows(person, at.jobs, weights)
        said = {} if person.stuffed else _form_words(seeker, at)
        rows.add(seeker_row(person, sources, at) | said)
        by_source.add(
            {b * at.jobs + job: v for b, block in enumerate(sources) for job, v in block.items()}
        )
        read.append(person)
    ids = tuple(seeker.id for seeker in seekers)
    return EncodedSeekers(ids, tuple(read), rows.matrix(), by_source.matrix(), born(seekers))


def source_rows(person: Profile, jobs: int, weights: Weights) -> list[Row]:
    """Return, per source, occupation -> share of the occupation points.

    The strongest source counts whole, each further one a part of what is still open, so that
    more evidence never lowers and the sum stays below 1.
    """
    kin = concepts().kin
    best = np.zeros((len(SOURCES), jobs))
    for item in person.evidence:
        np.maximum(best[item.source], item.strength * kin[item.occupation], out=best[item.source])
    order = np.argsort(-best, axis=0, kind="stable")
    taken = np.zeros(jobs)
    out: list[Row] = [{} for _ in SOURCES]
    more = weights.evidence("more")
    for place in range(len(SOURCES)):
        source = order[place]
        value = best[source, np.arange(jobs)]
        share = value if place == 0 else (1.0 - taken) * more * value
        taken += share
        for job in np.flatnonzero(share):
            out[int(source[job])][int(job)] = float(share[job])
    return out


def seeker_row(person: Profile, sources: Sequence[Row], at: Columns) -> Row:
    """Return one profile as column -> value."""
    row: Row = {at.open: 1.0}
    for block in sources:
        for job, share in block.items():
            row[job] = row.get(job, 0.0) + share
    for skill in person.skills:
        row[at.skills[skill]] = 1.0
    for name, level in person.languages.items():
        row[at.skills[f"language:{name}"]] = level / 3
    row.update({at.demands[f"base:{rule}"]: 1.0 for rule in BASES})
    for key, share in demand_shares(person).items():
        if share < 1:
            row[at.demands[key]] = 1.0 - share
    row.update(_experience_row(person, at))
    return row


def _form_words(seeker: Seeker, at: Columns) -> Row:
    marked, bare = terms.of_form(seeker)
    row = {at.words[word]: 1.0 for word in marked if word in at.words}
    for word in bare:
        row.update(dict.fromkeys(at.without_marks.get(word, ()), 1.0))
    return row


def demand_shares(person: Profile) -> dict[str, float]:
    """Return demand -> share (0 to 1) of the points that the profile loses on it."""
    out: dict[str, float] = {}
    for level in range(1, 7):
        out[f"schooling:{level}"] = out[f"usual:{level}"] = school_share(person.schooling, level)
    for ability in ASKED:
        out[f"licence:{ability}"] = licence_share(person, ability)
    for key, _, _, _ in papers():
        out[f"certificate:{key}"] = float(key not in person.papers)
    for name in CHOICES:
        for level in (1, 2, 3):
            out[f"language:{name}:{level}"] = language_share(person, name, level)
    for post in Seniority:
        out[f"seniority:{post}"] = 0.3 if person.leads and post == Seniority.LEAD else 1.0
    return out


def years_as(person: Profile) -> NDArray[np.float64]:
    """Return the years of experience that count for each occupation (kin work in part)."""
    kin = concepts().kin
    best = np.zeros(len(kin))
    for item in person.evidence:
        if item.years > 0:
            credit = np.where(kin[item.occupation] >= 0.5, kin[item.occupation], 0.0)
            np.maximum(best, item.years * credit, out=best)
    return best


def _experience_row(person: Profile, at: Columns) -> Row:
    row: Row = {}
    have = years_as(person)
    for job in np.flatnonzero(have):
        for step, asked in enumerate(BUCKETS):
            row[at.years_of(int(job), step)] = min(1.0, float(have[job]) / asked)
    return row


def encode_vacancies(
    ads: Sequence[Vacancy], at: Columns, weights: Weights, rarity: Callable[[str], float]
) -> EncodedVacancies:
    """Read ads into rows; `rarity` gives the weight of a fitted word."""
    read = []
    rows = _Rows(at.total, "d")
    for ad in map(bounded, ads):
        job = posting(ad)
        words = _word_row(terms.of_ad(ad, weights), at, weights, rarity)
        rows.add(vacancy_row(job, at, weights) | words)
        read.append(job)
    far = date.max.toordinal()
    days = np.array([j.deadline.toordinal() if j.deadline else far for j in read], np.int64)
    return EncodedVacancies(tuple(ad.id for ad in ads), tuple(read), rows.matrix(), days)


def vacancy_row(job: Posting, at: Columns, weights: Weights) -> Row:
    """Return one ad as column -> points, its words left out; losses are negative."""
    row: Row = {}
    top = weights.points("occupation")
    for place, share in job.work:
        row[place] = top * share * (0.4 + 0.6 * job.sure)
    row[at.open] = weights.points("open") * is_open(job)
    spoken = [n for name, _ in job.demands.languages for n in name.split("|") if n != "any"]
    asked = [*job.skills, *(f"language:{name}" for name in spoken)]
    for skill in asked:
        row[at.skills[skill]] = weights.points("asked_skill") / max(3, len(asked))
    row.update(_losses(job, at, weights))
    return {column: value for column, value in row.items() if value}


def _losses(job: Posting, at: Columns, weights: Weights) -> Row:
    row: Row = {}
    for rule, column, loss in demanded(job, at, weights):
        if rule == Rule.LICENCE_AGE:
            row[column] = -loss
            continue
        base = at.demands[f"base:{rule}"]
        row[base] = row.get(base, 0.0) - loss
        if column >= 0:
            row[column] = row.get(column, 0.0) + loss
    step = bucket(job.demands.years)
    if step >= 0:
        for place, share in job.work:
            row[at.years_of(place, step)] = weights.years()[step][1] * share
    return row


def demanded(job: Posting, at: Columns, weights: Weights) -> Iterator[tuple[str, int, float]]:
    """Yield (rule, column that gives back, most points lost) for each demand of an ad."""
    asked = job.demands
    if asked.schooling:
        column = at.demands[f"schooling:{asked.schooling}"]
        yield "schooling", column, weights.level("schooling", asked.schooling)
    elif not asked.any_schooling and job.usual:
        yield "usual", at.demands[f"usual:{job.usual}"], weights.level("usual", job.usual)
    if asked.licence:
        yield "licence", at.demands[f"licence:{asked.licence}"], weights.loss("licence")
        least = ASKED[asked.licence][1]
        if least in AGES:
            yield Rule.LICENCE_AGE, at.demands[f"licence_age:{least}"], weights.loss("licence_age")
    regulated = {key for key, _, _, law in papers() if law}
    for paper in asked.papers:
        name = "paper_regulated" if paper in regulated else "paper"
        yield "certificate", at.demands[f"certificate:{paper}"], weights.loss(name)
    for name, level in asked.languages:
        yield "language", at.demands[f"language:{name}:{level}"], weights.level("language", level)
    if asked.seniority:
        column = at.demands[f"seniority:{asked.seniority}"]
        yield "seniority", column, weights.seniority(asked.seniority)
    step = bucket(asked.years)
    if step >= 0:
        yield "experience", -1, weights.years()[step][1]


def musts(job: Posting, at: Columns) -> list[int]:
    """Return the columns of the demands of an ad that shut out who does not fulfil them."""
    asked = job.demands
    out = [at.demands[f"certificate:{paper}"] for paper in asked.papers]
    out += [at.demands[f"language:{name}:{level}"] for name, level in asked.languages]
    if asked.schooling:
        out.append(at.demands[f"schooling:{asked.schooling}"])
    if asked.licence:
        out.append(at.demands[f"licence:{asked.licence}"])
        least = ASKED[asked.licence][1]
        if least in AGES:
            out.append(at.demands[f"licence_age:{least}"])
    return out


def _word_row(
    found: dict[str, float], at: Columns, weights: Weights, rarity: Callable[[str], float]
) -> Row:
    """Share the word points among an ad's most telling fitted words: all covered gives all."""
    known = ((weight * rarity(w), w) for w, weight in found.items() if w in at.words)
    kept = sorted(known, reverse=True)[:_WORDS]
    total = sum(value for value, _ in kept)
    if not total:  # every word stands in every ad: they tell nothing apart
        return {}
    points = weights.points("words")
    return {at.words[w]: points * value / total for value, w in kept}


def age_shares(births: NDArray[np.int64], on: date) -> NDArray[np.float64]:
    """Return (seekers x AGES): 1 where below a legal age on the day, 0.3 where unknown."""
    ages = ages_on(births, on)[:, None]
    return np.where(ages < 0, YOUNG, (ages < np.array(AGES)).astype(float))
