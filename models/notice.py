"""Notices: what people are told, written in the same transaction as the act it tells of."""

from datetime import datetime, timedelta
from typing import Any, Self

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ColumnElement,
    ForeignKey,
    Index,
    Select,
    String,
    and_,
    delete,
    func,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from models.account import Account
from models.audit import Audit
from models.base import PUBLIC_ID_LENGTH, Record, UtcDateTime, db, utcnow
from models.life import NotNow
from models.notice_kinds import Delivery, NoticeKind
from models.veteran import Veteran

ONCE = 80
# How long a letter waits after each try that failed; after the last one it has failed for good.
PAUSES = tuple(timedelta(minutes=minutes) for minutes in (5, 30, 2 * 60, 8 * 60, 24 * 60, 24 * 60))
# What is older is no news any more: nobody is called about it.
CALLED_WITHIN = timedelta(days=30)


class Notice(Record):
    """One thing told to a person of the office's (`veteran`) or to an account of a firm.

    `subject` is the public id of the row to act on; `told` holds the plain values that the words
    need, as they were at that moment. What is told once only carries a name in `once`.
    """

    __tablename__ = "notice"
    __table_args__ = (
        CheckConstraint("(veteran_id IS NULL) <> (account_id IS NULL)", name="addressee"),
        Index("ix_notice_due", "delivery", "due_at"),
    )

    veteran_id: Mapped[int | None] = mapped_column(ForeignKey("veteran.id"), index=True)
    veteran: Mapped[Veteran | None] = relationship()
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    account: Mapped[Account | None] = relationship()
    kind: Mapped[NoticeKind]
    subject: Mapped[str] = mapped_column(String(PUBLIC_ID_LENGTH), default="")
    told: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    once: Mapped[str | None] = mapped_column(String(ONCE), unique=True)
    read_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    delivery: Mapped[Delivery]
    # When a letter may be tried next, and how often it, or a call, was tried in vain.
    due_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    tries: Mapped[int] = mapped_column(default=0)

    @classmethod
    def to_person(
        cls,
        kind: NoticeKind,
        veteran: Veteran,
        subject: str = "",
        by: Account | None = None,
        once: str | None = None,
        **told: Any,
    ) -> None:
        """Tells a person, unless it was the person's own act."""
        account = veteran.account
        if account is not None and by is not None and account.id == by.id:
            return
        if subject:  # what came before on the same matter is worth no call any more
            before = cls.subject == subject, cls.veteran_id == veteran.id
            cls._change(*before, cls.delivery == Delivery.NO_WAY, delivery=Delivery.PAGE)
        delivery = _by_mail(account)
        if delivery is None:
            reachable = account is not None and account.has_mail
            delivery = Delivery.NO_WAY if kind.is_worth_a_call and not reachable else Delivery.PAGE
        cls._keep(kind, delivery, once, subject, told, veteran=veteran)

    @classmethod
    def to_firm(
        cls,
        kind: NoticeKind,
        employer_id: int,
        subject: str = "",
        by: Account | None = None,
        once: str | None = None,
        **told: Any,
    ) -> None:
        """Tells everybody who signs in for a firm, but for whoever did it."""
        for account in db.session.scalars(Account.of_firm(employer_id)):
            if by is None or account.id != by.id:
                own = f"{once}:{account.id}" if once else None
                delivery = _by_mail(account) or Delivery.PAGE
                cls._keep(kind, delivery, own, subject, told, account=account)

    @classmethod
    def _keep(
        cls,
        kind: NoticeKind,
        delivery: Delivery,
        once: str | None,
        subject: str,
        told: dict[str, Any],
        **addressee: Any,
    ) -> None:
        notice = cls(
            kind=kind, delivery=delivery, once=once, subject=subject, told=told, **addressee
        )
        if once is None:
            db.session.add(notice)
        elif db.session.scalar(select(cls.id).where(cls.once == once)) is None:
            try:
                with db.session.begin_nested():
                    db.session.add(notice)
            except IntegrityError:  # the same was told by another run at this moment
                return

    @classmethod
    def add_to_day(
        cls, kind: NoticeKind, veteran: Veteran, once: str, number: int, **told: Any
    ) -> None:
        """Tells of a number of new things; a second time on one day the number only grows."""
        known = db.session.scalar(select(cls).where(cls.once == once))
        if known is None:
            cls.to_person(kind, veteran, once=once, number=number, **told)
        else:
            known.told = {**known.told, "number": known.told["number"] + number}
            known.read_at = None

    @property
    def reader(self) -> Account | None:
        """The account that reads it; None while the person has none."""
        return self.veteran.account if self.veteran is not None else self.account

    # ---- on the page ----
    @classmethod
    def of(cls, reader: Veteran | Account) -> Select[tuple[Self]]:
        """What somebody was told, the newest first."""
        mine = cls.veteran_id if isinstance(reader, Veteran) else cls.account_id
        return select(cls).where(mine == reader.id).order_by(cls.created_at.desc(), cls.id.desc())

    @classmethod
    def unread(cls, reader: Veteran | Account) -> Select[tuple[Self]]:
        """What somebody has not read yet."""
        return cls.of(reader).where(cls.read_at.is_(None))

    @classmethod
    def mark_read(cls, reader: Veteran | Account, public_id: str | None = None) -> None:
        """Notes that somebody has read one notice, or all there are."""
        unread = cls.unread(reader)
        if public_id is not None:
            unread = unread.where(cls.public_id == public_id)
        ids = unread.with_only_columns(cls.id).order_by(None)
        cls._change(cls.id.in_(ids.scalar_subquery()), read_at=utcnow())

    # ---- by mail ----
    @classmethod
    def due(cls, now: datetime, most: int) -> Select[tuple[int]]:
        """The letters to be tried now, by their inner numbers, the longest waiting first."""
        waiting = and_(cls.delivery == Delivery.WAITING, cls.due_at <= now)
        return select(cls.id).where(waiting).order_by(cls.due_at, cls.id).limit(most)

    @classmethod
    def claim(cls, id: int, now: datetime) -> "Notice | None":
        """Takes a letter to try it; None if another worker was faster. The caller commits.

        The claim is the pause before the next try: what a worker that died had taken comes again.
        """
        tries = db.session.scalar(select(cls.tries).where(cls.id == id)) or 0
        pause = PAUSES[min(tries, len(PAUSES) - 1)]
        waits = cls.id == id, cls.delivery == Delivery.WAITING, cls.due_at <= now
        if not cls._change(*waits, due_at=now + pause, tries=cls.tries + 1):
            return None
        return db.session.scalars(
            select(cls)
            .where(cls.id == id)
            .options(joinedload(cls.veteran).joinedload(Veteran.account), joinedload(cls.account))
            .execution_options(populate_existing=True)
        ).one()

    def no_letter(self) -> None:
        """No letter goes out: the address is gone, unwanted, or there is no way to send any."""
        reader = self.reader
        unwanted = reader is not None and reader.has_mail and not reader.mail_notices
        called = self.veteran_id is not None and self.kind.is_worth_a_call and not unwanted
        self.delivery = Delivery.NO_WAY if called else Delivery.PAGE
        self.tries = 0

    @classmethod
    def sent(cls, id: int) -> None:
        """The letter went out."""
        cls._change(cls.id == id, cls.delivery == Delivery.WAITING, delivery=Delivery.SENT)

    @classmethod
    def not_sent(cls, id: int) -> None:
        """A try was in vain; after the last one the letter has failed for good, on record."""
        tries, kind = db.session.execute(select(cls.tries, cls.kind).where(cls.id == id)).one()
        if tries < len(PAUSES):
            return
        failed = Audit(action="notice.send", outcome="failed", detail={"kind": kind})
        failed.subject_kind, failed.subject_id = cls.__tablename__, id
        db.session.add(failed)
        # From now on calls are counted.
        cls._change(cls.id == id, delivery=Delivery.FAILED, tries=0)

    @classmethod
    def _change(cls, *which: ColumnElement[bool], **values: Any) -> int:
        changed = db.session.execute(
            update(cls).where(*which).values(**values).execution_options(synchronize_session=False)
        )
        return changed.rowcount  # type: ignore[attr-defined]

    # ---- by the office ----
    @classmethod
    def _to_call(cls) -> ColumnElement[bool]:
        """Nobody was reached by it, and a call is worth it; a failed letter is as good as none."""
        worth = [kind for kind in NoticeKind if kind.is_worth_a_call]
        return and_(
            cls.delivery.in_((Delivery.NO_WAY, Delivery.FAILED)),
            cls.kind.in_(worth),
            cls.read_at.is_(None),
            cls.created_at > utcnow() - CALLED_WITHIN,
        )

    @classmethod
    def people_to_call(cls, officer: Account) -> Select[tuple[Veteran]]:
        """The people within an officer's scope to be called: those not tried yet, the oldest."""
        waits = (
            select(
                cls.veteran_id,
                func.min(cls.created_at).label("since"),
                func.min(cls.tries).label("tries"),
            )
            .where(cls._to_call(), cls.veteran_id.is_not(None))
            .group_by(cls.veteran_id)
            .subquery()
        )
        people = Veteran.within(officer).join(waits, waits.c.veteran_id == Veteran.id)
        return people.order_by(waits.c.tries, waits.c.since, Veteran.id)

    @classmethod
    def to_tell(cls, people: list[int]) -> Select[tuple[Self]]:
        """What some people are to be told by phone, the oldest first."""
        return select(cls).where(cls._to_call(), cls.veteran_id.in_(people)).order_by(cls.id)

    @classmethod
    def tell(cls, veteran: Veteran, until: int, reached: bool, by: Account) -> None:
        """An officer called about all up to one notice, and reached the person or did not.

        Raises:
            NotNow: a colleague has told the person, or the page was read meanwhile.
        """
        waiting = and_(cls._to_call(), cls.veteran_id == veteran.id, cls.id <= until)
        values = {"delivery": Delivery.TOLD} if reached else {"tries": cls.tries + 1}
        number = cls._change(waiting, **values)
        if not number:
            raise NotNow
        act = "notice.tell" if reached else "notice.not_reached"
        Audit.note(act, on=veteran, by=by.id, notices=number)

    @classmethod
    def sweep(cls, moment: datetime) -> int:
        """Removes what was told before a moment; says how many."""
        swept = db.session.execute(delete(cls).where(cls.created_at < moment))
        return swept.rowcount  # type: ignore[attr-defined]


def _by_mail(account: Account | None) -> Delivery | None:
    wants = account is not None and account.has_mail and account.mail_notices
    return Delivery.WAITING if wants else None
