"""Which column of a row means what: occupations, skills, rules, years of experience, words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from ml.concepts import concepts
from ml.eligibility import BUCKETS
from ml.keys import PartKey, Seniority
from ml.languages import CHOICES, LANGUAGES
from ml.licences import ASKED
from ml.papers import papers
from ml.text import fold

AGES = (21, 24, 27)  # legal minimum ages that a discharged soldier may be below
BASES = ("schooling", "usual", "licence", "certificate", "language", "seniority", "experience")
PARTS = tuple(PartKey)
_OF_ROW = PARTS.index(PartKey.WISH)  # occupations are split by source, see `sources`


@dataclass(frozen=True)
class Columns:
    """Where each block of columns begins. Fixed by the tables and the fitted words."""

    jobs: int
    skills: dict[str, int]
    demands: dict[str, int]
    years: int  # first of the columns (occupation, years asked)
    words: dict[str, int]
    total: int

    @property
    def open(self) -> int:
        """The column by which open jobs add points for everybody."""
        return self.demands["open"]

    @property
    def ages(self) -> slice:
        """The columns of the legal minimum ages, filled in on the day of the question."""
        first = self.demands[f"licence_age:{AGES[0]}"]
        return slice(first, first + len(AGES))

    def years_of(self, job: int, step: int) -> int:
        """Return the column of experience as `job` for `step` years asked."""
        return self.years + job * len(BUCKETS) + step

    @cached_property
    def parts(self) -> NDArray[np.int64]:
        """Column -> place in PARTS. An occupation's is that of the first source."""
        out = np.full(self.total, _OF_ROW, dtype=np.int64)
        out[list(self.skills.values())] = PARTS.index(PartKey.ASKED_SKILL)
        for key, column in self.demands.items():
            out[column] = PARTS.index(PartKey(key.removeprefix("base:").split(":")[0]))
        out[self.years : self.years + self.jobs * len(BUCKETS)] = PARTS.index(PartKey.EXPERIENCE)
        if self.words:
            out[list(self.words.values())] = PARTS.index(PartKey.WORDS)
        return out

    @cached_property
    def without_marks(self) -> dict[str, tuple[int, ...]]:
        """Bigram without marks -> the columns of all words so spelt."""
        out: dict[str, tuple[int, ...]] = {}
        for word, column in self.words.items():
            if " " in word:
                out[fold(word)] = (*out.get(fold(word), ()), column)
        return out

    @cached_property
    def terms(self) -> dict[int, str]:
        """Column -> the skill or the word it stands for."""
        named = {column: key for key, column in self.skills.items()}
        return named | {column: word for word, column in self.words.items()}


def columns(fitted: Sequence[str]) -> Columns:
    """Lay out the columns: occupations, skills, languages, demands, years, fitted words."""
    tables = concepts()
    at = len(tables.occupations)
    skills = [*(s.key for s in tables.skills), *(f"language:{name}" for name in LANGUAGES)]
    skill_columns = {key: at + i for i, key in enumerate(skills)}
    at += len(skills)
    demand_columns = {key: at + i for i, key in enumerate(_demand_keys())}
    at += len(demand_columns)
    years = at
    at += len(tables.occupations) * len(BUCKETS)
    words = {word: at + i for i, word in enumerate(fitted)}
    jobs = len(tables.occupations)
    return Columns(jobs, skill_columns, demand_columns, years, words, at + len(words))


def _demand_keys() -> Iterator[str]:
    """Name the columns of the rules.

    The column of a rule as such ("base:…") takes the whole loss from everybody; the column of one
    demand gives back what a profile fulfils of it, so that rows stay short.
    """
    yield "open"
    yield from (f"base:{rule}" for rule in BASES)
    yield from (f"{rule}:{n}" for rule in ("schooling", "usual") for n in range(1, 7))
    yield from (f"licence:{ability}" for ability in ASKED)
    yield from (f"certificate:{key}" for key, _, _, _ in papers())
    yield from (f"language:{name}:{level}" for name in CHOICES for level in (1, 2, 3))
    yield from (f"seniority:{post}" for post in Seniority)
    yield from (f"licence_age:{age}" for age in AGES)
