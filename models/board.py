"""The public board: open jobs by words and by kind, and how many there are of each kind."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, and_, case, func, or_

from models.base import db
from models.employer import Employer
from models.job import Job
from models.searching import holds, says
from models.vocabulary import Shift, WagePer

# What a month's work pays at least, in đồng, to be listed under each; the highest first.
MILLION = 1_000_000
STEPS = (15, 12, 9, 7)
BY_HOUR, AGREED, LESS = "gio", "thoa-thuan", "less"

_UNTOLD = and_(Job.wage_from.is_(None), Job.wage_to.is_(None))
# By the lower end, which the ad promises. Hours a month are not known, so that what is paid by the
# hour is a kind of its own and never reckoned into a month.
PAY: ColumnElement[str] = case(
    (_UNTOLD, AGREED),
    (Job.wage_per == WagePer.HOUR, BY_HOUR),
    *((Job.wage_from >= step * MILLION, str(step)) for step in STEPS),
    else_=LESS,
)


class Order(StrEnum):
    """How the board is sorted; the value is what the address says."""

    NEWEST = "moi"
    BEST_PAID = "luong"


class Kind(NamedTuple):
    """How many jobs, with how many people to hire, are alike in all that the facets ask."""

    unit_id: int | None
    group: str
    licence: str
    shift: Shift | None
    pay: str
    jobs: int
    openings: int


def kinds(jobs: Select[tuple[Job]]) -> Sequence[Kind]:
    """Some jobs, counted by kind."""
    alike = (Job.unit_id, Job.trade_group, Job.licence, Job.shift, PAY)
    counted = jobs.with_only_columns(*alike, func.count(), func.sum(Job.openings)).group_by(*alike)
    return [Kind(*row) for row in db.session.execute(counted)]


def said(
    jobs: Select[tuple[Job]],
    words: str,
    trades: Iterable[str] = (),
    names: Iterable[str] = (),
    rest: str = "",
) -> Select[tuple[Job]]:
    """Of some jobs those that hold every word; or, wider, those that are such work.

    Args:
        jobs: which jobs are looked at.
        words: as typed.
        trades: keys of occupations that the words name,
        names: what people call these occupations,
        rest: the words beside, which such a job must hold as well.
    """
    if not words:
        return jobs
    told = (Job.search_text, Employer.search_text)
    ways = [says(name, *told) for name in names]
    if trades := tuple(trades):
        ways.append(Job.trade.in_(trades))
    found = holds(words, *told)
    if ways:
        such = or_(*ways)
        found = or_(found, and_(such, holds(rest, *told)) if rest else such)
    return jobs.join(Job.employer).where(found)


def sorted_by(jobs: Select[tuple[Job]], order: Order) -> Select[tuple[Job]]:
    """The newest first; or the best paid, by month before by hour, what is not told last."""
    newest = (Job.created_at.desc(), Job.id.desc())
    if order is Order.NEWEST:
        return jobs.order_by(*newest)
    told = case((_UNTOLD, 2), (Job.wage_per == WagePer.HOUR, 1), else_=0)
    least, most = func.coalesce(Job.wage_from, 0), func.coalesce(Job.wage_to, 0)
    return jobs.order_by(told, least.desc(), most.desc(), *newest)
