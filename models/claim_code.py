"""Claim codes: with one, and the birth date, a person takes over the profile the office keeps."""

import hmac
from datetime import date, datetime, timedelta

from sqlalchemy import ForeignKey, String, select, update
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record, UtcDateTime, db, utcnow
from models.one_time_code import plain, random_code
from models.veteran import Veteran

LENGTH = 8  # short enough to type on a phone; the birth date and the limits make up for it
LIFE = timedelta(days=90)
MOST_TRIES = 5


class ClaimCode(Record):
    """One slip of paper. The code is too short for a bare hash: it is kept under a key."""

    __tablename__ = "claim_code"

    veteran_id: Mapped[int] = mapped_column(ForeignKey("veteran.id"), index=True)
    veteran: Mapped[Veteran] = relationship()
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    tries: Mapped[int] = mapped_column(default=0)

    @classmethod
    def issue(cls, veteran: Veteran, key: bytes) -> str:
        """A new code for a person; one that was printed before is void from now on."""
        cls.void(veteran)
        code = random_code(LENGTH)
        expires_at = utcnow() + LIFE
        db.session.add(cls(veteran=veteran, code_hash=_hash(code, key), expires_at=expires_at))
        return code

    @classmethod
    def void(cls, veteran: Veteran) -> None:
        """Ends the unused codes of a person."""
        unused = update(cls).where(cls.veteran_id == veteran.id, cls.used_at.is_(None))
        db.session.execute(unused.values(used_at=utcnow()))

    @classmethod
    def opened(cls, typed: str, born: date, key: bytes, now: datetime) -> "ClaimCode | None":
        """The code that was typed, if the birth date beside it is right; wrong ones are counted."""
        found = db.session.scalar(
            select(cls).where(cls.code_hash == _hash(plain(typed), key)).with_for_update()
        )
        if found is None or not found.is_good_at(now):
            return None
        if found.veteran.birth_date != born:
            # Counted by the database: simultaneous tries are all counted.
            db.session.execute(
                update(cls).where(cls.id == found.id).values(tries=ClaimCode.tries + 1)
            )
            return None
        return found

    def is_good_at(self, now: datetime) -> bool:
        """Whether the code may still be claimed with."""
        return (
            self.used_at is None
            and self.tries < MOST_TRIES
            and self.expires_at > now
            and self.veteran.account_id is None
        )

    def take(self) -> bool:
        """Uses the code up; False if somebody was faster or it was withdrawn."""
        taken = db.session.execute(
            update(ClaimCode)
            .where(
                ClaimCode.id == self.id,
                ClaimCode.used_at.is_(None),
                ClaimCode.tries < MOST_TRIES,
            )
            .values(used_at=utcnow())
        )
        return taken.rowcount == 1  # type: ignore[attr-defined]

    @classmethod
    def standing(cls, veteran: Veteran, now: datetime) -> "ClaimCode | None":
        """The code that a person could claim with now, if one was printed."""
        return db.session.scalar(
            select(cls).where(
                cls.veteran_id == veteran.id,
                cls.used_at.is_(None),
                cls.tries < MOST_TRIES,
                cls.expires_at > now,
            )
        )


def _hash(code: str, key: bytes) -> str:
    return hmac.digest(key, code.encode(), "sha256").hex()
