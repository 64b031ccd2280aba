"""Jobs and their life, from draft to closed."""

from datetime import date
from typing import Self

from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, String, Text, case, or_, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship, validates

from models.account import Account
from models.audit import Audit
from models.base import Record
from models.employer import Employer
from models.searching import contains, folded
from models.unit import Unit
from models.vocabulary import JobState

TITLE, LINE = 200, 200
MOST_OPENINGS = 10_000
GONE = (JobState.FILLED, JobState.CLOSED, JobState.EXPIRED)


class NotWaiting(Exception):
    """Only a job that waits for the office can be approved."""


class AlreadyGone(Exception):
    """A job that is filled, closed or expired cannot change any more."""


class Job(Record):
    """One vacancy with its number to hire. Text is as typed; "" is unknown."""

    __tablename__ = "job"
    __table_args__ = (
        CheckConstraint("openings >= 1", name="openings"),
        Index("ix_job_board", "state", "created_at"),
    )

    employer_id: Mapped[int] = mapped_column(ForeignKey("employer.id"), index=True)
    employer: Mapped[Employer] = relationship()
    # The number of the advertisement where it came from a file.
    number: Mapped[str | None] = mapped_column(String(40), unique=True)
    state: Mapped[JobState] = mapped_column(default=JobState.WAITING)
    title: Mapped[str] = mapped_column(String(TITLE))
    openings: Mapped[int] = mapped_column(default=1)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    unit: Mapped[Unit | None] = relationship()
    place: Mapped[str] = mapped_column(String(LINE), default="")
    wage: Mapped[str] = mapped_column(String(LINE), default="")
    wage_from: Mapped[int | None]
    wage_to: Mapped[int | None]
    sector: Mapped[str] = mapped_column(String(LINE), default="")
    experience: Mapped[str] = mapped_column(String(LINE), default="")
    description: Mapped[str] = mapped_column(Text, default="")
    requirements: Mapped[str] = mapped_column(Text, default="")
    deadline: Mapped[date | None]
    # Folded title, place and sector: what the search on the board looks in.
    search_text: Mapped[str] = mapped_column(Text, default="")

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
    def where(self) -> str:
        """Where the work is, as people say it."""
        return self.place or (self.unit.name if self.unit else "")

    def approve(self, by: Account) -> None:
        """Puts a waiting job on the board.

        Raises:
            NotWaiting: it does not wait for the office.
        """
        if self.state is not JobState.WAITING:
            raise NotWaiting
        self.state = JobState.OPEN
        Audit.note("job.approve", on=self, by=by.id)

    def close(self, by: Account) -> None:
        """Takes a job off the board for good.

        Raises:
            AlreadyGone: it is filled, closed or expired.
        """
        if self.is_gone:
            raise AlreadyGone
        self.state = JobState.CLOSED
        Audit.note("job.close", on=self, by=by.id)

    @classmethod
    def open_on(cls, day: date) -> Select[tuple[Self]]:
        """Jobs on the board on a day: open, and the deadline not passed."""
        return select(cls).where(
            cls.state == JobState.OPEN, or_(cls.deadline.is_(None), cls.deadline >= day)
        )

    @staticmethod
    def found(jobs: "Select[tuple[Job]]", words: str) -> "Select[tuple[Job]]":
        """Of some jobs those that hold every word, in themselves or in the employer's name."""
        jobs = jobs.join(Job.employer)
        for word in folded(words).split():
            jobs = jobs.where(
                or_(contains(Job.search_text, word), contains(Employer.search_text, word))
            )
        return jobs

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
        """All jobs with their employers: those that wait first, then the newest."""
        waits = case((cls.state == JobState.WAITING, 0), else_=1)
        return (
            select(cls)
            .options(joinedload(cls.employer), joinedload(cls.unit))
            .order_by(waits, cls.created_at.desc(), cls.id.desc())
        )

    @classmethod
    def of(cls, employer_id: int) -> Select[tuple[Self]]:
        """An employer's own jobs, the newest first."""
        return select(cls).where(cls.employer_id == employer_id).order_by(cls.created_at.desc())
