"""What the board can be narrowed by: each facet with its values, their words and their jobs."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from sqlalchemy import ColumnElement, or_, select

from app.filters import label
from app.wording import LICENCES
from ml.trades import groups
from models import Job, Unit, db
from models.board import AGREED, BY_HOUR, PAY, STEPS, Kind
from models.vocabulary import Shift

# What a job does not tell is a value too, so that nothing falls out of sight by choosing.
UNTOLD = "khac"
NO_LICENCE = "khong"


@dataclass(frozen=True)
class Facet:
    """One way to narrow the board.

    Attributes:
        name: its parameter in the address.
        label: its heading.
        values: what can be chosen (key in the address -> words), in the order of the list.
        of: the values that a kind of job counts for.
        where: jobs that have one of some values.
        note: how to read it, "" where that is plain.
    """

    name: str
    label: str
    values: Mapping[str, str]
    of: Callable[[Kind], Sequence[str]]
    where: Callable[[Sequence[str]], ColumnElement[bool]]
    note: str = ""


def facets(on: date) -> tuple[Facet, ...]:
    """All facets as of a day, in the language of the request."""
    return (_units(on), _groups(), _pay(), _licences(), _shifts())


def successors(on: date) -> dict[int, Unit]:
    """Number of each unit there ever was -> the unit its people belong to on a day."""
    units = db.session.scalars(select(Unit).order_by(Unit.id)).all()
    return {unit.id: unit.as_of(on) for unit in units}


def _units(on: date) -> Facet:
    now = successors(on)
    valid = {id: unit for id, unit in now.items() if unit.valid_to is None or unit.valid_to >= on}
    codes = {id: unit.code for id, unit in valid.items()}
    names = dict(sorted((unit.code, unit.full_name) for unit in valid.values()))
    values = dict(sorted(names.items(), key=lambda item: item[1]))

    def where(chosen: Sequence[str]) -> ColumnElement[bool]:
        within = Job.unit_id.in_([id for id, code in codes.items() if code in chosen])
        if UNTOLD not in chosen:
            return within
        return or_(within, Job.unit_id.is_(None), Job.unit_id.not_in(list(codes)))

    return Facet(
        "xa",
        _("Xã, phường"),
        values | {UNTOLD: _("Chưa ghi xã, phường")},
        lambda kind: (codes.get(kind.unit_id or 0, UNTOLD),),
        where,
    )


def _groups() -> Facet:
    english = str(get_locale()) == "en"
    values = {group.key: group.en if english else group.vi for group in groups()}
    return Facet(
        "nghe",
        _("Nhóm nghề"),
        values | {UNTOLD: _("Nghề khác")},
        lambda kind: (kind.group or UNTOLD,),
        lambda chosen: Job.trade_group.in_(["" if key == UNTOLD else key for key in chosen]),
    )


def _pay() -> Facet:
    steps = sorted(STEPS)
    values = {str(step): _("Từ %(step)s triệu", step=step) for step in steps}
    values |= {BY_HOUR: _("Trả theo giờ"), AGREED: _("Thỏa thuận")}
    # Who asks for seven million takes nine.
    reached = {str(step): tuple(str(less) for less in steps if less <= step) for step in steps}

    def where(chosen: Sequence[str]) -> ColumnElement[bool]:
        enough = {step for step, counts in reached.items() if set(counts) & set(chosen)}
        return PAY.in_(sorted(enough | ({BY_HOUR, AGREED} & set(chosen))))

    return Facet(
        "luong",
        _("Lương một tháng"),
        values,
        lambda kind: reached.get(kind.pay, (kind.pay,)),
        where,
        _("Tính theo mức thấp nhất mà tin ghi. Lương theo giờ không đổi ra tháng."),
    )


def _licences() -> Facet:
    values = {key or NO_LICENCE: str(words) for key, words in LICENCES.items()}
    return Facet(
        "bang",
        _("Bằng lái"),
        values,
        lambda kind: (kind.licence or NO_LICENCE,),
        lambda chosen: Job.licence.in_(["" if key == NO_LICENCE else key for key in chosen]),
    )


def _shifts() -> Facet:
    values = {shift.value: label(shift) for shift in Shift} | {UNTOLD: _("Chưa ghi ca")}

    def where(chosen: Sequence[str]) -> ColumnElement[bool]:
        told = Job.shift.in_([Shift(key) for key in chosen if key != UNTOLD])
        return or_(told, Job.shift.is_(None)) if UNTOLD in chosen else told

    return Facet("ca", _("Ca làm"), values, lambda kind: (kind.shift or UNTOLD,), where)


def known(facet: Facet, typed: Sequence[Any]) -> tuple[str, ...]:
    """Of what an address asks for, the values there are: each once, in the order of the list."""
    return tuple(value for value in facet.values if value in typed)
