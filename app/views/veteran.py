"""A veteran's own pages: the profile, and the jobs that fit it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from app import choices, explanations, matching
from app.access import current_account, only
from app.filters import today
from app.forms.cautions import point_out
from app.forms.consent import words
from app.forms.decision import ButtonForm
from app.forms.veteran import ProfileForm
from models import Consent, Introduction, Job, Match, Veteran, db
from models.base import utcnow
from models.proposing import propose
from models.veteran import FREE_TEXTS
from models.vocabulary import Outlook, Proposer, Purpose, Role

NEAREST = 5

bp = Blueprint("veteran", __name__)
bp.before_request(only(Role.VETERAN))


@bp.route("/ho-so", methods=["GET", "POST"])
def profile() -> str | Response | tuple[str, int]:
    """The profile; saving it finds the matches anew before the answer."""
    veteran = Veteran.of(current_account)
    form = ProfileForm(obj=veteran)
    form.unit_id.choices = choices.units(today(), veteran.unit)
    form.roles.choices = choices.military_roles()
    if form.validate_on_submit():
        agrees = bool(form.shown_to_employers.data)
        form.populate_obj(veteran)
        veteran.unit_id = veteran.unit_id or None
        Consent.settle(
            veteran, Purpose.SHOW, agrees, by=current_account, wording=words(Purpose.SHOW)
        )
        veteran.profile_saved_at = utcnow()
        matching.refresh_for_veteran(veteran)
        db.session.commit()
        if veteran.cautions:
            flash(_("Đã lưu hồ sơ. Có chỗ nên xem lại, ghi dưới từng ô."))
            return redirect(url_for(".profile"))
        flash(_("Đã lưu hồ sơ."))
        return redirect(url_for(".matches"))
    point_out(form, FREE_TEXTS)
    status = 400 if form.is_submitted() else 200
    return render_template("veteran/profile.html", form=form), status


@bp.get("/viec-hop")
def matches() -> str:
    """The jobs that fit, the best first, each with why and what is missing."""
    veteran = Veteran.of(current_account)
    best = Match.best_for(veteran, today())
    # Where nothing fits, the few nearest are shown and said to be that.
    nothing_fits = veteran.outlook is Outlook.NONE
    best = best.limit(NEAREST) if nothing_fits else best.where(Match.fitting())
    found = db.session.scalars(best).all()
    introductions = {
        introduction.job_id: introduction
        for introduction in db.session.scalars(
            select(Introduction).filter_by(veteran_id=veteran.id)
        )
    }
    return render_template(
        "veteran/matches.html",
        veteran=veteran,
        cards=[explanations.card(match) for match in found],
        introductions=introductions,
        model=matching.state()["state"],
        button=ButtonForm(),
    )


@bp.post("/viec-hop/<job_id>/quan-tam")
def interest(job_id: str) -> Response:
    """Tells the office that one is interested; the officer decides."""
    veteran = Veteran.of(current_account)
    job = db.one_or_404(Job.open_on(today()).where(Job.public_id == job_id))
    propose(veteran, job, Proposer.VETERAN, by=current_account)
    db.session.commit()
    flash(_("Đã báo cán bộ rằng anh/chị quan tâm việc %(job)s.", job=job.title))
    return redirect(url_for(".matches"))
