"""Sensitive changes ask for the password again: `@fresh` on a view.

A page is come back to after the password. A form that was sent is kept while the password is asked
and sent again with it, so that nothing typed is lost; what hides what is typed is not kept.
"""

from collections.abc import Callable, Iterator
from functools import wraps
from typing import ParamSpec

from flask import redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import access, entry
from app.access import READS, current_account
from app.errors import page as error_page
from app.forms.password import ConfirmForm

BACK = "after_password"
NOT_KEPT = ("csrf_token", "confirm_password", "password", "again", "current", "code")
Answer = str | Response | tuple[str, int]
P = ParamSpec("P")


def fresh(view: Callable[P, Answer]) -> Callable[P, Answer]:
    """A view that asks for the password where it was not typed within the last 15 minutes."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Answer:
        if access.is_fresh():
            return view(*args, **kwargs)
        if request.method in READS:
            session[BACK] = [request.endpoint, request.view_args or {}]
            return redirect(url_for("me.confirm"))
        form = ConfirmForm()
        refused = _check(form) if "confirm_password" in request.form else 403
        if refused is None:
            return view(*args, **kwargs)
        return page(form, refused)

    return guarded


def page(form: ConfirmForm, status: int) -> Answer:
    """The page that asks for the password and keeps the form that was sent."""
    if status == 429:
        return error_page(429)
    kept = list(_kept()) if request.endpoint != "me.confirm" else []
    return render_template("me/confirm.html", form=form, kept=kept), status


def _kept() -> Iterator[tuple[str, str]]:
    for name in request.form:
        if name not in NOT_KEPT:
            yield from ((name, value) for value in request.form.getlist(name))


def confirm() -> Answer:
    """Asks for the password and leads back to the page that wanted it."""
    form = ConfirmForm()
    if not form.is_submitted():
        return page(form, 200)
    refused = _check(form)
    if refused is not None:
        return page(form, refused)
    # Our own cookie named the page; it is built anew all the same.
    endpoint, arguments = session.pop(BACK, ("me.home", {}))
    return redirect(url_for(endpoint, **arguments))


def _check(form: ConfirmForm) -> int | None:
    """The status of a refusal, or None where the password was right."""
    if not form.validate():
        return 400
    try:
        entry.confirm(current_account, form.confirm_password.data or "")
    except entry.TooManyAttempts:
        return 429
    except entry.WrongSignIn:
        form.confirm_password.errors = [_("Mật khẩu chưa đúng. Hãy nhập lại.")]
        return 400
    return None
