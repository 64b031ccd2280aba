"""Writes down who was refused and who saw whom, before the answer leaves.

What was seen is what was read: every person a request loaded counts as shown, so that no page can
forget to say so. Where it cannot be written, the page is not shown.
"""

import structlog
from flask import Flask, Response, g, has_request_context, request
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError

from app import access, errors
from models import Audit, Veteran, db
from models.audit import shown_too
from models.vocabulary import Role

SHOWS = frozenset({200, 400})  # the answers that carry a page with what was read


def init_app(app: Flask) -> None:
    """Looks at every answer on its way out."""
    app.after_request(_write)


@event.listens_for(Veteran, "load")
def _read(veteran: Veteran, _context: object) -> None:
    if has_request_context():
        g.setdefault("people_read", set()).add(veteran.id)


def _write(response: Response) -> Response:
    try:
        if response.status_code == 403:
            _note("denied", "denied", set())
        elif response.status_code in SHOWS and (seen := _seen()):
            _note("person.view", "done", seen)
    except SQLAlchemyError as error:
        structlog.get_logger().error("audit unavailable", kind=type(error).__name__)
        return errors.page(503)
    return response


def _seen() -> set[int]:
    """The people somebody else than they themselves was shown."""
    read: set[int] = g.get("people_read", set())
    if not read:
        return read
    account = access.signed_in_account()
    return set() if account is None or account.role is Role.VETERAN else read


def _note(action: str, outcome: str, seen: set[int]) -> None:
    account = access.signed_in_account()
    actor = account.id if account is not None else None
    db.session.rollback()  # the page is made: a form's transaction would keep this row waiting
    row = Audit(
        action=action,
        actor_id=actor,
        outcome=outcome,
        detail={"endpoint": request.endpoint, "method": request.method},
    )
    with access.aside() as session:
        if len(seen) == 1:
            row.subject_kind, row.subject_id = Veteran.__tablename__, seen.pop()
        session.add(row)
        if seen:
            shown_too(session, row, Veteran.__tablename__, seen)
