"""An employer writes a job: what becomes of the form, from a draft to a change on the board.

One filled-in form makes one job, however often it is sent. A form that was opened before somebody
else changed the job is not kept, nor is it lost: it comes back beside what the job says now.
"""

import secrets
from collections.abc import Sequence
from typing import Any

from flask import flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from app import explanations, job_words, matching
from app.access import current_account
from app.forms.cautions import point_out
from app.forms.job import JobForm, read_job
from app.freshness import Answer
from models import Employer, Job, db, hiring
from models.job import FREE_TEXTS
from models.likeness import twins
from models.terms import differences, note_change, said, version
from models.vocabulary import JobState

WAY = ("csrf_token", "draft", "preview", "edit")  # no part of what is written


def begin(employer: Employer) -> Answer:
    """The page of a new job."""
    form = JobForm()
    if not form.is_submitted():
        form.form_key.data = secrets.token_hex(16)
        return page(form, employer)
    if form.edit.data:
        return page(form, employer)
    if (made := _made_by(form)) is not None:
        return _sent_again(made)
    try:
        return _write(form, employer, None)
    except IntegrityError:  # the same form came twice at the same moment
        db.session.rollback()
        if (made := _made_by(form)) is None:
            raise
        return _sent_again(made)


def change(job: Job) -> Answer:
    """The page of a job that is there."""
    if request.method == "POST":
        job = Job.hold(job.id)  # nobody is hired while the number of openings is looked at
    form = JobForm(job)
    if job.is_gone:
        return page(form, job.employer, job), 409 if form.is_submitted() else 200
    if not form.is_submitted() or form.edit.data:
        return page(form, job.employer, job)
    if form.version.data and form.version.data != version(job):
        return _changed_meanwhile(form, job)
    return _write(form, job.employer, job)


def page(form: JobForm, employer: Employer, job: Job | None = None, **more: Any) -> str:
    """The form with what was typed, and what there is to say about it."""
    point_out(form, FREE_TEXTS)
    return render_template(
        "employer/job_form.html",
        **{
            "form": form,
            "job": job,
            "firm": employer,
            "now": (),
            "told": None,
            **more,
        },
    )


def _made_by(form: JobForm) -> Job | None:
    """The job that this very form has made before."""
    if form.key is None:
        return None
    own = Job.of(current_account.employer_id or 0)
    return db.session.scalar(own.where(Job.form_key == form.key))


def _sent_again(job: Job) -> Answer:
    """A form that made a job before leads to it; where it says something else, that is a change."""
    form = JobForm(Job.hold(job.id))
    if differences(read_job(form, job.employer, job), job):
        return _changed_meanwhile(form, job)
    return _after(job, ())


def _changed_meanwhile(form: JobForm, job: Job) -> Answer:
    """Both sides by side; sent once more, the form takes the place of what the job says now."""
    fields = differences(read_job(form, job.employer, job), job)
    now = [(job_words.label(name), job_words.value(job, name)) for name in fields]
    form.version.data = version(job)
    return page(form, job.employer, job, now=now), 409


def _write(form: JobForm, employer: Employer, job: Job | None) -> Answer:
    if not form.validate():
        return page(form, employer, job), 400
    typed = read_job(form, employer, job)
    alike = [] if form.is_draft else twins(typed, job)
    if form.preview.data:
        return _preview(form, typed, job, alike)
    job = _new(form, typed) if job is None else _changed(form, job)
    if form.may_be_draft and not form.is_draft:
        job.submit(by=current_account)
    matching.refresh_for_job(job)
    hiring.settle(job, by=current_account)
    db.session.commit()
    flash(_saved(form, job))
    return _after(job, alike)


def _new(form: JobForm, job: Job) -> Job:
    job.form_key = form.key
    db.session.add(job)
    job.begin(by=current_account)
    return job


def _changed(form: JobForm, job: Job) -> Job:
    before = said(job)
    form.fill(job)
    note_change(job, before, by=current_account)
    return job


def _saved(form: JobForm, job: Job) -> str:
    if form.is_draft:
        return _("Đã lưu bản nháp. Chỉ công ty thấy tin này.")
    if form.may_be_draft:
        return _("Đã gửi tin. Cán bộ sẽ duyệt trước khi tin lên bảng việc làm.")
    if job.is_another and job.state is JobState.PAUSED:
        return _("Đã lưu tin. Việc đã đổi nên tin tạm rời bảng đến khi cán bộ xem lại.")
    if job.changed_at is not None:
        return _("Đã lưu tin. Cán bộ sẽ xem lại chỗ đã sửa.")
    return _("Đã lưu tin.")


def _after(job: Job, alike: Sequence[Job]) -> Response:
    """On to the candidates, or to what is not finished, hardly belongs here or is there already."""
    if alike and job.state is JobState.WAITING:
        return redirect(url_for("postings.steps", job_id=job.public_id))
    unfinished = job.state is JobState.DRAFT or bool(job.cautions)
    page = "employer.edit_job" if unfinished else "employer.candidates"
    return redirect(url_for(page, job_id=job.public_id))


def _preview(form: JobForm, typed: Job, job: Job | None, alike: Sequence[Job]) -> str:
    """The public page as it will look, and what the office will see beside it; nothing is kept."""
    point_out(form, FREE_TEXTS)
    return render_template(
        "employer/job_preview.html",
        form=form,
        job=job,
        typed=typed,
        firm=typed.employer,
        twins=alike,
        fields=[pair for pair in request.form.items(multi=True) if pair[0] not in WAY],
        cautions=[field.caution for field in form if hasattr(field, "caution")],
        read=job_words.reading(typed),
        musts=explanations.demanded(typed.rules, must=True),
        wishes=explanations.demanded(typed.rules, must=False),
    )
