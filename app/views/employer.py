"""An employer's own pages: its jobs, and the people who would fit them, without names."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import candidates as listing
from app import choices, matching, wages
from app.access import current_account, only
from app.filters import today
from app.forms.cautions import point_out
from app.forms.decision import ButtonForm
from app.forms.job import JobForm
from app.paging import page_of
from models import Audit, Employer, Job, db, hiring, showing
from models.job import FREE_TEXTS
from models.life import AlreadyGone, NotVerified
from models.proposing import propose
from models.vocabulary import JobState, Proposer, Role

bp = Blueprint("employer", __name__, url_prefix="/doanh-nghiep")
bp.before_request(only(Role.EMPLOYER))


def _own(job_id: str) -> Job:
    return db.one_or_404(Job.of(current_account.employer_id or 0).where(Job.public_id == job_id))


@bp.get("/tin-tuyen")
def jobs() -> str:
    """The employer's jobs, the newest first."""
    employer = db.get_or_404(Employer, current_account.employer_id)
    page = page_of(Job.of(employer.id))
    return render_template("employer/jobs.html", employer=employer, page=page)


@bp.route("/tin-tuyen/moi", methods=["GET", "POST"])
def new_job() -> str | Response | tuple[str, int]:
    """A new job: kept as a draft, or sent to the office; its candidates are there at once."""
    employer = db.get_or_404(Employer, current_account.employer_id)
    form = JobForm()
    form.unit_id.choices = choices.units(today())
    if form.validate_on_submit():
        job = Job(employer=employer, state=JobState.DRAFT)
        db.session.add(job)
        _save(form, job)
        job.begin(by=current_account)
        if form.draft.data:
            flash(_("Đã lưu bản nháp. Chỉ công ty thấy tin này."))
        else:
            job.submit(by=current_account)
            flash(_("Đã gửi tin. Cán bộ sẽ duyệt trước khi tin lên bảng việc làm."))
        db.session.commit()
        return _after_saving(job)
    point_out(form, FREE_TEXTS)
    status = 400 if form.is_submitted() else 200
    return render_template("employer/job_form.html", form=form, job=None, firm=employer), status


def _after_saving(job: Job) -> Response:
    """On to the candidates, or back to words that hardly belong into a job."""
    page = ".edit_job" if job.cautions else ".candidates"
    return redirect(url_for(page, job_id=job.public_id))


@bp.route("/tin-tuyen/<job_id>", methods=["GET", "POST"])
def edit_job(job_id: str) -> str | Response | tuple[str, int]:
    """Changes a job that is not gone; no opening that somebody took is taken back."""
    job = _own(job_id)
    if request.method == "POST":
        job = Job.hold(job.id)  # nobody is hired while the number of openings is looked at
    form = JobForm(obj=job)
    form.at_least(job.hired)
    form.unit_id.choices = choices.units(today(), job.unit)
    if form.validate_on_submit():
        if job.is_gone:
            raise AlreadyGone
        _save(form, job)
        Audit.note("job.change", on=job, by=current_account.id)
        hiring.settle(job, by=current_account)
        db.session.commit()
        flash(_("Đã lưu tin."))
        return _after_saving(job)
    point_out(form, FREE_TEXTS)
    status = 400 if form.is_submitted() else 200
    return render_template("employer/job_form.html", form=form, job=job, firm=job.employer), status


def _save(form: JobForm, job: Job) -> None:
    form.populate_obj(job)
    job.unit_id = job.unit_id or None
    job.wage_from, job.wage_to = wages.parse(job.wage)
    matching.refresh_for_job(job)


@bp.get("/tin-tuyen/<job_id>/ung-vien")
def candidates(job_id: str) -> str:
    """The people who would fit and agreed to be shown: what they can do, never who they are."""
    job = _own(job_id)
    return render_template(
        "employer/candidates.html",
        job=job,
        listing=listing.of(job),
        model=matching.state()["state"],
        button=ButtonForm(),
    )


@bp.post("/tin-tuyen/<job_id>/ung-vien/<alias>/de-nghi")
def ask(job_id: str, alias: str) -> Response:
    """Asks the office to introduce somebody; the officer decides."""
    job = _own(job_id)
    veteran = showing.asked_for(job, alias) or abort(404)
    if not job.employer.is_verified:
        raise NotVerified
    propose(veteran, job, Proposer.EMPLOYER, by=current_account)
    db.session.commit()
    flash(_("Đã đề nghị cán bộ giới thiệu ứng viên %(alias)s.", alias=alias))
    return redirect(url_for(".candidates", job_id=job.public_id))
