"""What each piece of the matcher is worth: it is taken out, and the rest is measured again."""

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from typing import Any
from unittest.mock import patch

import numpy as np

from ml import profile, reading, terms
from ml.concepts import concepts

Change = tuple[str, AbstractContextManager[object], dict[str, Any]]


def changes(weights: Mapping[str, Any]) -> Iterator[Change]:
    """Yield (name, what is to be held during fitting and ranking, weights) of each piece."""
    whole = dict(weights)
    views = {"views": dict.fromkeys(weights["views"], 1)}
    yield "nothing", nullcontext(), whole
    yield "words shared with the ad", nullcontext(), whole | _no_points(weights, "words")
    yield "separate views of an ad", nullcontext(), whole | views
    gains = _no_points(weights, "asked_skill", "words", "open")
    yield "skills, words, beginners", nullcontext(), whole | gains
    for name, module, piece, instead in (
        ("boilerplate left out", terms, "without_benefits", lambda text: text),
        ("abbreviations", reading, "abbreviations", lambda: ({}, frozenset())),
        ("slips, Telex, VNI", reading, "_mended", lambda word: (word,)),
        ("words without marks", reading, "_loosely", lambda *_: ()),
        ("military roles", profile, "_roles", lambda _: {}),
        ("wishes", profile, "_wishes", lambda *_: []),
    ):
        yield name, patch.object(module, piece, instead), whole
    yield "kinship of work", _no_kinship(), whole
    rules = _no_rules(weights)
    for name, without in rules.items():
        yield f"rule: {name}", nullcontext(), whole | without
    yield (
        "all rules",
        nullcontext(),
        whole | {k: v for rule in rules.values() for k, v in rule.items()},
    )


def _no_points(weights: Mapping[str, Any], *names: str) -> dict[str, Any]:
    return {"points": weights["points"] | dict.fromkeys(names, 0.0)}


def _no_rules(weights: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """Return rule -> the weights that take nothing for it."""
    graded = {
        rule: {rule: [0.0] * len(weights[rule])} for rule in ("schooling", "usual", "language")
    }
    named = {rule: {rule: dict.fromkeys(weights[rule], 0.0)} for rule in ("years", "seniority")}
    return {
        **graded,
        **named,
        "licence": {"licence": 0.0, "licence_age": 0.0},
        "papers": {"paper": 0.0, "paper_regulated": 0.0},
    }


@contextmanager
def _no_kinship() -> Iterator[None]:
    tables = concepts()
    alone = replace(tables, kin=np.eye(len(tables.kin)))
    with (
        patch.object(profile, "concepts", lambda: alone),
        patch("ml.features.concepts", lambda: alone),
    ):
        yield
