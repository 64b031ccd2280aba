"""What a job says, field by field, in words: for its page, its preview, and the office."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask import Flask
from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app import demands, explanations, filters
from app.shelves import vacancy
from ml.concepts import concepts
from ml.posting import main_work
from ml.records import Vacancy
from ml.stated import told
from models import Job

LABELS = {
    "title": _l("Tên việc"),
    "occupation": _l("Xếp vào nghề"),
    "openings": _l("Số người cần tuyển"),
    "deadline": _l("Hạn nhận hồ sơ"),
    "sector": _l("Ngành nghề"),
    "unit_id": _l("Xã, phường nơi làm việc"),
    "place": _l("Địa điểm cụ thể"),
    "overseas": _l("Làm việc ở nước ngoài"),
    "sending_licence": _l("Số giấy phép của doanh nghiệp đưa người đi"),
    "wage": _l("Lương"),
    "wage_per": _l("Trả cho"),
    "hours": _l("Thời gian"),
    "weekly_hours": _l("Số giờ một tuần"),
    "shift": _l("Ca làm"),
    "lodging": _l("Chỗ ở"),
    "rules": _l("Yêu cầu đã chọn"),
    "requirements": _l("Bắt buộc: ghi thêm"),
    "preferred": _l("Nên có: ghi thêm"),
    "experience": _l("Kinh nghiệm"),
    "description": _l("Mô tả công việc"),
}


@dataclass(frozen=True)
class Reading:
    """What the matcher and the office read out of a job. Each demand is named in words."""

    trade: str
    demands: list[str]
    asked: list[str]  # of age and sex: shown to the office, never ranked


def init_app(app: Flask) -> None:
    """Lets the templates say how fields are called."""
    app.jinja_env.filters["field_labels"] = labels


def label(name: str) -> str:
    """What a field is called."""
    return str(LABELS[name])


def labels(names: Iterable[str]) -> list[str]:
    """What fields are called, in their order."""
    return [label(name) for name in names]


def value(job: Job, name: str) -> str:
    """What a field says, "" where it says nothing."""
    kept = getattr(job, name)
    if name == "unit_id":
        return job.unit.full_name if job.unit else ""
    if name == "occupation":
        return trade_name(kept)
    if name == "rules":
        return "; ".join(
            [
                *explanations.demanded(kept, must=True),
                *(
                    _("nên có: %(demand)s", demand=one)
                    for one in explanations.demanded(kept, False)
                ),
            ]
        )
    if name in ("overseas", "lodging"):
        return "" if kept is None else _("có") if kept else _("không")
    if name in ("wage_per", "hours", "shift"):
        return filters.label(kept) if kept else ""
    if name == "deadline":
        return filters.day(kept)
    return str(kept or "")


def trade(title: str, sector: str, description: str, chosen: str) -> str:
    """The name of the occupation that words stand for, or of the chosen one; "" for none."""
    ad = Vacancy("", title, sector=sector, description=description, occupation=chosen)
    work = main_work(ad)
    return trade_name(work.key) if work else ""


def trade_name(key: str) -> str:
    """The name of an occupation; "" for none."""
    place = concepts().place.get(key)
    if place is None:
        return ""
    found = concepts().occupations[place]
    return found.en if str(get_locale()) == "en" else found.vi


def reading(job: Job) -> Reading:
    """What is read out of a job, chosen or written."""
    ad = vacancy(job, "")
    work = main_work(ad)
    found = sorted(told(ad))
    return Reading(
        trade_name(work.key) if work else "",
        [demands.demand(rule, demand) for rule, demand in found if rule != "skill"],
        explanations.asked_of_person(job),
    )
