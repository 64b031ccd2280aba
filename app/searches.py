"""Saved searches: what each asks of the board today, and how many jobs it finds."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, func, select
from werkzeug.datastructures import MultiDict

from app.board import Search
from app.facets import facets
from app.filters import today
from app.notices import clipped
from models import SavedSearch, db
from models.board import Order
from models.saved_search import NAME


def kept(search: Search) -> dict[str, Any]:
    """What is saved of a search: all but the order, because what is new is to stand first."""
    return search.by(Order.NEWEST).as_args()


def name_of(search: Search) -> str:
    """What a search is called at first; it is quoted where it is told, so it quotes nothing."""
    return clipped(search.told().replace("“", "").replace("”", ""), NAME)


def read(saved: Sequence[SavedSearch]) -> list[Search]:
    """Saved searches as they are understood today; what is no more asks for nothing."""
    offered = facets(today())
    return [Search.from_args(MultiDict(row.args), offered) for row in saved]


def numbers(
    searches: Sequence[Search], among: Sequence[tuple[ColumnElement[bool], ...]] | None = None
) -> list[int]:
    """How many open jobs each search finds, in one statement for all of them.

    Args:
        searches: what is asked for.
        among: for each search the conditions that its jobs must meet beside.
    """
    if not searches:
        return []
    found = [
        search.jobs()
        .where(*conditions)
        .order_by(None)
        .with_only_columns(func.count())
        .scalar_subquery()
        for search, conditions in zip(searches, among or [()] * len(searches), strict=True)
    ]
    return list(db.session.execute(select(*found)).one())
