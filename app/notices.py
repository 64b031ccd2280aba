"""What is told, as its reader reads it: on the page, in a letter, in a short message."""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from flask_babel import gettext as _

from app import filters
from app.filters import label
from app.notice_words import WORDS
from models import Notice
from models.notice_kinds import NoticeKind as N
from models.vocabulary import RefusalReason, RequestKind, RequestState, TurnedAway

SMS_LENGTH = 160
# A title of a job and the name of a firm may be long: what goes out shows their beginning.
SHORT = 40
SIGN = "Tro Ve: "
_ASCII = str.maketrans({"đ": "d", "Đ": "D", "“": '"', "”": '"', "–": "-", "…": "..."})


@dataclass(frozen=True)
class Said:
    """A notice as its reader reads it; `detail` stands on pages alone, never in a letter."""

    title: str
    text: str
    detail: str
    link: str
    endpoint: str
    arguments: dict[str, Any]
    sms: str


# How the plain values of a notice are spoken.
_SPOKEN: Mapping[str, Callable[[Any], str]] = {
    "at": lambda value: filters.moment(datetime.fromisoformat(value)),
    "day": lambda value: filters.day(date.fromisoformat(value)),
    "number": filters.count,
    "request": lambda value: label(RequestKind(value)),
    "state": lambda value: label(RequestState(value)),
}


def said(notice: Notice) -> Said:
    """A notice in the language of the request, or of whoever is forced to be its reader."""
    words, told = WORDS[notice.kind], notice.told
    values = {
        key: _reason(notice, value) if key == "reason" else _SPOKEN.get(key, _line)(value)
        for key, value in told.items()
        if key not in ("detail", "args", "unsure")
    }
    short = {key: clipped(value, SHORT) for key, value in values.items()}
    text = str(words.text)
    if told.get("unsure"):
        text = f"{text} {_('Quy định về hạn này chưa được cơ quan xác nhận.')}"
    arguments = {words.argument: notice.subject} if words.argument else told.get("args", {})
    return Said(
        title=str(words.title) % values,
        text=text,
        detail=f"{words.detail}: {told['detail']}" if told.get("detail") else "",
        link=str(words.link),
        endpoint=words.endpoint,
        arguments=arguments,
        sms=clipped(SIGN + bare(str(words.title) % short), SMS_LENGTH),
    )


def _reason(notice: Notice, value: str) -> str:
    if value == RefusalReason.OTHER:
        return _("khác")
    kind = TurnedAway if notice.kind is N.TURNED_AWAY else RefusalReason
    return label(kind(value))


def _line(text: str) -> str:
    """One line without what cannot be seen: it may stand in the head of a letter."""
    seen = (letter for letter in text if unicodedata.category(letter) not in ("Cf", "Co", "Cn"))
    return " ".join("".join(seen).split())


def clipped(text: str, longest: int) -> str:
    """The beginning of a text; three dots tell that there is more."""
    return text if len(text) <= longest else text[: longest - 3].rstrip() + "..."


def bare(text: str) -> str:
    """Without marks and in ASCII alone: a message with marks holds less than half as much."""
    apart = unicodedata.normalize("NFD", text.translate(_ASCII))
    return "".join(letter for letter in apart if " " <= letter <= "~")
