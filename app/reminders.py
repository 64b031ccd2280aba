"""What is told before a day comes: cards and licences that lapse, jobs and answers that run out.

Each is told once for each day that is named; the caller commits.
"""

import calendar
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from ml.licences import held
from models import Introduction, Job, Notice, Veteran, db, sending, telling
from models import setting_entries as entries
from models.notice_kinds import NoticeKind
from models.setting import in_force, whole
from models.setting_kinds import Entry
from models.vocabulary import IntroductionState, JobState

LAPSE_WITHIN = timedelta(days=30)
RUNS_OUT_WITHIN = 3  # days before a deadline or an answer that is due
_I = IntroductionState


def remind(today: date) -> None:
    """Tells everybody whom a day concerns that comes near."""
    for person, day in _cards(today):
        _tell(NoticeKind.CARD, person, day, **_unsure(entries.CARD_VALID, day))
    for person, day in _swaps(today):
        _tell(NoticeKind.LICENCE, person, day, **_unsure(entries.SWAP, day))
    for job in _jobs(today):
        telling.of_job_day(job, job.deadline or today)
    for introduction, day in _answers(today):
        _ask_to_answer(introduction, day)


def _tell(kind: NoticeKind, person: Veteran, day: date, **told: Any) -> None:
    named = day.isoformat()
    Notice.to_person(kind, person, once=f"{kind}:{person.id}:{named}", day=named, **told)


def _unsure(entry: Entry, day: date) -> dict[str, Any]:
    """What is added where nobody has confirmed the rule."""
    dated = in_force(entry, day)
    return {} if dated is None or dated.confirmed else {"unsure": True}


def _cards(today: date) -> Iterator[tuple[Veteran, date]]:
    months = whole(entries.CARD_VALID, today)
    unused = select(Veteran).where(Veteran.card_used.is_not(True))
    people = unused.where(Veteran.card_issued_on > months_after(today, -months - 1))
    for person in db.session.scalars(people.order_by(Veteran.id)):
        if person.card_issued_on is not None:
            day = months_after(person.card_issued_on, months)
            if today <= day <= today + LAPSE_WITHIN:
                yield person, day


def _swaps(today: date) -> Iterator[tuple[Veteran, date]]:
    months = whole(entries.SWAP, today)
    lately = Veteran.discharged_on > months_after(today, -months - 1)
    for person in db.session.scalars(select(Veteran).where(lately).order_by(Veteran.id)):
        if person.discharged_on is not None and _has_military_licence(person):
            day = months_after(person.discharged_on, months)
            if today <= day <= today + LAPSE_WITHIN:
                yield person, day


def _has_military_licence(person: Veteran) -> bool:
    return any(paper.get("military") for paper in person.licence_papers) or bool(
        held(person.licences).military
    )


def _jobs(today: date) -> list[Job]:
    soon = Job.deadline.between(today, today + timedelta(days=RUNS_OUT_WITHIN))
    taking = Job.state.in_((JobState.OPEN, JobState.PAUSED))
    return list(db.session.scalars(select(Job).where(taking, soon).order_by(Job.id)))


def _answers(today: date) -> Iterator[tuple[Introduction, date]]:
    """Introductions that soon expire because somebody outside the office is silent."""
    silence = whole(entries.SILENCE, today)
    ahead = min(RUNS_OUT_WITHIN, silence // 2)
    since = datetime.combine(today - timedelta(days=silence - ahead), time(), UTC)
    last = func.coalesce(Introduction.interview_at, Introduction.moved_at)
    silent = (
        select(Introduction)
        .where(Introduction.state.in_((_I.APPROVED, _I.SENT, _I.SEEN, _I.INTERVIEW, _I.OFFERED)))
        .where(Introduction.moved_at < since, last < since)
        .options(joinedload(Introduction.job), joinedload(Introduction.veteran))
        .order_by(Introduction.id)
    )
    for row in db.session.scalars(silent):
        moment = max(filter(None, (row.moved_at, row.interview_at)))
        yield row, moment.astimezone(UTC).date() + timedelta(days=silence)


def _ask_to_answer(introduction: Introduction, day: date) -> None:
    told: dict[str, Any] = {"day": day.isoformat()}
    told["once"] = f"answer:{introduction.id}:{day.isoformat()}"
    if introduction.state is _I.OFFERED:
        telling.tell_person(NoticeKind.ANSWER_DUE, introduction, **told)
    elif introduction.state is not _I.APPROVED:
        telling.tell_firm(NoticeKind.SILENCE, introduction, **told)
    elif not sending.may_reveal(introduction):
        telling.tell_person(NoticeKind.ANSWER_DUE, introduction, **told)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
