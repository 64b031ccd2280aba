"""Words that hardly belong into a profile: names of units, garrisons, weapons, identity numbers.

They are kept as typed and pointed out, for the person and for the office: an officer decides. The
patterns look at text without marks and case, so that "su doan" is found like "Sư đoàn". Pure.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from models.vocabulary import Labelled, entry

_BARS = str.maketrans("đĐ", "dd")
_NUMBERED = r"(?:so\s*)?\d{1,4}\b"


class Caution(Labelled):
    """What a passage looks like."""

    UNIT = entry("unit", "tên hoặc phiên hiệu đơn vị")
    MAIL = entry("mail", "mã hòm thư")
    GARRISON = entry("garrison", "nơi đóng quân")
    WEAPON = entry("weapon", "vũ khí, khí tài")
    IDENTITY = entry("identity", "số căn cước hoặc chứng minh")


# Each on folded text. A rank ("tiểu đội trưởng") and a class of licence (C1, D2) are none of these.
_PATTERNS: tuple[tuple[Caution, str], ...] = (
    (
        Caution.UNIT,
        rf"\b(?:lu|trung|su|tieu|quan|binh)\s+doan\s+(?:{_NUMBERED}|[a-z]\d+\b|(?!truong\b|pho\b)\w+)",
    ),
    (Caution.UNIT, rf"\b(?:dai|tieu|trung|hai)\s+doi\s+{_NUMBERED}"),
    (Caution.UNIT, rf"\b(?:quan\s+khu|vung\s+canh\s+sat\s+bien)\s+{_NUMBERED}"),
    (Caution.UNIT, r"\bvung\s+\d\s+hai\s+quan\b"),
    (Caution.UNIT, r"\b(?:e|f)\s?\d{2,3}\b|\b(?:c|d)\d{1,2}[-/](?:d|e)\d{1,3}\b"),
    (Caution.UNIT, r"\bdon\s+bien\s+phong\s+\w+"),
    (
        Caution.MAIL,
        r"\bhom\s+thu\b(?!\s+(?:gop|dien|thoai|giong))|\bht\s?[:.]?\s?\d\w{1,4}\b",
    ),
    (Caution.GARRISON, r"\b(?:dong\s+quan|tru\s+quan|doanh\s+trai)\s+(?:o|tai)\s+\w+"),
    (Caution.GARRISON, r"\b(?:don|tram|chot|cum)\s+(?:radar|ra\s*da|dao)\s+\w+"),
    (Caution.GARRISON, r"\bdao\s+(?:truong\s+sa|song\s+tu|sinh\s+ton|nam\s+yet|da\s+tay)\b"),
    (
        Caution.WEAPON,
        r"\bsung(?!\s+(?:phun|han|ban\s+(?:dinh|keo|vit|oc)|son|nuoc|van|xiet|khi\s+nen))\s+\w+",
    ),
    (Caution.WEAPON, r"\b(?:ten\s+lua|luu\s+dan|thuoc\s+no|dan\s+duoc|khi\s+tai|xe\s+tang)\b"),
    (Caution.WEAPON, r"\bphao\s+(?:phong\s+khong|binh|cao\s+xa|mat\s+dat|\d+)"),
    (
        Caution.WEAPON,
        r"\b(?:ak[\s-]?47|b[\s-]?4[01]|dkz|12[.,]7\s?(?:mm|ly)|su[\s-]?(?:27|30)|s[\s-]?300)\b",
    ),
    (Caution.IDENTITY, r"(?<!\d)0\d{2}[0-3]\d{2}\d{6}(?!\d)"),
    (
        Caution.IDENTITY,
        r"\b(?:cccd|cmnd|can\s+cuoc|chung\s+minh(?:\s+\w+){0,2}|so\s+dinh\s+danh)\D{0,12}\d{9,12}\b",
    ),
)
_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in _PATTERNS)


@dataclass(frozen=True)
class Passage:
    """A passage as it was typed, and what it looks like."""

    kind: Caution
    words: str


def found(text: str) -> list[Passage]:
    """The passages to be looked at, in the order of the text, each kind of passage once."""
    text = unicodedata.normalize("NFC", text)
    bare = _bare(text)
    places: dict[tuple[int, int], Caution] = {}
    for kind, pattern in _COMPILED:
        for match in pattern.finditer(bare):
            places.setdefault(match.span(), kind)
    return [Passage(places[place], text[slice(*place)]) for place in sorted(places)]


def _bare(text: str) -> str:
    """The text without marks and case, letter for letter: places stay the same."""
    return "".join(_base(letter) for letter in text)


def _base(letter: str) -> str:
    plain = unicodedata.normalize("NFD", letter.translate(_BARS))[0].casefold()
    return plain if len(plain) == 1 else letter


def flags(texts: Mapping[str, str]) -> dict[str, list[str]]:
    """For each text by its name the kinds of passages in it; texts without one are left out."""
    return dict(_flagged(texts))


def _flagged(texts: Mapping[str, str]) -> Iterator[tuple[str, list[str]]]:
    for name, text in texts.items():
        kinds = sorted({passage.kind.value for passage in found(text or "")})
        if kinds:
            yield name, kinds
