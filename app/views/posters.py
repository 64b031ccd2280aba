"""The printed notice of a job, for its employer and for the office."""

from flask import Blueprint, current_app
from sqlalchemy import Select
from werkzeug.wrappers import Response

from app import mail
from app.access import current_account, only
from app.documents import poster
from app.downloads import attachment
from app.filters import today
from models import Job, db
from models.life import NotRunning
from models.vocabulary import Role

bp = Blueprint("posters", __name__)
bp.before_request(only(Role.EMPLOYER, Role.STAFF))


@bp.get("/viec-lam/<job_id>/to-roi.pdf")
def notice(job_id: str) -> Response:
    """An A5 notice; only while somebody may apply, for its code leads to the page of the job."""
    job = db.one_or_404(_jobs().where(Job.public_id == job_id))
    if not job.is_open_on(today()):
        raise NotRunning
    body = poster.made(
        job,
        mail.public_url("public.job", job_id=job.public_id),
        current_app.config["OFFICE_NAME"],
        current_app.config["OFFICE_PHONE"],
    )
    return attachment(body, "application/pdf", "Tờ rơi tuyển người.pdf", "to-roi-tuyen-nguoi.pdf")


def _jobs() -> Select[tuple[Job]]:
    if current_account.role is Role.STAFF:
        return Job.for_office()
    return Job.of(current_account.employer_id or 0)
