"""A veteran's introductions: where each stands, and what the person says to it."""

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.access import current_account, only
from app.forms.consent import words
from app.forms.interview import ComesForm, OtherTimeForm
from app.forms.steps import TickForm, VeteranReasonForm, WithdrawForm
from app.freshness import fresh
from app.history import ahead, steps
from app.paging import page_of
from app.verbs import Offer, Verb, Verbs, offer, offers
from app.views import taking
from app.wording import ENDINGS, UNANSWERED
from models import Introduction, Veteran, db, hiring, interviews, sending
from models.life import LIVE
from models.vocabulary import IntroductionState, Purpose, Role, Side

bp = Blueprint("introductions", __name__, url_prefix="/gioi-thieu")
bp.before_request(only(Role.VETERAN))
AGREE = "dong-y"


def _mine(introduction_id: str) -> Introduction:
    veteran = Veteran.of(current_account)
    return db.one_or_404(
        Introduction.of_veteran(veteran).where(Introduction.public_id == introduction_id)
    )


def _ask(introduction: Introduction, form: TickForm) -> None:
    job = introduction.job
    form.say(
        words(Purpose.REVEAL), _("%(firm)s, việc %(job)s", firm=job.employer.name, job=job.title)
    )


def _agree(introduction: Introduction, _form: TickForm) -> None:
    sending.agree(introduction, by=current_account, wording=words(Purpose.REVEAL))


def _show_time(introduction: Introduction, form: ComesForm) -> None:
    form.show(introduction)


VERBS: Verbs[Introduction] = {
    AGREE: Verb(
        _l("Đồng ý cho doanh nghiệp biết tôi"),
        _l("Đã ghi sự đồng ý. Cán bộ sẽ gửi giới thiệu."),
        when=lambda row: row.state in LIVE and not sending.may_reveal(row),
        act=_agree,
        form=TickForm,
        set_up=_ask,
        kind="",
        text=_l(
            "Công ty chỉ biết tên và số điện thoại của anh/chị khi anh/chị đồng ý ở đây. "
            "Rút lại lúc nào cũng được."
        ),
    ),
    "nhan-viec": Verb(
        _l("Nhận việc này"),
        _l("Chúc mừng anh/chị. Những lượt giới thiệu khác đã được khép lại."),
        when=lambda row: row.state is IntroductionState.OFFERED,
        act=lambda row, _form: hiring.hire(row, by=current_account, side=Side.VETERAN),
        kind="",
        text=_l("Khi nhận việc này, những lượt giới thiệu khác của anh/chị sẽ khép lại."),
    ),
    "nhan-lich": Verb(
        _l("Tôi sẽ đến"),
        _l("Đã báo công ty rằng anh/chị sẽ đến."),
        when=lambda row: row.awaits_interview and row.interview_accepted_at is None,
        act=lambda row, form: interviews.accept(row, current_account, Side.VETERAN, form.at),
        form=ComesForm,
        set_up=_show_time,
        kind="",
    ),
    "xin-gio-khac": Verb(
        _l("Xin giờ khác"),
        _l("Đã báo công ty. Khi công ty đặt giờ mới, anh/chị được hỏi lại."),
        when=lambda row: row.awaits_interview,
        act=lambda row, form: interviews.ask_other_time(
            row, current_account, Side.VETERAN, form.at, form.words.data
        ),
        form=OtherTimeForm,
        set_up=_show_time,
        text=_l("Lịch cũ vẫn giữ cho đến khi công ty đặt giờ mới."),
    ),
    "di-lam": Verb(
        _l("Tôi đã đi làm"),
        _l("Đã ghi ngày đi làm."),
        when=lambda row: row.state is IntroductionState.HIRED,
        act=lambda row, _form: row.start(by=current_account, side=Side.VETERAN),
        kind="",
    ),
    "thoi-viec": Verb(
        _l("Tôi đã thôi việc này"),
        _l("Đã ghi. Anh/chị có thể tìm việc khác."),
        when=lambda row: row.state is IntroductionState.STARTED and row.left_at is None,
        act=lambda row, _form: hiring.leave(row, by=current_account, side=Side.VETERAN),
    ),
    "khong-nhan": Verb(
        _l("Không nhận việc này"),
        _l("Đã báo rằng anh/chị không nhận việc."),
        when=lambda row: row.state is IntroductionState.OFFERED,
        act=lambda row, form: hiring.turn_down(
            row, current_account, Side.VETERAN, form.chosen, form.note.data or ""
        ),
        form=VeteranReasonForm,
        kind="stop",
    ),
    "rut": Verb(
        _l("Rút khỏi việc này"),
        _l("Đã rút. Anh/chị vẫn quan tâm lại được, nếu tin còn tuyển."),
        when=lambda row: row.state in LIVE | {IntroductionState.HIRED},
        act=lambda row, form: hiring.withdraw(
            row, current_account, Side.VETERAN, form.chosen, form.note.data or ""
        ),
        form=WithdrawForm,
        kind="stop",
    ),
}


@bp.get("")
def mine() -> str:
    """All of one's introductions, the newest step first."""
    return render_template(
        "veteran/introductions.html",
        page=page_of(Introduction.of_veteran(Veteran.of(current_account))),
    )


@bp.get("/<introduction_id>")
def one(introduction_id: str) -> str:
    """One introduction: where it stands, how it came there, what one can do."""
    return _page(_mine(introduction_id))


@bp.post("/<introduction_id>/<step>")
def take(introduction_id: str, step: str) -> str | Response | tuple[str, int]:
    """One step of the person; to let an employer know one, the password may be asked again."""
    introduction = _mine(introduction_id)
    sent = offer(VERBS, step, introduction)
    if step == AGREE:
        return _freshly(introduction, sent)
    return _take(introduction, sent)


def _take(
    introduction: Introduction, sent: Offer[Introduction]
) -> str | Response | tuple[str, int]:
    back = url_for(".one", introduction_id=introduction.public_id)
    return taking.take(sent, introduction, _page, back)


_freshly = fresh(_take)


def _why_over(introduction: Introduction) -> str:
    """How it ended and why, in a sentence to the person; "" while it lives."""
    if not introduction.is_over:
        return ""
    if introduction.ended_by is Side.VETERAN:
        return _("Anh/chị đã rút khỏi việc này.")
    if introduction.refusal is None:
        return str(UNANSWERED)
    return str(ENDINGS[introduction.refusal])


def _page(introduction: Introduction, sent: Offer[Introduction] | None = None) -> str:
    return render_template(
        "veteran/introduction.html",
        introduction=introduction,
        agreed=sending.may_reveal(introduction),
        steps=steps(introduction),
        ahead=ahead(introduction),
        why_over=_why_over(introduction),
        offers=offers(VERBS, introduction, sent),
    )
