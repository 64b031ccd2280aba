"""What a veteran agrees to, and takes back."""

from collections.abc import Sequence

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app.access import current_account, only
from app.forms.consent import ConsentForm
from app.forms.decision import ButtonForm
from app.freshness import fresh
from models import Consent, Veteran, db
from models.vocabulary import Role

bp = Blueprint("consents", __name__)
bp.before_request(only(Role.VETERAN))


@bp.route("/dong-y", methods=["GET", "POST"])
def mine() -> str | Response | tuple[str, int]:
    """What one agreed to and since when; ticks for what one has not agreed to."""
    return _agree() if request.method == "POST" else _page(*_asked())


@fresh
def _agree() -> str | Response | tuple[str, int]:
    form, given = _asked()
    if not form.validate():
        return _page(form, given), 400
    form.record(Veteran.of(current_account), by=current_account)
    db.session.commit()
    flash(_("Đã ghi sự đồng ý."))
    return redirect(url_for(".mine"))


def _asked() -> tuple[ConsentForm, Sequence[Consent]]:
    given = db.session.scalars(Consent.of(Veteran.of(current_account))).all()
    form = ConsentForm()
    form.leave_out(
        {row.purpose for row in given if row.withdrawn_at is None and row.employer_id is None}
    )
    return form, given


def _page(form: ConsentForm, given: Sequence[Consent]) -> str:
    return render_template(
        "veteran/consents.html",
        form=form,
        standing=[consent for consent in given if consent.withdrawn_at is None],
        ended=[consent for consent in given if consent.withdrawn_at is not None],
        button=ButtonForm(),
    )


@bp.post("/dong-y/<consent_id>/rut-lai")
def withdraw(consent_id: str) -> Response:
    """Takes one "yes" back; it is gone at the next request of whoever relied on it."""
    veteran = Veteran.of(current_account)
    consent = db.one_or_404(Consent.of(veteran).where(Consent.public_id == consent_id))
    consent.withdraw(by=current_account)
    db.session.commit()
    flash(_("Đã rút lại sự đồng ý."))
    return redirect(url_for(".mine"))
