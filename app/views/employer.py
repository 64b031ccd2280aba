"""An employer's own pages: its jobs, and the people who would fit them, without names."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import candidates as listing
from app import matching, own_jobs
from app.access import current_account, only
from app.forms.decision import ButtonForm
from app.freshness import Answer
from app.paging import page_of
from app.views import writing
from models import Employer, Job, db, showing
from models.life import NotVerified
from models.proposing import propose
from models.vocabulary import Proposer, Role

bp = Blueprint("employer", __name__, url_prefix="/doanh-nghiep")
bp.before_request(only(Role.EMPLOYER))


def _own(job_id: str) -> Job:
    return db.one_or_404(Job.of(current_account.employer_id or 0).where(Job.public_id == job_id))


@bp.get("/tin-tuyen")
def jobs() -> str:
    """The employer's jobs, the newest first."""
    employer = db.get_or_404(Employer, current_account.employer_id)
    page = page_of(Job.of(employer.id))
    return render_template(
        "employer/jobs.html",
        employer=employer,
        page=page,
        jobs=own_jobs.listed(page.rows, employer.is_verified),
    )


@bp.route("/tin-tuyen/moi", methods=["GET", "POST"])
def new_job() -> Answer:
    """A new job: kept as a draft, looked at, or sent to the office."""
    employer = db.get_or_404(Employer, current_account.employer_id)
    return writing.begin(employer)


@bp.route("/tin-tuyen/<job_id>", methods=["GET", "POST"])
def edit_job(job_id: str) -> Answer:
    """Changes a job that is not gone; no opening that somebody took is taken back."""
    return writing.change(_own(job_id))


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
    veteran = showing.asked_for(alias) or abort(404)
    if not job.employer.is_verified:
        raise NotVerified
    propose(veteran, job, Proposer.EMPLOYER, by=current_account)
    db.session.commit()
    flash(_("Đã đề nghị cán bộ giới thiệu ứng viên %(alias)s.", alias=alias))
    return redirect(url_for(".candidates", job_id=job.public_id))
