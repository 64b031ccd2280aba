"""New jobs on the board, held against what people look for: saved searches and matches.

A job is news once. The caller commits.
"""

from datetime import date, datetime

from sqlalchemy import func, select, update
from sqlalchemy.orm import joinedload

from app import searches
from models import Introduction, Job, Match, Notice, SavedSearch, Veteran, db
from models.notice_kinds import NoticeKind
from models.vocabulary import Band, JobState

MOST_JOBS = 500
AT_ONCE = 50  # searches that one statement counts for
FITTING = (Band.STRONG, Band.GOOD)


def announce(today: date, now: datetime) -> int:
    """Tells those who look for such jobs of the ones that came on the board since the last time.

    Returns:
        How many jobs were news.
    """
    jobs = list(
        db.session.scalars(
            select(Job.id)
            .where(Job.listed_at.is_not(None), Job.announced_at.is_(None))
            .where(Job.state == JobState.OPEN)
            .order_by(Job.id)
            .limit(MOST_JOBS)
        )
    )
    if jobs:
        _tell_matched(jobs, today)
        _tell_searchers(jobs, today)
        db.session.execute(
            update(Job)
            .where(Job.id.in_(jobs))
            .values(announced_at=now, updated_at=Job.updated_at)
            .execution_options(synchronize_session=False)
        )
    return len(jobs)


def _tell_matched(jobs: list[int], today: date) -> None:
    """One notice a day at most for each person with an account whom new jobs fit well."""
    known = select(Introduction.id).where(
        Introduction.veteran_id == Match.veteran_id, Introduction.job_id == Match.job_id
    )
    placed = select(Introduction.veteran_id).where(Introduction.active_hires())
    fitting = (
        select(Match.veteran_id, func.count())
        .where(Match.job_id.in_(jobs), Match.band.in_(FITTING))
        .where(Match.veteran_id.not_in(placed), ~known.exists())
        .group_by(Match.veteran_id)
    )
    number = {row[0]: row[1] for row in db.session.execute(fitting)}
    people = select(Veteran).where(Veteran.id.in_(number), Veteran.account_id.is_not(None))
    for person in db.session.scalars(people.options(joinedload(Veteran.account))):
        once = f"{NoticeKind.MATCHES}:{person.id}:{today.isoformat()}"
        Notice.add_to_day(NoticeKind.MATCHES, person, once, number[person.id])


def _tell_searchers(jobs: list[int], today: date) -> None:
    """One notice a day at most for each saved search that finds some of the new jobs."""
    last = 0
    while some := list(db.session.scalars(SavedSearch.after(last, AT_ONCE))):
        last = some[-1].id
        # What a search asks for may be no more; then it would find the whole board.
        asking = [pair for pair in zip(some, searches.read(some), strict=True) if pair[1].as_args()]
        found = searches.numbers(
            [search for _saved, search in asking],
            [(Job.id.in_(jobs), Job.listed_at > saved.created_at) for saved, _search in asking],
        )
        for (saved, search), number in zip(asking, found, strict=True):
            if number:
                Notice.add_to_day(
                    NoticeKind.SEARCH,
                    saved.veteran,
                    f"{NoticeKind.SEARCH}:{saved.id}:{today.isoformat()}",
                    number,
                    name=saved.name,
                    args=search.as_args(),
                )
