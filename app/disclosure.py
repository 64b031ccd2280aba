"""What an employer sees of a person at each stage: one table, for pages, exports, documents, mail.

Whatever goes to an employer is made from a `Candidate`; a row of a person never is. What the table
does not name for a stage is not in the Candidate at all.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto
from typing import Any

from flask_babel import gettext as _

from app import explanations, licences, told, wages
from app.explanations import Reason
from app.filters import day, today, wage
from models import Introduction, Match, Veteran, setting
from models.base import utcnow
from models.setting_entries import BRANCH, SIMILAR, VIEW
from models.vocabulary import Band, IntroductionState


class Piece(StrEnum):
    """One thing that can be known of a person."""

    ALIAS = auto()
    BAND = auto()
    REASONS = auto()
    WAGE = auto()
    AREA = auto()  # the commune, only where so many similar people live that it names nobody
    ROLES = auto()  # tells the branch of service: only where the office allows it
    COMMUNE = auto()
    SCHOOLING = auto()
    TRADE = auto()
    SKILLS = auto()
    LICENCES = auto()
    CERTIFICATES = auto()
    LANGUAGES = auto()
    PLACES = auto()
    SERVICE = auto()  # the same in one's own words
    NAME = auto()
    PHONE = auto()
    EMAIL = auto()
    BIRTH_YEAR = auto()
    BIRTH_DATE = auto()


ALIAS_ALONE = frozenset({Piece.ALIAS})
ANONYMOUS = ALIAS_ALONE | {Piece.BAND, Piece.REASONS, Piece.WAGE, Piece.AREA, Piece.ROLES}
BRANCH_PIECES = frozenset({Piece.ROLES, Piece.SERVICE})
WORK = frozenset(
    {
        Piece.SCHOOLING,
        Piece.TRADE,
        Piece.SKILLS,
        Piece.LICENCES,
        Piece.CERTIFICATES,
        Piece.LANGUAGES,
        Piece.PLACES,
        Piece.SERVICE,
    }
)
WHO = frozenset({Piece.NAME, Piece.PHONE, Piece.EMAIL, Piece.COMMUNE, Piece.BIRTH_YEAR})

# None: no introduction yet, one of the people whom a job's list shows.
SHOWN: Mapping[IntroductionState | None, frozenset[Piece]] = {
    None: ANONYMOUS,
    IntroductionState.PROPOSED: ANONYMOUS,
    IntroductionState.APPROVED: ANONYMOUS,
    IntroductionState.SENT: ANONYMOUS,
    IntroductionState.SEEN: ANONYMOUS | WORK | WHO,
    IntroductionState.INTERVIEW: ANONYMOUS | WORK | WHO,
    IntroductionState.OFFERED: ANONYMOUS | WORK | WHO,
    IntroductionState.HIRED: ANONYMOUS | WORK | WHO | {Piece.BIRTH_DATE},
    IntroductionState.STARTED: ANONYMOUS | WORK | WHO | {Piece.BIRTH_DATE},
    IntroductionState.REFUSED: ALIAS_ALONE,
    IntroductionState.WITHDRAWN: ALIAS_ALONE,
    IntroductionState.OBSOLETE: ALIAS_ALONE,
    IntroductionState.EXPIRED: ALIAS_ALONE,
}


@dataclass(frozen=True)
class Candidate:
    """A person as an employer may see them now; what may not be seen is empty."""

    alias: str
    band: Band | None = None
    reasons: Sequence[Reason] = ()
    wage: str = ""
    area: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    facts: Sequence[tuple[str, str]] = ()

    @property
    def title(self) -> str:
        """What the person is called at this stage."""
        return self.name or self.alias


def pieces(introduction: Introduction | None, revealed: bool) -> frozenset[Piece]:
    """What may be seen now.

    Args:
        introduction: None for one of a job's list.
        revealed: whether the person's consent to be known to this employer stands.
    """
    if introduction is not None and introduction.left_at is not None:
        return ALIAS_ALONE
    seen = SHOWN[introduction.state if introduction is not None else None]
    if not revealed or (introduction is not None and _view_is_over(introduction)):
        seen &= ANONYMOUS
    if not setting.is_on(BRANCH, today()):
        seen -= BRANCH_PIECES
    return seen


def _view_is_over(introduction: Introduction) -> bool:
    """Who was called in time has the number; it does not stand here for ever."""
    last = max(introduction.moved_at, introduction.interview_at or introduction.moved_at)
    return utcnow() - last > timedelta(days=setting.whole(VIEW, today()))


def candidate(
    veteran: Veteran,
    seen: frozenset[Piece],
    basis: Match | Introduction,
    area: str = "",
) -> Candidate:
    """A person with the pieces that may be seen.

    Args:
        basis: where the band and the reasons come from.
        area: the commune, if enough similar people live there.
    """
    told: dict[Piece, Any] = {piece: _TELL[piece](veteran) for piece in _TELL if piece in seen}
    return Candidate(
        alias=veteran.alias,
        band=basis.band if Piece.BAND in seen else None,
        reasons=explanations.reasons(basis.parts, basis.checks, for_employer=True)
        if Piece.REASONS in seen
        else (),
        wage=told.get(Piece.WAGE, ""),
        area=area if Piece.AREA in seen else "",
        name=told.get(Piece.NAME, ""),
        phone=told.get(Piece.PHONE, ""),
        email=told.get(Piece.EMAIL, ""),
        facts=_facts(told),
    )


def _facts(told: Mapping[Piece, str]) -> list[tuple[str, str]]:
    """What stands in a list; a known date says the year."""
    known = {piece: text for piece, text in told.items() if text}
    if Piece.BIRTH_DATE in known:
        known.pop(Piece.BIRTH_YEAR, None)
    return [(label, known[piece]) for piece, label in _labels() if piece in known]


def areas(people: Iterable[Veteran], on: date) -> dict[int, str]:
    """For the people of one list the commune, where enough of them live in it."""
    enough = setting.whole(SIMILAR, on)
    where = {person.id: person.unit.as_of(on) for person in people if person.unit}
    number = Counter(unit.id for unit in where.values())
    return {id: unit.full_name for id, unit in where.items() if number[unit.id] >= enough}


def _wage(veteran: Veteran) -> str:
    low, high = wages.parse(veteran.wage)
    return wage(low, high) if low or high else ""


def _login(veteran: Veteran) -> str:
    return veteran.account.login if veteran.account else ""


def _phone(veteran: Veteran) -> str:
    login = _login(veteran)
    return veteran.phone or (login if "@" not in login else "")


def _email(veteran: Veteran) -> str:
    login = _login(veteran)
    return login if "@" in login else ""


def _birth_year(veteran: Veteran) -> str:
    year = veteran.birth_date.year if veteran.birth_date else veteran.birth_year
    return str(year or "")


_TELL: Mapping[Piece, Any] = {
    Piece.WAGE: _wage,
    Piece.COMMUNE: lambda veteran: veteran.unit.full_name if veteran.unit else "",
    Piece.SCHOOLING: lambda veteran: veteran.schooling,
    Piece.TRADE: lambda veteran: veteran.trade,
    Piece.SKILLS: lambda veteran: veteran.skills,
    Piece.LICENCES: lambda veteran: licences.told(
        veteran.licence_papers, veteran.licences, days=False
    ),
    Piece.CERTIFICATES: lambda veteran: veteran.certificates,
    Piece.LANGUAGES: lambda veteran: veteran.languages,
    Piece.PLACES: lambda veteran: veteran.places,
    Piece.ROLES: lambda veteran: ", ".join(told.roles(veteran)),
    Piece.SERVICE: lambda veteran: veteran.service,
    Piece.NAME: lambda veteran: veteran.name,
    Piece.PHONE: _phone,
    Piece.EMAIL: _email,
    Piece.BIRTH_YEAR: _birth_year,
    Piece.BIRTH_DATE: lambda veteran: day(veteran.birth_date),
}


def _labels() -> list[tuple[Piece, str]]:
    """The pieces that stand in a list of facts, in their order."""
    return [
        (Piece.BIRTH_DATE, _("Ngày sinh")),
        (Piece.BIRTH_YEAR, _("Năm sinh")),
        (Piece.COMMUNE, _("Xã, phường nơi ở")),
        (Piece.SCHOOLING, _("Trình độ")),
        (Piece.TRADE, _("Nghề trước khi nhập ngũ")),
        (Piece.ROLES, _("Việc trong quân ngũ")),
        (Piece.SERVICE, _("Kể thêm về việc trong quân ngũ")),
        (Piece.SKILLS, _("Kỹ năng")),
        (Piece.LICENCES, _("Giấy phép lái xe")),
        (Piece.CERTIFICATES, _("Chứng chỉ")),
        (Piece.LANGUAGES, _("Ngoại ngữ")),
        (Piece.PLACES, _("Nơi muốn làm việc")),
    ]
