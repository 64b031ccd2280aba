"""One introduction in the office's ledger, and every step an officer takes for it or for others."""

from flask import Blueprint, render_template, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.access import current_account, only
from app.forms.consent import words
from app.forms.interview import ComesForm, OtherTimeForm
from app.forms.steps import (
    EmployerReasonForm,
    InterviewForm,
    TickForm,
    VeteranReasonForm,
    WithdrawForm,
)
from app.history import steps
from app.verbs import Offer, Verb, Verbs, offer, offers
from app.views import taking
from models import Introduction, db, hiring, interviews, sending
from models.life import LIVE
from models.proposing import renew
from models.vocabulary import IntroductionState, Purpose, Role, Side

bp = Blueprint("ledger", __name__, url_prefix="/can-bo/luot")
bp.before_request(only(Role.STAFF))
I = IntroductionState  # noqa: E741
FIRM, PERSON = Side.EMPLOYER, Side.VETERAN


def _in_scope(introduction_id: str) -> Introduction:
    return db.one_or_404(
        Introduction.listed(current_account).where(Introduction.public_id == introduction_id)
    )


def _ask(introduction: Introduction, form: TickForm) -> None:
    form.say(
        _("Tôi đang giữ giấy có chữ ký của người này"),
        f"“{words(Purpose.REVEAL)}” ({introduction.job.employer.name})",
    )


def _agree(introduction: Introduction, _form: TickForm) -> None:
    wording = words(Purpose.REVEAL)
    sending.agree(introduction, by=current_account, wording=wording, on_paper=True)


def _show_time(introduction: Introduction, form: ComesForm) -> None:
    form.show(introduction)


VERBS: Verbs[Introduction] = {
    "gui": Verb(
        _l("Gửi giới thiệu cho doanh nghiệp"),
        _l("Đã gửi giới thiệu."),
        when=lambda row: row.state is I.APPROVED and sending.may_reveal(row),
        act=lambda row, _form: sending.send(row, by=current_account),
        kind="",
    ),
    "dong-y": Verb(
        _l("Ghi sự đồng ý theo giấy đã ký"),
        _l("Đã ghi sự đồng ý theo giấy đã ký."),
        when=lambda row: row.state in LIVE and not sending.may_reveal(row),
        act=_agree,
        form=TickForm,
        set_up=_ask,
        kind="",
        text=_l("Chưa có sự đồng ý thì chưa gửi được: doanh nghiệp sẽ biết tên và số điện thoại."),
    ),
    "mo": Verb(
        _l("Doanh nghiệp đã xem"),
        _l("Đã ghi thay doanh nghiệp."),
        when=lambda row: row.state is I.SENT,
        act=lambda row, _form: row.open(by=current_account, side=FIRM),
    ),
    "moi-lam": Verb(
        _l("Doanh nghiệp mời làm"),
        _l("Đã ghi thay doanh nghiệp."),
        when=lambda row: row.state in {I.SEEN, I.INTERVIEW},
        act=lambda row, _form: row.offer(by=current_account, side=FIRM),
    ),
    "tuyen": Verb(
        _l("Người lao động nhận việc"),
        _l("Đã ghi: người này được tuyển. Các lượt khác của người này đã khép lại."),
        when=lambda row: row.state is I.OFFERED,
        act=lambda row, _form: hiring.hire(row, by=current_account, side=PERSON),
    ),
    "di-lam": Verb(
        _l("Đã đi làm"),
        _l("Đã ghi ngày đi làm."),
        when=lambda row: row.state is I.HIRED,
        act=lambda row, _form: row.start(by=current_account, side=PERSON),
    ),
    "thoi-viec": Verb(
        _l("Đã thôi việc"),
        _l("Đã ghi: người này thôi việc."),
        when=lambda row: row.state is I.STARTED and row.left_at is None,
        act=lambda row, _form: hiring.leave(row, by=current_account, side=PERSON),
    ),
    "lai": Verb(
        _l("Xem xét lại"),
        _l("Lượt này chờ quyết định lại."),
        when=lambda row: row.is_over,
        act=lambda row, _form: renew(row, by=current_account),
    ),
    "hen": Verb(
        _l("Ghi lịch phỏng vấn"),
        _l("Đã ghi lịch phỏng vấn."),
        when=lambda row: row.state in {I.SEEN, I.INTERVIEW},
        act=lambda row, form: row.invite(current_account, FIRM, form.moment, form.place.data),
        form=InterviewForm,
    ),
    "nhan-lich": Verb(
        _l("Người lao động sẽ đến phỏng vấn"),
        _l("Đã ghi thay người lao động."),
        when=lambda row: row.awaits_interview and row.interview_accepted_at is None,
        act=lambda row, form: interviews.accept(row, current_account, PERSON, form.at),
        form=ComesForm,
        set_up=_show_time,
    ),
    "xin-gio-khac": Verb(
        _l("Người lao động xin giờ khác"),
        _l("Đã ghi thay người lao động; doanh nghiệp thấy ngay."),
        when=lambda row: row.awaits_interview,
        act=lambda row, form: interviews.ask_other_time(
            row, current_account, PERSON, form.at, form.words.data
        ),
        form=OtherTimeForm,
        set_up=_show_time,
    ),
    "tu-choi": Verb(
        _l("Doanh nghiệp từ chối"),
        _l("Đã ghi thay doanh nghiệp."),
        when=lambda row: row.sent_at is not None and row.state in LIVE | {I.HIRED},
        act=lambda row, form: hiring.turn_down(
            row, current_account, FIRM, form.chosen, form.note.data or ""
        ),
        form=EmployerReasonForm,
        kind="stop",
    ),
    "khong-nhan": Verb(
        _l("Người lao động không nhận việc"),
        _l("Đã ghi thay người lao động."),
        when=lambda row: row.state is I.OFFERED,
        act=lambda row, form: hiring.turn_down(
            row, current_account, PERSON, form.chosen, form.note.data or ""
        ),
        form=VeteranReasonForm,
        kind="stop",
    ),
    "rut": Verb(
        _l("Người lao động rút"),
        _l("Đã ghi thay người lao động."),
        when=lambda row: row.state in LIVE | {I.HIRED},
        act=lambda row, form: hiring.withdraw(
            row, current_account, PERSON, form.chosen, form.note.data or ""
        ),
        form=WithdrawForm,
        kind="stop",
    ),
}


@bp.get("/<introduction_id>")
def one(introduction_id: str) -> str:
    """One introduction: where it stands, its whole way, and what can be done."""
    return _page(_in_scope(introduction_id))


@bp.post("/<introduction_id>/<step>")
def take(introduction_id: str, step: str) -> str | Response | tuple[str, int]:
    """One step, the office's own or one that somebody told the office."""
    introduction = _in_scope(introduction_id)
    sent = offer(VERBS, step, introduction)
    back = url_for(".one", introduction_id=introduction.public_id)
    return taking.take(sent, introduction, _page, back)


def _page(introduction: Introduction, sent: Offer[Introduction] | None = None) -> str:
    return render_template(
        "staff/introduction.html",
        introduction=introduction,
        agreed=sending.may_reveal(introduction),
        steps=steps(introduction, for_office=True),
        offers=offers(VERBS, introduction, sent),
    )
