"""Holds records to the length that is read, so that time is bounded whatever is pasted in."""

from dataclasses import fields, replace
from typing import Any, TypeVar

from ml.records import Seeker, Vacancy
from ml.text import LONGEST

_TITLE = 300  # characters of a title, of a schooling and of other short fields
_SHORT = {"title", "employer", "place", "wage", "sector", "experience", "schooling", "places"}
Told = TypeVar("Told", Seeker, Vacancy)


def bounded(record: Told) -> Told:
    """Return the record with every text held to its length."""
    longer: dict[str, Any] = {}
    for field in fields(record):
        value = getattr(record, field.name)
        most = _TITLE if field.name in _SHORT else LONGEST
        if isinstance(value, str) and len(value) > most:
            longer[field.name] = value[:most]
    return replace(record, **longer) if longer else record
