"""The admin's pages about the accounts of the office: who may do what, and from when on no more."""

import secrets

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import selectinload
from werkzeug.wrappers import Response

from app import choices, passwords, printing
from app.access import current_account, only
from app.filters import today
from app.forms.decision import ButtonForm
from app.forms.office_account import NewOfficeAccountForm, OfficeAccountForm
from app.freshness import Answer, fresh
from app.paging import page_of
from models import Account, Audit, OneTimeCode, Unit, db
from models.account import LoginTaken, NotOneself
from models.vocabulary import CodePurpose, Role

bp = Blueprint("accounts", __name__, url_prefix="/quan-tri/tai-khoan")
bp.before_request(only(Role.ADMIN))


@bp.get("")
def office() -> str:
    """All accounts of the office."""
    rows = Account.of_office().options(selectinload(Account.units))
    return render_template("accounts/office.html", page=page_of(rows), me=current_account)


@bp.route("/moi", methods=["GET", "POST"])
@fresh
def new() -> Answer:
    """Makes an account; the first code is shown once, to be handed over on paper."""
    form = NewOfficeAccountForm()
    _offer_units(form)
    if form.validate_on_submit():
        account = Account(
            login=form.login.data,
            name=form.name.data,
            role=Role(form.role.data),
            # Nobody knows this one: the printed code is the way in.
            password_hash=passwords.hash_of(secrets.token_urlsafe(32)),
        )
        try:
            account.add()
        except LoginTaken:
            form.login.errors = [_("Số điện thoại hoặc e-mail này đã có tài khoản.")]
        else:
            _place(account, form)
            Audit.note("account.create", on=account, by=current_account.id, role=account.role)
            return _print(account)
    return render_template("accounts/new.html", form=form), 400 if form.is_submitted() else 200


def _offer_units(form: OfficeAccountForm, kept: list[Unit] | None = None) -> None:
    offered = [(unit.id, unit.full_name) for unit in db.session.scalars(Unit.on(today()))]
    old = [unit for unit in kept or [] if unit.id not in dict(offered)]
    form.units.choices = offered + [(unit.id, choices.old_name(unit)) for unit in old]


def _place(account: Account, form: OfficeAccountForm) -> None:
    wanted = select(Unit).where(Unit.id.in_(form.units.data or []))
    units = [] if form.city_wide.data else list(db.session.scalars(wanted))
    account.move(Role(form.role.data), bool(form.city_wide.data), units, by=current_account)


def _of_office(account_id: str) -> Account:
    account = db.session.scalar(
        Account.of_office().where(Account.public_id == account_id).with_for_update()
    )
    return account or abort(404)


@bp.route("/<account_id>", methods=["GET", "POST"])
@fresh
def one(account_id: str) -> Answer:
    """One account: its name, role and scope; a change of the last two ends its sessions."""
    account = _of_office(account_id)
    form = OfficeAccountForm(
        data={
            "name": account.name,
            "role": account.role.value,
            "city_wide": account.city_wide,
            "units": [unit.id for unit in account.units],
        }
    )
    _offer_units(form, account.units)
    if form.validate_on_submit():
        try:
            _place(account, form)
        except NotOneself:
            form.role.errors = [_("Không ai tự đổi vai trò của mình. Hãy nhờ quản trị khác.")]
        else:
            account.name = form.name.data or account.name
            db.session.commit()
            flash(_("Đã lưu tài khoản %(name)s.", name=account.name))
            return redirect(url_for(".office"))
    status = 400 if form.is_submitted() else 200
    page = render_template(
        "accounts/one.html", account=account, form=form, button=ButtonForm(), me=current_account
    )
    return page, status


@bp.post("/<account_id>/ma")
@fresh
def code(account_id: str) -> Answer:
    """A printed code in place of a forgotten password; those printed before are void."""
    return _print(_of_office(account_id))


def _print(account: Account) -> str:
    page = printing.one_time_code(account, url_for(".one", account_id=account.public_id))
    db.session.commit()
    return page


@bp.post("/<account_id>/xac-thuc")
@fresh
def drop_second_factor(account_id: str) -> Answer:
    """For a lost phone: forgets the second factor and prints the code to set up another with."""
    account = _of_office(account_id)
    account.drop_second_factor(by=current_account)
    OneTimeCode.void(account.id, CodePurpose.RECOVERY)
    return _print(account)


@bp.post("/<account_id>/khoa")
@fresh
def disable(account_id: str) -> Response:
    """Shuts an account; whoever is signed in with it is out at the next request."""
    account = _of_office(account_id)
    if not account.disable(by=current_account):
        abort(409)
    OneTimeCode.void(account.id)
    db.session.commit()
    flash(_("Đã khóa tài khoản %(name)s.", name=account.name))
    return redirect(url_for(".office"))


@bp.post("/<account_id>/mo")
@fresh
def enable(account_id: str) -> Response:
    """Opens a shut account again."""
    account = _of_office(account_id)
    if not account.enable(by=current_account):
        abort(409)
    db.session.commit()
    flash(_("Đã mở lại tài khoản %(name)s.", name=account.name))
    return redirect(url_for(".office"))
