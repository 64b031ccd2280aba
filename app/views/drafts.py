"""While a job is written: how many people the draft would fit; nothing of it is kept."""

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask_babel import gettext as _

from app import entry, panel
from app.access import current_account, only
from app.filters import today
from app.forms.job import JobForm, read_job
from app.views import writing
from models import Employer, Job, db, setting
from models.base import read_only
from models.setting_entries import PANEL
from models.vocabulary import Role

bp = Blueprint("drafts", __name__, url_prefix="/doanh-nghiep/tin-tuyen")
bp.before_request(only(Role.EMPLOYER))
FRAGMENT = "fetch"  # what the script on the page says of itself


@dataclass(frozen=True)
class Told:
    """What stands in the panel: numbers, or in words why there are none."""

    found: panel.Panel | None = None
    closed: str = ""
    status: int = 200


@bp.post("/moi/thu")
@bp.post("/<job_id>/thu")
def try_out(job_id: str | None = None) -> tuple[str, int]:
    """Numbers for the form as it stands: alone for the script, else with the form as typed."""
    firm = db.get_or_404(Employer, current_account.employer_id)
    own = Job.of(firm.id).where(Job.public_id == job_id)
    job = db.one_or_404(own) if job_id is not None else None
    form = JobForm(job)
    told = _told(form, firm, job)
    if request.headers.get("X-Requested-With") == FRAGMENT:
        return render_template("employer/panel.html", told=told, firm=firm), told.status
    return writing.page(form, firm, job, told=told), told.status


def _told(form: JobForm, firm: Employer, job: Job | None) -> Told:
    if not firm.is_verified:
        return Told()
    if not form.title.data:
        return Told(closed=_("Hãy gõ tên việc, rồi số người hợp hiện ra ở đây."))
    try:
        entry.counted(f"panel {firm.id}", "panel", setting.whole(PANEL, today()))
    except entry.TooManyAttempts:
        words = _("Đã xem nhiều lần. Hãy đợi 5 phút; tin vẫn soạn và gửi được.")
        return Told(closed=words, status=429)
    with db.session.no_autoflush, read_only():
        found = panel.of(read_job(form, firm, job))
    if found is None:
        return Told(closed=_("Tạm thời chưa tính được. Tin vẫn soạn và gửi được."))
    return Told(found)
