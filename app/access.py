"""Who is asking: sessions as rows, one guard per audience, the typed current account.

The only module that knows Flask-Login. Its own session, attempt and audit rows are committed here
in short transactions of their own, so that a page that only reads stays a read.
"""

import hashlib
import hmac
import secrets
from contextlib import AbstractContextManager
from typing import cast

import structlog
from flask import Flask, abort, current_app, g, redirect, request, session, url_for
from flask.sessions import SecureCookieSessionInterface
from flask_login import LoginManager, current_user
from sqlalchemy import update
from sqlalchemy.orm import Session
from werkzeug.local import LocalProxy
from werkzeug.wrappers import Response as BaseResponse

from app import passwords
from models import Account, Audit, SignInAttempt, SignInSession, db
from models.audit import came_from
from models.base import read_only, utcnow, writing
from models.vocabulary import Role

READS = frozenset({"GET", "HEAD", "OPTIONS"})
TOUCH_AFTER_SECONDS = 60
TOKEN = "token"  # noqa: S105 - the name of a place in the session, not a secret


class TooManyAttempts(Exception):
    """This login was tried too often of late."""


class WrongSignIn(Exception):
    """Unknown login, wrong password, wrong code or disabled: which one is not said."""


class CodeNeeded(Exception):
    """The password is right, and this role shows a code of the second factor besides."""


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
        found = SignInSession.alive(_hash(token), now)
    if found is None:
        session.clear()
        return None
    g.sign_in_session_id = found.id
    if (now - found.seen_at).total_seconds() > TOUCH_AFTER_SECONDS:
        _touch(found.id)
    return found.account


def _touch(session_id: int) -> None:
    """Notes the request on the session row, aside of the page's own transaction."""
    if request.method not in READS:
        db.session.execute(
            update(SignInSession).where(SignInSession.id == session_id).values(seen_at=utcnow())
        )
        return
    with writing(), Session(db.engine) as aside:
        aside.execute(
            update(SignInSession).where(SignInSession.id == session_id).values(seen_at=utcnow())
        )
        aside.commit()


def sign_in(login: str, password: str, code: str) -> Account:
    """Checks a sign-in and begins a new session; commits its own rows.

    Args:
        login: phone number or e-mail in its one spelling.
        password: exactly as typed.
        code: six digits of the second factor; "" where none was given.

    Raises:
        TooManyAttempts: ten failures within five minutes, for this login, from wherever.
        WrongSignIn: something was wrong.
        CodeNeeded: only the code is missing.
    """
    address = request.remote_addr or ""
    login_hash = hmac.digest(
        current_app.config["SECRET_KEY"].encode(), login.encode(), "sha256"
    ).hex()
    attempt = SignInAttempt(login_hash=login_hash, address=address)
    db.session.add(attempt)
    # Counted only once it is kept: of simultaneous tries the last to be kept sees all the others.
    db.session.commit()
    if SignInAttempt.too_many(login_hash, utcnow()):
        db.session.delete(attempt)  # what was not checked does not lengthen the wait
        db.session.add(Audit(action="sign_in", outcome="limited", address=address))
        db.session.commit()
        raise TooManyAttempts
    account = Account.by_login(login)
    right = passwords.check(account.password_hash if account else None, password)
    if account is None or not right or not account.is_active:
        _audit_sign_in("failed", account, address)
        raise WrongSignIn
    if account.role.needs_second_factor:
        if not code:
            attempt.succeeded = True  # the password was right: asking for the code is no failure
            db.session.commit()
            raise CodeNeeded
        step = passwords.totp_step(account.totp_secret, code)
        if step is None or not account.take_totp_step(step):
            _audit_sign_in("failed", account, address)
            raise WrongSignIn
    attempt.succeeded = True
    token = secrets.token_urlsafe(32)
    end_session()
    session.clear()  # nothing planted before survives, the anti-forgery secret least of all
    session[TOKEN] = token
    session.permanent = False
    db.session.add(SignInSession(token_hash=_hash(token), account_id=account.id))
    _audit_sign_in("done", account, address)
    return account


def _audit_sign_in(outcome: str, account: Account | None, address: str) -> None:
    entry = Audit(
        action="sign_in",
        actor_id=account.id if account else None,
        outcome=outcome,
        address=address,
    )
    db.session.add(entry)
    db.session.commit()


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
    """The door of a blueprint: a visitor is asked to sign in, another role is refused and noted."""

    def __init__(self, roles: frozenset[Role]) -> None:
        self.roles = roles

    def __call__(self) -> BaseResponse | None:
        account = signed_in_account()
        if account is None:
            if request.method not in READS:
                abort(403)
            return redirect(url_for("account.sign_in", next=request.endpoint))
        if account.role not in self.roles:
            _note_denied(account)
            abort(403)
        return None


def only(*roles: Role) -> Guard:
    """The door that opens for these roles alone: `bp.before_request(only(Role.STAFF))`."""
    return Guard(frozenset(roles))


def _note_denied(account: Account) -> None:
    structlog.get_logger().info("denied", endpoint=request.endpoint)
    account_id = account.id
    db.session.rollback()  # a form's transaction would keep the audit row waiting
    with writing(), Session(db.engine) as aside:
        aside.add(
            Audit(
                action="denied",
                actor_id=account_id,
                outcome="denied",
                address=request.remote_addr or "",
                detail={"endpoint": request.endpoint, "method": request.method},
            )
        )
        aside.commit()
