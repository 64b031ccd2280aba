"""Survey forms from a spreadsheet."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select

from app import identifiers
from app.filters import today
from app.roster.lines import Cells, Checked, day, whole
from app.spreadsheets import File, read
from models import Account, Unit, Veteran, db
from models.base import utcnow
from models.searching import folded
from models.veteran import LONG, SHORT

HEADINGS = {
    "Mã số": "number",
    "Họ và tên": "name",
    "Ngày sinh": "birth_date",
    "Năm sinh": "birth_year",
    "Điện thoại": "phone",
    "Xã phường": "unit",
    "Trình độ": "schooling",
    "Nghề trước nhập ngũ": "trade",
    "Công việc trong quân ngũ": "service",
    "Kỹ năng": "skills",
    "Giấy phép lái xe": "licences",
    "Chứng chỉ": "certificates",
    "Ngoại ngữ": "languages",
    "Nguyện vọng 1": "wish_1",
    "Nguyện vọng 2": "wish_2",
    "Nguyện vọng 3": "wish_3",
    "Nơi làm việc mong muốn": "places",
    "Lương mong muốn": "wage",
}
LIMITS = {
    "number": 40,
    "name": 120,
    "unit": SHORT,
    "schooling": SHORT,
    "trade": LONG,
    "service": LONG,
    "skills": LONG,
    "licences": SHORT,
    "certificates": LONG,
    "languages": SHORT,
    "wish_1": SHORT,
    "wish_2": SHORT,
    "wish_3": SHORT,
    "places": SHORT,
    "wage": SHORT,
}


# Says why a line is not for the officer to import, or None.
Bounds = Callable[[dict[str, Any]], str | None]


def check(file: File | Path, officer: Account | None = None) -> Checked:
    """Values for `Veteran` rows, with `unit` still as text.

    Args:
        file: the spreadsheet.
        officer: who imports; what lies outside of his scope is a problem of its line.

    Raises:
        Unreadable: the file is no such table.
    """
    checked = Checked()
    year = today().year
    lines = read(file, HEADINGS)  # before any question to the database: it may take a while
    bounds = _bounds(officer) if officer is not None else None
    for line in lines:
        cells = Cells(line, HEADINGS, LIMITS, checked)
        values: dict[str, Any] = cells.texts()
        values["birth_date"] = cells.value("birth_date", day)
        values["birth_year"] = cells.value("birth_year", whole(year - 70, year - 15))
        values["phone"] = cells.value("phone", identifiers.phone) or ""
        if not (values["number"] or values["name"]):
            cells.problem("number", "thiếu cả mã số và họ tên.")
        cells.number()
        if bounds is not None and (outside := bounds(values)):
            cells.problem("unit", outside)
        cells.keep(values)
    return checked


def _bounds(officer: Account) -> Bounds | None:
    """An officer imports people of his own units, and touches nobody else's."""
    if officer.city_wide:
        return None
    units = _units()
    scope = {unit.id for unit in officer.units}
    his = set(db.session.scalars(Veteran.within(officer).with_only_columns(Veteran.number)))
    everybodys = set(db.session.scalars(select(Veteran.number)))

    def outside(values: dict[str, Any]) -> str | None:
        unit = units.get(folded(values["unit"]))
        if unit is None or not {unit.id, unit.as_of(today()).id} & scope:
            return _("xã, phường này không thuộc phạm vi của anh/chị.")
        if values["number"] and values["number"] in everybodys - his:
            return _("mã số này đã có, ở ngoài phạm vi của anh/chị.")
        return None

    return outside


def _units() -> dict[str, Unit]:
    return {
        folded(unit.full_name): unit
        # A name that returned for a larger unit means the older one: its successor is known.
        for unit in db.session.scalars(select(Unit).order_by(Unit.valid_from.desc()))
    }


def keep(rows: Sequence[dict[str, Any]]) -> list[Veteran]:
    """Adds checked people, or brings those of the same number up to date; the caller commits.

    Returns:
        The people of the rows, in their order.
    """
    known = {veteran.number: veteran for veteran in db.session.scalars(select(Veteran))}
    units = _units()
    kept = []
    for row in rows:
        veteran = known.get(row["number"]) if row["number"] else None
        if veteran is None:
            veteran = Veteran()
            db.session.add(veteran)
        _fill(veteran, row)
        veteran.unit = units.get(folded(row["unit"]))
        veteran.profile_saved_at = utcnow()
        kept.append(veteran)
    return kept


def loose(row: dict[str, Any]) -> Veteran:
    """A checked person that belongs to no database."""
    veteran = Veteran(roles=[])
    _fill(veteran, row)
    return veteran


def _fill(veteran: Veteran, row: dict[str, Any]) -> None:
    """Sets what the row says, all but the unit."""
    for key, value in row.items():
        if key != "unit":
            setattr(veteran, key, value)
    veteran.number = row["number"] or None
