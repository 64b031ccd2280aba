"""How many openings of the board a wish finds, as of a day."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func

from app.board import Search
from app.typed import searchable
from models import Job, db


@dataclass(frozen=True)
class Demand:
    """What the board holds for a wish.

    Attributes:
        wish: as it was typed.
        understood: the occupations read out of it; none where it is not understood.
        jobs: how many postings a search of the board for it finds,
        openings: and how many people those look for.
    """

    wish: str
    understood: tuple[str, ...]
    jobs: int
    openings: int


def demand(wish: str, on: date) -> Demand:
    """Asks the board for a wish as its own search does, so that the link finds as many."""
    search = Search(words=searchable(wish), day=on)
    if not search.words:
        return Demand(wish, (), 0, 0)
    found = search.said().order_by(None)
    jobs, openings = db.session.execute(
        found.with_only_columns(func.count(), func.coalesce(func.sum(Job.openings), 0))
    ).one()
    return Demand(wish, tuple(search.understood), jobs, openings)
