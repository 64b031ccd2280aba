"""Driving licences that somebody listed: their classes, legal ages, and how they are read and said.

Facts: Luật Trật tự, an toàn giao thông đường bộ 2024 (classes from 1/1/2025, least ages by
Điều 59); an old class has the least age of the class it becomes on reissue. To be confirmed.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.filters import day
from ml.cues import cue
from ml.licences import HOLDS, held
from ml.text import compose, fold

NEW_FROM = date(2025, 1, 1)
OLD, NEW = "old", "new"


class Vehicle(StrEnum):
    """What a licence is mainly for; a person holds at most one of each that matters."""

    MOTORBIKE = "motorbike"
    CAR = "car"
    LORRY = "lorry"
    COACH = "coach"
    TRAILER = "trailer"


NAMES = {
    Vehicle.MOTORBIKE: _l("Xe máy"),
    Vehicle.CAR: _l("Ô tô con, xe tải nhẹ"),
    Vehicle.LORRY: _l("Xe tải"),
    Vehicle.COACH: _l("Xe khách"),
    Vehicle.TRAILER: _l("Xe kéo rơ moóc, đầu kéo"),
}


@dataclass(frozen=True)
class Class:
    """One class of one scheme; `read_as` is the name by which the matcher knows what it covers."""

    name: str
    scheme: str
    vehicle: Vehicle
    least_age: int
    read_as: str = ""

    @property
    def key(self) -> str:
        """How a form sends it."""
        return f"{self.name}:{self.scheme}"


_V = Vehicle
# The same letters mean another thing in each scheme: old B1 drives a car, new B1 has three wheels.
CLASSES = (
    Class("A1", OLD, _V.MOTORBIKE, 18),
    Class("A2", OLD, _V.MOTORBIKE, 18),
    Class("A3", OLD, _V.MOTORBIKE, 18),
    Class("A1", NEW, _V.MOTORBIKE, 18),
    Class("A", NEW, _V.MOTORBIKE, 18),
    Class("B1", NEW, _V.MOTORBIKE, 18, read_as="A3"),
    Class("B1", OLD, _V.CAR, 18),
    Class("B2", OLD, _V.CAR, 18),
    Class("B", NEW, _V.CAR, 18),
    Class("C", OLD, _V.LORRY, 21),
    Class("C1", NEW, _V.LORRY, 18),
    Class("C", NEW, _V.LORRY, 21),
    Class("D", OLD, _V.COACH, 24),
    Class("E", OLD, _V.COACH, 27),
    Class("D1", NEW, _V.COACH, 24),
    Class("D2", NEW, _V.COACH, 24),
    Class("D", NEW, _V.COACH, 27, read_as="E"),
    Class("FB2", OLD, _V.TRAILER, 21),
    Class("FC", OLD, _V.TRAILER, 24),
    Class("FD", OLD, _V.TRAILER, 27),
    Class("FE", OLD, _V.TRAILER, 27),
    Class("BE", NEW, _V.TRAILER, 21),
    Class("C1E", NEW, _V.TRAILER, 24),
    Class("CE", NEW, _V.TRAILER, 24),
    Class("D1E", NEW, _V.TRAILER, 27),
    Class("D2E", NEW, _V.TRAILER, 27),
    Class("DE", NEW, _V.TRAILER, 27),
)
BY_KEY = {known.key: known for known in CLASSES}
NONE = "Chưa có"  # what the free text says of somebody without any licence

Paper = dict[str, Any]

# Words of a list of licences that say nothing beyond the classes.
_SAYS_NOTHING = frozenset(
    {"bang", "lai", "xe", "hang", "giay", "phep", "gplx", "va", "do", "quan", "doi", "su", "cap"}
    | {"chua", "o", "to", "may", "oto", "co", "loai"}
)


def class_of(paper: Paper) -> Class | None:
    """The class of a kept paper; None where the list no longer has it."""
    return BY_KEY.get(f"{paper.get('class')}:{paper.get('scheme')}")


def issued_on(paper: Paper) -> date | None:
    """The day of issue of a kept paper; None where unknown."""
    return date.fromisoformat(paper["issued"]) if paper.get("issued") else None


def for_matcher(papers: Sequence[Paper] | None, words: str) -> str:
    """Papers and free words as one text that ml/licences reads: each class once, under its name."""
    said = []
    for paper in papers or ():
        known = class_of(paper)
        if known is not None:
            army = " quân đội cấp chưa đổi" if paper.get("military") else ""
            said.append(f"bằng {known.read_as or known.name}{army}")
    return "; ".join([*said, words] if words else said)


def told(papers: Sequence[Paper] | None, words: str, *, days: bool = True) -> str:
    """The same for people: "A1 mẫu mới, C mẫu cũ (quân đội cấp, chưa đổi); chạy xe số sàn".

    `days` adds the days of issue; who reads of somebody without a name does not need them.
    """
    said = [_told(paper, days) for paper in papers or ()]
    return "; ".join(text for text in (", ".join(said), words) if text)


def _told(paper: Paper, days: bool) -> str:
    name = (
        _("%(name)s mẫu mới", name=paper.get("class"))
        if paper.get("scheme") == NEW
        else _("%(name)s mẫu cũ", name=paper.get("class"))
    )
    issued = issued_on(paper)
    beside = [
        _("quân đội cấp, chưa đổi") if paper.get("military") else "",
        _("cấp %(day)s", day=day(issued)) if issued and days else "",
    ]
    details = ", ".join(filter(None, beside))
    return f"{name} ({details})" if details else name


def says_none(words: str) -> bool:
    """Whether a text says that there is no licence at all."""
    return cue("licence", "none").match(fold(compose(words)).strip()) is not None


def read(words: str) -> tuple[dict[Vehicle, tuple[str, bool]], str]:
    """What a text lists, by vehicle: (name of the class, whether the army's and not swapped yet).

    Returns:
        The classes that a form has a place for, and the words that they do not say.
    """
    found = held(words)
    listed: dict[Vehicle, tuple[str, bool]] = {}
    lost = False
    for name in found.classes:
        # A bare "B1" is read as the old one, as the matcher does.
        named = sorted((c for c in CLASSES if c.name == name), key=lambda c: c.scheme != OLD)
        if not named or named[0].vehicle in listed:
            lost = True
            continue
        listed[named[0].vehicle] = (name, bool(HOLDS[name] & found.military))
    others = {
        word for word in re.findall(r"\w+", fold(compose(words))) if word not in _SAYS_NOTHING
    } - {name.lower() for name in found.classes}
    return listed, words if others or lost or not listed else ""
