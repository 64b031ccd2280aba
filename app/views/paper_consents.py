"""Consents that an officer records from a signed paper, and takes back on request."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.access import current_account, only
from app.forms.consent import PaperConsentForm
from app.forms.decision import ButtonForm
from models import Consent, Veteran, db
from models.vocabulary import Role

bp = Blueprint("paper_consents", __name__, url_prefix="/can-bo/quan-nhan/<veteran_id>/dong-y")
bp.before_request(only(Role.STAFF))


def _person(veteran_id: str) -> Veteran:
    return db.one_or_404(Veteran.within(current_account).where(Veteran.public_id == veteran_id))


@bp.route("", methods=["GET", "POST"])
def of_person(veteran_id: str) -> str | Response | tuple[str, int]:
    """What a person agreed to; ticks for what stands on a paper that the office holds."""
    veteran = _person(veteran_id)
    given = db.session.scalars(Consent.of(veteran)).all()
    standing = [consent for consent in given if consent.withdrawn_at is None]
    form = PaperConsentForm()
    form.leave_out({consent.purpose for consent in standing if consent.employer_id is None})
    if form.validate_on_submit():
        form.record(veteran, by=current_account, on_paper=True)
        db.session.commit()
        flash(_("Đã ghi sự đồng ý theo giấy đã ký."))
        return redirect(url_for(".of_person", veteran_id=veteran.public_id))
    page = render_template(
        "staff/consents.html", veteran=veteran, form=form, given=given, button=ButtonForm()
    )
    return page, 400 if form.is_submitted() else 200


@bp.post("/<consent_id>/rut-lai")
def withdraw(veteran_id: str, consent_id: str) -> Response:
    """Takes a consent back because the person said so."""
    veteran = _person(veteran_id)
    consent = db.one_or_404(Consent.of(veteran).where(Consent.public_id == consent_id))
    consent.withdraw(by=current_account)
    db.session.commit()
    flash(_("Đã rút lại sự đồng ý."))
    return redirect(url_for(".of_person", veteran_id=veteran.public_id))
