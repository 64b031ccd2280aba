"""A forgotten password: a link by mail, once, within the hour. Who has no mail asks an officer."""

from dataclasses import dataclass
from functools import partial

from flask import (
    Blueprint,
    abort,
    flash,
    make_response,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import entry, mail, passwords
from app.errors import page as error_page
from app.forms.password import NewPasswordForm
from app.forms.reset import AskForm
from app.identifiers import login as spelled
from app.views.me import personal_words
from models import Account, Audit, OneTimeCode, db
from models.base import utcnow
from models.vocabulary import CodePurpose

bp = Blueprint("reset", __name__)
FOR_ONE_LOGIN, OVER_ALL = 3, 100  # letters within five minutes


@dataclass(frozen=True)
class _Letter:
    """What the letter says, in the language of the page; TOKEN stands where the link's end goes."""

    subject: str
    body: str
    address: str


TOKEN = "TOKEN"  # noqa: S105 - a place in the letter, not a secret


@bp.route("/quen-mat-khau", methods=["GET", "POST"])
def ask() -> str | Response | tuple[str, int]:
    """Always the same answer, after the same time: the account is looked up after the request."""
    form = AskForm()
    sent, status = False, 400 if form.is_submitted() else 200
    if form.validate_on_submit():
        login = spelled(form.login.data or "")
        try:
            entry.counted(f"reset {login}", "reset", FOR_ONE_LOGIN)
            entry.counted("reset", "reset", OVER_ALL)
        except entry.TooManyAttempts:
            return error_page(429)
        mail.later(partial(_send_link, login, _letter()))
        sent, status = True, 200
    return render_template("reset/ask.html", form=form, sent=sent, by_mail=mail.is_on()), status


def _letter() -> _Letter:
    body = _(
        "Chào anh/chị,\n\n"
        "Có người vừa xin đặt lại mật khẩu ở Trở Về cho địa chỉ này. "
        "Nếu là anh/chị, hãy mở đường dẫn sau trong vòng 60 phút; nó dùng được một lần:\n\n"
        "%(link)s\n\n"
        "Nếu không phải, anh/chị không cần làm gì: mật khẩu vẫn như cũ.",
        link=mail.public_url("reset.choose", token=TOKEN),
    )
    return _Letter(_("Đặt lại mật khẩu Trở Về"), body, request.remote_addr or "")


def _send_link(login: str, letter: _Letter) -> None:
    """After the request: makes the token, keeps its hash, sends the link."""
    account = Account.by_login(login)
    if account is None or not account.is_active or "@" not in account.login or not mail.is_on():
        return
    token = OneTimeCode.issue(account, CodePurpose.RESET)
    db.session.add(
        Audit(
            action="account.reset_link",
            subject_kind=Account.__tablename__,
            subject_id=account.id,
            address=letter.address,
        )
    )
    db.session.commit()
    mail.send(account.login, letter.subject, letter.body.replace(TOKEN, token))


@bp.route("/dat-lai-mat-khau/<token>", methods=["GET", "POST"])
def choose(token: str) -> Response:
    """Sets a new password with the token of the link; opening the page uses nothing up."""
    found = OneTimeCode.found(CodePurpose.RESET, token, utcnow())
    account = db.session.get(Account, found.account_id) if found else None
    form = NewPasswordForm()
    status = 400 if form.is_submitted() else 200
    if found is None or account is None or not account.is_active:
        return _bare(render_template("reset/gone.html"), 400)
    form.for_person(passwords.shortest_for(account.role), personal_words(account))
    if form.validate_on_submit():
        if not found.take():
            abort(409)
        entry.set_password(account, form.password.data or "")
        db.session.commit()
        flash(_("Đã đặt mật khẩu mới. Mọi thiết bị đã bị đăng xuất; hãy đăng nhập lại."))
        return redirect(url_for("account.sign_in"))
    return _bare(render_template("reset/choose.html", form=form), status)


def _bare(page: str, status: int) -> Response:
    """The address holds the token: no other page is told of it."""
    response = make_response(page, status)
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
