"""The numbers of the score: ml/data/prior.json by hand, ml/data/weights.json learned from it."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from ml.concepts import DATA


@dataclass(frozen=True)
class Weights:
    """Points and strengths by name; all on the scale of the score (0 to 100) or from 0 to 1."""

    table: Mapping[str, Any]

    def evidence(self, name: str) -> float:
        """Return the strength (0 to 1) of one kind of evidence."""
        return float(self.table["evidence"][name])

    def wish(self, rank: int) -> float:
        """Return the strength of the wish at `rank` (0 is the first)."""
        steps = self.table["evidence"]["wish"]
        return float(steps[min(rank, len(steps) - 1)])

    def points(self, name: str) -> float:
        """Return the most points that one part can add."""
        return float(self.table["points"][name])

    def view(self, name: str) -> float:
        """Return the weight of the words of one view of an ad."""
        return float(self.table["views"][name])

    def level(self, name: str, step: int) -> float:
        """Return the points lost at a step of a graded demand (schooling, usual, language)."""
        return float(self.table[name][step])

    def years(self) -> tuple[tuple[float, float], ...]:
        """Return (years asked, points lost), fewest years first."""
        return tuple((float(y), float(p)) for y, p in self.table["years"].items())

    def loss(self, name: str) -> float:
        """Return the points lost for a demand with one weight."""
        return float(self.table[name])

    def seniority(self, name: str) -> float:
        """Return the points lost for a post that leads others."""
        return float(self.table["seniority"][name])


@lru_cache(maxsize=1)
def default_weights() -> Weights:
    """Return the committed weights, learned from graded pairs."""
    return _kept("weights.json")


@lru_cache(maxsize=1)
def prior_weights() -> Weights:
    """Return the round weights, set by hand, from which learning begins."""
    return _kept("prior.json")


def _kept(name: str) -> Weights:
    return Weights(json.loads((DATA / name).read_text(encoding="utf-8")))
