"""Learns the points of the score from graded pairs with scikit-learn; needed for fitting only."""

import copy
from collections.abc import Mapping, Sequence
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
_STIFFNESS = 300.0  # of the ridge towards the weights before; chosen by leave-one-form-out
_LEAST, _MOST = 0.5, 2.0  # how far one fit may move one weight
_DAY = date(2025, 1, 1)  # grades are given without regard to the day


def learned_weights(
    ranker: "Ranker",
    vacancies: Sequence[Vacancy],
    seekers: Sequence[Seeker],
    grades: Mapping[tuple[str, str], float],
) -> dict[str, Any]:
    """Return the ranker's weights, each moved by a ridge on the graded pairs.

    A weight moves relative to the points for the work itself, by a factor from 0.5 to 2. Pairs
    whose seeker or ad is not given are left out; without related pairs nothing changes.
    """
    from sklearn.linear_model import Ridge

    who, what = ranker.encode_seekers(seekers), ranker.encode_vacancies(vacancies)
    rows = {key: i for i, key in enumerate(who.ids)}
    places = {key: i for i, key in enumerate(what.ids)}
    pairs: list[dict[str, float]] = []
    wanted: list[float] = []
    for (seeker, vacancy), grade in sorted(grades.items()):
        if seeker in rows and vacancy in places:
            reasons = Reasons(ranker.columns_, who, rows[seeker], _DAY)
            place = places[vacancy]
            parts = explained(reasons, what, place, 0.0).parts
            groups = _groups(parts, what.postings[place])
            if groups.get("work", 0.0) > _RELATED:
                pairs.append(groups)
                wanted.append(float(np.interp(grade, range(len(_SCALE)), _SCALE)))
    if not pairs:
        return dict(ranker.weights_)
    names = sorted({name for groups in pairs for name in groups} | {"work"})
    given = np.array([[groups.get(name, 0.0) for name in names] for groups in pairs])
    ridge = Ridge(alpha=_STIFFNESS).fit(given, np.array(wanted) - given.sum(axis=1))
    moved = dict(zip(names, (1.0 + ridge.coef_).tolist(), strict=True))
    base = max(moved["work"], 0.1)
    return _scaled(
        ranker.weights_, {n: float(np.clip(m / base, _LEAST, _MOST)) for n, m in moved.items()}
    )


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
    for name in ("asked_skill", "words", "open"):
        out["points"][name] = round(out["points"][name] * factors.get(name, 1.0), 2)
    room = 100.0 - out["points"]["occupation"]
    used = sum(out["points"][name] for name in ("asked_skill", "words", "open"))
    for name in ("asked_skill", "words", "open"):  # all gains together stay within 100
        out["points"][name] = round(out["points"][name] * min(1.0, room / used), 2)
    for name in ("schooling", "usual", "language"):
        out[name] = [
            round(points * factors.get(f"{name}:{step}", 1.0), 2)
            for step, points in enumerate(out[name])
        ]
    for step, years in enumerate(list(out["years"])[: len(BUCKETS)]):
        out["years"][years] = round(out["years"][years] * factors.get(f"experience:{step}", 1.0), 2)
    for post in out["seniority"]:
        out["seniority"][post] = round(
            out["seniority"][post] * factors.get(f"seniority:{post}", 1.0), 2
        )
    out["licence"] = round(out["licence"] * factors.get("licence", 1.0), 2)
    for name in ("paper", "paper_regulated"):
        out[name] = round(out[name] * factors.get("certificate", 1.0), 2)
    return out
