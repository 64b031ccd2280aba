"""What to offer while somebody types: names of the concept tables, with or without marks."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from ml.concepts import rows
from ml.papers import papers_in
from ml.reading import abbreviations, keys_of, read, spelled_out
from ml.text import canonical, fold, words

MOST = 8
LONGEST = 80  # letters of a question that are looked at
MOST_PARTS = 4  # pieces between the commas of one name

_TONES = frozenset("\u0300\u0301\u0303\u0309\u0323")
_STROKE = "\u0335"  # of đ, which has no mark of its own to take off


class Kind(StrEnum):
    """Of which table the names are; the value is its file."""

    OCCUPATION = "occupations.csv"
    SKILL = "skills.csv"
    CERTIFICATE = "papers.csv"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One name to choose; `note` is the phrase that led to it, "" where the name itself did."""

    value: str
    key: str
    note: str = ""


class _Own(NamedTuple):
    """One row of a table; the Vietnamese name is one that the matcher reads."""

    key: str
    vi: str
    en: str


class _Name(NamedTuple):
    """One name or synonym of a row."""

    row: int
    words: tuple[str, ...]  # canonical
    text: str
    language: str  # "vi" and "en" for shown names, "" for a synonym
    weak: bool


class _Index(NamedTuple):
    """A table, and where each beginning of a word occurs in its names."""

    rows: tuple[_Own, ...]
    names: tuple[_Name, ...]
    places: dict[str, tuple[tuple[int, int], ...]]  # one or two letters -> (name, word)


def in_vietnamese(kind: Kind, text: str) -> str:
    """A text with names chosen from an English page as the office and the matcher read them."""
    names, parts = _english(kind), text.split(",")
    out: list[str] = []
    while parts:
        # A name may hold commas itself: the longest one that stands here counts.
        for length in range(min(len(parts), MOST_PARTS), 0, -1):
            piece = ",".join(parts[:length]).strip()
            if length == 1 or piece.casefold() in names:
                out.append(names.get(piece.casefold(), piece))
                del parts[:length]
                break
    return ", ".join(piece for piece in out if piece)


@lru_cache(maxsize=len(Kind))
def _english(kind: Kind) -> dict[str, str]:
    return {row.en.casefold(): row.vi for row in _index(kind).rows}


@lru_cache(maxsize=2_048)
def suggest(kind: Kind, typed: str, language: str) -> tuple[Suggestion, ...]:
    """The names that go on from what was typed, the likeliest first, MOST at most.

    Marks that were typed are kept to ("hàn" is no "hạn", "máy" no "may"); letters without marks
    stand for all. Abbreviations are read as the matcher reads them.
    """
    text = typed[:LONGEST]
    found = [word for word in words(text) if word != ","]
    if not found:
        return ()
    index = _index(kind)
    done = text[-1:].isspace()
    best: dict[int, tuple[tuple[int, ...], _Name]] = {}
    for question in {tuple(found), _spelled_out(found, done=done)}:
        for order, name in _matches(index, question, done, _is_marked(found), language):
            if name.row not in best or order < best[name.row][0]:
                best[name.row] = (order, name)
    ranked = sorted(best.items(), key=lambda item: (item[1][0], item[0]))
    out = [_suggestion(index.rows[row], name, language) for row, (_, name) in ranked[:MOST]]
    if len(out) < MOST:
        known = {suggestion.key for suggestion in out}
        out += [more for more in _understood(kind, text, language) if more.key not in known]
    return tuple(out[:MOST])


def _spelled_out(found: list[str], *, done: bool) -> tuple[str, ...]:
    """The words without abbreviations and slips; one that is still being typed is no slip."""
    if done or found[-1] in abbreviations()[0]:
        return tuple(spelled_out(found))
    return (*spelled_out(found[:-1]), found[-1])


def _is_marked(found: Iterable[str]) -> bool:
    return any(fold(word) != word for word in found)


def _suggestion(row: _Own, name: _Name, language: str) -> Suggestion:
    shown = row.en if language == "en" else row.vi
    return Suggestion(shown, row.key, "" if name.language == language else name.text)


def _understood(kind: Kind, text: str, language: str) -> Iterator[Suggestion]:
    """What the matcher reads out of a longer text, the surest first."""
    rows_by_key = {row.key: row for row in _index(kind).rows}
    for key in _keys(kind, text):
        row = rows_by_key[key]
        yield Suggestion(row.en if language == "en" else row.vi, key)


