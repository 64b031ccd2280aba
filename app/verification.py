"""The way of a firm from its registration to its verification, as the firm reads it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from models import Audit, Employer, db

LABELS: Mapping[str, object] = {
    "employer.register": _l("Đăng ký"),
    "employer.refuse": _l("Cán bộ chưa xác minh được"),
    "employer.correct": _l("Công ty sửa thông tin"),
    "employer.verify": _l("Cán bộ đã xác minh"),
}


@dataclass(frozen=True)
class Step:
    """One step; `moment` is None for what has not come yet."""

    label: object
    moment: datetime | None
    words: str = ""


def steps(firm: Employer) -> list[Step]:
    """What has been, the first first, and what comes next; the last refusal says why."""
    acts = db.session.scalars(
        select(Audit)
        .where(
            Audit.subject_kind == Employer.__tablename__,
            Audit.subject_id == firm.id,
            Audit.action.in_(LABELS),
        )
        .order_by(Audit.id)
    ).all()
    refused = max((act.id for act in acts if act.action == "employer.refuse"), default=0)
    done = [
        Step(LABELS[act.action], act.created_at, firm.refusal if act.id == refused else "")
        for act in acts
    ]
    if not acts or acts[0].action != "employer.register":  # made by the office
        done.insert(0, Step(LABELS["employer.register"], firm.created_at))
    if firm.is_verified:
        return done
    if firm.refused_at is not None:
        return [*done, Step(_l("Công ty sửa thông tin; cán bộ xem lại"), None)]
    return [*done, Step(_l("Cán bộ gọi điện và đối chiếu mã số thuế"), None)]
