"""Text made findable: folded, so that "lai xe" finds "Lái xe"; pure."""

import re
import unicodedata

from sqlalchemy import ColumnElement, and_, false, literal
from sqlalchemy.orm import InstrumentedAttribute

# A word this long may be the beginning of another; a shorter one is whole: "kho" is not "khong".
BEGINS = 4
_BARS = str.maketrans("đĐ", "dd")


def folded(text: str) -> str:
    """Lower case without marks (đ too), words apart by single blanks."""
    apart = unicodedata.normalize("NFD", text.translate(_BARS).casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare))


def contains(column: InstrumentedAttribute[str], word: str) -> ColumnElement[bool]:
    """Whether a folded column holds a folded word; % and _ stand for themselves."""
    return column.contains(word, autoescape=True)


def holds(words: str, *columns: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Whether folded columns hold every word, in any order, whole or (if long) from its beginning.

    What has neither letter nor digit is in no text.
    """
    text = _joined(columns)
    asked = [f" {word}" if len(word) >= BEGINS else f" {word} " for word in folded(words).split()]
    return and_(*(text.contains(word, autoescape=True) for word in asked)) if asked else false()


def says(phrase: str, *columns: InstrumentedAttribute[str]) -> ColumnElement[bool]:
    """Whether folded columns hold the words of a phrase one behind the other."""
    return _joined(columns).contains(f" {folded(phrase)} ", autoescape=True)


def _joined(columns: tuple[InstrumentedAttribute[str], ...]) -> ColumnElement[str]:
    text: ColumnElement[str] = literal(" ")
    for column in columns:
        text = text + column + " "
    return text
