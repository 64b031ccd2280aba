"""What can be set: each setting with its kind, its bounds and the values it is delivered with."""

from dataclasses import replace
from datetime import date

from models.setting_kinds import LONGEST_TEXT, Dated, Entry, Group, Kind
from models.vocabulary import entry
from models.wage_entries import BASE_SALARY, HOURLY_WAGES, MONTHLY_WAGES, WAGE_REGION


def _whole(key: str, label: str, group: Group, value: int, high: int, unit: str) -> Entry:
    return Entry(key, label, group, Kind.WHOLE, (Dated(value),), 1, high, unit)


def _text(key: str, label: str, *values: Dated) -> Entry:
    return Entry(key, label, Group.ISSUING, Kind.TEXT, values or (Dated(""),), 0, LONGEST_TEXT)


DAYS, MONTHS = entry("days", "ngày")[1], entry("months", "tháng")[1]
YEARS, TIMES = entry("years", "năm")[1], entry("times", "lần")[1]
UNCONFIRMED = date(2026, 1, 1)
CARD_LAW = "NĐ 61/2015/NĐ-CP Điều 14–16; Thông tư 43/2016/TT-BLĐTBXH"
NEW_CARD_LAW = "Luật Việc làm 74/2025/QH15; nghị định thay NĐ 61/2015 chưa được xác nhận"


def _card(key: str, label: str, value: int, high: int, unit: str) -> Entry:
    shipped = (
        Dated(value, date(2019, 1, 1), CARD_LAW),
        # Kept as it was until staff have read the decree: shown with its mark.
        Dated(value, UNCONFIRMED, NEW_CARD_LAW, confirmed=False),
    )
    return Entry(key, label, Group.CARD, Kind.WHOLE, shipped, 1, high, unit)


