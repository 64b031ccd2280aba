"""Introductions: one pair each, from the first word to the first working day, and who decided."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Self

from sqlalchemy import (
    JSON,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Select,
    String,
    Text,
    UniqueConstraint,
    and_,
    func,
    select,
    text,
)
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from models import telling
from models.account import Account
from models.audit import Audit
from models.base import Record, UtcDateTime, db, utcnow
from models.job import Job
from models.life import (
    ANSWERED_BY,
    HIRES,
    INTRODUCTION_STEPS,
    OVER,
    NotProposed,
    NotRunning,
)
from models.match import Match
from models.moving import move
from models.veteran import Veteran
from models.vocabulary import (
    Band,
    IntroductionState,
    JobState,
    Proposer,
    RefusalReason,
    Side,
)

PLACE = 200
_DECIDABLE = frozenset({JobState.WAITING, JobState.OPEN, JobState.PAUSED, JobState.EXPIRED})
_ACTIVE = "state IN ('hired', 'started') AND left_at IS NULL"


class Introduction(Record):
    """One pair brought before the office. The match it is decided on is frozen with it."""

    __tablename__ = "introduction"
    __table_args__ = (
        UniqueConstraint("veteran_id", "job_id"),
        Index("ix_introduction_queue", "state", "moved_at"),
        # Nobody works in two places: the database itself refuses a second active hire.
        Index(
            "uq_introduction_active_hire",
            "veteran_id",
            unique=True,
            sqlite_where=text(_ACTIVE),
            postgresql_where=text(_ACTIVE),
        ),
    )

    veteran_id: Mapped[int] = mapped_column(ForeignKey("veteran.id"))
    veteran: Mapped[Veteran] = relationship()
    job_id: Mapped[int] = mapped_column(ForeignKey("job.id"), index=True)
    job: Mapped[Job] = relationship()
    state: Mapped[IntroductionState] = mapped_column(default=IntroductionState.PROPOSED)
    # Since when it is in this state: what waits, and whose silence is how long.
    moved_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    proposer: Mapped[Proposer]
    # How it ended: which side said no, and why; None while it lives.
    ended_by: Mapped[Side | None]
    refusal: Mapped[RefusalReason | None]
    ending_note: Mapped[str] = mapped_column(Text, default="")
    # What the officer wrote beside the decision; it is for the office alone.
    note: Mapped[str] = mapped_column(Text, default="")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_by: Mapped[Account | None] = relationship()
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    sent_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    interview_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    interview_place: Mapped[str] = mapped_column(String(PLACE), default="")
    # The answer to that time: when the person said yes, or in words which other time would do.
    interview_accepted_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    other_time: Mapped[str] = mapped_column(String(PLACE), default="")
    # When a hire was agreed, and when it came to its end; until then it is active.
    hired_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    left_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    version: Mapped[str] = mapped_column(String(64), default="")
    score: Mapped[float | None] = mapped_column(Float)
    band: Mapped[Band | None]
    parts: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    checks: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)

    @property
    def is_over(self) -> bool:
        """Whether it came to nothing."""
        return self.state in OVER

    @property
    def awaits_interview(self) -> bool:
        """Whether an interview is still to come."""
        at = self.interview_at
        return self.state is IntroductionState.INTERVIEW and at is not None and at > utcnow()

    @classmethod
    def active_hires(cls) -> ColumnElement[bool]:
        """Which introductions are somebody's work now."""
        return and_(cls.state.in_(HIRES), cls.left_at.is_(None))

    @classmethod
    def of_pair(cls, veteran: Veteran, job: Job) -> "Introduction | None":
        """The introduction of a pair, held for this transaction; there is one at most."""
        return db.session.scalar(
            select(cls)
            .filter_by(veteran_id=veteran.id, job_id=job.id)
            .with_for_update(key_share=True)
            .execution_options(populate_existing=True)
        )

    @classmethod
    def is_placed(cls, veteran_id: int) -> bool:
        """Whether a person has work through us now."""
        found = select(cls.id).where(cls.veteran_id == veteran_id, cls.active_hires())
        return db.session.scalar(found) is not None

    def approve(self, by: Account, match: Match | None, note: str = "") -> None:
        """The officer introduces the person; the match shown is frozen with the decision.

        Raises:
            NotProposed: it was decided before.
            NotRunning: the job takes nobody now.
        """
        if self.job.state not in _DECIDABLE:
            raise NotRunning
        self._decide(IntroductionState.APPROVED, "introduction.approve", by, match, note)

    def refuse(
        self, by: Account, match: Match | None, reason: RefusalReason, note: str = ""
    ) -> None:
        """The officer does not introduce the person, for a reason.

        Raises:
            NotProposed: it was decided before.
        """
        self._decide(IntroductionState.REFUSED, "introduction.refuse", by, match, note, reason)

    def _decide(
        self,
        to: IntroductionState,
        act: str,
        by: Account,
        match: Match | None,
        note: str,
        reason: RefusalReason | None = None,
    ) -> None:
        if self.state is not IntroductionState.PROPOSED:
            raise NotProposed
        decided = {"note": note, "decided_by_id": by.id, "decided_at": utcnow()}
        self.step(to, act, by, Side.STAFF, reason, values=decided)
        if match is not None:
            self.version, self.score, self.band = match.version, match.score, match.band
            self.parts, self.checks = match.parts, match.checks

    def open(self, by: Account, side: Side) -> None:
        """The employer opens what was sent, and from now on sees whom to call."""
        self.step(IntroductionState.SEEN, "introduction.open", by, side)

    def invite(self, by: Account, side: Side, at: datetime, place: str) -> None:
        """An interview is set, or moved to another time, which then waits for an answer anew."""
        set_for = {"interview_at": at, "interview_place": place}
        set_for |= {"interview_accepted_at": None, "other_time": ""}
        act, to = "introduction.interview", IntroductionState.INTERVIEW
        self.step(to, act, by, side, values=set_for, at=at.isoformat())

    def offer(self, by: Account, side: Side) -> None:
        """The employer offers the work."""
        self.step(IntroductionState.OFFERED, "introduction.offer", by, side)

    def start(self, by: Account, side: Side) -> None:
        """The first working day has come."""
        self.step(IntroductionState.STARTED, "introduction.start", by, side)

    def step(
        self,
        to: IntroductionState,
        act: str,
        by: Account | None,
        side: Side,
        reason: RefusalReason | None = None,
        values: Mapping[str, object] | None = None,
        **detail: Any,
    ) -> None:
        """Goes on to another state, with its one audit row; verbs call it, pages do not.

        Raises:
            NotNow: the step is not legal, or somebody else was faster.
        """
        was, ended_by = self.state, side if to in OVER else None
        move(
            self,
            to,
            INTRODUCTION_STEPS,
            **{"moved_at": utcnow(), "ended_by": ended_by, "refusal": reason} | dict(values or {}),
        )
        if reason is not None:
            detail["reason"] = reason
        Audit.note(act, on=self, by=by.id if by else None, side=side, **detail)
        telling.of_step(self, act, by, side, reason, was)

    @classmethod
    def of_veteran(cls, veteran: Veteran) -> Select[tuple[Self]]:
        """A person's own introductions, what moved last first."""
        return (
            select(cls)
            .where(cls.veteran_id == veteran.id)
            .options(
                joinedload(cls.job).joinedload(Job.employer),
                joinedload(cls.job).joinedload(Job.unit),
                joinedload(cls.veteran),
            )
            .order_by(cls.moved_at.desc(), cls.id.desc())
        )

    @classmethod
    def sent_to(cls, employer_id: int) -> Select[tuple[Self]]:
        """What was sent to an employer, what moved last first."""
        own = Job.of(employer_id).with_only_columns(Job.id).order_by(None)
        return (
            select(cls)
            .where(cls.job_id.in_(own), cls.sent_at.is_not(None))
            .options(
                joinedload(cls.job).joinedload(Job.employer),
                joinedload(cls.veteran).joinedload(Veteran.unit),
                joinedload(cls.veteran).joinedload(Veteran.account),
            )
            .order_by(cls.moved_at.desc(), cls.id.desc())
        )

    @classmethod
    def unopened(cls, employer_id: int) -> Select[tuple[Self]]:
        """What an employer has not opened yet."""
        return cls.sent_to(employer_id).where(cls.state == IntroductionState.SENT)

    @classmethod
    def to_be_sent(cls, officer: Account) -> Select[tuple[Self]]:
        """Who of this officer's people was approved and not sent yet, the longest first."""
        approved = cls.listed(officer).where(cls.state == IntroductionState.APPROVED)
        return approved.order_by(None).order_by(cls.moved_at, cls.id)

    @classmethod
    def unanswered(cls, officer: Account, since: datetime) -> Select[tuple[Self]]:
        """What was sent and has not moved since a moment: whose silence is to be chased."""
        last = func.coalesce(cls.interview_at, cls.moved_at)
        waits = cls.listed(officer).where(
            cls.state.in_(ANSWERED_BY), cls.moved_at < since, last < since
        )
        return waits.order_by(None).order_by(cls.moved_at, cls.id)

    @classmethod
    def listed(cls, officer: Account) -> Select[tuple[Self]]:
        """All introductions of people within an officer's scope, the newest first."""
        people = Veteran.ever_within(officer).with_only_columns(Veteran.id)
        return (
            select(cls)
            .where(cls.veteran_id.in_(people))
            .options(
                joinedload(cls.veteran).joinedload(Veteran.unit),
                joinedload(cls.job).joinedload(Job.employer),
                joinedload(cls.decided_by),
            )
            .order_by(cls.created_at.desc(), cls.id.desc())
        )

    @classmethod
    def waiting(cls, officer: Account) -> Select[tuple[Self]]:
        """Introductions that wait for this officer's decision, the longest first."""
        return (
            cls.listed(officer)
            .where(cls.state == IntroductionState.PROPOSED)
            .order_by(None)
            .order_by(cls.moved_at, cls.id)
        )
