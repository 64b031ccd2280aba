"""The closed lists; each word carries its Vietnamese label (the msgid of its translation)."""

from enum import StrEnum
from typing import Self


def entry(value: str, label: str) -> tuple[str, str]:
    """One word of a list; the name marks the label for the translators' extraction."""
    return value, label


class Labelled(StrEnum):
    """A stored key with the words people read."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Role(Labelled):
    VETERAN = entry("veteran", "Quân nhân xuất ngũ")
    EMPLOYER = entry("employer", "Doanh nghiệp")
    STAFF = entry("staff", "Cán bộ quân sự")
    LEADER = entry("leader", "Lãnh đạo")
    ADMIN = entry("admin", "Quản trị")

    @property
    def needs_second_factor(self) -> bool:
        """Whether a password alone is too little for what this role may see."""
        return self in {Role.STAFF, Role.LEADER, Role.ADMIN}


class UnitKind(Labelled):
    WARD = entry("ward", "Phường")
    COMMUNE = entry("commune", "Xã")


class JobState(Labelled):
    DRAFT = entry("draft", "Bản nháp")
    WAITING = entry("waiting", "Chờ duyệt")
    OPEN = entry("open", "Đang tuyển")
    PAUSED = entry("paused", "Tạm dừng")
    FILLED = entry("filled", "Đã đủ người")
    CLOSED = entry("closed", "Đã đóng")
    EXPIRED = entry("expired", "Hết hạn")


class IntroductionState(Labelled):
    PROPOSED = entry("proposed", "Được đề xuất")
    APPROVED = entry("approved", "Đã duyệt")
    SENT = entry("sent", "Đã gửi")
    SEEN = entry("seen", "Doanh nghiệp đã xem")
    INTERVIEW = entry("interview", "Phỏng vấn")
    OFFERED = entry("offered", "Được mời làm")
    HIRED = entry("hired", "Được tuyển")
    STARTED = entry("started", "Đã đi làm")
    REFUSED = entry("refused", "Bị từ chối")
    WITHDRAWN = entry("withdrawn", "Đã rút")
    OBSOLETE = entry("obsolete", "Không còn cần")
    EXPIRED = entry("expired", "Hết hạn trả lời")


class Shift(Labelled):
    """When the work is done; a person may accept several."""

    DAY = entry("day", "Ban ngày")
    ROTATING = entry("rotating", "Theo ca, xoay ca")
    NIGHT = entry("night", "Ca đêm")


class Hours(Labelled):
    """How much of a week the work takes; each has a minimum wage of its own."""

    FULL = entry("full", "Toàn thời gian")
    PART = entry("part", "Bán thời gian")


class WagePer(Labelled):
    """What a wage is paid for."""

    MONTH = entry("month", "một tháng")
    HOUR = entry("hour", "một giờ")


class Proposer(Labelled):
    """Who asked for an introduction; the decision is always an officer's."""

    VETERAN = entry("veteran", "Người lao động quan tâm")
    EMPLOYER = entry("employer", "Doanh nghiệp đề nghị")
    STAFF = entry("staff", "Cán bộ đề xuất")


class Side(Labelled):
    """For whom a step of an introduction was taken; an officer may take it on behalf of another."""

    VETERAN = entry("veteran", "Người lao động")
    EMPLOYER = entry("employer", "Doanh nghiệp")
    STAFF = entry("staff", "Cán bộ")
    SYSTEM = entry("system", "Hệ thống")


class RefusalReason(Labelled):
    RULE_UNMET = entry("rule_unmet", "Chưa đạt yêu cầu bắt buộc")
    SKILL_LACKING = entry("skill_lacking", "Tay nghề chưa đáp ứng")
    NOT_REACHED = entry("not_reached", "Không liên lạc được")
    DID_NOT_COME = entry("did_not_come", "Không đến như đã hẹn")
    OTHER_CHOSEN = entry("other_chosen", "Đã chọn người khác")
    NOT_WANTED = entry("not_wanted", "Người lao động không muốn")
    TOO_FAR = entry("too_far", "Quá xa nơi ở")
    WAGE_TOO_LOW = entry("wage_too_low", "Lương thấp hơn mong muốn")
    STUDYING = entry("studying", "Đi học, học nghề")
    JOB_FILLED = entry("job_filled", "Việc đã đủ người")
    JOB_CLOSED = entry("job_closed", "Tin tuyển đã đóng")
    PLACED_ELSEWHERE = entry("placed_elsewhere", "Đã có việc khác")
    OTHER = entry("other", "Lý do khác (ghi rõ)")


