"""Who is asking: sessions as rows, one guard per audience, the typed current account.

The only module that knows Flask-Login. Its own session, attempt and audit rows are committed here
in short transactions of their own, so that a page that only reads stays a read.
"""

import hashlib
import secrets
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import timedelta
from typing import cast

from flask import Flask, abort, g, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface
from flask_login import LoginManager, current_user
from sqlalchemy import update
from sqlalchemy.orm import Session
from werkzeug.local import LocalProxy
from werkzeug.wrappers import Response as BaseResponse

from app import devices, languages
from models import Account, SignInSession, db
from models.audit import came_from
from models.base import read_only, utcnow, writing
from models.vocabulary import Role

READS = frozenset({"GET", "HEAD", "OPTIONS"})
TOUCH_AFTER_SECONDS = 60
FRESH_FOR = timedelta(minutes=15)
SET_PASSWORD, SET_SECOND_FACTOR = "me.password", "second_factor.enrol"
TOKEN = "token"  # noqa: S105 - the name of a place in the session, not a secret


def _current() -> Account:
    if not current_user.is_authenticated:
        raise RuntimeError("no account here: the door of this page is not guarded")
    return cast(Account, current_user._get_current_object())


current_account = cast(Account, LocalProxy(_current))


def signed_in_account() -> Account | None:
    """The account of this request, or None for a visitor."""
    return (
        cast(Account, current_user._get_current_object()) if current_user.is_authenticated else None
    )


class SignInFirst(Exception):
    """A form came from somebody whose session has ended: nothing was done with it."""


class _Visitor:
    """Somebody who has not signed in."""

    is_authenticated = False


class _CookieSessions(SecureCookieSessionInterface):
    """The cookie holds a random token and the anti-forgery secret, never who somebody is."""

    def _behind_tls(self, app: Flask) -> bool:
        return bool(app.config["BEHIND_TLS"] or request.is_secure)

    def get_cookie_name(self, app: Flask) -> str:
        return "__Host-tro-ve" if self._behind_tls(app) else "tro-ve"

    def get_cookie_secure(self, app: Flask) -> bool:
        return self._behind_tls(app)


def init_app(app: Flask) -> None:
    """Loads the account of each request and sets how its transactions begin."""
    app.session_interface = _CookieSessions()
    manager = LoginManager(app)
    manager.session_protection = None  # rows decide, not the browser's fingerprint
    manager.anonymous_user = _Visitor
    manager.request_loader(_load)
    app.before_request(_begin_as_the_method_says)
    app.teardown_request(_let_go)


def _begin_as_the_method_says() -> None:
    transaction: AbstractContextManager[None] = (
        read_only() if request.method in READS else writing()
    )
    transaction.__enter__()
    g.transaction = transaction
    g.came_from = came_from.set(request.remote_addr or "")


def _let_go(_error: BaseException | None) -> None:
    if "transaction" in g:
        g.pop("transaction").__exit__(None, None, None)
        came_from.reset(g.pop("came_from"))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _load(_request: object) -> Account | None:
    token = session.get(TOKEN)
    if not isinstance(token, str):
        return None
    now = utcnow()
    with db.session.no_autoflush:
        found = SignInSession.of_token(_hash(token))
    if found is None or not found.lives_at(now):
        if found is not None and found.ended_at is None:
            _mark(found.id, ended_at=now)  # a clock that goes back must not revive it
        session.clear()
        return None
    g.sign_in_session = found
    if (now - found.seen_at).total_seconds() > TOUCH_AFTER_SECONDS:
        _mark(found.id, seen_at=now)
    return found.account


def _mark(session_id: int, **values: object) -> None:
    """Notes something on a session row, aside of the page's own transaction."""
    changed = update(SignInSession).where(SignInSession.id == session_id).values(**values)
    if request.method not in READS:
        db.session.execute(changed)
        return
    with aside() as session_:
        session_.execute(changed)


@contextmanager
def aside() -> Iterator[Session]:
    """A short transaction beside the page's own, kept at its end: reads stay reads."""
    with writing(), Session(db.engine) as beside:
        yield beside
        beside.commit()


def current_session() -> SignInSession:
    """The row of this browser's session; only where somebody has signed in."""
    return cast(SignInSession, g.sign_in_session)


def is_fresh() -> bool:
    """Whether the password was typed of late, as sensitive changes want it."""
    confirmed_at = current_session().confirmed_at
    return confirmed_at is not None and utcnow() - confirmed_at <= FRESH_FOR


def next_step() -> str | None:
    """The endpoint this account must pass before anything else opens to it, or None."""
    account = signed_in_account()
    if account is None:
        return None
    if current_session().by_code:
        return SET_PASSWORD
    if account.role.needs_second_factor and account.totp_secret is None:
        return SET_SECOND_FACTOR
    return None


def begin_session(account: Account, by_code: bool = False) -> None:
    """Signs this browser in with a token of its own, in place of any before; the caller commits.

    Args:
        account: who has shown who he is.
        by_code: with a one-time code, so that nothing opens before a password is set.
    """
    token = secrets.token_urlsafe(32)
    end_session()
    language = session.get(languages.KEY)
    session.clear()  # nothing planted before survives, the anti-forgery secret least of all
    g.pop("csrf_token", None)  # kept for this request by the forms: it belongs to the old secret
    session[TOKEN] = token
    session.permanent = False
    if language is not None:
        session[languages.KEY] = language
    begun = SignInSession(
        token_hash=_hash(token),
        account_id=account.id,
        by_code=by_code,
        device=devices.name(request.user_agent.string),
    )
    db.session.add(begun)


def end_session() -> None:
    """Ends the session of this browser, if there is one; the caller commits."""
    token = session.pop(TOKEN, None)
    if isinstance(token, str):
        db.session.execute(
            update(SignInSession)
            .where(SignInSession.token_hash == _hash(token), SignInSession.ended_at.is_(None))
            .values(ended_at=utcnow())
        )


class Guard:
    """The door of a blueprint: a visitor is asked to sign in, another role is refused."""

    def __init__(self, roles: frozenset[Role]) -> None:
        self.roles = roles

    def __call__(self) -> BaseResponse | None:
        account = signed_in_account()
        if account is None:
            if request.method not in READS:
                raise SignInFirst
            return redirect(url_for("account.sign_in", next=request.endpoint))
        if account.role not in self.roles:
            abort(403)
        step = next_step()
        if step is not None and request.endpoint != step:
            if request.method not in READS:
                abort(403)
            return redirect(url_for(step))
        return None


def only(*roles: Role) -> Guard:
    """The door that opens for these roles alone: `bp.before_request(only(Role.STAFF))`."""
    return Guard(frozenset(roles))
