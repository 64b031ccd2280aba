"""What was typed into a form, kept while something else comes first: signing in, the password."""

from collections.abc import Iterator
from dataclasses import dataclass

from flask import current_app, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect

# What hides what is typed is not kept, nor what belongs to the way and not to the form.
NOT_KEPT = ("csrf_token", "confirm_password", "password", "again", "current", "code")
PREFIX, PATH = "kept.", "kept-for"


@dataclass(frozen=True)
class Kept:
    """A form on its way: where it was sent, and what it said."""

    action: str
    fields: list[tuple[str, str]]


def typed() -> Iterator[tuple[str, str]]:
    """The fields of the form of this request that may be kept."""
    for name in request.form:
        if name not in NOT_KEPT:
            yield from ((name, value) for value in request.form.getlist(name))


def from_here() -> Kept:
    """The form of this request, to be sent to the same address again."""
    return Kept(request.path, list(typed()))


def carried() -> Kept | None:
    """The form that the form of this request carries along, if it does.

    The address is matched to one of ours that takes forms, and built anew.
    """
    path = request.form.get(PATH, "")
    if not path:
        return None
    try:
        endpoint, arguments = current_app.url_map.bind("").match(path, method="POST")
    except (HTTPException, RequestRedirect):
        return None
    fields = [
        (name.removeprefix(PREFIX), value) for name, value in typed() if name.startswith(PREFIX)
    ]
    return Kept(url_for(endpoint, **arguments), fields)
