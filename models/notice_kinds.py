"""What people are told of, and how a notice gets to them: closed lists."""

from models.vocabulary import Labelled, entry


class NoticeKind(Labelled):
    """Each kind has its words and its link in app/notices.py."""

    # to a veteran
    APPROVED = entry("approved", "Giới thiệu được duyệt")
    SENT = entry("sent", "Giới thiệu đã gửi")
    OPENED = entry("opened", "Doanh nghiệp đã xem")
    INTERVIEW_SET = entry("interview_set", "Hẹn phỏng vấn")
    INTERVIEW_MOVED = entry("interview_moved", "Đổi giờ phỏng vấn")
    OFFERED = entry("offered", "Mời làm việc")
    HIRED = entry("hired", "Được tuyển")
    REFUSED = entry("refused", "Giới thiệu không thành")
    LAPSED = entry("lapsed", "Giới thiệu hết hạn trả lời")
    OBSOLETE = entry("obsolete", "Giới thiệu không còn cần")
    JOB_GONE = entry("job_gone", "Việc không còn tuyển")
    ANSWER_DUE = entry("answer_due", "Cần trả lời sớm")
    CONFIRMED = entry("confirmed", "Được xác nhận")
    TURNED_AWAY = entry("turned_away", "Chưa được xác nhận")
    REQUEST = entry("request", "Trả lời yêu cầu về dữ liệu")
    CARD = entry("card", "Thẻ đào tạo nghề sắp hết hạn")
    LICENCE = entry("licence", "Sắp hết hạn đổi bằng lái quân sự")
    SEARCH = entry("search", "Tin mới cho tìm kiếm đã lưu")
    MATCHES = entry("matches", "Việc mới hợp với hồ sơ")
    # to the users of an employer
    FIRM_VERIFIED = entry("firm_verified", "Doanh nghiệp được xác minh")
    FIRM_REFUSED = entry("firm_refused", "Chưa xác minh được doanh nghiệp")
    JOB_APPROVED = entry("job_approved", "Tin được duyệt")
    JOB_RETURNED = entry("job_returned", "Tin được trả lại")
    JOB_EXPIRING = entry("job_expiring", "Tin sắp hết hạn")
    JOB_EXPIRED = entry("job_expired", "Tin hết hạn")
    JOB_FILLED = entry("job_filled", "Tin đủ người")
    INTRODUCED = entry("introduced", "Có người được giới thiệu")
    WITHDREW = entry("withdrew", "Người được giới thiệu đã rút")
    OFFER_TAKEN = entry("offer_taken", "Lời mời được nhận")
    INTERVIEW_TAKEN = entry("interview_taken", "Lịch phỏng vấn được nhận")
    INTERVIEW_OTHER = entry("interview_other", "Xin giờ phỏng vấn khác")
    SILENCE = entry("silence", "Lượt giới thiệu cần trả lời")

    @property
    def is_worth_a_call(self) -> bool:
        """Whether the office calls a person about it whom no mail reaches."""
        return self in _CALLED


_CALLED = frozenset(
    {
        NoticeKind.APPROVED,
        NoticeKind.INTERVIEW_SET,
        NoticeKind.INTERVIEW_MOVED,
        NoticeKind.OFFERED,
        NoticeKind.REFUSED,
        NoticeKind.JOB_GONE,
        NoticeKind.ANSWER_DUE,
        NoticeKind.TURNED_AWAY,
        NoticeKind.REQUEST,
        NoticeKind.CARD,
        NoticeKind.LICENCE,
    }
)


class Delivery(Labelled):
    """How far a notice has come, beside standing on the reader's page."""

    PAGE = entry("page", "Chỉ hiện trên trang")
    NO_WAY = entry("no_way", "Không có e-mail, cần gọi")
    WAITING = entry("waiting", "Chờ gửi e-mail")
    SENT = entry("sent", "Đã gửi e-mail")
    FAILED = entry("failed", "E-mail không gửi được")
    TOLD = entry("told", "Cán bộ đã báo")
