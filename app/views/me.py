"""One's own account, whatever the role: password, sessions, sign-in name."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import access, entry, freshness, password_rules, passwords
from app.access import current_account, only
from app.errors import page as error_page
from app.filters import today
from app.forms.arrival import LoginForm
from app.forms.decision import ButtonForm
from app.forms.password import ChangePasswordForm
from models import Account, Audit, OneTimeCode, SignInSession, Veteran, db
from models.account import LoginTaken
from models.base import utcnow
from models.vocabulary import CodePurpose, Role

bp = Blueprint("me", __name__, url_prefix="/tai-khoan")
bp.before_request(only(*Role))


@bp.get("")
def home() -> str:
    """Who is signed in here, and what one can change about it."""
    return render_template(
        "me/home.html",
        account=current_account,
        button=ButtonForm(),
        recovery_codes=OneTimeCode.left(current_account.id, CodePurpose.RECOVERY),
    )


@bp.route("/xac-nhan", methods=["GET", "POST"])
def confirm() -> freshness.Answer:
    """The password once more, before something sensitive."""
    return freshness.confirm()


def personal_words(account: Account) -> set[str]:
    """What others know of this person, so that no password is made of it."""
    names, logins, born = [account.name], [account.login], None
    if account.employer is not None:
        names.append(account.employer.name)
        logins.append(account.employer.tax_code or "")
    if account.role is Role.VETERAN:
        veteran = Veteran.of(account)
        names.append(veteran.name)
        logins.append(veteran.phone)
        born = veteran.birth_date
    return password_rules.personal_words(names, logins, born)


@bp.route("/mat-khau", methods=["GET", "POST"])
def password() -> str | Response | tuple[str, int]:
    """Changes the password: with the current one, or after a one-time code without."""
    account = current_account._get_current_object()  # type: ignore[attr-defined]
    by_code = access.current_session().by_code
    form = ChangePasswordForm()
    if by_code:
        del form.current
    form.for_person(passwords.shortest_for(account.role), personal_words(account))
    status = 400 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            if not by_code:
                entry.confirm(account, form["current"].data or "")
        except entry.TooManyAttempts:
            return error_page(429)
        except entry.WrongSignIn:
            form["current"].errors = [_("Mật khẩu hiện tại chưa đúng.")]
        else:
            entry.set_password(account, form.password.data or "")
            db.session.commit()
            flash(_("Đã đổi mật khẩu. Mọi thiết bị khác đã bị đăng xuất."))
            return redirect(url_for(".home"))
    return render_template("me/password.html", form=form, by_code=by_code), status


@bp.route("/dang-nhap-bang", methods=["GET", "POST"])
@freshness.confirmed
def login() -> freshness.Answer:
    """Another phone number or e-mail to sign in with; other devices are out."""
    account = current_account._get_current_object()  # type: ignore[attr-defined]
    form = LoginForm(data={"login": account.login})
    if form.validate_on_submit():
        try:
            account.rename(form.login.data or "")
        except LoginTaken:
            form.login.errors = [_("Số điện thoại hoặc e-mail này đã có tài khoản.")]
        else:
            if account.role is Role.VETERAN and "@" not in account.login:
                Veteran.of(account).phone = account.login
            SignInSession.end_all(account.id)
            OneTimeCode.void(account.id, CodePurpose.SIGN_IN, CodePurpose.RESET)
            access.begin_session(account)
            db.session.commit()
            flash(_("Từ nay đăng nhập bằng %(login)s.", login=account.login))
            return redirect(url_for(".home"))
    return render_template("me/login.html", form=form), 400 if form.is_submitted() else 200


@bp.get("/phien")
def sessions() -> str:
    """The devices one is signed in on."""
    now = utcnow()
    rows = db.session.scalars(SignInSession.of(current_account))
    return render_template(
        "me/sessions.html",
        rows=[row for row in rows if row.lives_at(now)],
        current=access.current_session(),
        today=today(),
        button=ButtonForm(),
    )


@bp.post("/phien/<session_id>/ket-thuc")
def end_session(session_id: str) -> Response:
    """Ends one of one's own sessions; its browser is out at its next request."""
    row = db.one_or_404(
        SignInSession.of(current_account).where(SignInSession.public_id == session_id)
    )
    if not row.end():
        abort(409)
    Audit.note("session.end", on=row, by=current_account.id)
    db.session.commit()
    flash(_("Đã đăng xuất thiết bị đó."))
    return redirect(url_for(".sessions"))


@bp.post("/phien/ket-thuc-het")
def end_other_sessions() -> Response:
    """Ends all of one's sessions but this one."""
    SignInSession.end_all(current_account.id, but=access.current_session().id)
    Audit.note("session.end_others", on=current_account, by=current_account.id)
    db.session.commit()
    flash(_("Đã đăng xuất mọi thiết bị khác."))
    return redirect(url_for(".sessions"))
