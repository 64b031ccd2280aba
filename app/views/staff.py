"""The office's pages: what waits, the match reports, the decisions, the ledger."""

from collections.abc import Sequence
from datetime import timedelta

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response

from app import explanations, licences, matching, people, told
from app.access import current_account, only
from app.filters import today
from app.forms.decision import APPROVE, ButtonForm, DecisionForm
from app.paging import page_of, total
from models import Employer, Introduction, Job, Match, Veteran, db, sending, situation
from models.base import utcnow
from models.likeness import twins
from models.proposing import propose
from models.vocabulary import IntroductionState, Proposer, RefusalReason, Role

bp = Blueprint("staff", __name__, url_prefix="/can-bo")
bp.before_request(only(Role.STAFF))
SHOWN_IN_QUEUE = 10
SILENT_AFTER = timedelta(days=7)  # half of what is waited for, so that a call still helps


@bp.get("/")
def queue() -> str:
    """What waits for a decision today, the longest first."""
    introductions = Introduction.waiting(current_account)
    to_send = Introduction.to_be_sent(current_account)
    silent = Introduction.unanswered(current_account, utcnow() - SILENT_AFTER)
    unsent = list(db.session.scalars(to_send.limit(SHOWN_IN_QUEUE)))
    jobs = Job.waiting()
    return render_template(
        "staff/queue.html",
        today=today(),
        introductions=list(db.session.scalars(introductions.limit(SHOWN_IN_QUEUE))),
        introductions_total=total(introductions),
        to_send=unsent,
        to_send_total=total(to_send),
        agreed={row.id for row in unsent if sending.may_reveal(row)},
        silent=list(db.session.scalars(silent.limit(SHOWN_IN_QUEUE))),
        silent_total=total(silent),
        jobs=list(db.session.scalars(jobs.options(joinedload(Job.employer)).limit(SHOWN_IN_QUEUE))),
        jobs_total=total(jobs),
        newcomers_total=total(Veteran.unconfirmed(current_account)),
        firms_total=total(Employer.waiting()),
        people_total=total(Veteran.within(current_account)),
        button=ButtonForm(),
    )


@bp.get("/quan-nhan")
def veterans() -> str:
    """The people within one's scope."""
    asked = people.asked()
    rows = asked.select(current_account, today()).options(
        joinedload(Veteran.unit), joinedload(Veteran.cohort)
    )
    page = page_of(rows)
    return render_template(
        "staff/veterans.html",
        page=page,
        asked=asked,
        everybody={**asked.args, people.ALL: "1"},
        states=people.offered(situation.counted(asked.within(current_account), today())),
        found=situation.of_people(page.rows, today()),
    )


def _person(veteran_id: str) -> Veteran:
    return db.one_or_404(
        Veteran.within(current_account)
        .where(Veteran.public_id == veteran_id)
        .options(joinedload(Veteran.unit), joinedload(Veteran.cohort))
    )


@bp.get("/quan-nhan/<veteran_id>")
def veteran_report(veteran_id: str) -> str:
    """The match report of a person: ranked jobs, and all that the chosen pair rests on."""
    veteran = _person(veteran_id)
    found = db.session.scalars(Match.best_for(veteran, today())).all()
    chosen = _chosen(found, request.args.get("viec"), "job")
    return _report(
        "staff/veteran_report.html",
        found,
        chosen,
        DecisionForm(),
        **_facts(veteran),
    )


def _facts(veteran: Veteran) -> dict[str, object]:
    return {
        "veteran": veteran,
        "roles": told.roles(veteran),
        "licences": licences.told(veteran.licence_papers, veteran.licences),
        "now": situation.of(veteran, today()),
    }


@bp.get("/tin-tuyen")
def jobs() -> str:
    """All jobs, those that wait first."""
    return render_template("staff/jobs.html", page=page_of(Job.for_office()), button=ButtonForm())


