"""The people who sign in for one firm, as they themselves see and change it."""

import secrets
from functools import partial

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import entry, mail, passwords, printing
from app.access import current_account, only
from app.errors import page as error_page
from app.filters import today
from app.forms.counter import FirmAccountForm
from app.forms.decision import ButtonForm
from app.freshness import Answer, fresh
from models import Account, Audit, OneTimeCode, db, firm_users, setting
from models.account import LoginTaken
from models.setting_entries import FIRM_USERS
from models.vocabulary import CodePurpose, Role

bp = Blueprint("colleagues", __name__, url_prefix="/doanh-nghiep/nguoi-dung")
bp.before_request(only(Role.EMPLOYER))
IN_FIVE_MINUTES = 20  # invitations of one firm


def _most() -> int:
    return setting.whole(FIRM_USERS, today())


def _page(form: FirmAccountForm, status: int = 200) -> tuple[str, int]:
    people = db.session.scalars(firm_users.users(current_account.employer_id or 0)).all()
    page = render_template(
        "firm/colleagues.html",
        people=people,
        full=sum(person.is_active for person in people) >= _most(),
        most=_most(),
        me=current_account,
        form=form,
        button=ButtonForm(),
        by_mail=mail.is_on(),
    )
    return page, status


@bp.get("")
def listed() -> Answer:
    """Everybody of the firm, and the form for one more."""
    return _page(FirmAccountForm(formdata=None))


@bp.post("/moi")
@fresh
def invite() -> Answer:
    """One more: a link goes to an e-mail address, else a first code is shown once."""
    form = FirmAccountForm()
    if not form.validate():
        return _page(form, 400)
    account = Account(
        login=form.login.data,
        name=form.name.data,
        # Nobody knows this one: the link or the code is the way in.
        password_hash=passwords.hash_of(secrets.token_urlsafe(32)),
    )
    try:
        entry.counted(f"invite {current_account.employer_id}", "invite", IN_FIVE_MINUTES)
        firm_users.invite(account, by=current_account, most=_most())
    except entry.TooManyAttempts:
        return error_page(429)
    except LoginTaken:
        db.session.rollback()
        form.login.errors = [_("Số điện thoại hoặc e-mail này đã có tài khoản.")]
        return _page(form, 400)
    return _way_in(account)


def _way_in(account: Account) -> Answer:
    """What lets a colleague in: a mailed link, or a code that is shown once; commits."""
    if "@" not in account.login or not mail.is_on():
        back = url_for(".listed")
        advice = _("Đưa mã cho đúng người này. Mã cấp trước đó không còn giá trị.")
        page = printing.one_time_code(account, back, advice)
        db.session.commit()
        return page
    token = OneTimeCode.issue(account, CodePurpose.RESET)
    Audit.note("account.reset_link", on=account, by=current_account.id)
    body = _(
        "Chào anh/chị,\n\n"
        "%(firm)s mời anh/chị dùng Trở Về để tuyển quân nhân xuất ngũ. "
        "Hãy mở đường dẫn sau trong vòng 60 phút và đặt mật khẩu; nó dùng được một lần:\n\n"
        "%(link)s\n\n"
        "Quá 60 phút thì xin đường dẫn mới ở trang Quên mật khẩu, với chính địa chỉ e-mail này.",
        firm=account.employer.name if account.employer else "",
        link=mail.public_url("reset.choose", token=token),
    )
    db.session.commit()
    mail.later(partial(mail.send, account.login, _("Mời dùng Trở Về"), body))
    flash(_("Đã gửi đường dẫn tới %(login)s.", login=account.login))
    return redirect(url_for(".listed"))


def _colleague(account_id: str) -> Account:
    own = firm_users.users(current_account.employer_id or 0)
    return db.one_or_404(own.where(Account.public_id == account_id))


@bp.post("/<account_id>/ma")
@fresh
def code(account_id: str) -> Answer:
    """Another way in for a colleague who forgot the password; those before are void."""
    account = _colleague(account_id)
    if account.id == current_account.id or not account.is_active:
        abort(409)
    return _way_in(account)


@bp.post("/<account_id>/khoa")
@fresh
def disable(account_id: str) -> Response:
    """Shuts a colleague's account; whoever is signed in with it is out at the next request."""
    account = _colleague(account_id)
    if not firm_users.shut(account, by=current_account):
        abort(409)
    OneTimeCode.void(account.id)
    db.session.commit()
    flash(_("Đã khóa tài khoản %(name)s.", name=account.name))
    return redirect(url_for(".listed"))


@bp.post("/<account_id>/mo")
@fresh
def enable(account_id: str) -> Response:
    """Opens it again."""
    account = _colleague(account_id)
    if not firm_users.reopen(account, by=current_account, most=_most()):
        abort(409)
    db.session.commit()
    flash(_("Đã mở lại tài khoản %(name)s.", name=account.name))
    return redirect(url_for(".listed"))
