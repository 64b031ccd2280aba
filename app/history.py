"""The steps of an introduction as people read them, told from the audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from app.filters import label, moment
from models import Account, Audit, Introduction, db
from models.life import OVER
from models.vocabulary import IntroductionState, RefusalReason, Side

LABELS: Mapping[str, object] = {
    "introduction.propose": _l("Được đề xuất"),
    "introduction.renew": _l("Được xem xét lại"),
    "introduction.approve": _l("Cán bộ duyệt"),
    "introduction.send": _l("Gửi cho doanh nghiệp"),
    "introduction.open": _l("Doanh nghiệp mở hồ sơ"),
    "introduction.interview": _l("Hẹn phỏng vấn"),
    "introduction.accept": _l("Nhận lịch phỏng vấn"),
    "introduction.ask_other_time": _l("Xin giờ phỏng vấn khác"),
    "introduction.offer": _l("Mời làm việc"),
    "introduction.hire": _l("Nhận việc"),
    "introduction.start": _l("Đi làm"),
    "introduction.leave": _l("Thôi việc"),
    "introduction.refuse": _l("Từ chối"),
    "introduction.withdraw": _l("Rút lại"),
    "introduction.obsolete": _l("Không còn cần"),
    "introduction.expire": _l("Hết hạn trả lời"),
    "introduction.contact_deleted": _l("Công ty xác nhận đã xóa liên hệ"),
}


# The straight way, from the first word to the first working day.
WAY = tuple(state for state in IntroductionState if state not in OVER)


@dataclass(frozen=True)
class Step:
    """One step: when, what, for whom, why; `who` is told to the office alone.

    `about` is the time of the interview that the step speaks of, "" of other steps.
    """

    moment: datetime
    label: object
    side: str
    reason: str
    who: str
    about: str


def steps(introduction: Introduction, for_office: bool = False) -> list[Step]:
    """All steps of an introduction, the first one first."""
    rows = db.session.execute(
        select(Audit, Account.name)
        .outerjoin(Account, Account.id == Audit.actor_id)
        .where(
            Audit.subject_kind == Introduction.__tablename__,
            Audit.subject_id == introduction.id,
            Audit.action.in_(LABELS),
        )
        .order_by(Audit.id)
    )
    return [_step(row, name if for_office else "") for row, name in rows]


def ahead(introduction: Introduction) -> list[str]:
    """The steps that usually follow, the next one first; none where it is over."""
    if introduction.is_over:
        return []
    return [label(state) for state in WAY[WAY.index(introduction.state) + 1 :]]


def _step(row: Audit, name: str | None) -> Step:
    side = row.detail.get("side") or row.detail.get("proposer")
    reason = row.detail.get("reason")
    at = row.detail.get("at")
    return Step(
        moment=row.created_at,
        label=LABELS[row.action],
        side=label(Side(side)) if side else "",
        reason=label(RefusalReason(reason)) if reason else "",
        who=name or "",
        about=moment(datetime.fromisoformat(at)) if at else "",
    )
