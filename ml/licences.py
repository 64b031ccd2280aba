"""Driving licences: classes of the old and the new scheme, what covers what, legal ages."""

import re
from collections.abc import Iterable
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
_NAMES_CLASS = frozenset(("bang", "hang", "gplx", "lai", "dau", "xe", "loai"))
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
    military: frozenset[str]  # what only a military licence allows, not swapped for a civil one yet
    told: bool


@lru_cache(maxsize=4_096)
def held(text: str) -> Held:
    """Read the licence field of a profile; what the army gave counts in full only once swapped."""
    bare = fold(compose(text[:LONGEST])).strip()
    nothing: frozenset[str] = frozenset()
    if not bare:
        return Held((), nothing, nothing, told=False)
    if cue("licence", "none").match(bare):
        return Held((), nothing, nothing, told=True)
    civil: dict[str, None] = {}
    army: dict[str, None] = {}
    for piece in re.split(r"[,;.\n]| va ", bare):
        named = dict.fromkeys(_classes(piece))
        if cue("licence", "swapped").search(piece):
            civil |= named or army  # "C quân sự, đã đổi" speaks of the class before
            army = army if named else {}
        elif cue("licence", "military").search(piece):
            army |= named
        else:
            civil |= named
    can = _abilities(civil)
    return Held((*civil, *army), can | _abilities(army), _abilities(army) - can, told=True)


def _abilities(classes: Iterable[str]) -> frozenset[str]:
    return frozenset(ability for c in classes for ability in HOLDS.get(c, set()))


def _classes(piece: str) -> list[str]:
    """Return the classes a piece names; "a", "e" and "f" are words of speech unless they stand
    alone, behind another class or behind a word for a licence."""
    words = re.findall(r"[a-z0-9]+", piece)
    out: list[str] = []
    for at, word in enumerate(words):
        if _CLASS.fullmatch(word):
            before = words[at - 1] if at else ""
            sure = word not in ("a", "e", "f") or len(words) == 1
            if sure or before in _NAMES_CLASS or _CLASS.fullmatch(before):
                out.append(word.upper())
    return out


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
