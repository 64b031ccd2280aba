"""Claiming the profile that the office keeps: the code of the slip, the birth date, an account."""

from flask import Blueprint, abort, flash, redirect, render_template, session, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from app import access, entry, passwords
from app.errors import page as error_page
from app.forms.arrival import ClaimedAccountForm, ClaimForm
from models import Account, Audit, ClaimCode, db
from models.account import LoginTaken
from models.base import utcnow
from models.vocabulary import Role

bp = Blueprint("claim", __name__, url_prefix="/nhan-ho-so")
CLAIM = "claim"
SECONDS_TO_FINISH = 30 * 60
FAILURES_OVER_ALL = 100  # within five minutes, whoever tries


def key() -> bytes:
    """What claim codes are hashed with."""
    return entry.key_for("claim code")


@bp.route("", methods=["GET", "POST"])
def enter() -> str | Response | tuple[str, int]:
    """The code and the birth date; what was wrong about them is not said."""
    form = ClaimForm()
    status = 400 if form.is_submitted() else 200
    if form.validate_on_submit():
        try:
            attempt = entry.counted("claim", "claim", FAILURES_OVER_ALL)
        except entry.TooManyAttempts:
            return error_page(429)
        code = ClaimCode.opened(form.code.data or "", form.birth_date.data, key(), utcnow())
        if code is not None:
            attempt.succeeded = True
            db.session.commit()
            session[CLAIM] = [code.public_id, int(utcnow().timestamp())]
            return redirect(url_for(".finish"))
        entry.note("claim", "failed")
        form.code.errors = [
            _("Mã hoặc ngày sinh chưa đúng, hoặc mã đã hết hạn. Hãy xem lại phiếu, hay hỏi cán bộ.")
        ]
    return render_template("claim/enter.html", form=form), status


def _code() -> ClaimCode | None:
    """The code that this browser has shown to be its own, of late."""
    kept = session.get(CLAIM)
    if kept is None:
        return None
    public_id, since = kept
    now = utcnow()
    if not 0 <= now.timestamp() - since <= SECONDS_TO_FINISH:
        return None
    code = db.session.scalar(select(ClaimCode).filter_by(public_id=public_id))
    return code if code is not None and code.is_good_at(now) else None


@bp.route("/tai-khoan", methods=["GET", "POST"])
def finish() -> str | Response | tuple[str, int]:
    """Login, password and consents; then the profile is the person's own."""
    code = _code()
    if code is None:
        return render_template("claim/enter.html", form=ClaimForm(formdata=None))
    veteran = code.veteran
    form = ClaimedAccountForm(veteran.name, veteran.birth_date, data={"login": veteran.phone})
    status = 400 if form.is_submitted() else 200
    if form.validate_on_submit():
        account = Account(
            login=form.login.data,
            name=veteran.display_name,
            role=Role.VETERAN,
            password_hash=passwords.hash_of(form.password.data or ""),
        )
        try:
            account.add()
        except LoginTaken:
            form.login.errors = [taken()]
        else:
            if not code.take():
                abort(409)
            veteran.account = account
            if "@" not in account.login:
                veteran.phone = account.login
            form.record(veteran, by=account)
            Audit.note("account.claim", on=account, by=account.id, veteran=veteran.id)
            access.begin_session(account)
            db.session.commit()
            flash(_("Hồ sơ nay do anh/chị giữ. Hãy xem lại và bổ sung."))
            return redirect(url_for("veteran.profile"))
    return render_template("claim/finish.html", form=form, veteran=veteran), status


def taken() -> str:
    """What to say where a login has an account."""
    return _("Số hoặc e-mail này đã có tài khoản. Hãy đăng nhập, hoặc hỏi cán bộ nếu không phải.")
