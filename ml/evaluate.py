"""Measures of rankings against graded pairs: nDCG, precision, MAP, MRR, spread."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Runs = Mapping[str, Sequence[str]]  # seeker id -> vacancy ids, best first
Grades = Mapping[str, Mapping[str, int]]  # seeker id -> vacancy id -> 0 to 3


@dataclass(frozen=True, slots=True)
class Quality:
    """Measures of one ranking; NaN where no ad of the form has grade 2 or more."""

    ndcg: float
    precision5: float
    reciprocal: float
    average: float
    judged: float  # share of the first ten that has a grade


def quality(order: Sequence[str], grades: Mapping[str, int], depth: int = 10) -> Quality:
    """Measure one ranking on the condensed list: ads without a grade are skipped."""
    judged = sum(job in grades for job in order[:depth]) / max(len(order[:depth]), 1)
    fitting = sum(grade >= 2 for grade in grades.values())
    if not fitting:
        return Quality(np.nan, np.nan, np.nan, np.nan, judged)
    got = np.array([grades[job] for job in order if job in grades], float)
    best = np.sort(np.array(list(grades.values()), float))[::-1]
    right = got >= 2
    places = np.arange(1, len(got) + 1)
    average = float((np.cumsum(right) / places * right).sum() / fitting) if len(got) else 0.0
    first = 1.0 / (1 + int(right.argmax())) if right.any() else 0.0
    return Quality(
        _gain(got, depth) / _gain(best, depth),
        float(right[:5].mean()) if len(got) else 0.0,
        first,
        average,
        judged,
    )


def _gain(grades: NDArray[np.float64], depth: int) -> float:
    kept = grades[:depth]
    return float(((2**kept - 1) / np.log2(np.arange(2, len(kept) + 2))).sum())


def table(runs: Runs, grades: Grades) -> dict[str, Quality]:
    """Measure every graded form; a form missing from `runs` counts as an empty ranking."""
    return {form: quality(runs.get(form, ()), wanted) for form, wanted in grades.items()}


def mean(rows: Iterable[Quality]) -> Quality:
    """Return the mean of each measure over the forms that have a fitting ad."""
    values = np.array([[r.ndcg, r.precision5, r.reciprocal, r.average, r.judged] for r in rows])
    if not len(values):
        return Quality(np.nan, np.nan, np.nan, np.nan, np.nan)
    kept = values[~np.isnan(values[:, 0])]
    means = kept.mean(axis=0) if len(kept) else np.full(5, np.nan)
    ndcg, precision, reciprocal, average = (float(v) for v in means[:4])
    return Quality(ndcg, precision, reciprocal, average, float(values[:, 4].mean()))


def spread(rows: Iterable[Quality], rounds: int = 2_000, seed: int = 7) -> tuple[float, float]:
    """Return the 95 % range of mean nDCG when forms are drawn anew (bootstrap)."""
    values = np.array([r.ndcg for r in rows])
    values = values[~np.isnan(values)]
    if not len(values):
        return (np.nan, np.nan)
    drawn = np.random.default_rng(seed).choice(values, (rounds, len(values)))
    low, high = np.quantile(drawn.mean(axis=1), [0.025, 0.975])
    return float(low), float(high)
