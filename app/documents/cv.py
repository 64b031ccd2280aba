"""A veteran's CV: what an employer wants to know, out of the profile; the same for PDF and Word.

Only what is known is in it, and nothing that an officer would have to look at first: a text that
may name a unit, a garrison or an identity number stays out; the page that offers the CV says so.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _

from app import choices, filters
from app.cautioned import FIELDS
from app.documents import pdf
from app.filters import label
from app.typed import printable
from ml.cues import cue
from ml.text import compose, fold
from models import Veteran
from models.vocabulary import Shift

LEADER = "squad_leader"  # what employers read as having led a team
_ENDS = re.compile(r"[\n;,]+")


@dataclass(frozen=True)
class Item:
    """One line; `detail` stands beside it, "" where there is none. A name is strong, a tale not."""

    text: str
    detail: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Section:
    """Lines under one heading; `listed` where they are short and many."""

    title: str
    items: list[Item]
    listed: bool = False


@dataclass(frozen=True)
class Cv:
    """A CV. `main` tells of experience, `side` of what one can and wants."""

    name: str
    wishes: str
    facts: list[Item]
    main: list[Section]
    side: list[Section]
    footer: str
    language: str

    @property
    def title(self) -> str:
        """What the document is called."""
        return _("CV: %(name)s", name=self.name)


def of(person: Veteran, on: date) -> Cv:
    """The CV of somebody on a day."""
    main = [
        Section(_("Việc đã làm trong quân ngũ"), [*_roles(person), *_told(person, "service")]),
        Section(_("Nghề trước khi nhập ngũ"), [*_told(person, "trade")]),
        Section(_("Học vấn"), [*_told(person, "schooling")]),
        Section(_("Chứng chỉ"), [*_listed(person, "certificates")], listed=True),
    ]
    side = [
        Section(_("Kỹ năng"), [*_listed(person, "skills")], listed=True),
        Section(_("Giấy phép lái xe"), [*_licences(person)], listed=True),
        Section(_("Ngoại ngữ"), [*_listed(person, "languages")], listed=True),
        Section(_("Nơi muốn làm việc"), [*_listed(person, "places")], listed=True),
        Section(_("Sẵn sàng"), [*_ready(person)], listed=True),
    ]
    wishes = ("wish_1", "wish_2", "wish_3")
    return Cv(
        name=printable(person.display_name),
        wishes=" · ".join(wish for wish in (_said(person, name) for name in wishes) if wish),
        facts=[Item(term, value) for term, value in _facts(person) if value],
        main=[section for section in main if section.items],
        side=[section for section in side if section.items],
        footer=_("Người có tên trên tự khai. Lập từ Trở Về ngày %(day)s.", day=filters.day(on)),
        language=str(get_locale()),
    )


def left_out(person: Veteran) -> list[str]:
    """What stays out of the CV until it says nothing doubtful any more."""
    return [str(FIELDS.get(name, name)) for name in person.cautions or {}]


def as_pdf(cv: Cv) -> bytes:
    """One page A4 where it fits on one, with its letters inside."""
    return pdf.made("cv.typ", {"title": cv.title, **asdict(cv)})


def _said(person: Veteran, name: str) -> str:
    """A text of the profile; "" where there is none, or where it holds something doubtful."""
    if name in (person.cautions or {}):
        return ""
    return printable(getattr(person, name) or "").strip()


def _told(person: Veteran, name: str) -> Iterator[Item]:
    if text := _said(person, name):
        yield Item(text)


def _listed(person: Veteran, name: str) -> Iterator[Item]:
    """What was typed as a list, one by one, each once."""
    parts = (" ".join(part.split()) for part in _ENDS.split(_said(person, name)))
    yield from (Item(part[0].upper() + part[1:]) for part in dict.fromkeys(parts) if part)


def _facts(person: Veteran) -> Iterator[tuple[str, str]]:
    born = person.birth_date.year if person.birth_date else person.birth_year
    login = person.account.login if person.account else ""
    yield _("Năm sinh"), str(born or "")
    yield _("Nơi ở"), printable(person.unit.full_name) if person.unit else ""
    yield _("Điện thoại"), printable(person.phone)
    yield _("E-mail"), printable(login) if "@" in login else ""


def _roles(person: Veteran) -> Iterator[Item]:
    """Kinds of work in civil wording, those that took longest first."""
    months = person.role_months or {}
    keys = sorted(person.roles or (), key=lambda key: -months.get(key, 0))
    for key, name in zip(keys, choices.names_of_roles(keys), strict=True):
        shown = _("Tổ trưởng, phụ trách một tổ") if key == LEADER else name
        yield Item(shown, _length(months[key]) if months.get(key) else "", strong=True)


def _length(months: int) -> str:
    years, rest = divmod(months, 12)
    if not years:
        return _("%(months)s tháng", months=rest)
    if not rest:
        return _("%(years)s năm", years=years)
    return _("%(years)s năm %(months)s tháng", years=years, months=rest)


def _licences(person: Veteran) -> Iterator[Item]:
    for paper in person.licence_papers or ():
        yield Item(_("Hạng %(name)s", name=paper["class"]), ", ".join(_of_paper(paper)))
    words = _said(person, "licences")
    if words and not cue("licence", "none").match(fold(compose(words))):
        yield Item(words)


def _of_paper(paper: dict[str, Any]) -> Iterator[str]:
    yield _("mẫu mới") if paper.get("scheme") == "new" else _("mẫu cũ")
    if issued := paper.get("issued"):
        yield _("cấp %(day)s", day=filters.day(date.fromisoformat(issued)))
    if paper.get("military"):
        yield _("quân đội cấp, chưa đổi")


def _ready(person: Veteran) -> Iterator[Item]:
    known = set(Shift)
    yield from (Item(label(Shift(shift))) for shift in person.shifts or () if shift in known)
    yield from _where(((person.lives_in, _("Ở lại nơi làm")), (person.abroad, _("Đi nước ngoài"))))


def _where(asked: Iterable[tuple[bool | None, str]]) -> Iterator[Item]:
    yield from (Item(words) for agreed, words in asked if agreed)
