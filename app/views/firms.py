"""The office's pages about firms: who waits to be verified, and the accounts of each."""

import secrets

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from app import passwords, printing
from app.access import READS, current_account, only
from app.forms.counter import FirmAccountForm, ReasonForm
from app.forms.decision import ButtonForm
from app.freshness import Answer, fresh
from app.paging import page_of, searched
from models import Account, Audit, Employer, OneTimeCode, db, verifying
from models.account import LoginTaken
from models.searching import contains, folded
from models.vocabulary import Role

bp = Blueprint("firms", __name__, url_prefix="/can-bo/doanh-nghiep")
bp.before_request(only(Role.STAFF))


@bp.get("")
def listed() -> str:
    """All firms, those that wait to be verified first."""
    words, rows = searched(), Employer.for_office()
    for word in folded(words).split():
        rows = rows.where(contains(Employer.search_text, word))
    return render_template("firms/listed.html", page=page_of(rows), words=words)


def _firm(employer_id: str) -> Employer:
    row = select(Employer).where(Employer.public_id == employer_id)
    return db.one_or_404(row if request.method in READS else row.with_for_update())


def _account(employer_id: str, account_id: str) -> Account:
    return db.one_or_404(
        select(Account).where(
            Account.public_id == account_id,
            Account.employer_id == _firm(employer_id).id,
            Account.role == Role.EMPLOYER,
        )
    )


def _page(
    firm: Employer,
    reason: ReasonForm | None = None,
    account: FirmAccountForm | None = None,
    status: int = 200,
) -> tuple[str, int]:
    people = select(Account).filter_by(employer_id=firm.id, role=Role.EMPLOYER)
    page = render_template(
        "firms/one.html",
        firm=firm,
        accounts=db.session.scalars(people.order_by(Account.name, Account.id)).all(),
        reason=reason or ReasonForm(formdata=None),
        account_form=account or FirmAccountForm(formdata=None),
        button=ButtonForm(),
    )
    return page, status


@bp.get("/<employer_id>")
def one(employer_id: str) -> Answer:
    """A firm: what it says of itself, whether it is verified, who signs in for it."""
    return _page(_firm(employer_id))


@bp.post("/<employer_id>/xac-minh")
def verify(employer_id: str) -> Response:
    """The office has checked the firm."""
    firm = _firm(employer_id)
    verifying.verify(firm, by=current_account)
    db.session.commit()
    flash(_("Đã xác minh %(firm)s.", firm=firm.name))
    return redirect(url_for(".one", employer_id=employer_id))


@bp.post("/<employer_id>/chua-xac-minh")
def refuse(employer_id: str) -> Answer:
    """The office could not verify the firm; the firm reads why."""
    firm = _firm(employer_id)
    form = ReasonForm()
    if not form.validate():
        return _page(firm, reason=form, status=400)
    verifying.refuse(firm, form.reason.data or "", by=current_account)
    db.session.commit()
    flash(_("Đã ghi: chưa xác minh được %(firm)s.", firm=firm.name))
    return redirect(url_for(".one", employer_id=employer_id))


@bp.post("/<employer_id>/tai-khoan")
@fresh
def new_account(employer_id: str) -> Answer:
    """An account for another person of a firm, with a printed first code."""
    firm = _firm(employer_id)
    form = FirmAccountForm()
    if not form.validate():
        return _page(firm, account=form, status=400)
    account = Account(
        login=form.login.data,
        name=form.name.data,
        role=Role.EMPLOYER,
        employer=firm,
        password_hash=passwords.hash_of(secrets.token_urlsafe(32)),
    )
    try:
        account.add()
    except LoginTaken:
        db.session.rollback()
        form.login.errors = [_("Số điện thoại hoặc e-mail này đã có tài khoản.")]
        return _page(_firm(employer_id), account=form, status=400)
    Audit.note("account.create", on=account, by=current_account.id, role=account.role)
    page = printing.one_time_code(account, url_for(".one", employer_id=employer_id))
    db.session.commit()
    return page


@bp.post("/<employer_id>/tai-khoan/<account_id>/ma")
@fresh
def code(employer_id: str, account_id: str) -> Answer:
    """A printed one-time code for somebody of a firm who forgot the password."""
    account = _account(employer_id, account_id)
    page = printing.one_time_code(account, url_for(".one", employer_id=employer_id))
    db.session.commit()
    return page


@bp.post("/<employer_id>/tai-khoan/<account_id>/khoa")
@fresh
def disable(employer_id: str, account_id: str) -> Response:
    """Shuts the account of somebody of a firm."""
    account = _account(employer_id, account_id)
    if not account.disable(by=current_account):
        abort(409)
    OneTimeCode.void(account.id)
    db.session.commit()
    flash(_("Đã khóa tài khoản %(name)s.", name=account.name))
    return redirect(url_for(".one", employer_id=employer_id))


@bp.post("/<employer_id>/tai-khoan/<account_id>/mo")
@fresh
def enable(employer_id: str, account_id: str) -> Response:
    """Opens it again."""
    account = _account(employer_id, account_id)
    if not account.enable(by=current_account):
        abort(409)
    db.session.commit()
    flash(_("Đã mở lại tài khoản %(name)s.", name=account.name))
    return redirect(url_for(".one", employer_id=employer_id))
