"""Demobilised soldiers and their profiles."""

import secrets
from datetime import date, datetime
from typing import Any, Self

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Select,
    String,
    Text,
    and_,
    event,
    or_,
    select,
)
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from models.account import Account
from models.base import Record, UtcDateTime, db
from models.cautions import flags
from models.cohort import Cohort
from models.searching import contains, folded
from models.unit import Unit
from models.vocabulary import Outlook

SHORT, LONG = 200, 4000
FREE_TEXTS = (
    *("schooling", "trade", "service", "skills", "licences", "certificates", "languages"),
    *("wish_1", "wish_2", "wish_3", "places"),
)
MOST_TWINS = 10


def new_alias() -> str:
    """How employers read of a person before consent: says nothing, and is no other id."""
    alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
    return "UV-" + "".join(secrets.choice(alphabet) for _ in range(8))


class Veteran(Record):
    """One person, as the survey form asks. "" is unknown; nothing here is a secret of state."""

    __tablename__ = "veteran"

    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), unique=True)
    account: Mapped[Account | None] = relationship()
    alias: Mapped[str] = mapped_column(String(11), unique=True, default=new_alias)
    # The office's own number of the form; importing it again finds the same person.
    number: Mapped[str | None] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(120), default="")
    birth_date: Mapped[date | None]
    birth_year: Mapped[int | None]
    phone: Mapped[str] = mapped_column(String(20), default="")
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    unit: Mapped[Unit | None] = relationship()
    cohort_id: Mapped[int | None] = mapped_column(ForeignKey("cohort.id"), index=True)
    cohort: Mapped[Cohort | None] = relationship()

    schooling: Mapped[str] = mapped_column(String(SHORT), default="")
    trade: Mapped[str] = mapped_column(Text, default="")
    service: Mapped[str] = mapped_column(Text, default="")
    roles: Mapped[list[str]] = mapped_column(JSON, default=list)
    # How many months of each ticked kind of work: {role: months}; a role left out is unknown.
    role_months: Mapped[dict[str, int]] = mapped_column(JSON, default=dict)
    skills: Mapped[str] = mapped_column(Text, default="")
    licences: Mapped[str] = mapped_column(String(SHORT), default="")
    # The same one by one: [{"class", "scheme": "old"|"new", "issued": day or None, "military"}].
    licence_papers: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    certificates: Mapped[str] = mapped_column(Text, default="")
    languages: Mapped[str] = mapped_column(String(SHORT), default="")
    wish_1: Mapped[str] = mapped_column(String(SHORT), default="")
    wish_2: Mapped[str] = mapped_column(String(SHORT), default="")
    wish_3: Mapped[str] = mapped_column(String(SHORT), default="")
    places: Mapped[str] = mapped_column(String(SHORT), default="")
    wage: Mapped[str] = mapped_column(String(SHORT), default="")
    # Which shifts are all right (none: unknown), whether to live at work, to go abroad.
    shifts: Mapped[list[str]] = mapped_column(JSON, default=list)
    lives_in: Mapped[bool | None]
    abroad: Mapped[bool | None]

    # Days that deadlines run from: the discharge decision, and the training card.
    discharged_on: Mapped[date | None]
    card_issued_on: Mapped[date | None]
    card_used: Mapped[bool | None]
    # Which steps of the profile the person has been through.
    steps_done: Mapped[list[str]] = mapped_column(JSON, default=list)

    shown_to_employers: Mapped[bool] = mapped_column(default=False)
    # Registered by himself, and no officer has confirmed yet that he is one of ours.
    unconfirmed_since: Mapped[datetime | None] = mapped_column(UtcDateTime)
    profile_saved_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    outlook: Mapped[Outlook | None]

    # Which texts hold what an officer should look at: kept beside the text, whoever saves it.
    cautions: Mapped[dict[str, list[str]]] = mapped_column(JSON, default=dict)
    # When the person was reduced to a number in the counts; nothing else is left here then.
    erased_at: Mapped[datetime | None] = mapped_column(UtcDateTime)

    search_text: Mapped[str] = mapped_column(String(200), default="")

    @validates("name", "number")
    def _fold(self, key: str, value: str | None) -> str | None:
        said = {"name": self.name, "number": self.number, key: value}
        self.search_text = " ".join(folded(text) for text in said.values() if text)
        return value

    @property
    def is_confirmed(self) -> bool:
        """Whether the office knows this person: from its roster, or confirmed since."""
        return self.unconfirmed_since is None

    @classmethod
    def on_show(cls) -> ColumnElement[bool]:
        """Whom employers may read of without a name: who agreed, and whom the office knows."""
        return and_(cls.shown_to_employers.is_(True), cls.unconfirmed_since.is_(None))

    @classmethod
    def unconfirmed(cls, officer: Account) -> Select[tuple[Self]]:
        """Those within an officer's scope who wait to be confirmed, the longest on top."""
        return (
            cls.within(officer)
            .join(cls.account)
            .where(cls.unconfirmed_since.is_not(None), Account.disabled_at.is_(None))
            .order_by(cls.unconfirmed_since, cls.id)
        )

    def twins(self, officer: Account) -> Select[tuple["Veteran"]]:
        """People of the roster without an account who may be this one: name or birth date."""
        same = Veteran.search_text.contains(folded(self.name), autoescape=True)
        if self.birth_date is not None:
            same = or_(same, Veteran.birth_date == self.birth_date)
        return (
            Veteran.within(officer)
            .where(Veteran.account_id.is_(None), Veteran.id != self.id, same)
            .order_by(Veteran.name, Veteran.id)
            .limit(MOST_TWINS)
        )

    @property
    def display_name(self) -> str:
        """The name, or the number of the form where the roster gave no name."""
        return self.name or self.number or self.alias

    @property
    def wishes(self) -> tuple[str, ...]:
        """The stated wishes, best first, blanks left out."""
        return tuple(wish for wish in (self.wish_1, self.wish_2, self.wish_3) if wish)

    def went_through(self, step: str) -> None:
        """Remembers that a step of the profile has been saved."""
        if step not in (self.steps_done or ()):
            self.steps_done = [*(self.steps_done or ()), step]

    def hold(self) -> None:
        """Holds the person until the end of the transaction: nothing else is decided meanwhile."""
        db.session.execute(
            select(Veteran.id).where(Veteran.id == self.id).with_for_update(key_share=True)
        )

    @classmethod
    def of(cls, account: Account) -> "Veteran":
        """The profile of an account; every veteran's account has one."""
        return db.session.scalars(select(cls).where(cls.account_id == account.id)).one()

    @classmethod
    def within(cls, officer: Account) -> Select[tuple[Self]]:
        """The people whose unit, as it is or as it became, lies in the officer's scope."""
        return cls.ever_within(officer).where(cls.erased_at.is_(None))

    @classmethod
    def ever_within(cls, officer: Account) -> Select[tuple[Self]]:
        """The same and those who were reduced to a number: the ledger counts them."""
        people = select(cls)
        if officer.city_wide:
            return people
        scope = {unit.id for unit in officer.units}
        grown = scope
        while grown:  # an old unit counts with the one it was merged into
            grown = set(db.session.scalars(select(Unit.id).where(Unit.successor_id.in_(grown))))
            scope |= grown
        return people.where(cls.unit_id.in_(scope))

    @staticmethod
    def found(people: "Select[tuple[Veteran]]", words: str) -> "Select[tuple[Veteran]]":
        """Of some people those whose name or number holds every word."""
        for word in folded(words).split():
            people = people.where(contains(Veteran.search_text, word))
        return people

    @classmethod
    def seeking(cls) -> Select[tuple[Self]]:
        """The people to be matched: those whose profile was saved or imported."""
        return select(cls).where(cls.profile_saved_at.is_not(None))

    @classmethod
    def too_thin(cls) -> Select[tuple[Self]]:
        """The people whose profile says too little to be matched."""
        return select(cls).where(cls.outlook == Outlook.THIN)


@event.listens_for(Veteran, "before_insert")
@event.listens_for(Veteran, "before_update")
def _look_for_secrets(_mapper: object, _connection: object, person: Veteran) -> None:
    said = {name: getattr(person, name) or "" for name in FREE_TEXTS}
    person.cautions = flags(said)
