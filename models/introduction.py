"""Introductions: the officer's decisions about pairs, and what they were decided on."""

from datetime import datetime
from typing import Any, Self

from sqlalchemy import (
    JSON,
    Float,
    ForeignKey,
    Index,
    Select,
    String,
    Text,
    UniqueConstraint,
    select,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from models.account import Account
from models.audit import Audit
from models.base import Record, UtcDateTime, db, utcnow
from models.job import Job
from models.match import Match
from models.veteran import Veteran
from models.vocabulary import Band, IntroductionState, Proposer, RefusalReason

INTRODUCED = (
    IntroductionState.APPROVED,
    IntroductionState.SENT,
    IntroductionState.SEEN,
    IntroductionState.INTERVIEW,
    IntroductionState.OFFERED,
    IntroductionState.HIRED,
    IntroductionState.STARTED,
)


class NotProposed(Exception):
    """Only an introduction that waits for a decision can be decided."""


class Introduction(Record):
    """One pair brought before the office. The match it is decided on is frozen with it."""

    __tablename__ = "introduction"
    __table_args__ = (
        UniqueConstraint("veteran_id", "job_id"),
        Index("ix_introduction_queue", "state", "created_at"),
    )

    veteran_id: Mapped[int] = mapped_column(ForeignKey("veteran.id"))
    veteran: Mapped[Veteran] = relationship()
    job_id: Mapped[int] = mapped_column(ForeignKey("job.id"), index=True)
    job: Mapped[Job] = relationship()
    state: Mapped[IntroductionState] = mapped_column(default=IntroductionState.PROPOSED)
    proposer: Mapped[Proposer]
    refusal: Mapped[RefusalReason | None]
    note: Mapped[str] = mapped_column(Text, default="")
    decided_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    decided_by: Mapped[Account | None] = relationship()
    decided_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    version: Mapped[str] = mapped_column(String(64), default="")
    score: Mapped[float | None] = mapped_column(Float)
    band: Mapped[Band | None]
    parts: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    checks: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)

    @classmethod
    def of_pair(cls, veteran: Veteran, job: Job) -> "Introduction | None":
        """The introduction of a pair, held for this transaction; there is one at most."""
        return db.session.scalar(
            select(cls).filter_by(veteran_id=veteran.id, job_id=job.id).with_for_update()
        )

    @classmethod
    def propose(cls, veteran: Veteran, job: Job, proposer: Proposer, by: Account) -> "Introduction":
        """Brings a pair before the office; a pair that is there already stays as it is."""
        known = cls.of_pair(veteran, job)
        if known is not None:
            return known
        introduction = cls(veteran=veteran, job=job, proposer=proposer)
        try:
            with db.session.begin_nested():
                db.session.add(introduction)
        except IntegrityError:  # the same click in another tab was faster
            return db.session.scalars(
                select(cls).filter_by(veteran_id=veteran.id, job_id=job.id)
            ).one()
        Audit.note("introduction.propose", on=introduction, by=by.id, proposer=proposer)
        return introduction

    def approve(self, by: Account, match: Match | None, note: str = "") -> None:
        """The officer introduces the person; the match shown is frozen with the decision.

        Raises:
            NotProposed: it was decided before.
        """
        self._decide(IntroductionState.APPROVED, by, match, note)
        Audit.note("introduction.approve", on=self, by=by.id)

    def refuse(
        self, by: Account, match: Match | None, reason: RefusalReason, note: str = ""
    ) -> None:
        """The officer does not introduce the person, for a reason.

        Raises:
            NotProposed: it was decided before.
        """
        self._decide(IntroductionState.REFUSED, by, match, note)
        self.refusal = reason
        Audit.note("introduction.refuse", on=self, by=by.id, reason=reason)

    def _decide(
        self, state: IntroductionState, by: Account, match: Match | None, note: str
    ) -> None:
        if self.state is not IntroductionState.PROPOSED:
            raise NotProposed
        self.state, self.note = state, note
        self.decided_by, self.decided_at = by, utcnow()
        if match is not None:
            self.version, self.score, self.band = match.version, match.score, match.band
            self.parts, self.checks = match.parts, match.checks

    @classmethod
    def listed(cls, officer: Account) -> Select[tuple[Self]]:
        """All introductions of people within an officer's scope, the newest first."""
        people = Veteran.within(officer).with_only_columns(Veteran.id)
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
            .order_by(cls.created_at, cls.id)
        )
