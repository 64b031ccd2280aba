"""All that is kept about one person, for that person: as data and as a readable document."""

import json
from collections.abc import Iterator
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import acts, explanations, filters, licences, notices, searches, told
from app.documents import pdf
from app.filters import label
from models import (
    Audit,
    Consent,
    DataRequest,
    Introduction,
    Job,
    Match,
    Notice,
    SavedSearch,
    SignInSession,
    SituationEvent,
    Veteran,
    db,
)
from models.base import utcnow

Row = list[tuple[str, str]]
MOST_VIEWS = 1000


def as_json(veteran: Veteran) -> bytes:
    """The data for another machine."""
    made = {
        "made_at": utcnow().isoformat(timespec="seconds"),
        "sections": [
            {"key": key, "title": title, "rows": [dict(row) for row in rows]}
            for key, title, rows in _sections(veteran)
        ],
    }
    return json.dumps(made, ensure_ascii=False, indent=1).encode()


def as_pdf(veteran: Veteran) -> bytes:
    """The data to read and to print."""
    data: dict[str, Any] = {
        "title": _("Dữ liệu về tôi"),
        "subtitle": _("Trở Về, lúc %(moment)s", moment=filters.moment(utcnow())),
        "nothing": _("Không có gì."),
        "sections": [
            {"title": title, "rows": [[list(cell) for cell in row if cell[1]] for row in rows]}
            for _key, title, rows in _sections(veteran)
        ],
    }
    return pdf.made("my_data.typ", data)


def _sections(veteran: Veteran) -> Iterator[tuple[str, str, list[Row]]]:
    yield "profile", _("Hồ sơ"), [_profile(veteran)]
    yield "consents", _("Sự đồng ý"), list(_consents(veteran))
    yield "introductions", _("Giới thiệu"), list(_introductions(veteran))
    yield "situation", _("Tình hình"), list(_situation(veteran))
    yield "matches", _("Kết quả ghép"), list(_matches(veteran))
    yield "requests", _("Yêu cầu về dữ liệu"), list(_requests(veteran))
    yield "notices", _("Thông báo"), list(_told(veteran))
    yield "searches", _("Tìm kiếm đã lưu"), list(_searches(veteran))
    yield "sessions", _("Phiên đăng nhập"), list(_sessions(veteran))
    yield "views", _("Ai đã xem"), views(veteran)


def _profile(person: Veteran) -> Row:
    return [
        (_("Họ và tên"), person.name),
        (_("Mã số"), person.number or ""),
        (_("Tên khi ẩn danh"), person.alias),
        (_("Ngày sinh"), filters.day(person.birth_date) or str(person.birth_year or "")),
        (_("Điện thoại"), person.phone),
        (_("Đăng nhập bằng"), person.account.login if person.account else ""),
        (_("Xã, phường nơi ở"), person.unit.full_name if person.unit else ""),
        (_("Đợt"), person.cohort.name if person.cohort else ""),
        (_("Trình độ"), person.schooling),
        (_("Nghề trước khi nhập ngũ"), person.trade),
        (_("Việc đã làm trong quân ngũ"), ", ".join(told.roles(person))),
        (_("Kể thêm về việc trong quân ngũ"), person.service),
        (_("Kỹ năng"), person.skills),
        (_("Giấy phép lái xe"), licences.told(person.licence_papers, person.licences)),
        (_("Chứng chỉ"), person.certificates),
        (_("Ngoại ngữ"), person.languages),
        (_("Nguyện vọng"), "; ".join(person.wishes)),
        (_("Nơi muốn làm việc"), person.places),
        (_("Lương mong muốn"), person.wage),
        (_("Giờ làm được"), told.shifts(person)),
        (_("Ở lại nơi làm việc"), told.yes_or_no(person.lives_in)),
        (_("Đi làm việc ở nước ngoài"), told.yes_or_no(person.abroad)),
        (_("Ngày xuất ngũ"), filters.day(person.discharged_on)),
        (_("Ngày cấp thẻ đào tạo nghề"), filters.day(person.card_issued_on)),
        (_("Đã dùng thẻ đào tạo nghề"), told.yes_or_no(person.card_used)),
        (_("Lưu lần cuối"), filters.moment(person.profile_saved_at)),
    ]


def _consents(person: Veteran) -> Iterator[Row]:
    for row in db.session.scalars(Consent.of(person)):
        yield [
            (_("Việc"), label(row.purpose)),
            (_("Doanh nghiệp"), row.employer.name if row.employer else ""),
            (_("Lời văn"), f"{row.wording} ({row.version})"),
            (_("Từ"), filters.moment(row.created_at)),
            (_("Đến"), filters.moment(row.withdrawn_at)),
        ]


