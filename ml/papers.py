"""Certificates and permits: which a text names."""

import re
from functools import lru_cache

from ml.clauses import Sentence
from ml.concepts import rows
from ml.cues import cue
from ml.text import LONGEST, compose, fold

_PAPER = "(?:chung chi|chung nhan|the|bang|giay|certificate)"

_ANY = re.compile(
    rf"{_PAPER}|licen|nghiep vu|huan luyen|tap huan|card|cchn|ccn[ap]|mcsa|cpa|acca|tesol|celta"
    "|tefl|so |an toan|dai ly"
)


@lru_cache(maxsize=1)
def papers() -> tuple[tuple[str, re.Pattern[str], str, bool], ...]:
    """Return (key, pattern over folded text, mend, regulated) of the known certificates."""
    out = []
    for row in rows("papers.csv"):
        phrases = sorted((fold(p) for p in row["phrases"].split(";")), key=len, reverse=True)
        either = ["|".join(map(re.escape, phrases))]
        if row["subject"]:  # any word for a paper, and its subject not far behind
            either.append(
                r"(?:chung chi|chung nhan|the|bang|giay|certificate)\W+(?:\w+\W+){0,4}?"
                f"(?:{row['subject'].replace('¦', '|')})"
            )
        out.append(
            (
                row["key"],
                re.compile(rf"\b(?:{'|'.join(either)})\b"),
                row["mend"],
                row["regulated"] == "1",
            )
        )
    return tuple(out)


def papers_in(text: str) -> tuple[str, ...]:
    """Return the certificates that `text` names; the more telling name wins over a general one."""
    return _found(fold(compose(text[:LONGEST])))


def demanded_papers(sentence: Sentence) -> set[str]:
    """Return the certificates that a sentence demands."""
    kept = (c for c in sentence.clauses if not cue("papers", "no_demand").search(c))
    return {paper for clause in kept for paper in _found(clause)}


def _found(bare: str) -> tuple[str, ...]:
    if not _ANY.search(bare):
        return ()
    found = {key for key, pattern, _, _ in papers() if pattern.search(bare)}
    if "electric_safety" in found and not re.search(r"an toan(?! dien)", bare):
        found.discard("safety_card")
    if "food_safety" in found and not re.search(r"an toan(?! thuc| ve sinh)", bare):
        found.discard("safety_card")
    if "forklift" in found and not re.search(
        r"may (?:xuc|dao|ui|cong trinh)|cau\b|cong truc", bare
    ):
        found.discard("plant_operator")
    return tuple(sorted(found))