def _matches(
    index: _Index, question: tuple[str, ...], done: bool, marked: bool, language: str
) -> Iterator[tuple[tuple[int, ...], _Name]]:
    """Each name that holds the words of the question in a row, with its order (least first)."""
    mine = [canonical(word) for word in question]
    for place, start in index.places.get(fold(mine[0])[:2], ()):
        name = index.names[place]
        theirs = name.words[start : start + len(mine)]
        if len(theirs) < len(mine):
            continue
        exact = theirs == tuple(mine)
        if not exact:
            # Who types marks means a finished word as it stands; the last one may still grow.
            last = len(mine) - 1
            if not all(
                _fits(word, other, whole=at < last or done, strict=marked and (at < last or done))
                for at, (word, other) in enumerate(zip(mine, theirs, strict=True))
            ):
                continue
        level = _level(name, start, whole=len(name.words) == len(mine), language=language)
        other = int(not all(a == b[: len(a)] for a, b in zip(mine, theirs, strict=True)))
        grown = int(len(mine[-1]) < len(theirs[-1]))
        order = (other, grown, level) if marked else (grown, level, other)
        yield (*order, len(name.words)), name


def _level(name: _Name, start: int, *, whole: bool, language: str) -> int:
    if name.weak:
        return 4 if whole else 6
    if name.language == language:
        return 0 if whole else 1 if start == 0 else 3
    return 1 if whole else 2 if start == 0 else 5


@lru_cache(maxsize=65_536)
def _fits(mine: str, theirs: str, *, whole: bool, strict: bool) -> bool:
    """Whether a word as typed so far can become another."""
    if strict:
        return mine == theirs
    (my_tone, my_letters), (tone, letters) = _letters(mine), _letters(theirs)
    if len(my_letters) > len(letters) or (whole and len(my_letters) < len(letters)):
        return False
    return my_tone in ("", tone) and all(
        base == other and shape in ("", other_shape)
        for (base, shape), (other, other_shape) in zip(my_letters, letters, strict=False)
    )


@lru_cache(maxsize=16_384)
def _letters(word: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The tone of a syllable, and its letters each with its shape."""
    tone, letters = "", list[tuple[str, str]]()
    for letter in unicodedata.normalize("NFD", word.replace("đ", f"d{_STROKE}")):
        if letter in _TONES:
            tone = letter
        elif (unicodedata.combining(letter) or letter == _STROKE) and letters:
            letters[-1] = (letters[-1][0], letter)
        else:
            letters.append((letter, ""))
    return tone, tuple(letters)


@lru_cache(maxsize=len(Kind))
def _index(kind: Kind) -> _Index:
    own: list[_Own] = []
    names: list[_Name] = []
    for at, row in enumerate(rows(kind)):
        own.append(_Own(row["key"], _readable(kind, row), row["en"]))
        for language in ("vi", "en"):
            parts = dict.fromkeys((*row[language].split(", "), row[language]))
            names += [_Name(at, _words(part), part, language, weak=False) for part in parts]
        for phrase in row["phrases"].split(";"):
            text = phrase.lstrip("^?")
            names.append(_Name(at, _words(text), text, "", weak=phrase.startswith("?")))
    places: dict[str, list[tuple[int, int]]] = {}
    for place, name in enumerate(names):
        for start, word in enumerate(name.words):
            for beginning in {fold(word)[:1], fold(word)[:2]}:
                places.setdefault(beginning, []).append((place, start))
    return _Index(tuple(own), tuple(names), {key: tuple(value) for key, value in places.items()})


def _readable(kind: Kind, row: dict[str, str]) -> str:
    """The shown name; where it says too little by itself ("Hàn"), the first phrase that tells."""
    for name in (row["vi"], *row["phrases"].split(";")):
        if row["key"] in _keys(kind, name):
            return name[:1].upper() + name[1:]
    return row["vi"]


def _keys(kind: Kind, text: str) -> list[str]:
    """What the matcher reads out of a text, the surest first."""
    if kind is Kind.CERTIFICATE:
        return list(papers_in(text))
    table = "occupation" if kind is Kind.OCCUPATION else "skill"
    found = keys_of(read(text, lenient=True, titles=kind is Kind.OCCUPATION), table)
    return sorted(found, key=lambda key: -found[key][0])


def _words(text: str) -> tuple[str, ...]:
    return tuple(canonical(word) for word in words(text) if word != ",")
