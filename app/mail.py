"""Mail in the background: what a person does never waits for it and never fails by it.

With MAIL_DIR set letters are written there as .eml files; else MAIL_URL names an SMTP server.
"""

import secrets
import smtplib
import ssl
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import structlog
from flask import Flask, current_app, has_request_context, url_for

from models import Audit, db

SECONDS_FOR_A_SERVER = 10
MOST_WAITING = 200
NO_NAME = "http://localhost"


class Unsendable(Exception):
    """There is no way to send mail here."""


def init_app(app: Flask) -> None:
    """One thread in each process; letters go out one after the other."""
    app.jinja_env.globals["public_url"] = public_url
    app.extensions["mail"] = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mail")


def is_on() -> bool:
    """Whether letters can be sent at all."""
    return bool(current_app.config["MAIL_DIR"] or current_app.config["MAIL_URL"])


def public_url(endpoint: str, **values: Any) -> str:
    """An address for a letter, for paper or for machines.

    Under PUBLIC_BASE_URL, wherever the request came in.
    """
    base = current_app.config["PUBLIC_BASE_URL"]
    if has_request_context():
        return (
            base + url_for(endpoint, **values)
            if base
            else url_for(endpoint, **values, _external=True)
        )
    # After the request, or in a command: nobody came in under any name.
    return (base or NO_NAME) + current_app.url_map.bind("").build(endpoint, values)


def later(job: Callable[[], None]) -> None:
    """Runs a job after this request; what goes wrong is noted and reaches nobody who waits."""
    app = current_app._get_current_object()  # type: ignore[attr-defined]
    pool: ThreadPoolExecutor = app.extensions["mail"]
    if pool._work_queue.qsize() >= MOST_WAITING:
        structlog.get_logger().error("mail", outcome="queue full")
        return
    pool.submit(_run, app, job)


def _run(app: Flask, job: Callable[[], None]) -> None:
    with app.app_context():
        try:
            job()
        except Exception as error:
            # Without the text of the error: it may name the recipient.
            structlog.get_logger().error("mail", outcome="failed", kind=type(error).__name__)
            _note_failure(type(error).__name__)


def _note_failure(kind: str) -> None:
    """Makes the failure visible to the office, among the acts on record."""
    try:
        db.session.rollback()
        db.session.add(Audit(action="mail.send", outcome="failed", detail={"kind": kind}))
        db.session.commit()
    except Exception as error:
        structlog.get_logger().error("mail", outcome="not noted", kind=type(error).__name__)


def send(
    to: str, subject: str, body: str, name: str | None = None, unsubscribe: str | None = None
) -> None:
    """Sends a letter now.

    Args:
        to: one address.
        subject: one line.
        body: plain text.
        name: tells this letter from all others, so that one sent twice is known for the same.
        unsubscribe: where such letters are switched off.

    Raises:
        Unsendable: there is neither a folder nor a server.
        OSError, smtplib.SMTPException: it did not go out.
    """
    config = current_app.config
    letter = EmailMessage()
    host = urlsplit(config["PUBLIC_BASE_URL"]).hostname or "localhost"
    letter["From"], letter["To"] = f"Tro Ve <tro-ve@{host}>", to
    # What looks like an encoded word would be decoded here, line ends and all.
    letter["Subject"] = subject.replace("=?", "= ?")
    letter["Date"] = formatdate()
    letter["Message-ID"] = f"<{name}@{host}>" if name else make_msgid(domain=host)
    if unsubscribe:
        letter["List-Unsubscribe"] = f"<{unsubscribe}>"
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(body)
    if config["MAIL_DIR"]:
        _write(Path(config["MAIL_DIR"]), letter)
    elif config["MAIL_URL"]:
        _hand_over(config["MAIL_URL"], letter)
    else:
        raise Unsendable


def _write(folder: Path, letter: EmailMessage) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    name = f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}"
    beside = folder / f".{name}"
    beside.touch(mode=0o600)
    beside.write_bytes(bytes(letter))
    beside.replace(folder / f"{name}.eml")


def _hand_over(url: str, letter: EmailMessage) -> None:
    """smtp://user:password@host:587 (STARTTLS where it is offered), or smtps://…:465."""
    parts = urlsplit(url)
    host, context = parts.hostname or "localhost", ssl.create_default_context()
    server: smtplib.SMTP
    if parts.scheme == "smtps":
        server = smtplib.SMTP_SSL(
            host, parts.port or 465, timeout=SECONDS_FOR_A_SERVER, context=context
        )
    else:
        server = smtplib.SMTP(host, parts.port or 25, timeout=SECONDS_FOR_A_SERVER)
    with server:
        if parts.scheme != "smtps" and server.has_extn("starttls"):
            server.starttls(context=context)
        if parts.username:
            server.login(unquote(parts.username), unquote(parts.password or ""))
        server.send_message(letter)
