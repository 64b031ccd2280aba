"""Sensitive changes ask for the password again: `@fresh` on a view, or `@confirmed`: each time.

A page is come back to after the password. A form that was sent is kept while the password is asked
and sent again with it, so that nothing typed is lost; what hides what is typed is not kept.
"""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec

from flask import redirect, render_template, request, session, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import access, entry, keeping
from app.access import READS, current_account
from app.errors import page as error_page
from app.forms.password import ConfirmForm

BACK = "after_password"
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
        return _asked() or view(*args, **kwargs)

    return guarded


def confirmed(view: Callable[P, Answer]) -> Callable[P, Answer]:
    """A view whose form is taken only with the password, however fresh the session is."""

    @wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> Answer:
        if request.method in READS:
            return view(*args, **kwargs)
        return _asked() or view(*args, **kwargs)

    return guarded


def _asked() -> Answer | None:
    """The page that asks for the password, or None where it came with the form and is right."""
    form = ConfirmForm()
    refused = _check(form) if "confirm_password" in request.form else 403
    return None if refused is None else page(form, refused)


def page(form: ConfirmForm, status: int) -> Answer:
    """The page that asks for the password and keeps the form that was sent."""
    if status == 429:
        return error_page(429)
    kept = list(keeping.typed()) if request.endpoint != "me.confirm" else []
    return render_template("me/confirm.html", form=form, kept=kept), status


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
