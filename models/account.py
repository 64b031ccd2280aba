"""Accounts, their sessions and the attempts to sign in."""

from datetime import datetime, timedelta
from typing import Self

from sqlalchemy import (
    Boolean,
    Column,
    ForeignKey,
    Index,
    Select,
    String,
    Table,
    func,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.audit import Audit
from models.base import Record, UtcDateTime, db, utcnow
from models.employer import Employer
from models.life import Refused
from models.unit import Unit
from models.vocabulary import Role

# How long a session lives without a request, and at all (security.md 13).
LIVES = {
    Role.VETERAN: (timedelta(days=14), timedelta(days=30)),
    Role.EMPLOYER: (timedelta(hours=12), timedelta(days=7)),
    Role.STAFF: (timedelta(minutes=30), timedelta(hours=20)),
    Role.LEADER: (timedelta(minutes=30), timedelta(hours=20)),
    Role.ADMIN: (timedelta(minutes=30), timedelta(hours=20)),
}
ATTEMPTS_ALLOWED = 10
ATTEMPT_WINDOW = timedelta(minutes=5)

staff_scope = Table(
    "staff_scope",
    Record.metadata,
    Column("account_id", ForeignKey("account.id"), primary_key=True),
    Column("unit_id", ForeignKey("unit.id"), primary_key=True),
)


class LoginTaken(Exception):
    """There is an account with this login."""


class NotOneself(Refused):
    """Nobody takes his own rights away: the last who could give them back would be gone."""


class Account(Record):
    """Somebody who can sign in. `login` is a phone number or an e-mail in its one spelling."""

    __tablename__ = "account"

    login: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    role: Mapped[Role]
    password_hash: Mapped[str] = mapped_column(String(200))
    totp_secret: Mapped[str | None] = mapped_column(String(64))
    # The last time step a code was accepted for: a code that was seen once is worthless.
    totp_step: Mapped[int | None]
    disabled_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    employer_id: Mapped[int | None] = mapped_column(ForeignKey("employer.id"), index=True)
    employer: Mapped[Employer | None] = relationship()
    # Staff see the people of their units; this one sees the whole city.
    city_wide: Mapped[bool] = mapped_column(Boolean, default=False)
    units: Mapped[list[Unit]] = relationship(secondary=staff_scope)
    # Whether notices come by mail too, where the login is an e-mail, and in which language.
    mail_notices: Mapped[bool] = mapped_column(Boolean, default=True)
    language: Mapped[str] = mapped_column(String(2), default="vi")

    @classmethod
    def by_login(cls, login: str) -> "Account | None":
        """The account of a login in its one spelling, disabled or not."""
        return db.session.scalar(select(cls).where(cls.login == login))

    def add(self) -> None:
        """Adds a new account.

        Raises:
            LoginTaken: the login has an account, perhaps for a moment only.
        """
        try:
            with db.session.begin_nested():
                db.session.add(self)
        except IntegrityError:
            raise LoginTaken from None

    def rename(self, login: str) -> None:
        """Another login; every session and every code sent to the old one is to end with it.

        Raises:
            LoginTaken: the login has an account, perhaps for a moment only.
        """
        try:
            with db.session.begin_nested():
                self.login = login
                db.session.flush()
        except IntegrityError:
            raise LoginTaken from None
        Audit.note("account.login", on=self, by=self.id)

    @classmethod
    def of_office(cls) -> Select[tuple[Self]]:
        """Those who see other people's data: staff, leaders and admins, by name."""
        office = [role for role in Role if role.needs_second_factor]
        return select(cls).where(cls.role.in_(office)).order_by(cls.name, cls.id)

    @classmethod
    def of_firm(cls, employer_id: int) -> Select[tuple[Self]]:
        """Those who sign in for a firm, by name."""
        own = select(cls).where(cls.employer_id == employer_id, cls.disabled_at.is_(None))
        return own.where(cls.role == Role.EMPLOYER).order_by(cls.name, cls.id)

    @property
    def has_mail(self) -> bool:
        """Whether the login is an e-mail."""
        return "@" in self.login

    def disable(self, by: "Account") -> bool:
        """Shuts the account at its next request; False if it was shut before.

        Raises:
            NotOneself: it is one's own.
        """
        self._not_by_itself(by)
        SignInSession.end_all(self.id)
        changed = update(Account).where(Account.id == self.id, Account.disabled_at.is_(None))
        disabled = db.session.execute(changed.values(disabled_at=utcnow()))
        Audit.note("account.disable", on=self, by=by.id)
        return disabled.rowcount == 1  # type: ignore[attr-defined]

    def enable(self, by: "Account") -> bool:
        """Opens the account again; False if it was open."""
        changed = update(Account).where(Account.id == self.id, Account.disabled_at.is_not(None))
        enabled = db.session.execute(changed.values(disabled_at=None))
        Audit.note("account.enable", on=self, by=by.id)
        return enabled.rowcount == 1  # type: ignore[attr-defined]

    def move(self, role: Role, city_wide: bool, units: list[Unit], by: "Account") -> None:
        """Gives another role or scope; what is open with the old one ends.

        Raises:
            NotOneself: it is one's own role.
        """
        if role is not Role.STAFF:
            city_wide, units = False, []
        if (self.role, self.city_wide, set(self.units)) == (role, city_wide, set(units)):
            return
        if role is not self.role:
            self._not_by_itself(by)
        scope = {"city_wide": city_wide, "units": sorted(unit.id for unit in units)}
        Audit.note("account.move", on=self, by=by.id, before=self.role, role=role, **scope)
        self.role, self.city_wide, self.units = role, city_wide, units
        SignInSession.end_all(self.id)

    def drop_second_factor(self, by: "Account") -> None:
        """Forgets the second factor, so that another can be set up with a printed code.

        Raises:
            NotOneself: it is one's own; one replaces that oneself.
        """
        self._not_by_itself(by)
        self.totp_secret = None
        SignInSession.end_all(self.id)
        Audit.note("account.drop_second_factor", on=self, by=by.id)

    def _not_by_itself(self, by: "Account") -> None:
        if self.id == by.id:
            raise NotOneself

    @property
    def is_authenticated(self) -> bool:
        """An account that was loaded has signed in; a visitor has none."""
        return True

    @property
    def is_active(self) -> bool:
        """Whether the account may be used at all."""
        return self.disabled_at is None

    def take_totp_step(self, step: int) -> bool:
        """Uses up a time step of the second factor; False if it was used before, anywhere."""
        taken = db.session.execute(
            update(Account)
            .where(Account.id == self.id, func.coalesce(Account.totp_step, -1) < step)
            .values(totp_step=step)
        )
        return taken.rowcount == 1  # type: ignore[attr-defined]


class SignInSession(Record):
    """One signed-in browser. The cookie holds the token, this row only its hash."""

    __tablename__ = "sign_in_session"

    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), index=True)
    account: Mapped[Account] = relationship()
    seen_at: Mapped[datetime] = mapped_column(UtcDateTime, default=utcnow)
    ended_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    # When the password was last typed: what is sensitive asks for it again after a while.
    confirmed_at: Mapped[datetime | None] = mapped_column(UtcDateTime, default=utcnow)
    # Begun with a one-time code: nothing opens before a password of one's own is set.
    by_code: Mapped[bool] = mapped_column(Boolean, default=False)
    # Browser and system in two words, so that people know their own devices in the list.
    device: Mapped[str] = mapped_column(String(60), default="")

    @classmethod
    def of_token(cls, token_hash: str) -> "SignInSession | None":
        """The session of a token, alive or not."""
        return db.session.scalar(select(cls).where(cls.token_hash == token_hash))

    def lives_at(self, now: datetime) -> bool:
        """Whether the session, its account and its times allow another request."""
        if self.ended_at is not None or not self.account.is_active:
            return False
        idle, absolute = LIVES[self.account.role]
        return now - self.created_at <= absolute and now - self.seen_at <= idle

    @classmethod
    def of(cls, account: Account) -> Select[tuple[Self]]:
        """The sessions of an account that nobody ended, the last seen first."""
        return (
            select(cls)
            .where(cls.account_id == account.id, cls.ended_at.is_(None))
            .order_by(cls.seen_at.desc(), cls.id.desc())
        )

    def end(self) -> bool:
        """Ends this session at its next request, in every worker; False if it had ended."""
        ended = db.session.execute(
            update(SignInSession)
            .where(SignInSession.id == self.id, SignInSession.ended_at.is_(None))
            .values(ended_at=utcnow())
        )
        return ended.rowcount == 1  # type: ignore[attr-defined]

    @classmethod
    def end_all(cls, account_id: int, but: int | None = None) -> None:
        """Ends every session of an account, at the next request, in every worker."""
        db.session.execute(
            update(cls)
            .where(cls.account_id == account_id, cls.ended_at.is_(None), cls.id != (but or 0))
            .values(ended_at=utcnow())
        )


class SignInAttempt(Record):
    """One try to sign in. `login_hash` tells the account tried, known or not, without naming it."""

    __tablename__ = "sign_in_attempt"
    __table_args__ = (Index("ix_sign_in_attempt_recent", "login_hash", "created_at"),)

    login_hash: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(45))
    succeeded: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def too_many(cls, login_hash: str, now: datetime, allowed: int | None = None) -> bool:
        """Whether this login was tried too often of late, from wherever, this try included."""
        tried = db.session.scalar(
            select(func.count())
            .select_from(cls)
            .where(
                cls.login_hash == login_hash,
                cls.succeeded.is_(False),
                cls.created_at > now - ATTEMPT_WINDOW,
                cls.created_at <= now,
            )
        )
        return (tried or 0) > (ATTEMPTS_ALLOWED if allowed is None else allowed)
