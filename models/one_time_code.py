"""Codes that open something once: printed first codes, mailed links, recovery codes."""

import hashlib
import re
import secrets
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, String, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from models.account import Account
from models.base import Record, UtcDateTime, db, utcnow
from models.vocabulary import CodePurpose

# Letters that are easy to read aloud and hard to mistake; five bits each.
ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTHS = {CodePurpose.SIGN_IN: 16, CodePurpose.RECOVERY: 24, CodePurpose.RESET: 32}
LIVES = {
    CodePurpose.SIGN_IN: timedelta(hours=72),
    CodePurpose.RESET: timedelta(minutes=60),
    CodePurpose.RECOVERY: None,
}
RECOVERY_CODES = 10


def random_code(length: int) -> str:
    """Letters by chance that nobody can guess."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def plain(typed: str) -> str:
    """A code without what people put between the letters of it; lower case counts as upper."""
    return re.sub(r"[\s.-]", "", typed).upper()


def grouped(code: str, size: int = 4) -> str:
    """A code as it is printed: ABCD-EFGH-…"""
    return "-".join(code[place : place + size] for place in range(0, len(code), size))


class OneTimeCode(Record):
    """A code of one account for one purpose; the row holds only its hash."""

    __tablename__ = "one_time_code"

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    purpose: Mapped[CodePurpose]
    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    used_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    @classmethod
    def issue(cls, account: Account, purpose: CodePurpose) -> str:
        """A new code; those of the same purpose that were not used are void from now on."""
        cls.void(account.id, purpose)
        return cls._add(account.id, purpose)

    @classmethod
    def issue_recovery_codes(cls, account: Account) -> list[str]:
        """A new set of recovery codes in place of the old one."""
        cls.void(account.id, CodePurpose.RECOVERY)
        return [cls._add(account.id, CodePurpose.RECOVERY) for _ in range(RECOVERY_CODES)]

    @classmethod
    def _add(cls, account_id: int, purpose: CodePurpose) -> str:
        code, life = random_code(LENGTHS[purpose]), LIVES[purpose]
        expires_at = utcnow() + life if life else None
        db.session.add(
            cls(
                account_id=account_id,
                purpose=purpose,
                code_hash=_hash(purpose, code),
                expires_at=expires_at,
            )
        )
        return code

    @classmethod
    def void(cls, account_id: int, *purposes: CodePurpose) -> None:
        """Ends the unused codes of some purposes, or of every purpose."""
        void = update(cls).where(cls.account_id == account_id, cls.used_at.is_(None))
        db.session.execute(
            (void.where(cls.purpose.in_(purposes)) if purposes else void).values(used_at=utcnow())
        )

    @classmethod
    def found(cls, purpose: CodePurpose, typed: str, now: datetime) -> "OneTimeCode | None":
        """The unused, unexpired code that was typed."""
        found = db.session.scalar(
            select(cls).where(
                cls.code_hash == _hash(purpose, plain(typed)),
                cls.purpose == purpose,
                cls.used_at.is_(None),
            )
        )
        # A clock that went back gives no code more life than it was given.
        if found is None or (found.expires_at is not None and found.expires_at <= now):
            return None
        return found

    def take(self) -> bool:
        """Uses the code up; False if somebody was faster."""
        taken = db.session.execute(
            update(OneTimeCode)
            .where(OneTimeCode.id == self.id, OneTimeCode.used_at.is_(None))
            .values(used_at=utcnow())
        )
        return taken.rowcount == 1  # type: ignore[attr-defined]

    @classmethod
    def left(cls, account_id: int, purpose: CodePurpose) -> int:
        """How many codes of a purpose are still good for something."""
        count = db.session.scalar(
            select(func.count())
            .select_from(cls)
            .where(cls.account_id == account_id, cls.purpose == purpose, cls.used_at.is_(None))
        )
        return count or 0


def _hash(purpose: CodePurpose, code: str) -> str:
    # The purpose is hashed with the code: what was made for one door opens no other.
    return hashlib.sha256(f"{purpose.value}:{code}".encode()).hexdigest()
