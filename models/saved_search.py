"""Searches of the board that somebody keeps, to hear of new jobs."""

from typing import Any, Self

from sqlalchemy import JSON, ForeignKey, Select, String, func, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record, db
from models.life import Refused
from models.veteran import Veteran

NAME = 80


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
    def keep(cls, veteran: Veteran, name: str, args: dict[str, Any], most: int) -> "SavedSearch":
        """Keeps a search; the same one again only gets the new name.

        Raises:
            TooManySearches: as many as are allowed are kept already.
        """
        veteran.hold()  # of two clicks at once the second finds the first one's row
        own = db.session.scalars(cls.of(veteran)).all()
        same = next((search for search in own if search.args == args), None)
        if same is not None:
            same.name = name
            return same
        if len(own) >= most:
            raise TooManySearches
        search = cls(veteran=veteran, name=name, args=args)
        db.session.add(search)
        return search

    @classmethod
    def number_of(cls, veteran: Veteran) -> int:
        """How many searches a person keeps."""
        own = select(func.count()).select_from(cls).where(cls.veteran_id == veteran.id)
        return db.session.scalar(own) or 0
