"""The words of every notice: one table from its kind to what is said and where it leads."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from models.notice_kinds import NoticeKind as N


@dataclass(frozen=True)
class Words:
    """One kind: a title that says it all in one line, what to do next, and where."""

    title: object
    text: object
    link: object
    endpoint: str
    argument: str = ""  # what the address calls the subject; "" where the page needs none
    detail: object = ""  # what the detail is called, where there is one


_INTRODUCTION = ("introductions.one", "introduction_id")
_HIRING = ("hiring.one", "introduction_id")
_STEPS = ("postings.steps", "job_id")
WORDS: Mapping[N, Words] = {
    N.APPROVED: Words(
        _l("Cán bộ đã duyệt giới thiệu anh/chị vào việc %(job)s, %(firm)s"),
        _l("Anh/chị đồng ý cho công ty biết tên và số điện thoại thì cán bộ mới gửi được."),
        _l("Xem và trả lời"),
        *_INTRODUCTION,
    ),
    N.SENT: Words(
        _l("Đã gửi giới thiệu của anh/chị cho %(firm)s, việc %(job)s"),
        _l("Công ty mở hồ sơ rồi sẽ liên hệ; anh/chị nhớ giữ máy."),
        _l("Xem lượt giới thiệu"),
        *_INTRODUCTION,
    ),
    N.OPENED: Words(
        _l("%(firm)s đã xem giới thiệu của anh/chị, việc %(job)s"),
        _l("Công ty nay biết cách liên hệ với anh/chị."),
        _l("Xem lượt giới thiệu"),
        *_INTRODUCTION,
    ),
    N.INTERVIEW_SET: Words(
        _l("%(firm)s hẹn anh/chị phỏng vấn lúc %(at)s, việc %(job)s"),
        _l("Hãy xem nơi hẹn và trả lời sớm. Nếu không đến được, báo trước để đổi giờ."),
        _l("Xem lịch hẹn"),
        *_INTRODUCTION,
        detail=_l("Nơi hẹn"),
    ),
    N.INTERVIEW_MOVED: Words(
        _l("%(firm)s đổi giờ phỏng vấn sang %(at)s, việc %(job)s"),
        _l("Hãy xem lại nơi hẹn và giờ hẹn."),
        _l("Xem lịch hẹn"),
        *_INTRODUCTION,
        detail=_l("Nơi hẹn"),
    ),
    N.OFFERED: Words(
        _l("%(firm)s mời anh/chị làm việc: %(job)s"),
        _l("Hãy trả lời sớm; chỗ làm chỉ giữ khi anh/chị nhận."),
        _l("Xem và trả lời"),
        *_INTRODUCTION,
    ),
    N.HIRED: Words(
        _l("Anh/chị được tuyển vào việc %(job)s, %(firm)s"),
        _l("Chúc mừng anh/chị. Đi làm ngày đầu rồi, hãy ghi vào đây để cán bộ biết."),
        _l("Xem lượt giới thiệu"),
        *_INTRODUCTION,
    ),
    N.REFUSED: Words(
        _l("Giới thiệu vào việc %(job)s không thành. Lý do: %(reason)s"),
        _l("Anh/chị xem những việc hợp khác; thấy chưa đúng thì gọi cán bộ."),
        _l("Xem lượt giới thiệu"),
        *_INTRODUCTION,
    ),
    N.LAPSED: Words(
        _l("Giới thiệu vào việc %(job)s hết hạn vì chưa có trả lời"),
        _l("Nếu tin còn tuyển, anh/chị vẫn quan tâm lại được."),
        _l("Xem lượt giới thiệu"),
        *_INTRODUCTION,
    ),
    N.OBSOLETE: Words(
        _l("Giới thiệu vào việc %(job)s đã khép lại"),
        _l("Anh/chị đã nhận việc khác, nên lượt này không còn cần."),
        _l("Xem lượt giới thiệu"),
        *_INTRODUCTION,
    ),
    N.JOB_GONE: Words(
        _l("Việc %(job)s, %(firm)s không còn tuyển người"),
        _l("Lượt giới thiệu của anh/chị vào việc này khép lại. Hãy xem những việc hợp khác."),
        _l("Xem việc hợp"),
        "veteran.matches",
    ),
    N.ANSWER_DUE: Words(
        _l("Việc %(job)s, %(firm)s cần anh/chị trả lời trước ngày %(day)s"),
        _l("Quá ngày ấy mà chưa trả lời thì lượt giới thiệu tự hết hạn."),
        _l("Xem và trả lời"),
        *_INTRODUCTION,
    ),
    N.CONFIRMED: Words(
        _l("Cán bộ đã xác nhận đăng ký của anh/chị"),
        _l("Từ nay anh/chị được giới thiệu việc. Hồ sơ càng đủ, việc tìm được càng sát."),
        _l("Mở hồ sơ"),
        "veteran.profile",
    ),
    N.TURNED_AWAY: Words(
        _l("Chưa xác nhận được đăng ký của anh/chị. Lý do: %(reason)s"),
        _l("Nếu chưa đúng, xin gọi hoặc đến Ban Chỉ huy quân sự xã, phường, mang theo giấy tờ."),
        _l("Mở trang đầu"),
        "public.home",
    ),
    N.REQUEST: Words(
        _l("Yêu cầu “%(request)s” của anh/chị: %(state)s"),
        _l("Lời trả lời nằm ở trang dữ liệu của anh/chị."),
        _l("Xem câu trả lời"),
        "rights.home",
        detail=_l("Lời cán bộ"),
    ),
    N.CARD: Words(
        _l("Thẻ đào tạo nghề của anh/chị hết hạn ngày %(day)s"),
        _l("Muốn học nghề bằng thẻ thì đăng ký trước ngày ấy; hỏi cán bộ nơi học và mức chi trả."),
        _l("Xem việc hợp và điều còn thiếu"),
        "veteran.matches",
    ),
    N.LICENCE: Words(
        _l("Hạn đổi bằng lái quân sự sang dân sự của anh/chị: ngày %(day)s"),
        _l("Hãy hỏi nơi đổi bằng ngay để kịp; đổi xong nhớ ghi vào hồ sơ."),
        _l("Mở hồ sơ"),
        "veteran.profile",
    ),
    N.SEARCH: Words(
        _l("%(number)s việc mới cho tìm kiếm “%(name)s”"),
        _l("Tin mới nhất đứng trên cùng."),
        _l("Xem tin mới"),
        "public.jobs",
    ),
    N.MATCHES: Words(
        _l("%(number)s việc mới hợp với hồ sơ của anh/chị"),
        _l("Xem vì sao hợp, và bấm “Tôi quan tâm” nếu muốn được giới thiệu."),
        _l("Xem việc hợp"),
        "veteran.matches",
    ),
    N.FIRM_VERIFIED: Words(
        _l("Cán bộ đã xác minh doanh nghiệp"),
        _l("Tin tuyển nay được duyệt lên bảng việc làm, và công ty xem được người phù hợp."),
        _l("Xem tin tuyển"),
        "employer.jobs",
    ),
    N.FIRM_REFUSED: Words(
        _l("Cán bộ chưa xác minh được doanh nghiệp"),
        _l("Hãy xem lý do và sửa thông tin; sửa xong, cán bộ xem lại."),
        _l("Sửa thông tin"),
        "firm.profile",
        detail=_l("Lý do"),
    ),
    N.JOB_APPROVED: Words(
        _l("Tin %(job)s đã lên bảng việc làm"),
        _l("Hãy xem những người phù hợp và đề nghị cán bộ giới thiệu."),
        _l("Xem người phù hợp"),
        "employer.candidates",
        "job_id",
    ),
    N.JOB_RETURNED: Words(
        _l("Tin %(job)s được trả lại để sửa"),
        _l("Cán bộ đã ghi điều cần sửa; sửa xong thì gửi lại."),
        _l("Sửa tin"),
        "employer.edit_job",
        "job_id",
        detail=_l("Điều cần sửa"),
    ),
    N.JOB_EXPIRING: Words(
        _l("Tin %(job)s hết hạn nhận hồ sơ ngày %(day)s"),
        _l("Nếu còn tuyển, hãy dời hạn trước ngày ấy."),
        _l("Sửa hạn"),
        "employer.edit_job",
        "job_id",
    ),
    N.JOB_EXPIRED: Words(
        _l("Tin %(job)s đã hết hạn nhận hồ sơ"),
        _l("Những người đã giới thiệu vẫn tuyển được. Muốn nhận thêm thì gia hạn."),
        _l("Gia hạn tin"),
        *_STEPS,
    ),
    N.JOB_FILLED: Words(
        _l("Tin %(job)s đã đủ người"),
        _l("Tin đã rời bảng việc làm; những lượt còn chờ đã khép lại."),
        _l("Xem tin"),
        *_STEPS,
    ),
    N.INTRODUCED: Words(
        _l("Có một người được giới thiệu cho việc %(job)s"),
        _l("Hãy mở hồ sơ và trả lời sớm; im lặng quá hạn thì lượt này tự khép lại."),
        _l("Mở hồ sơ"),
        *_HIRING,
    ),
    N.WITHDREW: Words(
        _l("Một người được giới thiệu cho việc %(job)s không còn tham gia"),
        _l("Công ty không cần làm gì thêm với lượt này."),
        _l("Xem lượt giới thiệu"),
        *_HIRING,
    ),
    N.OFFER_TAKEN: Words(
        _l("Một người được giới thiệu đã nhận việc %(job)s"),
        _l("Hãy hẹn ngày đi làm, và ghi lại khi người ấy đã đến."),
        _l("Xem lượt giới thiệu"),
        *_HIRING,
    ),
    N.INTERVIEW_TAKEN: Words(
        _l("Người được hẹn phỏng vấn việc %(job)s đã nhận lịch"),
        _l("Giờ và nơi hẹn giữ như công ty đã ghi."),
        _l("Xem lịch hẹn"),
        *_HIRING,
    ),
    N.INTERVIEW_OTHER: Words(
        _l("Người được hẹn phỏng vấn việc %(job)s xin giờ khác"),
        _l("Hãy xem giờ người ấy đến được, và hẹn lại."),
        _l("Hẹn lại"),
        *_HIRING,
        detail=_l("Giờ đến được"),
    ),
    N.SILENCE: Words(
        _l("Một lượt giới thiệu cho việc %(job)s cần trả lời trước ngày %(day)s"),
        _l("Quá ngày ấy mà chưa trả lời thì lượt này tự hết hạn, và cán bộ được biết."),
        _l("Xem và trả lời"),
        *_HIRING,
    ),
}
