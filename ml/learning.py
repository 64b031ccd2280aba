"""Learns the points of the score from graded pairs with scikit-learn; needed for fitting only."""

import copy
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import numpy as np

from ml.eligibility import BUCKETS, bucket
from ml.explain import Reasons, explained
from ml.keys import PartKey
from ml.posting import Posting
from ml.profile import SOURCES
from ml.records import Part, Seeker, Vacancy

if TYPE_CHECKING:
    from ml.ranker import Ranker

# Grades on the scale of the score; pairs without any kin work say nothing of the rules.
_SCALE = (0.0, 30.0, 52.0, 70.0)
_RELATED = 20.0
_STIFFNESS = 300.0  # of the ridge towards the weights before; see leave-one-form-out in `evaluate`
_LEAST, _MOST = 0.5, 2.0  # how far one fit may move one weight
_DAY = date(2025, 1, 1)  # grades are given without regard to the day


@dataclass(frozen=True)
class Graded:
    """Graded pairs as points by the weight they come from, ready to be learned from many times."""

    before: Mapping[str, Any]  # the weights under which the points were reckoned
    forms: tuple[str, ...]
    points: tuple[Mapping[str, float], ...]
    wanted: tuple[float, ...]

    def weights(self, without: str = "") -> dict[str, Any]:
        """Return the weights moved by a ridge on all pairs but those of one form.

        A weight moves relative to the points for the work itself, by a factor from 0.5 to 2.
        Without pairs nothing changes.
        """
        from sklearn.linear_model import Ridge

        kept = [i for i, form in enumerate(self.forms) if form != without]
        if not kept:
            return dict(self.before)
        names = sorted({name for i in kept for name in self.points[i]} | {"work"})
        given = np.array([[self.points[i].get(name, 0.0) for name in names] for i in kept])
        wanted = np.array([self.wanted[i] for i in kept])
        ridge = Ridge(alpha=_STIFFNESS).fit(given, wanted - given.sum(axis=1))
        moved = dict(zip(names, (1.0 + ridge.coef_).tolist(), strict=True))
        base = max(moved["work"], 0.1)
        factors = {name: float(np.clip(m / base, _LEAST, _MOST)) for name, m in moved.items()}
        return _scaled(self.before, factors)


def graded_pairs(
    ranker: "Ranker",
    vacancies: Sequence[Vacancy],
    seekers: Sequence[Seeker],
    grades: Mapping[tuple[str, str], float],
) -> Graded:
    """Reckon the points of the graded pairs whose seeker and ad are given and akin."""
    who, what = ranker.encode_seekers(seekers), ranker.encode_vacancies(vacancies)
    rows = {key: i for i, key in enumerate(who.ids)}
    places = {key: i for i, key in enumerate(what.ids)}
    forms: list[str] = []
    points: list[Mapping[str, float]] = []
    wanted: list[float] = []
    for (seeker, vacancy), grade in sorted(grades.items()):
        if seeker in rows and vacancy in places:
            reasons = Reasons(ranker.columns_, who, rows[seeker], _DAY)
            place = places[vacancy]
            parts = explained(reasons, what, place, 0.0).parts
            groups = _groups(parts, what.postings[place])
            if groups.get("work", 0.0) > _RELATED:
                forms.append(seeker)
                points.append(groups)
                wanted.append(float(np.interp(grade, range(len(_SCALE)), _SCALE)))
    return Graded(dict(ranker.weights_), tuple(forms), tuple(points), tuple(wanted))


def _groups(parts: Sequence[Part], job: Posting) -> dict[str, float]:
    """Return the points of a pair by the weight they come from."""
    asked = job.demands
    step = {
        PartKey.SCHOOLING: asked.schooling,
        PartKey.USUAL: job.usual,
        PartKey.EXPERIENCE: bucket(asked.years),
        PartKey.LANGUAGE: max((level for _, level in asked.languages), default=0),
        PartKey.SENIORITY: asked.seniority,
    }
    out: dict[str, float] = {}
    for part in parts:
        key = PartKey(part.name)
        if key in (PartKey.FLOOR, PartKey.DEADLINE, PartKey.LICENCE_AGE):
            continue
        name = "work" if key in SOURCES else f"{key}:{step[key]}" if key in step else str(key)
        out[name] = out.get(name, 0.0) + part.points
    return out


def _scaled(weights: Mapping[str, Any], factors: Mapping[str, float]) -> dict[str, Any]:
    """Return the weights with each multiplied by its factor (1 where there is none)."""
    out: dict[str, Any] = copy.deepcopy(dict(weights))
    gains = ("asked_skill", "words", "open")
    for name in gains:
        out["points"][name] = round(out["points"][name] * factors.get(name, 1.0), 2)
    room = 100.0 - out["points"]["occupation"]
    used = sum(out["points"][name] for name in gains)
    for name in gains:  # all gains together stay within 100
        out["points"][name] = round(out["points"][name] * min(1.0, room / used), 2)
    for name in ("schooling", "usual", "language"):
        out[name] = list(_rising(out[name], factors, name))
    years = [out["years"][key] for key in out["years"]]
    risen = _rising(years[: len(BUCKETS)], factors, "experience")
    out["years"] = dict(zip(out["years"], risen, strict=True))
    for post in out["seniority"]:
        factor = factors.get(f"seniority:{post}", 1.0)
        out["seniority"][post] = round(out["seniority"][post] * factor, 2)
    out["licence"] = round(out["licence"] * factors.get("licence", 1.0), 2)
    for name in ("paper", "paper_regulated"):
        out[name] = round(out[name] * factors.get("certificate", 1.0), 2)
    return out


def _rising(steps: Sequence[float], factors: Mapping[str, float], name: str) -> Iterator[float]:
    """Yield the moved points of a graded demand: a higher one never costs less than a lower."""
    most = 0.0
    for step, points in enumerate(steps):
        most = max(most, round(points * factors.get(f"{name}:{step}", 1.0), 2))
        yield most
