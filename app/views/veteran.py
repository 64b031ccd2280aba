"""A veteran's own pages: the profile, and the jobs that fit it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from app import cards, choices, deadlines, matching, waiting
from app.access import current_account, only
from app.filters import today
from app.forms.cautions import point_out
from app.forms.consent import words
from app.forms.decision import ButtonForm
from app.forms.veteran import ProfileForm
from models import Consent, Introduction, Job, Match, Veteran, db, hiring, sending
from models.base import utcnow
from models.life import SHOWN_TO_ALL, NotNow, NotRunning
from models.proposing import propose
from models.veteran import FREE_TEXTS
from models.vocabulary import IntroductionState, Outlook, Proposer, Purpose, Role, Side

NEAREST = 5
FIRST = 7  # cards that stand open; the others are one tap away

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
    """The jobs that fit, the best first, each with why and what is missing; what waits on top."""
    veteran, day = Veteran.of(current_account), today()
    best = Match.best_for(veteran, day)
    # Where nothing fits, the few nearest are shown and said to be that.
    nothing_fits = veteran.outlook is Outlook.NONE
    best = best.limit(NEAREST) if nothing_fits else best.where(Match.fitting())
    swap = deadlines.swap(veteran, day)
    shown = [cards.of_veteran(match, veteran, swap) for match in db.session.scalars(best)]
    introductions = db.session.scalars(Introduction.of_veteran(veteran)).all()
    asks = db.session.scalars(sending.asks(veteran)).all()
    return render_template(
        "veteran/matches.html",
        veteran=veteran,
        cards=shown,
        introductions={introduction.job_id: introduction for introduction in introductions},
        waits=waiting.waits(asks, swap, deadlines.card(veteran, day), shown),
        model=matching.state()["state"],
        button=ButtonForm(),
        first=FIRST,
    )


@bp.post("/viec-hop/<job_id>/quan-tam")
def interest(job_id: str) -> Response:
    """Tells the office that one is interested; the officer decides."""
    veteran = Veteran.of(current_account)
    job = db.one_or_404(select(Job).where(Job.public_id == job_id, Job.state.in_(SHOWN_TO_ALL)))
    if not job.is_open_on(today()):
        raise NotRunning
    introduction = propose(veteran, job, Proposer.VETERAN, by=current_account)
    db.session.commit()
    if introduction.state is IntroductionState.PROPOSED:
        flash(_("Đã báo cán bộ rằng anh/chị quan tâm việc %(job)s.", job=job.title))
        return redirect(url_for(".matches"))
    return redirect(url_for("introductions.one", introduction_id=introduction.public_id))


@bp.post("/viec-hop/<job_id>/thoi-quan-tam")
def no_interest(job_id: str) -> Response:
    """Takes an interest back that the office has not decided on; sent twice it is taken once."""
    veteran = Veteran.of(current_account)
    own = Introduction.of_veteran(veteran).where(Introduction.job.has(Job.public_id == job_id))
    introduction = db.one_or_404(own)
    if introduction.state is not IntroductionState.WITHDRAWN:
        if introduction.state is not IntroductionState.PROPOSED:
            raise NotNow
        hiring.withdraw(introduction, current_account, Side.VETERAN)
        db.session.commit()
    flash(_("Đã thôi quan tâm việc %(job)s.", job=introduction.job.title))
    return redirect(url_for(".matches"))
