"""Signing in and out."""

from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import access, entry, keeping
from app.access import signed_in_account
from app.board import Search
from app.errors import page as error_page
from app.forms.account import SignInForm
from app.identifiers import login as spelled
from models import db
from models.vocabulary import Role

bp = Blueprint("account", __name__)

HOME = {
    Role.VETERAN: "veteran.matches",
    Role.EMPLOYER: "employer.jobs",
    Role.STAFF: "staff.queue",
    Role.LEADER: "me.home",
    Role.ADMIN: "accounts.office",
}
# Where `next` may lead: pages that need nothing but their name.
NEXT = frozenset(
    {
        "me.home",
        "me.password",
        "me.sessions",
        "second_factor.recovery_codes",
        "accounts.office",
        "veteran.matches",
        "veteran.profile",
        "public.jobs",
        "searches.mine",
        "introductions.mine",
        "notices.mine",
        "employer.jobs",
        "hiring.inbox",
        "employer.new_job",
        "staff.queue",
        "staff.veterans",
        "staff.jobs",
        "staff.introductions",
        "calls.listed",
    }
)


@bp.route("/dang-nhap", methods=["GET", "POST"])
def sign_in() -> str | Response | tuple[str, int]:
    """One form for everybody; the second factor is asked where the role needs it."""
    account = signed_in_account()
    if account is not None and request.method == "GET":
        return redirect(url_for(HOME[account.role]))
    form = SignInForm()
    asks_code = False
    status = 200
    if form.validate_on_submit():
        try:
            account = entry.sign_in(
                spelled(form.login.data or ""), form.password.data or "", form.code.data or ""
            )
        except entry.TooManyAttempts:
            return error_page(429)
        except entry.CodeNeeded:
            asks_code = True
            if form.code.raw_data:
                form.code.errors = [_("Hãy nhập mã 6 chữ số trong ứng dụng xác thực.")]
        except entry.WrongSignIn:
            form.password.errors = [_("Số điện thoại, e-mail, mật khẩu hoặc mã chưa đúng.")]
            asks_code = bool(form.code.data)
            status = 400
        else:
            kept = keeping.carried()
            if kept is not None:
                return render_template("account/again.html", kept=kept)
            onward = _onward()
            return redirect(url_for(onward.pop("next", HOME[account.role]), **onward))
    elif form.is_submitted():
        status = 400
    return _page(form, keeping.carried(), asks_code), status


def _onward() -> dict[str, Any]:
    """Where the address leads on: a page under `next`, and what to search for on the board."""
    wanted = request.args.get("next")
    if wanted not in NEXT:
        return {}
    search = Search.from_args(request.args).as_args() if wanted == "public.jobs" else {}
    return {"next": wanted} | search


def _page(form: SignInForm, kept: keeping.Kept | None, asks_code: bool = False) -> str:
    return render_template(
        "account/sign_in.html", form=form, kept=kept, asks_code=asks_code, onward=_onward()
    )


@bp.app_errorhandler(access.SignInFirst)
def sign_in_first(_ended: access.SignInFirst) -> tuple[str, int]:
    """The session ended while somebody was typing: nothing is done, and nothing typed is lost."""
    return _page(SignInForm(formdata=None), keeping.from_here()), 403


@bp.post("/dang-xuat")
def sign_out() -> Response:
    """Ends this browser's session, in every worker at once."""
    access.end_session()
    db.session.commit()
    return redirect(url_for("public.home"))