class Purpose(Labelled):
    """What somebody's data may be used for; each is asked by itself."""

    KEEP = entry("keep", "Giữ hồ sơ")
    SHOW = entry("show", "Hiện ẩn danh với doanh nghiệp")
    REVEAL = entry("reveal", "Mở liên hệ cho một doanh nghiệp")
    STATISTICS = entry("statistics", "Thống kê")


class RequestKind(Labelled):
    """What somebody asks about his own data."""

    ACCESS = entry("access", "Xem dữ liệu về tôi")
    CORRECT = entry("correct", "Sửa dữ liệu về tôi")
    OBJECT = entry("object", "Phản đối một kết quả ghép")
    RESTRICT = entry("restrict", "Tạm ngừng dùng dữ liệu của tôi")
    DELETE = entry("delete", "Xóa hồ sơ của tôi")


class RequestState(Labelled):
    WAITING = entry("waiting", "Chờ trả lời")
    ANSWERED = entry("answered", "Đã trả lời, đang làm")
    DONE = entry("done", "Đã xong")
    REFUSED = entry("refused", "Không làm được")
    TAKEN_BACK = entry("taken_back", "Đã rút")


class Standing(Labelled):
    MET = entry("met", "Đạt")
    UNMET = entry("unmet", "Chưa đạt")
    UNKNOWN = entry("unknown", "Chưa rõ")


class Band(Labelled):
    STRONG = entry("strong", "Rất phù hợp")
    GOOD = entry("good", "Phù hợp")
    POSSIBLE = entry("possible", "Có thể xem xét")
    UNCLEAR = entry("unclear", "Chưa đủ thông tin")
    POOR = entry("poor", "Chưa phù hợp")


class Outlook(Labelled):
    """What is said of a whole profile against all open jobs."""

    MATCHED = entry("matched", "Có việc phù hợp")
    THIN = entry("thin", "Hồ sơ chưa đủ")
    NONE = entry("none", "Chưa có việc phù hợp")


class CodePurpose(Labelled):
    """What a one-time code opens."""

    SIGN_IN = entry("sign_in", "Mã dùng một lần")
    RESET = entry("reset", "Đường dẫn đặt lại mật khẩu")
    RECOVERY = entry("recovery", "Mã dự phòng")


class TurnedAway(Labelled):
    """Why somebody who registered himself is not confirmed."""

    NOT_SERVED = entry("not_served", "Không phải quân nhân xuất ngũ")
    ELSEWHERE = entry("elsewhere", "Thuộc địa phương khác")
    NOT_REACHED = entry("not_reached", "Không liên lạc được, không đến xác nhận")
    TWICE = entry("twice", "Đã có tài khoản khác")


class AdReason(Labelled):
    """What somebody finds wrong with an ad."""

    FEE = entry("fee", "Đòi tiền, đặt cọc hoặc giữ giấy tờ gốc")
    UNTRUE = entry("untrue", "Việc không có thật, hoặc không đúng như tin")
    WAGE = entry("wage", "Lương, giờ làm khác với tin")
    ABROAD = entry("abroad", "Đưa người đi nước ngoài không rõ ràng")
    UNLAWFUL = entry("unlawful", "Việc trái pháp luật, xúc phạm hoặc phân biệt")
    GONE = entry("gone", "Đã tuyển xong mà tin vẫn còn")
    OTHER = entry("other", "Điều khác (ghi rõ)")


class AdOutcome(Labelled):
    """What the office found of it."""

    ACTED = entry("acted", "Đã xử lý tin")
    UNFOUNDED = entry("unfounded", "Tin không có vấn đề")
