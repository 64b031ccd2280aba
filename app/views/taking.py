"""Takes one step that a page offered: what every page of verbs does with the form it gets."""

from collections.abc import Callable
from typing import TypeVar

from flask import flash, redirect
from werkzeug.wrappers import Response

from app.verbs import Offer
from models import Record, db

Row = TypeVar("Row", bound=Record)


def take(
    sent: Offer[Row], row: Row, page: Callable[[Row, Offer[Row]], str], back: str
) -> str | Response | tuple[str, int]:
    """Does what was sent and goes back; a form that is wrong is shown again with what was typed."""
    if not sent.form.validate():
        return page(row, sent), 400
    sent.verb.act(row, sent.form)
    db.session.commit()
    flash(str(sent.verb.done))
    return redirect(back)
