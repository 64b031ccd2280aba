"""Long lists: what of them the address asks for, by words and by page."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from flask import abort, request, url_for
from sqlalchemy import Select, func, select
from sqlalchemy.orm import noload

from app.typed import searchable
from models import db

PAGE_SIZE = 20
Row = TypeVar("Row")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of rows, and where it stands in the whole."""

    rows: list[Row]
    number: int
    total: int

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-self.total // PAGE_SIZE))

    @property
    def first(self) -> int:
        """The place of the first row in the whole, from 1; 0 where there is none."""
        return (self.number - 1) * PAGE_SIZE + 1 if self.total else 0

    @property
    def last(self) -> int:
        """The place of the last row in the whole."""
        return min(self.number * PAGE_SIZE, self.total)

    def url(self, number: int) -> str:
        """The address of another page of the same list."""
        kept = request.args.to_dict(flat=False)
        kept.pop("trang", None)
        place = {**kept, **(request.view_args or {})}
        return url_for(str(request.endpoint), **place, trang=number if number > 1 else None)


def searched() -> str:
    """The words that the address asks for (`tu`), as far as they can be searched."""
    return searchable(request.args.get("tu", ""))


def total(rows: Select[tuple[Row]]) -> int:
    """How many rows a query finds in all."""
    bare = rows.order_by(None).options(noload("*"))
    return db.session.scalar(select(func.count()).select_from(bare.subquery())) or 0


def page_of(rows: Select[tuple[Row]], of: int | None = None) -> Page[Row]:
    """The page that the address asks for (`trang`, from 1); anything else is a 404.

    Args:
        rows: the whole list.
        of: how many rows there are in all, where that is known already.
    """
    number = _asked()
    whole = total(rows) if of is None else of
    before = (number - 1) * PAGE_SIZE
    # No more than the list counts: it may have an end of its own.
    shown = rows.limit(min(PAGE_SIZE, max(whole - before, 0))).offset(before)
    return _there(Page(list(db.session.scalars(shown).unique()), number, whole))


def page_of_list(rows: Sequence[Row]) -> Page[Row]:
    """The same of a short list that is there already."""
    number = _asked()
    start = (number - 1) * PAGE_SIZE
    return _there(Page(list(rows[start : start + PAGE_SIZE]), number, len(rows)))


def _asked() -> int:
    typed = request.args.get("trang", "1")
    if not (typed.isascii() and typed.isdigit() and 0 < len(typed) <= 6 and int(typed) > 0):
        abort(404)
    return int(typed)


def _there(page: Page[Row]) -> Page[Row]:
    if page.number > page.pages:
        abort(404)
    return page
