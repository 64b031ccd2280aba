"""The second factor of those who see other people's data, and what helps when it is lost."""

from flask import Blueprint, render_template
from flask_babel import gettext as _

from app import entry, passwords, qr
from app.access import current_account, only
from app.errors import page as error_page
from app.forms.decision import ButtonForm
from app.forms.second_factor import SecondFactorForm
from app.freshness import Answer, fresh
from models import Account, Audit, OneTimeCode, db
from models.one_time_code import grouped
from models.vocabulary import CodePurpose, Role

bp = Blueprint("second_factor", __name__, url_prefix="/tai-khoan")
bp.before_request(only(Role.STAFF, Role.LEADER, Role.ADMIN))


@bp.route("/xac-thuc", methods=["GET", "POST"])
@fresh
def enrol() -> Answer:
    """Sets up an authenticator app, or another in place of the one before."""
    account = current_account._get_current_object()  # type: ignore[attr-defined]
    form = SecondFactorForm()
    if form.validate_on_submit():
        try:
            attempt = entry.counted(account.login, "second_factor")
        except entry.TooManyAttempts:
            return error_page(429)
        if entry.accept_second_factor(account, form.code.data or ""):
            attempt.succeeded = True
            return _new_codes(account)
        form.code.errors = [_("Mã chưa đúng. Hãy xem lại giờ trên điện thoại, rồi nhập mã mới.")]
    status = 400 if form.is_submitted() else 200
    secret = entry.new_second_factor(account)
    page = render_template(
        "me/second_factor.html",
        form=form,
        secret=grouped(secret),
        qr=qr.draw(passwords.totp_uri(secret, account.login)),
        first=account.totp_secret is None,
    )
    return page, status


@bp.route("/ma-du-phong", methods=["GET", "POST"])
@fresh
def recovery_codes() -> Answer:
    """How many recovery codes are left; new ones in place of all the old."""
    account = current_account._get_current_object()  # type: ignore[attr-defined]
    form = ButtonForm()
    if form.validate_on_submit():
        return _new_codes(account)
    left = OneTimeCode.left(account.id, CodePurpose.RECOVERY)
    return render_template("me/recovery_codes.html", form=form, left=left, codes=[])


def _new_codes(account: Account) -> str:
    """The only page that ever shows them."""
    codes = [grouped(code, 6) for code in OneTimeCode.issue_recovery_codes(account)]
    Audit.note("account.recovery_codes", on=account, by=account.id)
    db.session.commit()
    return render_template(
        "me/recovery_codes.html", form=ButtonForm(), left=len(codes), codes=codes
    )
