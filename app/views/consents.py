"""What a veteran agrees to, and takes back."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.access import current_account, only
from app.forms.consent import ConsentForm
from app.forms.decision import ButtonForm
from models import Consent, Veteran, db
from models.vocabulary import Role

bp = Blueprint("consents", __name__)
bp.before_request(only(Role.VETERAN))


@bp.route("/dong-y", methods=["GET", "POST"])
def mine() -> str | Response | tuple[str, int]:
    """What one agreed to and since when; ticks for what one has not agreed to."""
    veteran = Veteran.of(current_account)
    given = db.session.scalars(Consent.of(veteran)).all()
    standing = [consent for consent in given if consent.withdrawn_at is None]
    form = ConsentForm()
    form.leave_out({consent.purpose for consent in standing if consent.employer_id is None})
    if form.validate_on_submit():
        form.record(veteran, by=current_account)
        db.session.commit()
        flash(_("Đã ghi sự đồng ý."))
        return redirect(url_for(".mine"))
    page = render_template(
        "veteran/consents.html",
        form=form,
        standing=standing,
        ended=[consent for consent in given if consent.withdrawn_at is not None],
        button=ButtonForm(),
    )
    return page, 400 if form.is_submitted() else 200


@bp.post("/dong-y/<consent_id>/rut-lai")
def withdraw(consent_id: str) -> Response:
    """Takes one "yes" back; it is gone at the next request of whoever relied on it."""
    veteran = Veteran.of(current_account)
    consent = db.one_or_404(Consent.of(veteran).where(Consent.public_id == consent_id))
    consent.withdraw(by=current_account)
    db.session.commit()
    flash(_("Đã rút lại sự đồng ý."))
    return redirect(url_for(".mine"))
