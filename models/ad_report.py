"""What somebody finds wrong with an ad on the board, and what the office found of it."""

from datetime import datetime
from typing import Self

from sqlalchemy import ForeignKey, Index, Select, String, Text, case, delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from models.account import Account
from models.audit import Audit
from models.base import Record, UtcDateTime, db, utcnow
from models.job import Job
from models.life import NotNow
from models.vocabulary import AdOutcome, AdReason

KEY = 32  # characters of the key of a filled-in form
LONGEST_CONTACT = 120


class AdReport(Record):
    """One report. Who sent it is not kept, but for the way to be reached that he may leave."""

    __tablename__ = "ad_report"
    __table_args__ = (Index("ix_ad_report_handled_at", "handled_at"),)

    job_id: Mapped[int] = mapped_column(ForeignKey("job.id"), index=True)
    job: Mapped[Job] = relationship()
    reason: Mapped[AdReason]
    words: Mapped[str] = mapped_column(Text, default="")
    contact: Mapped[str] = mapped_column(String(LONGEST_CONTACT), default="")
    # One filled-in form makes one report, however often it is sent.
    form_key: Mapped[str] = mapped_column(String(KEY), unique=True)
    outcome: Mapped[AdOutcome | None]
    handled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    handled_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    handled_by: Mapped[Account | None] = relationship()

    @classmethod
    def make(cls, job: Job, reason: AdReason, words: str, contact: str, form_key: str) -> None:
        """Keeps a report; the same form sent once more changes nothing."""
        report = cls(job=job, reason=reason, words=words, contact=contact, form_key=form_key)
        try:
            with db.session.begin_nested():
                db.session.add(report)
        except IntegrityError:
            return
        Audit.note("ad.report", on=report, reason=reason)

    def resolve(self, outcome: AdOutcome, by: Account) -> None:
        """The office has looked at the ad.

        Raises:
            NotNow: somebody was faster.
        """
        if self.handled_at is not None:
            raise NotNow
        self.outcome, self.handled_at, self.handled_by = outcome, utcnow(), by
        Audit.note("ad.resolve", on=self, by=by.id, outcome=outcome)

    @classmethod
    def listed(cls) -> Select[tuple[Self]]:
        """All reports with their jobs: those that wait first, the longest on top."""
        is_over = case((cls.handled_at.is_(None), 0), else_=1)
        newest_last = case((cls.handled_at.is_(None), cls.id), else_=-cls.id)
        loaded = joinedload(cls.job).joinedload(Job.employer)
        return (
            select(cls).options(loaded, joinedload(cls.handled_by)).order_by(is_over, newest_last)
        )

    @classmethod
    def waiting(cls) -> Select[tuple[Self]]:
        """Reports that nobody has looked at yet."""
        return select(cls).where(cls.handled_at.is_(None))


def forget_before(moment: datetime) -> int:
    """Removes reports that were handled before a moment; says how many there were."""
    over = delete(AdReport).where(AdReport.handled_at < moment)
    removed: int = db.session.execute(over).rowcount  # type: ignore[attr-defined]
    return removed
