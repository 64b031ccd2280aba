"""Searches of the board that somebody keeps, to hear of new jobs."""

from typing import Any, Self

from sqlalchemy import JSON, ForeignKey, Select, String, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from models.audit import Audit
from models.base import Record, db
from models.life import Refused
from models.veteran import Veteran

NAME = 80


class NothingSought(Refused):
    """A search that neither words nor facets narrow is the whole board."""


class TooManySearches(Refused):
    """This person keeps as many searches as are allowed."""


class SavedSearch(Record):
    """One search with a name of one's own; `args` is the address of the board, word by word."""

    __tablename__ = "saved_search"

    veteran_id: Mapped[int] = mapped_column(ForeignKey("veteran.id"), index=True)
    veteran: Mapped[Veteran] = relationship()
    name: Mapped[str] = mapped_column(String(NAME))
    args: Mapped[dict[str, Any]] = mapped_column(JSON)

    @classmethod
    def of(cls, veteran: Veteran) -> Select[tuple[Self]]:
        """A person's own searches, the newest first."""
        return select(cls).where(cls.veteran_id == veteran.id).order_by(cls.id.desc())

    @classmethod
    def keeps(cls, veteran: Veteran, args: dict[str, Any]) -> bool:
        """Whether a person keeps this very search."""
        return any(search.args == args for search in db.session.scalars(cls.of(veteran)))

    @classmethod
    def keep(cls, veteran: Veteran, name: str, args: dict[str, Any], most: int) -> None:
        """Keeps a search; the same one again stays as it is, with the name it has.

        Raises:
            NothingSought: it asks for nothing.
            TooManySearches: as many as are allowed are kept already.
        """
        if not args:
            raise NothingSought
        veteran.hold()  # of two clicks at once the second finds the first one's row
        if cls.keeps(veteran, args):
            return
        if len(db.session.scalars(cls.of(veteran)).all()) >= most:
            raise TooManySearches
        search = cls(veteran=veteran, name=name, args=args)
        db.session.add(search)
        Audit.note("search.keep", on=search, by=veteran.account_id)

    def rename(self, name: str) -> None:
        """Gives it another name."""
        if name != self.name:
            self.name = name
            Audit.note("search.rename", on=self, by=self.veteran.account_id)

    def remove(self) -> None:
        """Nothing is told of it any more; notices that were, stay."""
        Audit.note("search.remove", on=self, by=self.veteran.account_id)
        db.session.delete(self)

    @classmethod
    def after(cls, id: int, most: int) -> Select[tuple[Self]]:
        """Searches of all people behind one, in the order in which they were saved."""
        some = select(cls).where(cls.id > id).order_by(cls.id).limit(most)
        return some.options(joinedload(cls.veteran).joinedload(Veteran.account))
