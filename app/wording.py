"""One wording for each key that the matcher answers with."""

from flask_babel import lazy_gettext as _l

from app.gap_plan import Why
from ml.keys import Mend, PartKey, Rule, School, Seniority
from models import firm_users, life, saved_search, showing, situation_entry
from models.account import NotOneself
from models.vocabulary import RefusalReason as R
from models.vocabulary import Standing

PARTS = {
    PartKey.WISH: (_l("Nguyện vọng"), _l("Đúng nguyện vọng: %(terms)s")),
    PartKey.TRADE: (_l("Nghề đã làm"), _l("Nghề trước khi nhập ngũ: %(terms)s")),
    PartKey.SERVICE: (_l("Việc trong quân ngũ"), _l("Việc trong quân ngũ: %(terms)s")),
    PartKey.SKILL: (_l("Tay nghề"), _l("Tay nghề, chứng chỉ: %(terms)s")),
    PartKey.ASKED_SKILL: (_l("Kỹ năng tin cần"), _l("Có kỹ năng tin cần: %(terms)s")),
    PartKey.WORDS: (_l("Từ ngữ chung"), _l("Hồ sơ và tin cùng nói: %(terms)s")),
    PartKey.OPEN: (_l("Nhận người mới"), _l("Việc nhận người chưa qua đào tạo")),
    PartKey.SCHOOLING: (_l("Trình độ"), _l("Trình độ tin cần, xem quy tắc")),
    PartKey.USUAL: (_l("Trình độ thường cần"), _l("Việc này thường cần học cao hơn")),
    PartKey.EXPERIENCE: (_l("Kinh nghiệm"), _l("Số năm kinh nghiệm, xem quy tắc")),
    PartKey.LICENCE: (_l("Bằng lái"), _l("Giấy phép lái xe, xem quy tắc")),
    PartKey.LICENCE_AGE: (_l("Tuổi theo luật"), _l("Tuổi luật định cho hạng bằng, xem quy tắc")),
    PartKey.CERTIFICATE: (_l("Chứng chỉ"), _l("Chứng chỉ tin cần, xem quy tắc")),
    PartKey.LANGUAGE: (_l("Ngoại ngữ"), _l("Ngoại ngữ tin cần, xem quy tắc")),
    PartKey.SENIORITY: (_l("Chức trách"), _l("Vị trí phụ trách người khác")),
    PartKey.DEADLINE: (_l("Hạn nộp"), _l("Hạn nhận hồ sơ đã qua")),
    PartKey.FLOOR: (_l("Làm tròn thang điểm"), _l("Điểm nằm trong khoảng 0 đến 100")),
}
GAINS = frozenset(
    (
        PartKey.WISH,
        PartKey.TRADE,
        PartKey.SERVICE,
        PartKey.SKILL,
        PartKey.ASKED_SKILL,
        PartKey.WORDS,
        PartKey.OPEN,
    )
)
# What an employer reads in place of the person's own words, which may say who it is.
FOR_EMPLOYERS = {
    PartKey.WISH: _l("Người này muốn làm việc như thế"),
    PartKey.TRADE: _l("Từng làm nghề gần với việc này"),
    PartKey.SERVICE: _l("Từng làm việc gần như thế trong quân ngũ"),
    PartKey.SKILL: _l("Tay nghề hợp với việc này"),
    PartKey.WORDS: _l("Hồ sơ nói đến điều tin cần"),
}
SEXES = {"male": _l("nam"), "female": _l("nữ")}
RULES = {
    Rule.SCHOOLING: _l("Trình độ từ %(demand)s"),
    Rule.EXPERIENCE: _l("%(demand)s năm kinh nghiệm"),
    Rule.LICENCE: _l("Giấy phép lái xe hạng %(demand)s"),
    Rule.LICENCE_AGE: _l("Đủ %(demand)s tuổi theo luật cho hạng bằng"),
    Rule.CERTIFICATE: _l("%(demand)s"),
    Rule.LANGUAGE: _l("%(demand)s"),
    Rule.SENIORITY: _l("Từng làm %(demand)s"),
    Rule.DEADLINE: _l("Nộp trước hết ngày %(demand)s"),
    Rule.SKILL: _l("%(demand)s"),
}
SENTENCES = {
    Standing.MET: _l("Đạt: %(demand)s"),
    Standing.UNMET: _l("Chưa có: %(demand)s"),
    Standing.UNKNOWN: _l("%(demand)s: đã có chưa? Hồ sơ chưa ghi."),
}
NOT_SURE = _l("%(demand)s: hồ sơ ghi %(found)s, có đúng không?")
SCHOOLS = {
    School.NONE: _l("chưa học hết THCS"),
    School.LOWER_SECONDARY: _l("THCS (9/12)"),
    School.UPPER_SECONDARY: _l("THPT (12/12)"),
    School.ELEMENTARY: _l("sơ cấp"),
    School.INTERMEDIATE: _l("trung cấp"),
    School.COLLEGE: _l("cao đẳng"),
    School.UNIVERSITY: _l("đại học"),
}
SENIORITIES = {
    Seniority.LEAD: _l("tổ trưởng, trưởng nhóm"),
    Seniority.SUPERVISOR: _l("giám sát, trưởng ca"),
    Seniority.MANAGER: _l("quản lý"),
    Seniority.EXPERT: _l("chuyên gia"),
}
LANGUAGES = {
    "chinese": _l("Tiếng Trung"),
    "english": _l("Tiếng Anh"),
    "japanese": _l("Tiếng Nhật"),
    "korean": _l("Tiếng Hàn"),
    "other": _l("Ngoại ngữ khác"),
}
LEVELS = {"1": _l("biết ít"), "2": _l("giao tiếp được"), "3": _l("thành thạo")}
# Classes of the new scheme, as ml/licences.py holds them; "" is a job that asks for none.
LICENCES = {
    "": _l("Không cần bằng lái"),
    "motorbike": _l("Xe máy (A1)"),
    "car": _l("Ô tô (B)"),
    "lorry": _l("Xe tải vừa (C1)"),
    "heavy": _l("Xe tải nặng (C)"),
    "van": _l("Xe khách nhỏ (D1)"),
    "coach": _l("Xe khách vừa (D2)"),
    "bus": _l("Xe khách lớn (D)"),
    "trailer": _l("Đầu kéo (CE)"),
}
MENDS = {
    Mend.DRIVING_COURSE: _l("Học và thi giấy phép lái xe đúng hạng."),
    Mend.SWAP_LICENCE: _l(
        "Đổi bằng lái quân sự sang bằng dân sự trong 6 tháng từ ngày có quyết định xuất ngũ."
    ),
    Mend.CLASS_C1_FIRST: _l("Chưa đủ tuổi cho hạng này: bắt đầu bằng hạng C1, C hoặc làm phụ xe."),
    Mend.SAFETY_COURSE: _l("Dự lớp huấn luyện an toàn lao động để lấy thẻ."),
    Mend.FORKLIFT_COURSE: _l("Học chứng chỉ lái xe nâng."),
    Mend.WELDING_TEST: _l("Thi chứng chỉ hàn."),
    Mend.GUARD_COURSE: _l("Học lớp nghiệp vụ bảo vệ."),
    Mend.FOOD_SAFETY_COURSE: _l("Dự lớp an toàn thực phẩm."),
    Mend.GUIDE_CARD: _l("Làm thẻ hướng dẫn viên du lịch."),
    Mend.COMPUTER_COURSE: _l("Học chứng chỉ tin học."),
    Mend.SEAMAN_COURSE: _l("Học lấy chứng chỉ thuyền viên."),
    Mend.MACHINE_COURSE: _l("Học chứng chỉ vận hành máy."),
    Mend.FIRE_COURSE: _l("Dự lớp phòng cháy, chữa cháy."),
    Mend.LIFEGUARD_COURSE: _l("Học chứng chỉ cứu hộ."),
    Mend.LANGUAGE_COURSE: _l("Học thêm ngoại ngữ."),
    Mend.ELEMENTARY_COURSE: _l("Học sơ cấp nghề, dùng được thẻ đào tạo nghề."),
    Mend.ASK_PAPERS: _l("Nếu đã có giấy này, hãy ghi vào hồ sơ."),
}
# How an introduction ended, to the person whose it was; the reason is the other side's.
ENDINGS = {
    R.RULE_UNMET: _l("Hồ sơ chưa đạt một điều tin bắt buộc. Xem lộ trình để biết cách bù."),
    R.SKILL_LACKING: _l("Công ty thấy tay nghề chưa đủ cho việc này."),
    R.NOT_REACHED: _l("Không ai gọi được cho anh/chị. Hãy xem lại số điện thoại trong hồ sơ."),
    R.DID_NOT_COME: _l(
        "Công ty ghi rằng anh/chị không đến như đã hẹn. Nếu không đúng, báo cán bộ."
    ),
    R.OTHER_CHOSEN: _l("Công ty đã chọn người khác. Điều này không nói gì về tay nghề anh/chị."),
    R.NOT_WANTED: _l("Đã ghi rằng anh/chị không muốn việc này. Nếu không đúng, báo cán bộ."),
    R.TOO_FAR: _l("Nơi làm quá xa nơi anh/chị ở."),
    R.WAGE_TOO_LOW: _l("Mức lương thấp hơn mức anh/chị mong."),
    R.STUDYING: _l("Anh/chị đi học, nên lượt này khép lại."),
    R.JOB_FILLED: _l("Việc đã đủ người trước khi đến lượt anh/chị."),
    R.JOB_CLOSED: _l("Công ty không tuyển việc này nữa."),
    R.PLACED_ELSEWHERE: _l("Anh/chị đã có việc khác, nên lượt này khép lại."),
    R.OTHER: _l("Lý do khác; hãy hỏi cán bộ nếu anh/chị muốn biết rõ."),
}
UNANSWERED = _l("Quá hạn mà không ai trả lời, nên lượt này khép lại. Anh/chị quan tâm lại được.")
WHYS = {
    Why.AGE: _l("Luật quy định tuổi này; chỉ chờ đến ngày đủ tuổi."),
    Why.YEARS: _l("Chỉ có đi làm mới có số năm này. Cán bộ vẫn có thể hỏi công ty thay anh/chị."),
    Why.SCHOOLING: _l("Phải học nhiều năm; không có khóa ngắn nào thay được."),
    Why.OVER: _l("Hạn nhận hồ sơ đã qua."),
    Why.TOO_YOUNG: _l("Có khóa học, nhưng anh/chị chưa đủ tuổi luật định cho hạng bằng này."),
    Why.AGE_UNKNOWN: _l("Có khóa học, nhưng hồ sơ chưa ghi ngày sinh để biết đã đủ tuổi chưa."),
    Why.NO_COURSE: _l("Cơ quan chưa biết khóa học nào cấp giấy này. Hãy hỏi cán bộ."),
    Why.TOO_MANY: _l("Tin này đòi quá nhiều giấy tờ nên chưa tính hết. Hãy hỏi cán bộ."),
}
# Why a verb refused; what is not here was done by somebody else before.
REFUSALS: dict[type[life.Refused], object] = {
    life.NoAgreement: _l(
        "Người này chưa đồng ý cho doanh nghiệp thấy tên và cách liên hệ. "
        "Hãy xin sự đồng ý trước khi gửi."
    ),
    life.AlreadyPlaced: _l("Người này đã có việc làm qua giới thiệu."),
    life.NoOpening: _l("Tin này đã đủ người, hoặc không còn tuyển."),
    life.NotVerified: _l("Cán bộ chưa xác minh doanh nghiệp này, nên chưa làm được bước vừa chọn."),
    firm_users.TooManyUsers: _l(
        "Công ty đã đủ số người dùng. Hãy khóa tài khoản không dùng nữa rồi mời lại."
    ),
    firm_users.LastUser: _l("Phải còn ít nhất một người đăng nhập được cho công ty."),
    showing.NotShown: _l(
        "Người này không còn hiện với doanh nghiệp: có thể đã rút lại sự đồng ý. "
        "Hãy mở lại danh sách ứng viên."
    ),
    saved_search.NothingSought: _l(
        "Chưa có gì để lưu: đây là cả bảng việc làm. "
        "Hãy quay lại, gõ từ khóa hoặc chọn một bộ lọc rồi lưu."
    ),
    life.NotConfirmed: _l("Cán bộ chưa xác nhận người này là quân nhân xuất ngũ của địa phương."),
    NotOneself: _l("Không ai tự khóa hay tự đổi quyền của mình. Hãy nhờ quản trị khác."),
    life.InterviewMoved: _l("Lịch phỏng vấn vừa đổi. Hãy mở lại trang để xem giờ mới rồi trả lời."),
    life.NotReviewed: _l(
        "Việc đã đổi sau khi duyệt. Cán bộ xem lại xong thì tin mới trở lại bảng."
    ),
    life.NotReady: _l("Tin còn chỗ thiếu hoặc chưa đúng. Mở “Sửa tin” để xem từng chỗ rồi gửi."),
    situation_entry.NotPossible: _l(
        "Có người mà điều này không còn đúng: vừa có điều khác được ghi. "
        "Không ai bị đổi. Hãy mở lại trang rồi xem lại."
    ),
    situation_entry.NotLastMove: _l(
        "Sau lần chuyển này còn một lần chuyển khác. Hãy hủy lần sau cùng trước."
    ),
    life.NotRunning: _l("Tin này không còn nhận người. Hãy chọn việc khác."),
}
