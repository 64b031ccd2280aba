"""A veteran's profile, step by step: each step is saved by itself."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import matching
from app.access import current_account, only
from app.demand import demand
from app.filters import today
from app.forms.profile.steps import BY_PART, STEPS, after
from models import Veteran, db
from models.base import utcnow
from models.vocabulary import Role

bp = Blueprint("profile", __name__)
bp.before_request(only(Role.VETERAN))


@bp.route("/ho-so/<part>", methods=["GET", "POST"])
def step(part: str) -> str | Response | tuple[str, int]:
    """One step; saving it finds the matches anew and leads to the next that is not done."""
    here = BY_PART.get(part) or abort(404)
    veteran = Veteran.of(current_account)
    form = here.form.of(veteran)
    if form.validate_on_submit():
        before = veteran.cautions
        form.save(veteran)
        veteran.went_through(here.key)
        veteran.profile_saved_at = utcnow()
        matching.refresh_for_veteran(veteran)
        db.session.commit()
        if veteran.cautions and veteran.cautions != before:
            flash(_("Đã lưu. Có chỗ nên xem lại, ghi dưới từng ô."))
            return redirect(url_for(".step", part=part))
        flash(" ".join(filter(None, (_("Đã lưu."), form.echo()))))
        following = after(here, veteran.steps_done)
        return redirect(
            url_for(".step", part=following.part) if following else url_for("veteran.profile")
        )
    form.point_out()
    status = 400 if form.is_submitted() else 200
    page = render_template(
        f"veteran/profile/{here.key}.html",
        form=form,
        step=here,
        steps=STEPS,
        following=after(here, [*(veteran.steps_done or ()), here.key]),
        veteran=veteran,
        demands=[demand(wish, today()) for wish in veteran.wishes] if here.key == "wishes" else [],
    )
    return page, status
