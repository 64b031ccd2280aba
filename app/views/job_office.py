"""The office's steps with a job, beside approving it."""

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app import matching
from app.access import current_account, only
from app.forms.steps import ReturnForm
from app.verbs import Offer, Verb, Verbs, offer, offers
from app.views import taking
from models import Job, db, hiring
from models.life import JOB_STEPS
from models.terms import look_again
from models.vocabulary import JobState, Role

bp = Blueprint("job_office", __name__, url_prefix="/can-bo/tin-tuyen")
bp.before_request(only(Role.STAFF))


def _approve(job: Job, _form: object) -> None:
    job.approve(by=current_account)


def _resume(job: Job, _form: object) -> None:
    job.resume(by=current_account)
    matching.refresh_for_job(job)  # its matches may have gone while it was off the board


VERBS: Verbs[Job] = {
    "da-xem": Verb(
        _l("Đã xem lại"),
        _l("Đã ghi là đã xem lại. Tin đang tạm dừng thì bấm “Tuyển tiếp” để trở lại bảng."),
        when=lambda job: job.changed_at is not None,
        act=lambda job, _form: look_again(job, by=current_account),
        kind="",
    ),
    "len-bang": Verb(
        _l("Duyệt tin"),
        _l("Đã duyệt tin."),
        when=lambda job: job.state is JobState.WAITING and job.employer.is_verified,
        act=_approve,
        kind="",
    ),
    "tuyen-tiep": Verb(
        _l("Tuyển tiếp"),
        _l("Tin đã trở lại bảng việc làm."),
        when=lambda job: job.state is JobState.PAUSED,
        act=_resume,
    ),
    "tam-dung": Verb(
        _l("Tạm dừng tin"),
        _l("Tin đã rời bảng việc làm. Những người đã giới thiệu vẫn tuyển được."),
        when=lambda job: job.state is JobState.OPEN,
        act=lambda job, _form: job.pause(by=current_account),
    ),
    "tra-lai": Verb(
        _l("Trả lại để doanh nghiệp sửa"),
        _l("Đã trả tin lại cho doanh nghiệp, kèm điều cần sửa."),
        when=lambda job: job.state is JobState.WAITING,
        act=lambda job, form: job.give_back(by=current_account, note=form.note.data),
        form=ReturnForm,
    ),
    "dong": Verb(
        _l("Đóng tin"),
        _l("Đã đóng tin."),
        when=lambda job: JobState.CLOSED in JOB_STEPS[job.state],
        act=lambda job, _form: hiring.close_job(job, by=current_account),
        kind="stop",
        text=_l("Đóng rồi thì không mở lại được; ai đang chờ sẽ được báo."),
    ),
}


def _job(job_id: str) -> Job:
    return db.one_or_404(Job.for_office().where(Job.public_id == job_id))


@bp.get("/<job_id>/buoc")
def steps(job_id: str) -> str:
    """Where a job stands, and what the office can do with it."""
    return _page(_job(job_id))


@bp.post("/<job_id>/<step>")
def take(job_id: str, step: str) -> str | Response | tuple[str, int]:
    """One step of the office with a job."""
    job = _job(job_id)
    sent = offer(VERBS, step, job)
    back = url_for(".steps", job_id=job.public_id)
    return taking.take(sent, job, _page, back)


def _page(job: Job, sent: Offer[Job] | None = None) -> str:
    return render_template("staff/job_steps.html", job=job, offers=offers(VERBS, job, sent))
