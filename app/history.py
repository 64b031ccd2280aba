"""The steps of an introduction as people read them, told from the audit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from app.filters import label
from models import Account, Audit, Introduction, db
from models.vocabulary import RefusalReason, Side

LABELS: Mapping[str, object] = {
    "introduction.propose": _l("Được đề xuất"),
    "introduction.renew": _l("Được xem xét lại"),
    "introduction.approve": _l("Cán bộ duyệt"),
    "introduction.send": _l("Gửi cho doanh nghiệp"),
    "introduction.open": _l("Doanh nghiệp mở hồ sơ"),
    "introduction.interview": _l("Hẹn phỏng vấn"),
    "introduction.offer": _l("Mời làm việc"),
    "introduction.hire": _l("Nhận việc"),
    "introduction.start": _l("Đi làm"),
    "introduction.leave": _l("Thôi việc"),
    "introduction.refuse": _l("Từ chối"),
    "introduction.withdraw": _l("Rút lại"),
    "introduction.obsolete": _l("Không còn cần"),
    "introduction.expire": _l("Hết hạn trả lời"),
}


@dataclass(frozen=True)
class Step:
    """One step: when, what, for whom, why; `who` is told to the office alone."""

    moment: datetime
    label: object
    side: str
    reason: str
    who: str


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


def _step(row: Audit, name: str | None) -> Step:
    side = row.detail.get("side") or row.detail.get("proposer")
    reason = row.detail.get("reason")
    return Step(
        moment=row.created_at,
        label=LABELS[row.action],
        side=label(Side(side)) if side else "",
        reason=label(RefusalReason(reason)) if reason else "",
        who=name or "",
    )
