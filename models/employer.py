"""Employers: who offers jobs, and whether the office has verified them."""

from datetime import datetime
from typing import Self

from sqlalchemy import Select, String, Text, case, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column, validates

from models.audit import Audit
from models.base import Record, UtcDateTime, db
from models.life import NotNow
from models.searching import folded

CITIZEN_NUMBER = 12  # digits


class TaxCodeTaken(Exception):
    """There is a firm with this tax code."""


class AlreadyVerified(NotNow):
    """The office has verified the firm."""


class Employer(Record):
    """A firm, co-operative or household business."""

    __tablename__ = "employer"

    name: Mapped[str] = mapped_column(String(200), index=True)
    tax_code: Mapped[str | None] = mapped_column(String(14), unique=True)
    address: Mapped[str] = mapped_column(String(200), default="")
    # What the firm tells of itself on its public page.
    about: Mapped[str] = mapped_column(Text, default="")
    # Whom the office calls; the firm's own number, never shown to the public.
    contact: Mapped[str] = mapped_column(String(120), default="")
    phone: Mapped[str] = mapped_column(String(20), default="")
    verified_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # The office could not verify it, and why; what the firm then corrects is looked at again.
    refused_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    refusal: Mapped[str] = mapped_column(String(500), default="")

    search_text: Mapped[str] = mapped_column(String(250), default="")

    @validates("name")
    def _fold(self, _key: str, value: str) -> str:
        self.search_text = folded(value)
        return value

    @property
    def tax_code_outside(self) -> str:
        """The tax code as pages outside the office show it: a household's is a citizen number."""
        code = self.tax_code or ""
        return "•" * 8 + code[-4:] if len(code) == CITIZEN_NUMBER else code

    @property
    def tax_code_public(self) -> str:
        """The tax code for everybody: a company's is in a public register, a household's not."""
        code = self.tax_code or ""
        return "" if len(code) == CITIZEN_NUMBER else code

    @property
    def is_verified(self) -> bool:
        """Whether the office has checked that the firm is what it says."""
        return self.verified_at is not None

    def add(self) -> None:
        """Adds a new firm.

        Raises:
            TaxCodeTaken: there is a firm with this tax code.
        """
        try:
            with db.session.begin_nested():
                db.session.add(self)
        except IntegrityError:
            raise TaxCodeTaken from None

    def correct(
        self, name: str, address: str, contact: str, phone: str, about: str, by: int
    ) -> None:
        """The firm says who it is; another name is to be verified anew."""
        anew = name != self.name and self.is_verified
        if name != self.name:
            self.verified_at = None
        self.name, self.address, self.contact, self.phone = name, address, contact, phone
        self.about = about
        self.refused_at = None  # the reason stays to be read until the firm is verified
        Audit.note("employer.correct", on=self, by=by, anew=anew)

    @classmethod
    def for_office(cls) -> Select[tuple[Self]]:
        """All firms: those that wait to be verified first, the longest on top."""
        waits = case((cls.verified_at.is_(None) & cls.refused_at.is_(None), 0), else_=1)
        return select(cls).order_by(waits, cls.verified_at.is_not(None), cls.created_at, cls.id)

    @classmethod
    def waiting(cls) -> Select[tuple[Self]]:
        """Firms that the office has not looked at yet."""
        return select(cls).where(cls.verified_at.is_(None), cls.refused_at.is_(None))

    @classmethod
    def verified(cls) -> Select[tuple[Self]]:
        """Employers the office has verified."""
        return select(cls).where(cls.verified_at.is_not(None))
