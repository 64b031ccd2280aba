"""A firm's own jobs as its list shows them: where each stands, and what to do about it now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from flask import url_for
from flask_babel import gettext as _

from app.filters import count, day, today
from models import Job
from models.life import GONE
from models.responses import Responses, of_jobs
from models.vocabulary import JobState

ENDED = GONE - {JobState.EXPIRED}  # an expired job can be extended
SOON = timedelta(days=7)  # so near a deadline is said in days


@dataclass(frozen=True)
class Action:
    """What matters now; `urgent` where somebody waits for the firm."""

    label: str
    url: str
    urgent: bool = False


@dataclass(frozen=True)
class OwnJob:
    """One job of the list."""

    job: Job
    people: list[str]
    action: Action

    @property
    def others(self) -> list[tuple[str, str]]:
        """What else there is, each with its address; the action itself is not said twice."""
        job = self.job
        ways = [(_("Ứng viên phù hợp"), url_for("employer.candidates", job_id=job.public_id))]
        if job.state not in GONE:
            ways.append((_("Sửa tin"), url_for("employer.edit_job", job_id=job.public_id)))
        if job.state not in ENDED:
            ways.append((_("Xử lý tin"), url_for("postings.steps", job_id=job.public_id)))
        return [(words, url) for words, url in ways if url != self.action.url]

    @property
    def facts(self) -> list[str]:
        """Openings and deadline."""
        job = self.job
        taken = _(
            "Đã nhận %(hired)s trên %(number)s người",
            hired=count(job.hired),
            number=count(job.openings),
        )
        return [taken, _deadline(job)]


def listed(jobs: Iterable[Job], verified: bool) -> list[OwnJob]:
    """The jobs with what stands beside each; the number of queries is the same for all."""
    jobs = list(jobs)
    found = of_jobs([job.id for job in jobs])
    return [
        OwnJob(job, _people(found[job.id], verified), _action(job, found[job.id], verified))
        for job in jobs
    ]


def _deadline(job: Job) -> str:
    if job.deadline is None:
        return ""
    left = job.deadline - today()
    if job.state in GONE or not timedelta(0) <= left <= SOON:
        return _("Hạn %(day)s", day=day(job.deadline))
    if not left:
        return _("Hạn %(day)s, là hôm nay", day=day(job.deadline))
    return _("Hạn %(day)s, còn %(number)s ngày", day=day(job.deadline), number=left.days)


def _people(found: Responses, verified: bool) -> list[str]:
    """Who fits, and with whom those who were asked for lie; what is none stays out."""
    said = (
        (verified and found.fitting, _("%(n)s người hợp", n=count(found.fitting))),
        (found.deciding, _("%(n)s chờ cán bộ hoặc chờ người ấy đồng ý", n=count(found.deciding))),
        (found.unopened, _("%(n)s hồ sơ mới gửi tới", n=count(found.unopened))),
        (found.unanswered, _("%(n)s chờ công ty trả lời", n=count(found.unanswered))),
        (found.under_way, _("%(n)s đã hẹn hoặc đã mời làm", n=count(found.under_way))),
    )
    return [words for number, words in said if number]


def _action(job: Job, found: Responses, verified: bool) -> Action:
    """The one thing that brings the job on; people who wait come before all else."""
    sent = url_for("hiring.inbox", tin=job.public_id)
    steps = url_for("postings.steps", job_id=job.public_id)
    edit = url_for("employer.edit_job", job_id=job.public_id)
    if found.unopened:
        return Action(_("Mở hồ sơ mới gửi tới"), sent, urgent=True)
    if found.unanswered:
        return Action(_("Trả lời người được giới thiệu"), sent, urgent=True)
    if job.state is JobState.DRAFT:
        words = _("Sửa rồi gửi lại") if job.office_note else _("Viết tiếp rồi gửi")
        return Action(words, edit, urgent=bool(job.office_note))
    if job.state is JobState.EXPIRED:
        return Action(_("Gia hạn hoặc đóng tin"), steps)
    if job.state is JobState.PAUSED and not job.is_another:
        return Action(_("Tuyển tiếp"), steps)
    if job.is_gone:
        return Action(_("Xem người đã giới thiệu"), sent)
    if verified and found.fitting:
        return Action(
            _("Xem ứng viên phù hợp"), url_for("employer.candidates", job_id=job.public_id)
        )
    return Action(_("Sửa tin"), edit)
