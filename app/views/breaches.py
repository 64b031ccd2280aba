"""The admin's register of breaches."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from app.access import current_account, only
from app.forms.breach import BreachForm
from app.freshness import Answer, fresh
from app.paging import page_of
from models import Breach, db
from models.base import utcnow
from models.vocabulary import Role

bp = Blueprint("breaches", __name__, url_prefix="/quan-tri/su-co")
bp.before_request(only(Role.ADMIN))


@bp.get("")
def listed() -> str:
    """All breaches, those that are not closed first."""
    return render_template("admin/breaches.html", page=page_of(Breach.listed()), now=utcnow())


@bp.route("/moi", methods=["GET", "POST"])
@fresh
def new() -> Answer:
    """A breach that was found."""
    return _edit(Breach(), BreachForm())


@bp.route("/<breach_id>", methods=["GET", "POST"])
@fresh
def one(breach_id: str) -> Answer:
    """What has become known since."""
    breach = db.one_or_404(db.select(Breach).filter_by(public_id=breach_id))
    return _edit(breach, BreachForm(obj=breach, closed=breach.closed_at is not None))


def _edit(breach: Breach, form: BreachForm) -> Answer:
    if not form.validate_on_submit():
        page = render_template("admin/breach.html", breach=breach, form=form, now=utcnow())
        return page, 400 if form.is_submitted() else 200
    form.fill(breach)
    breach.note(by=current_account)
    db.session.commit()
    flash(_("Đã ghi vào sổ sự cố."))
    return redirect(url_for(".listed"))
