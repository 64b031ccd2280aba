"""Registering: veterans who are on no roster, and firms. The office looks at both."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import access, choices, entry, passwords
from app.errors import page as error_page
from app.filters import today
from app.forms.arrival import FirmRegistrationForm, NewAccountForm, RegistrationForm
from app.views.claim import taken
from models import Account, Audit, Employer, Veteran, db
from models.account import LoginTaken
from models.base import utcnow
from models.employer import TaxCodeTaken
from models.vocabulary import Role

bp = Blueprint("join", __name__)
# Within five minutes. An office on a busy day shares one address, so the first is generous.
FROM_ONE_ADDRESS, OVER_ALL = 60, 300


def _count() -> None:
    """Counts a registration; raises TooManyAttempts."""
    entry.counted(f"register {request.remote_addr}", "register", FROM_ONE_ADDRESS)
    entry.counted("register", "register", OVER_ALL)


def _account(form: NewAccountForm, name: str, role: Role) -> Account:
    return Account(
        login=form.login.data,
        name=name,
        role=role,
        password_hash=passwords.hash_of(form.password.data or ""),
    )


@bp.route("/dang-ky", methods=["GET", "POST"])
def veteran() -> str | Response | tuple[str, int]:
    """A veteran whom the office does not know yet; an officer confirms."""
    form = RegistrationForm()
    form.unit_id.choices = choices.units(today())
    status = 400 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            _count()
            account = _account(form, form.name.data or "", Role.VETERAN)
            account.add()
        except entry.TooManyAttempts:
            return error_page(429)
        except LoginTaken:
            form.login.errors = [taken()]
        else:
            newcomer = Veteran(
                account=account,
                name=account.name,
                birth_date=form.birth_date.data,
                unit_id=form.unit_id.data,
                phone="" if "@" in account.login else account.login,
                unconfirmed_since=utcnow(),
            )
            db.session.add(newcomer)
            form.record(newcomer, by=account)
            Audit.note("veteran.register", on=newcomer, by=account.id)
            access.begin_session(account)
            db.session.commit()
            flash(_("Đã đăng ký. Cán bộ xã, phường sẽ xác nhận; anh/chị ghi hồ sơ ngay được."))
            return redirect(url_for("veteran.profile"))
    return render_template("join/veteran.html", form=form), status


@bp.route("/dang-ky-doanh-nghiep", methods=["GET", "POST"])
def employer() -> str | Response | tuple[str, int]:
    """A firm with its first account; the office verifies it."""
    form = FirmRegistrationForm()
    status = 400 if form.is_submitted() else 200
    if form.validate_on_submit():
        firm = Employer(
            name=form.firm.data,
            tax_code=form.tax_code.data,
            address=form.address.data,
            contact=form.contact.data,
            phone=form.phone.data,
        )
        account = _account(form, form.contact.data or "", Role.EMPLOYER)
        try:
            _count()
            firm.add()
            account.employer = firm
            account.add()
        except entry.TooManyAttempts:
            return error_page(429)
        except TaxCodeTaken:
            form.tax_code.errors = [
                _("Doanh nghiệp này đã có trong hệ thống. Hãy liên hệ cán bộ để nhận tài khoản.")
            ]
        except LoginTaken:
            db.session.rollback()
            form.login.errors = [taken()]
        else:
            Audit.note("employer.register", on=firm, by=account.id)
            access.begin_session(account)
            db.session.commit()
            flash(_("Đã đăng ký. Cán bộ sẽ gọi để xác minh; anh/chị soạn tin tuyển ngay được."))
            return redirect(url_for("employer.jobs"))
    return render_template("join/employer.html", form=form), status