@bp.get("/tin-tuyen/<job_id>")
def job_report(job_id: str) -> str:
    """The match report of a job: ranked people within one's scope."""
    job = _job(job_id)
    mine = Veteran.within(current_account).with_only_columns(Veteran.id)
    found = db.session.scalars(Match.best_of(job).where(Match.veteran_id.in_(mine))).all()
    chosen = _chosen(found, request.args.get("nguoi"), "veteran")
    return _report(
        "staff/job_report.html", found, chosen, DecisionForm(), job=job, twins=twins(job, job)
    )


def _job(job_id: str) -> Job:
    return db.one_or_404(Job.for_office().where(Job.public_id == job_id))


@bp.post("/tin-tuyen/<job_id>/duyet")
def approve_job(job_id: str) -> Response:
    """Puts a waiting job on the board."""
    job = _job(job_id)
    job.approve(by=current_account)
    db.session.commit()
    flash(_("Đã duyệt tin %(job)s.", job=job.title))
    return redirect(url_for(".jobs"))


@bp.post("/gioi-thieu/<veteran_id>/<job_id>")
def decide(veteran_id: str, job_id: str) -> str | Response | tuple[str, int]:
    """The officer's decision about a pair; the match it was shown with is frozen beside it."""
    veteran, job = _person(veteran_id), _job(job_id)
    match = db.session.scalar(select(Match).filter_by(veteran_id=veteran.id, job_id=job.id))
    form = DecisionForm()
    if not form.validate_on_submit():
        found = db.session.scalars(Match.best_for(veteran, today())).all()
        return _report("staff/veteran_report.html", found, match, form, **_facts(veteran)), 400
    note = form.note.data or ""
    introduction = propose(veteran, job, Proposer.STAFF, by=current_account)
    if form.decision.data == APPROVE:
        introduction.approve(by=current_account, match=match, note=note)
    else:
        reason = RefusalReason(form.reason.data)
        introduction.refuse(by=current_account, match=match, reason=reason, note=note)
    db.session.commit()
    name = veteran.display_name
    if form.decision.data == APPROVE:
        flash(_("Đã duyệt giới thiệu %(name)s vào việc %(job)s.", name=name, job=job.title))
    else:
        flash(_("Đã ghi: không giới thiệu %(name)s vào việc %(job)s.", name=name, job=job.title))
    return redirect(url_for(".veteran_report", veteran_id=veteran.public_id, viec=job.public_id))


@bp.get("/gioi-thieu")
def introductions() -> str:
    """The ledger of introductions within one's scope, the newest first."""
    typed = request.args.get("trang-thai", "")
    rows = Introduction.listed(current_account)
    state = IntroductionState(typed) if typed in set(IntroductionState) else None
    if state is not None:
        rows = rows.where(Introduction.state == state)
    return render_template(
        "staff/introductions.html", page=page_of(rows), state=state, states=IntroductionState
    )


def _chosen(found: Sequence[Match], asked: str | None, side: str) -> Match | None:
    """The pair one asked for by its other side, else the best; 404 if it is not among them."""
    if asked is None:
        return found[0] if found else None
    chosen = [match for match in found if getattr(match, side).public_id == asked]
    if not chosen:
        abort(404)
    return chosen[0]


def _report(
    template: str, found: Sequence[Match], chosen: Match | None, form: DecisionForm, **of: object
) -> str:
    """The page of a match report: pairs, and for the chosen one its rules, parts and decision."""
    decided = (
        {
            (row.veteran_id, row.job_id): row
            for row in db.session.scalars(
                select(Introduction)
                .where(
                    Introduction.veteran_id.in_({match.veteran_id for match in found}),
                    Introduction.job_id.in_({match.job_id for match in found}),
                )
                .options(joinedload(Introduction.decided_by))
            )
        }
        if found
        else {}
    )
    return render_template(
        template,
        found=found,
        chosen=chosen,
        parts=explanations.parts(chosen.parts) if chosen else [],
        rules=explanations.rules(chosen.checks) if chosen else [],
        decided=decided,
        introduction=decided.get((chosen.veteran_id, chosen.job_id)) if chosen else None,
        form=form,
        asked=explanations.asked_of_person(chosen.job) if chosen else [],
        stuffed=explanations.is_stuffed(chosen.veteran) if chosen else False,
        model=matching.state()["state"],
        **of,
    )
