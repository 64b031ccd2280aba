"""The steps of a job: its employer's, and the office's."""

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app import matching
from app.access import current_account, only
from app.forms.job import is_complete
from app.forms.steps import ExtendForm
from app.verbs import Offer, Verb, Verbs, offer, offers
from app.views import taking
from models import Job, db, hiring
from models.life import GONE, NotReady
from models.likeness import twins
from models.vocabulary import JobState, Role

bp = Blueprint("postings", __name__, url_prefix="/doanh-nghiep/tin-tuyen")
bp.before_request(only(Role.EMPLOYER))


def _submit(job: Job, _form: object) -> None:
    if not is_complete(job):
        raise NotReady
    job.submit(by=current_account)


def _resume(job: Job, _form: object) -> None:
    job.resume(by=current_account)
    matching.refresh_for_job(job)  # its matches may have gone while it was off the board


def _extend(job: Job, form: ExtendForm) -> None:
    job.extend(by=current_account, deadline=form.deadline.data)
    matching.refresh_for_job(job)


VERBS: Verbs[Job] = {
    "gui": Verb(
        _l("Gửi tin cho cán bộ duyệt"),
        _l("Đã gửi tin. Cán bộ sẽ duyệt trước khi tin lên bảng việc làm."),
        when=lambda job: job.state is JobState.DRAFT,
        act=_submit,
        kind="",
    ),
    "lay-lai": Verb(
        _l("Lấy lại để sửa"),
        _l("Đã lấy tin về bản nháp."),
        when=lambda job: job.state is JobState.WAITING,
        act=lambda job, _form: job.take_back(by=current_account),
    ),
    "tam-dung": Verb(
        _l("Tạm dừng nhận người"),
        _l("Tin đã rời bảng việc làm. Những người đã giới thiệu vẫn tuyển được."),
        when=lambda job: job.state is JobState.OPEN,
        act=lambda job, _form: job.pause(by=current_account),
    ),
    "tuyen-tiep": Verb(
        _l("Tuyển tiếp"),
        _l("Tin đã trở lại bảng việc làm."),
        when=lambda job: job.state is JobState.PAUSED,
        act=_resume,
        kind="",
    ),
    "gia-han": Verb(
        _l("Gia hạn và tuyển tiếp"),
        _l("Tin đã trở lại bảng việc làm."),
        when=lambda job: job.state is JobState.EXPIRED,
        act=_extend,
        form=ExtendForm,
        kind="",
    ),
    "dong": Verb(
        _l("Đóng tin"),
        _l("Đã đóng tin."),
        when=lambda job: job.state not in GONE - {JobState.EXPIRED},
        act=lambda job, _form: hiring.close_job(job, by=current_account),
        kind="stop",
        text=_l("Đóng rồi thì không mở lại được; ai đang chờ sẽ được báo."),
    ),
}


def _own(job_id: str) -> Job:
    own = Job.of(current_account.employer_id or 0).where(Job.public_id == job_id)
    return db.one_or_404(own)


@bp.post("/<job_id>/<step>")
def take(job_id: str, step: str) -> str | Response | tuple[str, int]:
    """One step of the employer with one of its jobs."""
    job = _own(job_id)
    sent = offer(VERBS, step, job)
    return taking.take(sent, job, _page, url_for(".steps", job_id=job.public_id))


@bp.get("/<job_id>/buoc")
def steps(job_id: str) -> str:
    """Where a job stands, and what its employer can do with it."""
    return _page(_own(job_id))


def _page(job: Job, sent: Offer[Job] | None = None) -> str:
    # While it can still be put together with the other: later the office has looked at both.
    alike = twins(job, job) if job.state in {JobState.DRAFT, JobState.WAITING} else ()
    return render_template(
        "employer/job_steps.html", job=job, twins=alike, offers=offers(VERBS, job, sent)
    )