def _introductions(person: Veteran) -> Iterator[Row]:
    rows = select(Introduction).filter_by(veteran_id=person.id).order_by(Introduction.id)
    for row in db.session.scalars(rows.options(joinedload(Introduction.job))):
        yield [
            (_("Việc"), row.job.title),
            (_("Doanh nghiệp"), row.job.employer.name),
            (_("Trạng thái"), label(row.state)),
            (_("Lý do"), label(row.refusal) if row.refusal else ""),
            (_("Phỏng vấn"), filters.moment(row.interview_at)),
            (_("Nơi gặp"), row.interview_place),
            (_("Nhận lịch lúc"), filters.moment(row.interview_accepted_at)),
            (_("Xin giờ khác"), row.other_time),
            (_("Ghi chú"), row.note),
            (_("Từ"), filters.moment(row.created_at)),
            (_("Đổi lần cuối"), filters.moment(row.moved_at)),
        ]


def _situation(person: Veteran) -> Iterator[Row]:
    for row in db.session.scalars(SituationEvent.of(person)):
        units = [unit.full_name for unit in (row.from_unit, row.to_unit) if unit is not None]
        yield [
            (_("Ngày"), filters.day(row.on)),
            (_("Tình hình"), label(row.kind)),
            (_("Nơi ở"), " → ".join(units)),
            (_("Nguồn tin"), label(row.source)),
            (_("Ghi chú"), row.note),
            (_("Ghi lúc"), filters.moment(row.created_at)),
            (_("Hủy lúc"), filters.moment(row.voided_at)),
        ]


def _matches(person: Veteran) -> Iterator[Row]:
    rows = select(Match).filter_by(veteran_id=person.id).order_by(Match.score.desc(), Match.job_id)
    loaded = rows.options(joinedload(Match.job).joinedload(Job.employer))
    for match in db.session.scalars(loaded):
        reasons = [str(reason.text) for reason in explanations.reasons(match.parts, match.checks)]
        yield [
            (_("Việc"), f"{match.job.title}, {match.job.employer.name}"),
            (_("Mức"), label(match.band)),
            (_("Lý do"), "; ".join(reasons)),
            (_("Mô hình ghép"), match.version),
        ]


def _requests(person: Veteran) -> Iterator[Row]:
    for row in db.session.scalars(DataRequest.of(person)):
        yield [
            (_("Yêu cầu"), label(row.kind)),
            (_("Lời của tôi"), row.words),
            (_("Trạng thái"), label(row.state)),
            (_("Trả lời"), row.answer),
            (_("Gửi lúc"), filters.moment(row.created_at)),
        ]


def _told(person: Veteran) -> Iterator[Row]:
    for row in db.session.scalars(Notice.of(person)):
        said = notices.said(row)
        yield [
            (_("Lúc"), filters.moment(row.created_at)),
            (_("Thông báo"), said.title),
            (_("Chi tiết"), said.detail),
            (_("Cách báo"), label(row.delivery)),
            (_("Đọc lúc"), filters.moment(row.read_at)),
        ]


def _searches(person: Veteran) -> Iterator[Row]:
    own = list(db.session.scalars(SavedSearch.of(person)))
    for row, search in zip(own, searches.read(own), strict=True):
        yield [
            (_("Tên"), row.name),
            (_("Tìm gì"), search.told()),
            (_("Từ"), filters.moment(row.created_at)),
        ]


def _sessions(person: Veteran) -> Iterator[Row]:
    if person.account_id is None:
        return
    rows = select(SignInSession).filter_by(account_id=person.account_id)
    for row in db.session.scalars(rows.order_by(SignInSession.id.desc())):
        yield [
            (_("Từ"), filters.moment(row.created_at)),
            (_("Lần cuối"), filters.moment(row.seen_at)),
            (_("Máy"), row.device),
        ]


def views(person: Veteran) -> list[Row]:
    """Who saw the person: when, in which role, by which act; the newest first."""
    rows = Audit.about(Veteran.__tablename__, person.id).options(joinedload(Audit.actor))
    found = db.session.scalars(rows.where(Audit.actor_id != person.account_id).limit(MOST_VIEWS))
    return [
        [
            (_("Lúc"), filters.moment(row.created_at)),
            (_("Ai"), label(row.actor.role) if row.actor else ""),
            (_("Việc"), acts.name(row.action)),
        ]
        for row in found
    ]
