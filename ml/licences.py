"""Driving licences: classes of the old and the new scheme, what covers what, legal ages."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ml.clauses import Sentence
from ml.cues import cue
from ml.text import LONGEST, compose, fold

# Old classes until 31/12/2024, new ones of Luật TTATGTĐB 2024 from 1/1/2025. What a licence lets
# its holder drive is held as capabilities, so that the schemes can be compared.
# motorbike; car = up to 8 passengers or 3,5 t; lorry = 3,5 to 7,5 t; heavy = above 7,5 t;
# van = 9 to 16 seats; coach = to 29 seats; bus = more; trailer = tractor with a heavy trailer.
_OLD = {
    "A1": {"motorbike"},
    "A2": {"motorbike"},
    "A3": {"motorbike"},
    "B1": {"car"},
    "B2": {"car"},
    "C": {"car", "lorry", "heavy"},
    "D": {"car", "lorry", "heavy", "van", "coach"},
    "E": {"car", "lorry", "heavy", "van", "coach", "bus"},
    "FC": {"car", "lorry", "heavy", "trailer"},
    "FB2": {"car"},
    "FD": {"car", "lorry", "heavy", "van", "coach", "trailer"},
    "FE": {"car", "lorry", "heavy", "van", "coach", "bus", "trailer"},
}
_NEW = {
    "A": {"motorbike"},
    "B": {"car"},
    "C1": {"car", "lorry"},
    "D1": {"car", "lorry", "heavy", "van"},
    "D2": {"car", "lorry", "heavy", "van", "coach"},
    "BE": {"car"},
    "C1E": {"car", "lorry"},
    "CE": {"car", "lorry", "heavy", "trailer"},
    "D1E": {"car", "lorry", "heavy", "van", "trailer"},
    "D2E": {"car", "lorry", "heavy", "van", "coach", "trailer"},
    "DE": {"car", "lorry", "heavy", "van", "coach", "bus", "trailer"},
}
HOLDS = {**_OLD, **_NEW}
# What an ad asks for: the capability, and the legal minimum age (Luật TTATGTĐB 2024, art. 59).
ASKED = {
    "motorbike": ("motorbike", 18),
    "car": ("car", 18),
    "lorry": ("lorry", 18),
    "heavy": ("heavy", 21),
    "van": ("van", 24),
    "coach": ("coach", 24),
    "bus": ("bus", 27),
    "trailer": ("trailer", 24),
}
ABILITIES = tuple(ASKED)
# How a demand is named: the old class / the new one, one name where they agree.
NAMES = {
    "motorbike": "A1",
    "car": "B2/B",
    "lorry": "C/C1",
    "heavy": "C",
    "van": "D/D1",
    "coach": "D/D2",
    "bus": "E/D",
    "trailer": "FC/CE",
}
_CLASS_OF_DEMAND = {
    "A1": "motorbike", "A2": "motorbike", "A": "motorbike", "B1": "car", "B2": "car", "B": "car",
    "BE": "car", "C1": "lorry", "C": "heavy", "C1E": "lorry", "D1": "van", "D2": "coach",
    "D": "coach", "E": "bus", "FC": "trailer", "CE": "trailer", "DE": "trailer", "FE": "trailer",
    "F": "trailer", "FD": "trailer", "FB2": "car", "D1E": "trailer", "D2E": "trailer",
}  # fmt: skip
_CLASS = re.compile(
    r"(?<![a-z0-9])(fb2|f[cde]|c1e|d[12]e|[bcd]e|a[123]|b[12]|c1|d[12]|[abcdef])(?![a-z0-9])"
)


@dataclass(frozen=True, slots=True)
class Held:
    """The licences a person tells of. `told` is False where the field is empty."""

    classes: tuple[str, ...]
    can: frozenset[str]
    military: bool  # a military licence, not swapped for a civil one yet
    told: bool


@lru_cache(maxsize=4_096)
def held(text: str) -> Held:
    """Read the licence field of a profile; a C that the army gave counts only once swapped."""
    bare = fold(compose(text[:LONGEST])).strip()
    if not bare:
        return Held((), frozenset(), military=False, told=False)
    if cue("licence", "none").match(bare):
        return Held((), frozenset(), military=False, told=True)
    found = tuple(dict.fromkeys(c.upper() for c in _CLASS.findall(_without_words(bare))))
    can = frozenset(ability for c in found for ability in HOLDS.get(c, set()))
    military = bool(cue("licence", "military").search(bare)) and not cue(
        "licence", "swapped"
    ).search(bare)
    return Held(found, can, military, told=True)


def _without_words(bare: str) -> str:
    """Drop "a" and "e" as words of speech; classes of one letter stand near a cue or alone."""
    if len(bare) <= 14:
        return bare
    return re.sub(r"(?<![a-z0-9])[aef](?![a-z0-9])", " ", bare)


def demanded_licence(sentence: Sentence) -> str:
    """Return the capability a sentence demands ("car", "heavy", …), "" where it names none."""
    for clause in sentence.clauses:
        found = cue("licence", "cue").search(clause)
        if not found or cue("licence", "no_demand").search(clause):
            continue
        near = " ".join(clause[: found.start()].split()[-2:]) + " " + clause[found.start() :][:50]
        classes = [_CLASS_OF_DEMAND[c.upper()] for c in _CLASS.findall(near)]
        if classes:
            return min(classes, key=ABILITIES.index)
        if cue("licence", "motorbike").search(near):
            return "motorbike"
        if re.search(r"\bo ?to\b", near):
            return "car"
    return ""
