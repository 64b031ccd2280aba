"""Checks who wants to come in: passwords, one-time codes and second factors, each try counted.

A try is committed before it is checked, so that of simultaneous ones the last sees all the others.
"""

import base64
import hmac

from flask import current_app, request

from app import access, passwords
from models import Account, Audit, OneTimeCode, SignInAttempt, SignInSession, db
from models.base import utcnow
from models.vocabulary import CodePurpose


class TooManyAttempts(Exception):
    """This was tried too often of late."""


class WrongSignIn(Exception):
    """Unknown login, wrong password, wrong code or disabled: which one is not said."""


class CodeNeeded(Exception):
    """The password is right, and this role shows a code of the second factor besides."""


def counted(what: str, action: str, allowed: int | None = None) -> SignInAttempt:
    """Counts a try; `what` names what is tried and is kept as a keyed hash alone.

    Raises:
        TooManyAttempts: it was tried too often of late, from wherever.
    """
    key = current_app.config["SECRET_KEY"].encode()
    what_hash = hmac.digest(key, what.encode(), "sha256").hex()
    attempt = SignInAttempt(login_hash=what_hash, address=request.remote_addr or "")
    db.session.add(attempt)
    db.session.commit()
    if SignInAttempt.too_many(what_hash, utcnow(), allowed):
        db.session.delete(attempt)  # what was not checked does not lengthen the wait
        note(action, "limited")
        raise TooManyAttempts
    return attempt


def key_for(purpose: str) -> bytes:
    """A key of its own for one purpose, derived from the service's."""
    key: str = current_app.config["SECRET_KEY"]
    return hmac.digest(key.encode(), purpose.encode(), "sha256")


def note(action: str, outcome: str, account: Account | None = None, **detail: object) -> None:
    """Commits, with the audit row of a try."""
    entry = Audit(
        action=action,
        actor_id=account.id if account else None,
        outcome=outcome,
        address=request.remote_addr or "",
        detail=detail,
    )
    db.session.add(entry)
    db.session.commit()


def sign_in(login: str, password: str, code: str) -> Account:
    """Checks a sign-in and begins a new session; commits its own rows.

    Args:
        login: phone number or e-mail in its one spelling.
        password: exactly as typed; a printed one-time code may stand in its place.
        code: six digits of the second factor or a recovery code; "" where none was given.

    Raises:
        TooManyAttempts: ten failures within five minutes, for this login, from wherever.
        WrongSignIn: something was wrong.
        CodeNeeded: only the code is missing.
    """
    attempt = counted(login, "sign_in")
    account = Account.by_login(login)
    right = passwords.check(account.password_hash if account else None, password)
    printed = OneTimeCode.found(CodePurpose.SIGN_IN, password, utcnow())
    if printed is not None and (account is None or printed.account_id != account.id):
        printed = None
    if account is None or not account.is_active or not (right or printed):
        note("sign_in", "failed", account)
        raise WrongSignIn
    if account.role.needs_second_factor:
        _check_second_factor(account, code, printed, attempt)
    if printed is not None and not right and not printed.take():
        note("sign_in", "failed", account)
        raise WrongSignIn
    attempt.succeeded = True
    access.begin_session(account, by_code=not right)
    note("sign_in", "done", account, **({} if right else {"way": CodePurpose.SIGN_IN}))
    return account


def _check_second_factor(
    account: Account, code: str, printed: OneTimeCode | None, attempt: SignInAttempt
) -> None:
    if account.totp_secret is None:
        # Who holds no second factor yet shows the paper that an admin handed over instead.
        if printed is None:
            note("sign_in", "failed", account)
            raise WrongSignIn
        return
    if not code:
        attempt.succeeded = True  # the password was right: asking for the code is no failure
        db.session.commit()
        raise CodeNeeded
    if not takes_code(account, code):
        note("sign_in", "failed", account)
        raise WrongSignIn


def takes_code(account: Account, code: str) -> bool:
    """Uses up six digits of the second factor, or a recovery code."""
    step = passwords.totp_step(account.totp_secret, code.replace(" ", ""))
    if step is not None:
        return account.take_totp_step(step)
    recovery = OneTimeCode.found(CodePurpose.RECOVERY, code, utcnow())
    if recovery is None or recovery.account_id != account.id or not recovery.take():
        return False
    Audit.note("account.recovery_code", on=account, by=account.id)
    return True


def confirm(account: Account, password: str) -> None:
    """The password once more, from somebody who has signed in; counts like a sign-in.

    Raises:
        TooManyAttempts: this account was tried too often of late.
        WrongSignIn: it is not the password.
    """
    attempt = counted(account.login, "confirm")
    if not passwords.check(account.password_hash, password):
        note("confirm", "failed", account)
        raise WrongSignIn
    attempt.succeeded = True
    access.current_session().confirmed_at = utcnow()
    note("confirm", "done", account)


def new_second_factor(account: Account) -> str:
    """The secret this session offers for an authenticator app: the same until it is accepted.

    It is derived and not kept, so that looking at the page changes nothing.
    """
    key = current_app.config["SECRET_KEY"].encode()
    session_hash = access.current_session().token_hash
    offered = f"second factor:{session_hash}:{account.totp_secret or ''}"
    return base64.b32encode(hmac.digest(key, offered.encode(), "sha256")[:20]).decode()


def accept_second_factor(account: Account, code: str) -> bool:
    """Puts the offered secret in force where the code shows that an app holds it.

    The caller commits. Sessions of other browsers end: they were begun with the old one.
    """
    secret = new_second_factor(account)
    step = passwords.totp_step(secret, code.replace(" ", ""))
    if step is None:
        return False
    account.totp_secret, account.totp_step = secret, step
    SignInSession.end_all(account.id, but=access.current_session().id)
    Audit.note("account.second_factor", on=account, by=account.id)
    return True


def set_password(account: Account, password: str) -> None:
    """A new password: every session but this browser's ends, every code sent out is void.

    The caller commits. A browser that is signed in as this account gets a new session.
    """
    account.password_hash = passwords.hash_of(password)
    SignInSession.end_all(account.id)
    OneTimeCode.void(account.id, CodePurpose.SIGN_IN, CodePurpose.RESET)
    Audit.note("account.password", on=account, by=account.id)
    if access.signed_in_account() == account:
        access.begin_session(account)
