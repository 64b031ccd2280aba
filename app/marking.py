"""Marks in a text what a search found there, marks or no marks; pure."""

import unicodedata
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

from models.searching import BEGINS, folded


def marked(text: str, found_by: Iterable[str]) -> Markup:
    """A text, escaped, with <mark> around the words by which it was found."""
    text = unicodedata.normalize("NFC", text)
    bare, places = _folded_with_places(text)
    out, end = Markup(), 0
    for start, stop in _joined(span for typed in found_by for span in _spans(bare, folded(typed))):
        first, last = places[start], places[stop - 1] + 1
        out += escape(text[end:first]) + Markup("<mark>{}</mark>").format(text[first:last])
        end = last
    return out + escape(text[end:])


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Spans in order; those that overlap, or that only a sign parts, as one."""
    out: list[tuple[int, int]] = []
    for start, stop in sorted(spans):
        if out and start <= out[-1][1] + 1:
            out[-1] = out[-1][0], max(out[-1][1], stop)
        else:
            out.append((start, stop))
    return out


def _folded_with_places(text: str) -> tuple[str, list[int]]:
    """The folded text, signs as blanks, and where in the text each of its letters comes from."""
    bare: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(text):
        for part in folded(letter) or " ":
            bare.append(part)
            places.append(place)
    return "".join(bare), places


def _spans(bare: str, word: str) -> Iterator[tuple[int, int]]:
    """Where a word stands whole, or (if long) begins another, as the search finds it."""
    if not word:
        return
    start = bare.find(word)
    while start >= 0:
        stop = start + len(word)
        begins = start == 0 or not bare[start - 1].isalnum()
        ends = stop == len(bare) or not bare[stop].isalnum()
        if begins and (ends or len(word) >= BEGINS):
            yield start, stop
        start = bare.find(word, start + 1)
