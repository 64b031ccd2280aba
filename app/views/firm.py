"""What a firm says of itself, and where its verification stands."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import verification
from app.access import current_account, only
from app.forms.firm import FirmProfileForm
from models import Employer, db
from models.vocabulary import Role

bp = Blueprint("firm", __name__, url_prefix="/doanh-nghiep")
bp.before_request(only(Role.EMPLOYER))


@bp.route("/thong-tin", methods=["GET", "POST"])
def profile() -> str | Response | tuple[str, int]:
    """Name, address, contact and what everybody reads; the tax code stays.

    Another name is verified anew.
    """
    firm = db.get_or_404(Employer, current_account.employer_id)
    said = {"firm": firm.name, "address": firm.address, "contact": firm.contact}
    form = FirmProfileForm(data=said | {"phone": firm.phone, "about": firm.about})
    if form.validate_on_submit():
        was_verified = firm.is_verified
        firm.correct(
            name=form.firm.data or firm.name,
            address=form.address.data or "",
            contact=form.contact.data or "",
            phone=form.phone.data or "",
            about=form.about.data or "",
            by=current_account.id,
        )
        db.session.commit()
        if was_verified and not firm.is_verified:
            flash(_("Đã lưu. Tên đã đổi nên cán bộ sẽ xác minh lại."))
        else:
            flash(_("Đã lưu thông tin doanh nghiệp."))
        return redirect(url_for(".profile"))
    status = 400 if form.is_submitted() else 200
    return render_template(
        "firm/profile.html", form=form, firm=firm, steps=verification.steps(firm)
    ), status
