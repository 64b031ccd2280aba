"""What people ask about their own data, with the days by which it must be answered and done."""

from datetime import date, datetime, timedelta
from typing import Self

from sqlalchemy import ForeignKey, Index, Select, Text, case, func, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from models import setting_entries as entries
from models import telling
from models.account import Account
from models.audit import Audit
from models.base import Record, UtcDateTime, db, utcnow
from models.job import Job
from models.life import NotNow, Refused
from models.setting import whole
from models.veteran import Veteran
from models.vocabulary import RequestKind, RequestState

OPEN = (RequestState.WAITING, RequestState.ANSWERED)
SATURDAY = 5


class TooManyRequests(Refused):
    """So many of this person's requests wait already."""


class DataRequest(Record):
    """One request. The days it is due on are kept as they were when it came."""

    __tablename__ = "data_request"
    __table_args__ = (Index("ix_data_request_queue", "state", "done_due"),)

    veteran_id: Mapped[int] = mapped_column(ForeignKey("veteran.id"), index=True)
    veteran: Mapped[Veteran] = relationship()
    kind: Mapped[RequestKind]
    state: Mapped[RequestState] = mapped_column(default=RequestState.WAITING)
    words: Mapped[str] = mapped_column(Text, default="")
    # The job of the match that is objected to.
    job_id: Mapped[int | None] = mapped_column(ForeignKey("job.id"))
    job: Mapped[Job | None] = relationship()
    answer_due: Mapped[date]
    done_due: Mapped[date]
    extended: Mapped[bool] = mapped_column(default=False)
    answer: Mapped[str] = mapped_column(Text, default="")
    answered_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    handled_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    handled_by: Mapped[Account | None] = relationship()

    @classmethod
    def make(
        cls,
        veteran: Veteran,
        kind: RequestKind,
        words: str,
        by: Account,
        today: date,
        job: Job | None = None,
    ) -> "DataRequest":
        """Keeps a request with its days.

        Raises:
            TooManyRequests: as many as are allowed wait already.
        """
        veteran.hold()
        waiting = (
            select(func.count())
            .select_from(cls)
            .where(cls.veteran_id == veteran.id, cls.state.in_(OPEN))
        )
        if (db.session.scalar(waiting) or 0) >= whole(entries.REQUESTS, today):
            raise TooManyRequests
        quick = kind in (RequestKind.ACCESS, RequestKind.CORRECT)
        days = whole(entries.ACCESS if quick else entries.STOP, today)
        request = cls(
            veteran=veteran,
            kind=kind,
            words=words,
            job=job,
            answer_due=working_days_after(today, whole(entries.ANSWER, today)),
            done_due=today + timedelta(days=days),
        )
        db.session.add(request)
        Audit.note("data.request", on=request, by=by.id, kind=kind)
        return request

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.state in OPEN

    def due(self) -> date | None:
        """The next day by which something must be done; None where nothing must."""
        if not self.is_open:
            return None
        return self.answer_due if self.state is RequestState.WAITING else self.done_due

    def reply(self, by: Account, text: str) -> None:
        """The office says what it will do.

        Raises:
            NotNow: it was answered before, or is closed.
        """
        if self.state is not RequestState.WAITING:
            raise NotNow
        self.state, self.answer = RequestState.ANSWERED, text
        self.answered_at, self.handled_by = utcnow(), by
        Audit.note("data.answer", on=self, by=by.id)
        telling.of_request(self, by)

    def extend(self, by: Account, today: date) -> None:
        """More days, once.

        Raises:
            NotNow: they were given before, or it is closed.
        """
        if not self.is_open or self.extended:
            raise NotNow
        self.extended = True
        self.done_due += timedelta(days=whole(entries.EXTENSION, today))
        Audit.note("data.extend", on=self, by=by.id)

    def close(self, state: RequestState, act: str, by: Account, text: str = "") -> None:
        """Done, refused or taken back.

        Raises:
            NotNow: it is closed.
        """
        if not self.is_open:
            raise NotNow
        self.state, self.closed_at = state, utcnow()
        self.answered_at = self.answered_at or utcnow()
        if text:
            self.answer = f"{self.answer}\n{text}".strip()
        if state is not RequestState.TAKEN_BACK:
            self.handled_by = by
        Audit.note(act, on=self, by=by.id)
        telling.of_request(self, by)

    @classmethod
    def of(cls, veteran: Veteran) -> Select[tuple[Self]]:
        """A person's own requests, the newest first."""
        rows = select(cls).where(cls.veteran_id == veteran.id).options(joinedload(cls.job))
        return rows.order_by(cls.id.desc())

    @classmethod
    def within(cls, officer: Account) -> Select[tuple[Self]]:
        """Requests of people within an officer's scope: what is due first, then what is over."""
        people = Veteran.within(officer).with_only_columns(Veteran.id)
        is_over = case((cls.state.in_(OPEN), 0), else_=1)
        due = case((cls.state == RequestState.WAITING, cls.answer_due), else_=cls.done_due)
        return (
            select(cls)
            .where(cls.veteran_id.in_(people))
            .options(joinedload(cls.veteran), joinedload(cls.job), joinedload(cls.handled_by))
            .order_by(is_over, due, cls.id)
        )

    @classmethod
    def waiting(cls, officer: Account) -> Select[tuple[Self]]:
        """Requests within an officer's scope with something still to be done."""
        return cls.within(officer).where(cls.state.in_(OPEN))

    @classmethod
    def overdue(cls, officer: Account, today: date) -> Select[tuple[Self]]:
        """Requests whose day has passed."""
        due = case((cls.state == RequestState.WAITING, cls.answer_due), else_=cls.done_due)
        return cls.waiting(officer).where(due < today)


def working_days_after(day: date, days: int) -> date:
    """The day that is so many working days later; Saturdays and Sundays are none."""
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < SATURDAY
    return day
