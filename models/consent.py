"""Consents: what somebody agreed to, in which words, since when; rows are kept as evidence."""

from collections.abc import Iterable
from datetime import datetime
from typing import Self

from sqlalchemy import ForeignKey, Index, Select, String, Text, select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from models import hiring
from models.account import Account
from models.audit import Audit
from models.base import Record, UtcDateTime, db, utcnow
from models.employer import Employer
from models.veteran import Veteran
from models.vocabulary import Purpose, entry

# Whoever changes a word gives a new version; old rows keep the words that were agreed to.
VERSION = "2026-11"
WORDING: dict[Purpose, str] = {
    Purpose(purpose): words
    for purpose, words in (
        entry(
            Purpose.KEEP,
            "Tôi đồng ý để cơ quan quân sự giữ hồ sơ này nhằm tìm và giới thiệu việc làm cho tôi.",
        ),
        entry(
            Purpose.SHOW,
            "Tôi đồng ý cho doanh nghiệp xem tay nghề và nguyện vọng của tôi, không kèm tên, "
            "ngày sinh và cách liên hệ.",
        ),
        entry(
            Purpose.REVEAL,
            "Tôi đồng ý để doanh nghiệp này biết họ tên, số điện thoại của tôi và liên hệ với tôi "
            "về việc làm đã nêu.",
        ),
        entry(
            Purpose.STATISTICS,
            "Tôi đồng ý để hồ sơ của tôi được đếm trong thống kê, không kèm tên.",
        ),
    )
}
# What a person is asked once; REVEAL is asked anew for each employer.
GENERAL = (Purpose.KEEP, Purpose.SHOW, Purpose.STATISTICS)
_STANDS = "withdrawn_at IS NULL AND employer_id IS"


def _once(name: str, *columns: str, where: str) -> Index:
    """A second click in another tab is no second consent."""
    condition = text(where)
    return Index(name, *columns, unique=True, sqlite_where=condition, postgresql_where=condition)


class Consent(Record):
    """One "yes" to one purpose; REVEAL is to one employer. It holds until it is withdrawn."""

    __tablename__ = "consent"
    __table_args__ = (
        _once("uq_consent_general", "veteran_id", "purpose", where=f"{_STANDS} NULL"),
        _once(
            "uq_consent_employer",
            "veteran_id",
            "purpose",
            "employer_id",
            where=f"{_STANDS} NOT NULL",
        ),
    )

    veteran_id: Mapped[int] = mapped_column(ForeignKey("veteran.id"), index=True)
    veteran: Mapped[Veteran] = relationship()
    purpose: Mapped[Purpose]
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"), index=True)
    employer: Mapped[Employer | None] = relationship()
    # The evidence: the words as they were read, and how and by whom they were recorded.
    wording: Mapped[str] = mapped_column(Text)
    version: Mapped[str] = mapped_column(String(20))
    on_paper: Mapped[bool] = mapped_column(default=False)
    given_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    withdrawn_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    withdrawn_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))

    @classmethod
    def standing(
        cls, veteran: Veteran, purpose: Purpose, employer: Employer | None = None
    ) -> "Consent | None":
        """The consent that holds now, or None."""
        return db.session.scalar(
            select(cls).where(
                cls.veteran_id == veteran.id,
                cls.purpose == purpose,
                cls.withdrawn_at.is_(None),
                cls.employer_id.is_(None) if employer is None else cls.employer_id == employer.id,
            )
        )

    @classmethod
    def holds(cls, veteran: Veteran, purpose: Purpose, employer: Employer | None = None) -> bool:
        """Whether the person agrees, now."""
        return cls.standing(veteran, purpose, employer) is not None

    @classmethod
    def of(cls, veteran: Veteran) -> Select[tuple[Self]]:
        """All that a person ever agreed to, the newest first."""
        return (
            select(cls)
            .where(cls.veteran_id == veteran.id)
            .options(joinedload(cls.employer))
            .order_by(cls.id.desc())
        )

    @classmethod
    def give(
        cls,
        veteran: Veteran,
        purpose: Purpose,
        by: Account,
        employer: Employer | None = None,
        wording: str = "",
        on_paper: bool = False,
    ) -> "Consent":
        """Records a "yes"; one that stands already stays as it is.

        Args:
            by: who records it: the person, or an officer who holds the signed paper.
            wording: the words that were read, where they were not the Vietnamese ones.
        """
        known = cls.standing(veteran, purpose, employer)
        if known is not None:
            return known
        consent = cls(
            veteran=veteran,
            purpose=purpose,
            employer=employer,
            wording=wording or WORDING[purpose],
            version=VERSION,
            on_paper=on_paper,
            given_by_id=by.id,
        )
        try:
            with db.session.begin_nested():
                db.session.add(consent)
        except IntegrityError:  # the same click in another tab was faster
            known = cls.standing(veteran, purpose, employer)
            if known is None:
                raise
            return known
        if purpose is Purpose.SHOW:
            veteran.shown_to_employers = True
        Audit.note("consent.give", on=consent, by=by.id, purpose=purpose, on_paper=on_paper)
        return consent

    def withdraw(self, by: Account) -> None:
        """Takes a "yes" back; who relied on it finds it gone at the next request."""
        if self.withdrawn_at is not None:
            return
        if self.purpose in {Purpose.REVEAL, Purpose.KEEP}:
            hiring.withdraw_all_sent(self.veteran, self.employer_id, by)
        self.withdrawn_at, self.withdrawn_by_id = utcnow(), by.id
        if self.purpose is Purpose.SHOW:
            self.veteran.shown_to_employers = False
        Audit.note("consent.withdraw", on=self, by=by.id, purpose=self.purpose)

    @classmethod
    def settle(
        cls, veteran: Veteran, purpose: Purpose, agrees: bool, by: Account, **how: str | bool
    ) -> None:
        """Brings one general consent to what the person says now."""
        if agrees:
            cls.give(veteran, purpose, by, **how)  # type: ignore[arg-type]
        elif (standing := cls.standing(veteran, purpose)) is not None:
            standing.withdraw(by)

    @classmethod
    def withdraw_all(cls, veteran: Veteran, by: Account) -> None:
        """Takes everything back that stands."""
        standing: Iterable[Consent] = db.session.scalars(
            select(cls).where(cls.veteran_id == veteran.id, cls.withdrawn_at.is_(None))
        ).all()
        for consent in standing:
            consent.withdraw(by)