SILENCE = _whole(
    "introduction.silence_days",
    entry("", "Không ai trả lời thì lượt giới thiệu hết hạn sau")[1],
    Group.LIFE,
    14,
    365,
    DAYS,
)
VIEW = _whole(
    "introduction.view_days",
    entry("", "Doanh nghiệp xem liên hệ của người được giới thiệu trong")[1],
    Group.KEEPING,
    30,
    365,
    DAYS,
)
PROFILE = _whole(
    "keeping.profile_months",
    entry("", "Xóa hồ sơ sau lần liên lạc cuối")[1],
    Group.KEEPING,
    24,
    120,
    MONTHS,
)
AUDIT = _whole("keeping.audit_years", entry("", "Giữ nhật ký")[1], Group.KEEPING, 5, 30, YEARS)
TRACES = _whole(
    "keeping.trace_days",
    entry("", "Giữ phiên đăng nhập đã hết và lần thử đăng nhập")[1],
    Group.KEEPING,
    30,
    365,
    DAYS,
)
REPORTS = _whole(
    "keeping.report_days",
    entry("", "Giữ tin báo đã xem lại")[1],
    Group.KEEPING,
    90,
    730,
    DAYS,
)
NOTICES = _whole(
    "keeping.notice_days", entry("", "Giữ thông báo")[1], Group.KEEPING, 180, 1095, DAYS
)
BRANCH = Entry(
    "showing.branch",
    entry("", "Doanh nghiệp thấy việc trong quân ngũ của người đang ẩn danh")[1],
    Group.SHOWING,
    Kind.FLAG,
    (Dated(False),),
)
SIMILAR = _whole(
    "showing.similar_people",
    entry("", "Chỉ nêu xã, phường khi ở đó có ít nhất")[1],
    Group.SHOWING,
    5,
    100,
    entry("people", "người")[1],
)
REQUESTS = _whole(
    "limit.open_requests",
    entry("", "Yêu cầu về dữ liệu đang chờ của một người, nhiều nhất")[1],
    Group.LIMITS,
    5,
    50,
    entry("requests", "yêu cầu")[1],
)
SEARCHES = _whole(
    "limit.saved_searches",
    entry("", "Tìm kiếm đã lưu của một người, nhiều nhất")[1],
    Group.LIMITS,
    10,
    100,
    entry("searches", "tìm kiếm")[1],
)
EXPORTS = _whole(
    "limit.exports_per_hour",
    entry("", "Tải dữ liệu về mình trong một giờ, nhiều nhất")[1],
    Group.LIMITS,
    10,
    1000,
    TIMES,
)
ANSWER = _whole(
    "rights.answer_days",
    entry("", "Trả lời yêu cầu về dữ liệu trong")[1],
    Group.RIGHTS,
    2,
    30,
    entry("working days", "ngày làm việc")[1],
)
ACCESS = _whole(
    "rights.access_days", entry("", "Xong việc xem, sửa trong")[1], Group.RIGHTS, 10, 60, DAYS
)
STOP = _whole(
    "rights.stop_days",
    entry("", "Xong việc phản đối, tạm ngừng, xóa trong")[1],
    Group.RIGHTS,
    15,
    60,
    DAYS,
)
EXTENSION = _whole(
    "rights.extension_days", entry("", "Gia hạn một lần thêm")[1], Group.RIGHTS, 15, 60, DAYS
)
IMPORTS = _whole(
    "limit.imports_per_hour",
    entry("", "Nhập danh sách trong một giờ, nhiều nhất")[1],
    Group.LIMITS,
    60,
    1000,
    TIMES,
)
PANEL = _whole(
    "limit.panel",
    entry("", "Xem thử số người hợp với một tin, của một doanh nghiệp trong 5 phút, nhiều nhất")[1],
    Group.LIMITS,
    120,
    1000,
    TIMES,
)
FIRM_USERS = _whole(
    "limit.firm_users",
    entry("", "Người dùng của một doanh nghiệp, nhiều nhất")[1],
    Group.LIMITS,
    10,
    100,
    entry("people", "người")[1],
)
CARD_CEILING = _card(
    "card.ceiling", entry("", "Giá trị thẻ, nhân với lương cơ sở")[1], 12, 60, TIMES
)
CARD_VALID = _card("card.valid_months", entry("", "Thẻ dùng được trong")[1], 12, 60, MONTHS)
CARD_NEED = _card(
    "card.need_within_months", entry("", "Phải có nhu cầu học trong")[1], 12, 60, MONTHS
)
SWAP = replace(
    _whole(
        "licence.swap_months", entry("", "Đổi bằng lái quân sự trong")[1], Group.CARD, 6, 60, MONTHS
    ),
    shipped=(
        Dated(6, source="Thủ tục đổi giấy phép lái xe do ngành quốc phòng cấp"),
        Dated(6, date(2025, 3, 1), "Quy định của Bộ Công an, chưa xác nhận", confirmed=False),
    ),
)
NEW_BODIES = date(2025, 7, 1)
PARENT = _text(
    "issuing.parent",
    entry("", "Cơ quan chủ quản")[1],
    Dated("BỘ CHỈ HUY QUÂN SỰ TỈNH QUẢNG NINH"),
)
BODY = _text(
    "issuing.body",
    entry("", "Cơ quan ban hành")[1],
    Dated("BAN CHỈ HUY QUÂN SỰ THÀNH PHỐ MÓNG CÁI"),
    Dated("BAN CHỈ HUY PHÒNG THỦ KHU VỰC …", NEW_BODIES, "Tên đầy đủ chưa rõ", confirmed=False),
)
PLACE = _text("issuing.place", entry("", "Địa danh trên văn bản")[1], Dated("Móng Cái"))
SIGNER_TITLE = _text(
    "issuing.signer_title", entry("", "Quyền hạn, chức vụ người ký")[1], Dated("CHỈ HUY TRƯỞNG")
)
SIGNER_RANK = _text("issuing.signer_rank", entry("", "Quân hàm người ký")[1])
SIGNER_NAME = _text("issuing.signer_name", entry("", "Họ tên người ký")[1])

ENTRIES = {
    one.key: one
    for one in (
        SILENCE,
        PROFILE,
        VIEW,
        AUDIT,
        TRACES,
        REPORTS,
        NOTICES,
        BRANCH,
        SIMILAR,
        PANEL,
        FIRM_USERS,
        ANSWER,
        ACCESS,
        STOP,
        EXTENSION,
        REQUESTS,
        SEARCHES,
        EXPORTS,
        IMPORTS,
        WAGE_REGION,
        *MONTHLY_WAGES,
        *HOURLY_WAGES,
        BASE_SALARY,
        CARD_CEILING,
        CARD_VALID,
        CARD_NEED,
        SWAP,
        PARENT,
        BODY,
        PLACE,
        SIGNER_TITLE,
        SIGNER_RANK,
        SIGNER_NAME,
    )
}
