"""Matches: facts about pairs of a person and a job, by one version of the model."""

from datetime import date
from typing import Any, Self

from sqlalchemy import (
    JSON,
    ColumnElement,
    Float,
    ForeignKey,
    Index,
    Select,
    String,
    UniqueConstraint,
    select,
)
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from models.base import Record
from models.job import Job
from models.veteran import Veteran
from models.vocabulary import Band

KEPT = 50  # best counterparts that are stored for each side


class Match(Record):
    """How well a pair fits and why. `parts` add up to `score`; both lists are plain values."""

    __tablename__ = "match"
    __table_args__ = (
        UniqueConstraint("veteran_id", "job_id"),
        Index("ix_match_job", "job_id", "score"),
        Index("ix_match_veteran", "veteran_id", "score"),
    )

    veteran_id: Mapped[int] = mapped_column(ForeignKey("veteran.id", ondelete="CASCADE"))
    veteran: Mapped[Veteran] = relationship()
    job_id: Mapped[int] = mapped_column(ForeignKey("job.id", ondelete="CASCADE"))
    job: Mapped[Job] = relationship()
    version: Mapped[str] = mapped_column(String(64))
    score: Mapped[float] = mapped_column(Float)
    band: Mapped[Band]
    parts: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    checks: Mapped[list[dict[str, Any]]] = mapped_column(JSON)

    @classmethod
    def fitting(cls) -> ColumnElement[bool]:
        """Worth showing as a match at all."""
        return cls.band != Band.POOR

    @classmethod
    def best_for(cls, veteran: Veteran, day: date) -> Select[tuple[Self]]:
        """A person's best jobs that are open on a day, best first; ties by the inner number."""
        # Asked of each of the person's jobs: the open ones are never gathered.
        is_open = cls.job.has(Job.open_on(day).whereclause)
        return (
            select(cls)
            .where(cls.veteran_id == veteran.id, is_open)
            .options(
                joinedload(cls.job).joinedload(Job.employer),
                joinedload(cls.job).joinedload(Job.unit),
            )
            .order_by(cls.score.desc(), cls.job_id)
            .limit(KEPT)
        )

    @classmethod
    def best_of(cls, job: Job) -> Select[tuple[Self]]:
        """A job's best people whom the office knows, best first; ties by the inner number."""
        return (
            select(cls)
            .join(cls.veteran)
            .where(cls.job_id == job.id, Veteran.unconfirmed_since.is_(None))
            .options(joinedload(cls.veteran).joinedload(Veteran.unit))
            .order_by(cls.score.desc(), cls.veteran_id)
            .limit(KEPT)
        )
