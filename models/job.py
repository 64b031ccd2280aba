"""Jobs and their own life, from draft to closed; what a hire does to one is in models/hiring.py."""

from datetime import date, datetime
from typing import Any, Self

from sqlalchemy import (
    JSON,
    CheckConstraint,
    ForeignKey,
    Index,
    Select,
    String,
    Text,
    case,
    event,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, validates

from models import telling
from models.account import Account
from models.audit import Audit
from models.base import Record, UtcDateTime, db, utcnow
from models.cautions import flags
from models.employer import Employer
from models.life import (
    GONE,
    HIRING,
    JOB_STEPS,
    AlreadyGone,
    NotNow,
    NotReviewed,
    NotVerified,
    NotWaiting,
)
from models.moving import move
from models.searching import folded
from models.unit import Unit
from models.vocabulary import Hours, JobState, Shift, WagePer

TITLE, LINE, KEY, SENDING_LICENCE = 200, 200, 40, 60
FREE_TEXTS = ("title", "place", "sector", "experience", "description", "requirements", "preferred")
MOST_OPENINGS = 10_000
# Changed after it was approved, these make it another job than the one people came for.
IDENTITY = frozenset({"title", "occupation", "overseas"})
COUNTED = (
    "state", "deadline", "unit_id", "trade_group", "licence", "shift",
    "wage_per", "wage_from", "wage_to", "openings", "hired",
)  # fmt: skip
LONGEST_OFFICE_NOTE = 1000


class Job(Record):
    """One vacancy with its number to hire. Text is as typed; "" is unknown."""

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("openings >= 1", name="openings"),
        CheckConstraint("hired >= 0 AND hired <= openings", name="hired"),
        Index("ix_job_board", "state", "created_at"),
        # All that the facets of the board count, so that counting reads no row.
        Index("ix_job_counted", *COUNTED),
    )

    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True)
    employer: Mapped[Employer] = relationship()
    # The number of the advertisement where it came from a file.
    number: Mapped[str | None] = mapped_column(String(40), unique=True)
    state: Mapped[JobState] = mapped_column(default=JobState.WAITING)
    title: Mapped[str] = mapped_column(String(TITLE))
    openings: Mapped[int] = mapped_column(default=1)
    # How many of the openings are taken; counted up and down with the hires, in the same commit.
    hired: Mapped[int] = mapped_column(default=0)
    # Why the office gave the job back; "" where it did not.
    office_note: Mapped[str] = mapped_column(String(LONGEST_OFFICE_NOTE), default="")
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    unit: Mapped[Unit | None] = relationship()
    place: Mapped[str] = mapped_column(String(LINE), default="")
    wage: Mapped[str] = mapped_column(String(LINE), default="")
    # In đồng, for what `wage_per` says; None is unknown or to be agreed.
    wage_from: Mapped[int | None]
    wage_to: Mapped[int | None]
    wage_per: Mapped[WagePer] = mapped_column(default=WagePer.MONTH)
    hours: Mapped[Hours] = mapped_column(default=Hours.FULL)
    weekly_hours: Mapped[int | None]
    shift: Mapped[Shift | None]
    lodging: Mapped[bool | None]
    sector: Mapped[str] = mapped_column(String(LINE), default="")
    experience: Mapped[str] = mapped_column(String(LINE), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    # What the work must have, and what would be welcome, as typed.
    requirements: Mapped[str] = mapped_column(Text, default="")
    preferred: Mapped[str] = mapped_column(Text, default="")
    # The same as chosen from lists: [{"rule": …, "demand": …, "must": true}], keys of ml/keys.py.
    rules: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    # The occupation that the employer chose (a key of ml/data/occupations.csv); "" where none.
    occupation: Mapped[str] = mapped_column(String(KEY), default="")
    # Read out of the job at each save, for the board: occupation (the chosen one goes first), group
    # of occupations, licence asked for (an ability of ml/licences.py).
    trade: Mapped[str] = mapped_column(String(KEY), default="", index=True)
    trade_group: Mapped[str] = mapped_column(String(KEY), default="", index=True)
    licence: Mapped[str] = mapped_column(String(KEY), default="")
    # Work abroad under contract is offered only by a firm that is licensed to send people.
    overseas: Mapped[bool] = mapped_column(default=False)
    sending_licence: Mapped[str] = mapped_column(String(SENDING_LICENCE), default="")
    # One filled-in form makes one job, however often it is sent.
    form_key: Mapped[str | None] = mapped_column(String(32), unique=True)
    deadline: Mapped[date | None]
    # What was changed on the board since the office last looked, by name of field, and when.
    changed: Mapped[list[str]] = mapped_column(JSON, default=list)
    changed_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # When it came on the board, and when those who look for such a job were told of it.
    listed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, index=True)
    announced_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # Folded title, place and sector: what the search on the board looks in.
    search_text: Mapped[str] = mapped_column(Text, default="")
    # Which texts hold what an officer should look at.
    cautions: Mapped[dict[str, list[str]]] = mapped_column(JSON, default=dict)

    @validates("title", "place", "sector")
    def _fold(self, key: str, value: str) -> str:
        said = {"title": self.title, "place": self.place, "sector": self.sector, key: value}
        self.search_text = " ".join(folded(text) for text in said.values() if text)
        return value

    @property
    def is_gone(self) -> bool:
        """Whether the job is over for good."""
        return self.state in GONE

    def is_open_on(self, day: date) -> bool:
        """Whether somebody may still apply on a day."""
        return self.state is JobState.OPEN and (self.deadline is None or self.deadline >= day)

    @property
    def is_another(self) -> bool:
        """Whether it was made another job since the office last looked."""
        return bool(IDENTITY.intersection(self.changed))

    @property
    def where(self) -> str:
        """Where the work is, as people say it."""
        return self.place or (self.unit.name if self.unit else "")

    @property
    def is_hiring(self) -> bool:
        """Whether somebody who was introduced may still be hired."""
        return self.state in HIRING

    @property
    def places_left(self) -> int:
        """Openings that nobody has taken."""
        return self.openings - self.hired

    def begin(self, by: Account) -> None:
        """A new job begins as a draft that only its employer sees."""
        self.state = JobState.DRAFT
        Audit.note("job.draft", on=self, by=by.id)

    def submit(self, by: Account) -> None:
        """Hands a draft to the office.

        Raises:
            NotNow: it is no draft.
        """
        self._step(JobState.WAITING, "job.submit", by, office_note="")

    def take_back(self, by: Account) -> None:
        """The employer takes a waiting job back to work on it.

        Raises:
            NotWaiting: it does not wait for the office.
        """
        self._waits()
        self._step(JobState.DRAFT, "job.take_back", by)

    def give_back(self, by: Account, note: str) -> None:
        """The office does not put the job on the board, and says what to change.

        Raises:
            NotWaiting: it does not wait for the office.
        """
        self._waits()
        self._step(JobState.DRAFT, "job.return", by, office_note=note)

    def approve(self, by: Account) -> None:
        """Puts a waiting job on the board.

        Raises:
            NotWaiting: it does not wait for the office.
            NotVerified: the office has not verified its employer.
        """
        self._waits()
        if not self.employer.is_verified:
            raise NotVerified
        self._step(JobState.OPEN, "job.approve", by, office_note="", listed_at=utcnow())

    def pause(self, by: Account) -> None:
        """Takes a job off the board for a while; those introduced may still be hired.

        Raises:
            NotNow: it is not on the board.
        """
        self._step(JobState.PAUSED, "job.pause", by)

    def resume(self, by: Account) -> None:
        """Puts a paused job on the board again.

        Raises:
            NotNow: it is not paused.
            NotReviewed: it was made another job, and the office has not looked yet.
        """
        if self.state is not JobState.PAUSED:
            raise NotNow
        if self.is_another:
            raise NotReviewed
        self._step(JobState.OPEN, "job.resume", by)

    def extend(self, by: Account, deadline: date | None) -> None:
        """Puts an expired job on the board again, with another deadline.

        Raises:
            NotNow: it has not expired.
            NotReviewed: it was made another job, and the office has not looked yet.
        """
        if self.state is not JobState.EXPIRED:
            raise NotNow
        if self.is_another:
            raise NotReviewed
        self._step(JobState.OPEN, "job.extend", by, deadline=deadline)

    def _waits(self) -> None:
        if self.state is not JobState.WAITING:
            raise NotWaiting

    def _step(self, to: JobState, act: str, by: Account | None, **values: Any) -> None:
        if self.state in GONE and to not in JOB_STEPS[self.state]:
            raise AlreadyGone
        move(self, to, JOB_STEPS, **values)
        Audit.note(act, on=self, by=by.id if by else None)
        telling.of_job(self, act, by, detail=self.office_note)

    @classmethod
    def hold(cls, job_id: int) -> Self:
        """A job as it is now, held until the end of the transaction."""
        return db.session.scalars(
            select(cls)
            .where(cls.id == job_id)
            .with_for_update(key_share=True)
            .execution_options(populate_existing=True)
        ).one()

    @classmethod
    def open_on(cls, day: date) -> Select[tuple[Self]]:
        """Jobs on the board on a day: open, and the deadline not passed."""
        return select(cls).where(
            cls.state == JobState.OPEN, or_(cls.deadline.is_(None), cls.deadline >= day)
        )

    @classmethod
    def matched(cls) -> Select[tuple[Self]]:
        """Jobs that are held against people: on the board or waiting for it."""
        return select(cls).where(cls.state.in_((JobState.OPEN, JobState.WAITING)))

    @classmethod
    def waiting(cls) -> Select[tuple[Self]]:
        """Jobs that wait for the office, the longest first."""
        return select(cls).where(cls.state == JobState.WAITING).order_by(cls.created_at)

    @classmethod
    def for_office(cls) -> Select[tuple[Self]]:
        """All jobs but drafts, with their employers: those that wait or were changed first."""
        waits = case((cls.state == JobState.WAITING, 0), (cls.changed_at.is_not(None), 1), else_=2)
        return (
            select(cls)
            .where(cls.state != JobState.DRAFT)
            .options(joinedload(cls.employer), joinedload(cls.unit))
            .order_by(waits, cls.created_at.desc(), cls.id.desc())
        )

    @classmethod
    def overdue(cls, day: date) -> Select[tuple[Self]]:
        """Jobs whose deadline has passed, though their state does not say so yet."""
        return select(cls).where(
            cls.state.in_((JobState.OPEN, JobState.PAUSED)), cls.deadline < day
        )

    @classmethod
    def of(cls, employer_id: int) -> Select[tuple[Self]]:
        """An employer's own jobs, the newest first."""
        return select(cls).where(cls.employer_id == employer_id).order_by(cls.created_at.desc())


@event.listens_for(Job, "before_insert")
@event.listens_for(Job, "before_update")
def _look_for_secrets(_mapper: object, _connection: object, job: Job) -> None:
    job.cautions = flags({name: getattr(job, name) or "" for name in FREE_TEXTS})
