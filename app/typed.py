"""Typed text on its way in: composed, trimmed, and readable; pure."""

import unicodedata
from typing import Any


def cleaned(text: Any) -> Any:
    """Composed (NFC), trimmed, with one kind of line end; what is not text passes through."""
    if not isinstance(text, str):
        return text
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").strip()


LONGEST_SEARCH = 100


def searchable(text: str) -> str:
    """The words of a search, as far as they can be searched."""
    words: str = cleaned(text)[:LONGEST_SEARCH]
    return words if is_readable(words) else ""


def is_readable(text: str) -> bool:
    """Whether a database keeps it: no control characters but line ends and tabs."""
    return all(
        letter in "\n\t" or unicodedata.category(letter) not in {"Cc", "Cs"} for letter in text
    )


def printable(text: str) -> str:
    """The same for a file that others read: composed, without what XML 1.0 has no place for."""
    return "".join(filter(_in_xml, unicodedata.normalize("NFC", text)))


def _in_xml(letter: str) -> bool:
    if letter < " ":
        return letter in "\t\n\r"
    return not ("\ud800" <= letter <= "\udfff" or letter in "\ufffe\uffff")
