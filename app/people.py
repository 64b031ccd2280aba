"""Which of an officer's people a list is asked for: by words, and by their situation."""

from dataclasses import dataclass
from datetime import date

from flask import Flask, request
from flask_babel import gettext as _
from sqlalchemy import Select

from app import filters
from app.paging import searched
from models import Account, Veteran, situation
from models.situation import Situation
from models.situation_kinds import STATES, EventKind

UNKNOWN = "unknown"
WORDS, KIND, ALL = "tu", "tinh-hinh", "tat-ca"


def init_app(app: Flask) -> None:
    """Makes the line of a situation known to the templates."""
    app.jinja_env.filters.update(situation=told, situation_name=name)


@dataclass(frozen=True)
class Asked:
    """What the address asks for; `state` is "" for everybody."""

    words: str
    state: str

    @property
    def kind(self) -> EventKind | None:
        """The situation asked for; None is unknown. Only where one is asked for."""
        return None if self.state == UNKNOWN else EventKind(self.state)

    @property
    def args(self) -> dict[str, str]:
        """The same as it stands in an address."""
        return {key: value for key, value in ((WORDS, self.words), (KIND, self.state)) if value}

    def within(self, officer: Account) -> Select[tuple[Veteran]]:
        """The officer's people by the words alone."""
        return Veteran.found(Veteran.within(officer), self.words)

    def select(self, officer: Account, day: date) -> Select[tuple[Veteran]]:
        """The people asked for, by name."""
        people = self.within(officer)
        if self.state:
            people = situation.in_situation(people, self.kind, day)
        return people.order_by(Veteran.name, Veteran.id)


def asked() -> Asked:
    """What this request asks for; a situation that is none is not asked for."""
    typed = request.args.get(KIND, "")
    return Asked(searched(), typed if typed == UNKNOWN or typed in set(STATES) else "")


def offered(found: dict[EventKind | None, int]) -> list[tuple[str, str, int]]:
    """The situations to choose from, as (value, words, number of people)."""
    return [
        (UNKNOWN, name(None), found.get(None, 0)),
        *((kind.value, name(kind), found.get(kind, 0)) for kind in STATES),
    ]


def name(kind: EventKind | None) -> str:
    """What a situation is called; a move is one only where it leads out of the city."""
    if kind is None:
        return _("Chưa biết")
    if kind is EventKind.MOVED:
        return _("Đã rời thành phố")
    return filters.label(kind)


def told(now: Situation) -> str:
    """A situation in one line: what, since when, whether through us."""
    said = [name(now.kind)]
    if now.since is not None:
        said.append(_("từ %(day)s", day=filters.day(now.since)))
    if now.through_us:
        said.append(_("qua giới thiệu"))
    return ", ".join(said)
