"""What each piece of the matcher is worth: it is taken out, and the rest is measured again."""

import copy
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any
from unittest.mock import patch

import numpy as np

from ml import profile, reading, terms
from ml.concepts import concepts

Change = tuple[str, AbstractContextManager[object], dict[str, Any]]


def changes(weights: Mapping[str, Any]) -> Iterator[Change]:
    """Yield (name, what is to be held during fitting and ranking, weights) of each piece."""
    yield "nothing", nullcontext(), dict(weights)
    plain = _without(weights, points=("asked_skill", "words", "open"))
    yield "words shared with the ad", nullcontext(), _without(weights, points=("words",))
    yield (
        "separate views of an ad",
        nullcontext(),
        {**weights, "views": dict.fromkeys(weights["views"], 1)},
    )
    yield "skills, words, beginners", nullcontext(), plain
    yield (
        "boilerplate left out",
        _blank(terms, "without_benefits", lambda text: text),
        dict(weights),
    )
    yield "abbreviations", _no_abbreviations(), dict(weights)
    yield "slips, Telex, VNI", _blank(reading, "_mended", lambda word: (word,)), dict(weights)
    yield "words without marks", _blank(reading, "_loosely", lambda *_: ()), dict(weights)
    yield "kinship of work", _no_kinship(), dict(weights)
    yield "military roles", _blank(profile, "_roles", lambda _: {}), dict(weights)
    yield "wishes", _blank(profile, "_wishes", lambda *_: []), dict(weights)
    for rule in ("schooling", "usual", "language"):
        yield f"rule: {rule}", nullcontext(), {**weights, rule: [0.0] * len(weights[rule])}
    yield "rule: years", nullcontext(), {**weights, "years": dict.fromkeys(weights["years"], 0.0)}
    yield "rule: licence", nullcontext(), {**weights, "licence": 0.0, "licence_age": 0.0}
    yield "rule: papers", nullcontext(), {**weights, "paper": 0.0, "paper_regulated": 0.0}
    none = dict.fromkeys(weights["seniority"], 0.0)
    yield "rule: seniority", nullcontext(), {**weights, "seniority": none}
    yield "all rules", nullcontext(), _no_rules(weights)


def _without(weights: Mapping[str, Any], points: tuple[str, ...]) -> dict[str, Any]:
    out = copy.deepcopy(dict(weights))
    out["points"].update(dict.fromkeys(points, 0.0))
    return out


def _no_rules(weights: Mapping[str, Any]) -> dict[str, Any]:
    out = dict(weights)
    for rule in ("schooling", "usual", "language"):
        out[rule] = [0.0] * len(out[rule])
    for rule in ("years", "seniority"):
        out[rule] = dict.fromkeys(out[rule], 0.0)
    return out | dict.fromkeys(("licence", "licence_age", "paper", "paper_regulated"), 0.0)


def _blank(module: object, name: str, instead: object) -> AbstractContextManager[object]:
    return patch.object(module, name, instead)


@contextmanager
def _no_abbreviations() -> Iterator[None]:
    with patch.object(reading, "abbreviations", lambda: ({}, frozenset())):
        yield


@contextmanager
def _no_kinship() -> Iterator[None]:
    tables = concepts()
    alone = tables.__class__(
        tables.occupations, tables.skills, tables.roles, tables.phrases,
        np.eye(len(tables.kin)), tables.place,
    )  # fmt: skip
    with (
        patch.object(profile, "concepts", lambda: alone),
        patch("ml.features.concepts", lambda: alone),
    ):
        yield
