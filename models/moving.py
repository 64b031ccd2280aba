"""How a row goes from one state to the next: by one conditional UPDATE, so that one of two wins."""

from collections.abc import Mapping
from typing import Any, TypeVar

from sqlalchemy import update

from models.base import Record, db
from models.life import NotNow

State = TypeVar("State")


def move(row: Record, to: State, steps: Mapping[State, frozenset[State]], **values: object) -> None:
    """Moves a row on if it still is where it was when it was read.

    Raises:
        NotNow: the step is not legal, or somebody else was faster.
    """
    kind: Any = type(row)
    was: Any = getattr(row, "state")  # noqa: B009 - every row that moves has one
    if to not in steps[was]:
        raise NotNow
    moved = db.session.execute(
        update(kind).where(kind.id == row.id, kind.state == was).values(state=to, **values)
    )
    if moved.rowcount != 1:  # type: ignore[attr-defined]
        raise NotNow
    # What a new row was never given is not looked up again by itself.
    db.session.expire(row, ["state", *values])
