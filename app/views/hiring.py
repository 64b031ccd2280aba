"""An employer's introductions: who was sent, whom to call, and the answers."""

from flask import Blueprint, render_template, request, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app import disclosure, firm_wording
from app.access import current_account, only
from app.forms.steps import EmployerReasonForm, InterviewForm
from app.history import steps
from app.paging import page_of
from app.typed import searchable
from app.verbs import Offer, Verb, Verbs, offer, offers
from app.views import taking
from models import Introduction, Job, db, hiring, sending
from models.life import OVER, Refused
from models.vocabulary import IntroductionState, Role, Side

bp = Blueprint("hiring", __name__, url_prefix="/doanh-nghiep/gioi-thieu")
bp.before_request(only(Role.EMPLOYER))
I = IntroductionState  # noqa: E741
US = Side.EMPLOYER


def _sent_to_us(introduction_id: str) -> Introduction:
    return db.one_or_404(
        Introduction.sent_to(current_account.employer_id or 0).where(
            Introduction.public_id == introduction_id
        )
    )


def _invite(row: Introduction, form: InterviewForm) -> None:
    row.invite(current_account, US, form.moment, form.place.data or "")


def _as_before(row: Introduction, form: InterviewForm) -> None:
    """Another time is usually at the same place."""
    if not form.is_submitted():
        form.place.data = row.interview_place


VERBS: Verbs[Introduction] = {
    "mo": Verb(
        _l("Mở hồ sơ và cách liên hệ"),
        _l("Đã mở hồ sơ. Hãy gọi cho người này sớm."),
        when=lambda row: row.state is I.SENT,
        act=lambda row, _form: row.open(by=current_account, side=US),
        kind="",
        text=_l("Người này đã đồng ý cho công ty biết. Lượt mở được ghi vào sổ."),
    ),
    "hen": Verb(
        _l("Hẹn phỏng vấn"),
        _l("Đã ghi lịch phỏng vấn; người này thấy ngay."),
        when=lambda row: row.state is I.SEEN,
        act=_invite,
        form=InterviewForm,
        kind="",
    ),
    "doi-gio": Verb(
        _l("Đặt lại giờ phỏng vấn"),
        _l("Đã đổi lịch phỏng vấn; người này được hỏi lại."),
        when=lambda row: row.state is I.INTERVIEW,
        act=_invite,
        form=InterviewForm,
        text=_l("Người này được hỏi lại có đến được không."),
        set_up=_as_before,
    ),
    "moi-lam": Verb(
        _l("Mời làm việc"),
        _l("Đã mời làm việc; người này thấy ngay."),
        when=lambda row: row.state in {I.SEEN, I.INTERVIEW},
        act=lambda row, _form: row.offer(by=current_account, side=US),
    ),
    "tuyen": Verb(
        _l("Đã nhận vào làm"),
        _l("Đã ghi: người này được tuyển."),
        when=lambda row: row.state is I.OFFERED,
        act=lambda row, _form: hiring.hire(row, by=current_account, side=US),
        kind="",
        text=_l("Chỉ ghi khi người này đã nhận lời. Mỗi người chỉ nhận một việc."),
    ),
    "di-lam": Verb(
        _l("Đã đi làm"),
        _l("Đã ghi ngày đi làm."),
        when=lambda row: row.state is I.HIRED,
        act=lambda row, _form: row.start(by=current_account, side=US),
        kind="",
    ),
    "thoi-viec": Verb(
        _l("Đã thôi việc"),
        _l("Đã ghi: người này thôi việc."),
        when=lambda row: row.state is I.STARTED and row.left_at is None,
        act=lambda row, _form: hiring.leave(row, by=current_account, side=US),
    ),
    "tu-choi": Verb(
        _l("Không nhận người này"),
        _l("Đã báo cán bộ và người này."),
        when=lambda row: row.state not in OVER | {I.STARTED},
        act=lambda row, form: hiring.turn_down(
            row, current_account, US, form.chosen, form.note.data or ""
        ),
        form=EmployerReasonForm,
        kind="stop",
    ),
    "da-xoa": Verb(
        _l("Đã xóa liên hệ của người này"),
        _l("Đã ghi: công ty đã xóa những gì ghi riêng về người này."),
        when=sending.owes_deletion,
        act=lambda row, _form: sending.confirm_deletion(row, by=current_account, side=US),
        text=_l(
            "Bấm khi công ty đã xóa tên, số điện thoại và giấy tờ của người này khỏi máy và sổ "
            "riêng. Lượt xác nhận được ghi vào nhật ký."
        ),
    ),
}


def _candidate(introduction: Introduction, revealed: bool) -> disclosure.Candidate:
    seen = disclosure.pieces(introduction, revealed)
    return disclosure.candidate(introduction.veteran, seen, introduction)


@bp.get("")
def inbox() -> str:
    """All that was sent, or for one job (`tin`), what moved last first."""
    employer_id = current_account.employer_id or 0
    sent, job = Introduction.sent_to(employer_id), None
    if asked := request.args.get("tin"):
        job = db.one_or_404(Job.of(employer_id).where(Job.public_id == searchable(asked)))
        sent = sent.where(Introduction.job_id == job.id)
    page = page_of(sent)
    agree = set(db.session.scalars(sending.revealed_to(employer_id)))
    return render_template(
        "employer/introductions.html",
        page=page,
        job=job,
        people={row.id: _candidate(row, row.veteran_id in agree) for row in page.rows},
    )


@bp.get("/<introduction_id>")
def one(introduction_id: str) -> str:
    """One introduction: as much of the person as its stage allows, and the answers."""
    return _page(_sent_to_us(introduction_id))


@bp.post("/<introduction_id>/<step>")
def take(introduction_id: str, step: str) -> str | Response | tuple[str, int]:
    """One step of the employer."""
    introduction = _sent_to_us(introduction_id)
    sent = offer(VERBS, step, introduction)
    back = url_for(".one", introduction_id=introduction.public_id)
    try:
        return taking.take(sent, introduction, _page, back)
    except Refused as refused:  # the page as it stands now says more than an error page
        db.session.rollback()
        return _page(_sent_to_us(introduction_id), refused=refused), 409


def _page(
    introduction: Introduction,
    sent: Offer[Introduction] | None = None,
    refused: Refused | None = None,
) -> str:
    since = introduction.sent_at
    return render_template(
        "employer/introduction.html",
        introduction=introduction,
        person=_candidate(introduction, sending.may_reveal(introduction)),
        steps=[step for step in steps(introduction) if since and step.moment >= since],
        offers=offers(VERBS, introduction, sent),
        ended=firm_wording.ended(introduction),
        refused=firm_wording.refused(refused) if refused else "",
    )
