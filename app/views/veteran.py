"""A veteran's own pages: the profile, and the jobs that fit it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from app import cards, deadlines, matching, waiting
from app.access import current_account, only
from app.demand import demand
from app.filters import today
from app.forms.consent import words
from app.forms.decision import ButtonForm
from app.forms.profile.shown import ShownForm
from app.forms.profile.steps import STEPS, to_do
from app.overview import overview
from app.paging import page_of
from models import Consent, Introduction, Job, Match, Veteran, db, hiring, sending
from models.base import utcnow
from models.life import SHOWN_TO_ALL, NotNow, NotRunning
from models.proposing import propose
from models.vocabulary import IntroductionState, Outlook, Proposer, Purpose, Role, Side

NEAREST = 5
FIRST = 7  # cards that stand open; the others are one tap away

bp = Blueprint("veteran", __name__)
bp.before_request(only(Role.VETERAN))


@bp.route("/ho-so", methods=["GET", "POST"])
def profile() -> str | Response | tuple[str, int]:
    """The whole profile to look through, each step one tap away; and who may see it."""
    veteran = Veteran.of(current_account)
    form = ShownForm(obj=veteran)
    if form.validate_on_submit():
        agrees = bool(form.shown_to_employers.data)
        veteran.shown_to_employers = agrees
        Consent.settle(
            veteran, Purpose.SHOW, agrees, by=current_account, wording=words(Purpose.SHOW)
        )
        veteran.profile_saved_at = utcnow()
        matching.refresh_for_veteran(veteran)
        db.session.commit()
        flash(_("Đã lưu."))
        return redirect(url_for(".matches"))
    page = render_template(
        "veteran/profile/review.html",
        form=form,
        veteran=veteran,
        steps=STEPS,
        to_do=to_do(veteran.steps_done),
        told=overview(veteran),
        swap=deadlines.swap(veteran, today()),
        demands=[demand(wish, today()) for wish in veteran.wishes],
    )
    return page, 400 if form.is_submitted() else 200


@bp.get("/viec-hop")
def matches() -> str:
    """The jobs that fit, the best first, each with why and what is missing; what waits on top."""
    veteran, day = Veteran.of(current_account), today()
    best = Match.best_for(veteran, day)
    # Where nothing fits, the few nearest are shown and said to be that.
    nothing_fits = veteran.outlook is Outlook.NONE
    best = best.limit(NEAREST) if nothing_fits else best.where(Match.fitting())
    swap = deadlines.swap(veteran, day)
    page = page_of(best)
    shown = [cards.of_veteran(match, veteran, swap) for match in page.rows]
    introductions = db.session.scalars(Introduction.of_veteran(veteran)).all()
    asks = db.session.scalars(sending.asks(veteran)).all()
    return render_template(
        "veteran/matches.html",
        veteran=veteran,
        cards=shown,
        page=page,
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
