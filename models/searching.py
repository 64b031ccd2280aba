"""Text made findable: folded, so that "lai xe" finds "Lái xe"; pure."""

import re
import unicodedata

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

_BARS = str.maketrans("đĐ", "dd")


def folded(text: str) -> str:
    """Lower case without marks (đ too), words apart by single blanks."""
    apart = unicodedata.normalize("NFD", text.translate(_BARS).casefold())
    bare = "".join(letter for letter in apart if not unicodedata.combining(letter))
    return " ".join(re.findall(r"\w+", bare))


def contains(column: InstrumentedAttribute[str], word: str) -> ColumnElement[bool]:
    """Whether a folded column holds a folded word; % and _ stand for themselves."""
    return column.contains(word, autoescape=True)
