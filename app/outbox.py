"""Letters that wait: written with the act, sent after it, by a thread here or by a command.

A letter is claimed by one conditional UPDATE before it is tried, so that of two workers one sends
it; nothing is locked while a server is spoken to.
"""

import smtplib
from dataclasses import dataclass

import structlog
from flask import Flask, Response, g, has_request_context
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import event
from sqlalchemy.orm import Session

from app import mail, notices
from models import Notice, db
from models.base import utcnow
from models.notice_kinds import Delivery, NoticeKind

AT_ONCE = 50
LONGEST_SUBJECT = 120


# What a server says of one letter; everything else is said of the server.
OF_THE_LETTER = (
    smtplib.SMTPRecipientsRefused,
    smtplib.SMTPSenderRefused,
    smtplib.SMTPDataError,
    smtplib.SMTPNotSupportedError,
)


@dataclass(frozen=True)
class Run:
    """How many letters were taken up, and how many of them went out."""

    tried: int
    sent: int


@dataclass(frozen=True)
class _Letter:
    """One letter, ready to go; `name` is its own for good."""

    to: str
    subject: str
    body: str
    name: str
    off: str


def init_app(app: Flask) -> None:
    """After a request that wrote letters they are sent in the background."""
    app.after_request(_send_after)


@event.listens_for(Session, "before_flush")
def _remember(session: Session, _context: object, _instances: object) -> None:
    if has_request_context() and any(
        isinstance(row, Notice) and row.delivery is Delivery.WAITING for row in session.new
    ):
        g.letters_wait = True


def _send_after(response: Response) -> Response:
    if g.pop("letters_wait", False):
        mail.later(_work_off)
    return response


def _work_off() -> None:
    if work_off().tried == AT_ONCE:  # more may wait: behind whatever else is to be sent
        mail.later(_work_off)


def work_off() -> Run:
    """Tries the letters that are due, and keeps what became of each at once.

    Raises:
        OSError: the server does not answer; the letters that were not tried keep their place.
    """
    due = list(db.session.scalars(Notice.due(utcnow(), AT_ONCE)))
    db.session.commit()
    tried, sent = len(due), 0
    for id in due:
        notice = Notice.claim(id, utcnow())
        letter = _letter(notice) if notice is not None else None
        if notice is not None and letter is None:
            notice.no_letter()
        db.session.commit()  # nothing is held while a server is spoken to
        if letter is not None:
            sent += _try(id, letter)
    return Run(tried, sent)


def _try(id: int, letter: _Letter) -> bool:
    try:
        mail.send(letter.to, letter.subject, letter.body, letter.name, letter.off)
    except Exception as error:
        Notice.not_sent(id)  # the claim has set when it is tried again
        db.session.commit()
        structlog.get_logger().error("mail", outcome="failed", kind=type(error).__name__)
        if isinstance(error, OSError) and not isinstance(error, OF_THE_LETTER):
            raise
        return False
    Notice.sent(id)
    db.session.commit()
    return True


def _letter(notice: Notice) -> _Letter | None:
    """What goes out, to whom; None where nobody is to get it."""
    reader = notice.reader
    if reader is None or not (reader.has_mail and reader.mail_notices and mail.is_on()):
        return None
    # Who is turned away is told so, though the account is shut; what was read needs no letter.
    shut = not reader.is_active and notice.kind is not NoticeKind.TURNED_AWAY
    if shut or notice.read_at is not None:
        return None
    off = mail.public_url("mail_off.ask", notice_id=notice.public_id)
    with force_locale(reader.language):
        said = notices.said(notice)
        body = _(
            "Chào anh/chị,\n\n%(title)s.\n%(text)s\n\n%(link)s: %(address)s\n\n"
            "Không muốn nhận thư như thế này nữa: %(off)s\n",
            title=said.title,
            text=said.text,
            link=said.link,
            address=mail.public_url(said.endpoint, **said.arguments),
            off=off,
        )
        subject = notices.clipped(said.title, LONGEST_SUBJECT)
    return _Letter(reader.login, subject, body, notice.public_id, off)
