"""What an employer reads when a step was refused, and when an introduction has come to its end."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from models import Introduction
from models.life import AlreadyPlaced, NoOpening, Refused
from models.vocabulary import IntroductionState, RefusalReason, Side

_REFUSED: dict[type[Refused], object] = {
    AlreadyPlaced: _l("Người này vừa được tuyển ở nơi khác. Hãy trả lời “Không nhận người này”."),
    NoOpening: _l(
        "Tin không còn chỗ: đã đủ người, đã đóng hoặc đang chờ duyệt. Muốn nhận thêm, hãy tăng số "
        "người ở “Sửa tin”, hoặc đăng tin mới."
    ),
}
_OBSOLETE = {
    RefusalReason.PLACED_ELSEWHERE: _l("Người này đã được tuyển ở nơi khác."),
    RefusalReason.JOB_FILLED: _l("Tin đã đủ người nên những lượt còn lại tự khép."),
    RefusalReason.JOB_CLOSED: _l("Tin đã đóng nên những lượt còn lại tự khép."),
}


def refused(why: Refused) -> str:
    """What to do now; where no more is known, somebody was faster and the page shows it."""
    return str(
        _REFUSED.get(type(why))
        or _("Đã có người làm trước hoặc việc đã đổi. Dưới đây là tình trạng mới nhất.")
    )


def ended(row: Introduction) -> str:
    """Why an introduction came to nothing or the work ended; "" while it goes on."""
    if row.left_at is not None:
        return _("Người này không còn làm ở công ty.")
    if row.state is IntroductionState.OBSOLETE and row.refusal in _OBSOLETE:
        return str(_OBSOLETE[row.refusal])
    if row.state is IntroductionState.WITHDRAWN:
        return _("Người này không nhận giới thiệu nữa.")
    if row.state is IntroductionState.EXPIRED:
        return _("Quá hạn mà chưa có câu trả lời nên lượt tự khép và cán bộ đã được báo.")
    if row.state is IntroductionState.REFUSED:
        if row.ended_by is Side.EMPLOYER:
            return _("Công ty đã trả lời là không nhận người này.")
        return _("Người này không nhận lời mời làm việc.")
    return ""
