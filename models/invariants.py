"""What must hold in every database at every moment (security.md, I1 to I7), and what breaks it."""

import itertools
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import and_, exists, func, or_, select

from models import audit
from models.account import Account
from models.audit import Audit
from models.base import Record, db
from models.consent import Consent
from models.introduction import Introduction
from models.job import Job
from models.life import (
    INTRODUCTION_ACTS,
    INTRODUCTION_STEPS,
    JOB_ACTS,
    JOB_STEPS,
    LIVE,
)
from models.situation import SituationEvent
from models.situation_kinds import EventKind
from models.vocabulary import IntroductionState, JobState, Purpose, Side


def violations() -> list[str]:
    """Everything in the database that contradicts a rule; nothing, if all is well."""
    return [
        *_hires(),
        *_paths(Introduction, INTRODUCTION_ACTS, INTRODUCTION_STEPS, IntroductionState.PROPOSED),
        *_paths(Job, JOB_ACTS, JOB_STEPS, None),
        *_loose_ends(),
        *_orphans(),
        *_logins(),
        *_situations(),
    ]


def _hires() -> Iterator[str]:
    """I1 and I2: openings taken are hires, no more than there are; one active hire a person."""
    active = select(Introduction.job_id, Introduction.veteran_id).where(Introduction.active_hires())
    by_job: Counter[int] = Counter()
    by_person: Counter[int] = Counter()
    for job_id, veteran_id in db.session.execute(active):
        by_job[job_id] += 1
        by_person[veteran_id] += 1
    for id, hired, openings in db.session.execute(select(Job.id, Job.hired, Job.openings)):
        if hired != by_job[id] or hired > openings:
            yield f"I1 job {id}: counts {hired}, has {by_job[id]} hires for {openings} openings"
    for id, number in by_person.items():
        if number > 1:
            yield f"I2 veteran {id}: {number} active hires"


def _paths(
    kind: Any,
    acts: Mapping[str, Any],
    steps: Mapping[Any, frozenset[Any]],
    first: Any,
) -> Iterator[str]:
    """I3 and I5: the audit rows of a row tell a legal path that ends where the row is.

    A job may come from a file, whose import has one row for all, and the time of the oldest acts
    may be over: then nothing tells the beginning.
    """
    told: defaultdict[int, list[tuple[str, bool]]] = defaultdict(list)
    rows = (
        select(Audit.subject_id, Audit.action, Audit.actor_id, Audit.detail)
        .where(Audit.subject_kind == kind.__tablename__, Audit.action.in_(acts))
        .order_by(Audit.id)
    )
    for id, action, actor, detail in db.session.execute(rows):
        by_time = action.endswith(".expire") or detail.get("side") == Side.SYSTEM
        told[id].append((action, actor is not None or by_time))
    forgotten = _forgotten_before()
    for id, state, created in db.session.execute(select(kind.id, kind.state, kind.created_at)):
        name = f"{kind.__tablename__} {id}"
        path = [acts[action] for action, _known in told[id]]
        untold = first is None or (forgotten is not None and created < forgotten)
        if not path and untold:
            continue
        if not path or path[-1] is not state:
            yield f"I3 {name}: is {state}, the audit says {path[-1] if path else 'nothing'}"
        if not untold and path and path[0] is not first:
            yield f"I5 {name}: begins with {path[0]}"
        for before, after in itertools.pairwise(path):
            if after not in steps[before]:
                yield f"I5 {name}: from {before} to {after}"
        for action, known in told[id]:
            if not known:
                yield f"I3 {name}: {action} by nobody"


def _forgotten_before() -> datetime | None:
    """When the oldest act on record was; None where none was ever removed."""
    first, _last = audit.ends(db.session())
    if not first.sequence:
        return None
    return db.session.scalar(select(func.min(Audit.created_at)))


def _loose_ends() -> Iterator[str]:
    """What is over for the person or the job is over for the pair; nothing is sent unagreed."""
    placed = select(Introduction.veteran_id).where(Introduction.active_hires())
    ended = select(Job.id).where(Job.state.in_((JobState.CLOSED, JobState.FILLED)))
    live = select(Introduction.id, Introduction.state).where(Introduction.state.in_(LIVE))
    for id, state in db.session.execute(live.where(Introduction.veteran_id.in_(placed))):
        yield f"introduction {id}: {state}, though the person has been hired"
    for id, state in db.session.execute(live.where(Introduction.job_id.in_(ended))):
        yield f"introduction {id}: {state}, though the job is over"
    reveals = Consent.purpose == Purpose.REVEAL, Consent.withdrawn_at.is_(None)
    consent = exists().where(
        *reveals,
        Consent.veteran_id == Introduction.veteran_id,
        Consent.employer_id == Job.employer_id,
    )
    sent = live.join(Job, Job.id == Introduction.job_id).where(Introduction.sent_at.is_not(None))
    for id, state in db.session.execute(sent.where(~consent)):
        yield f"introduction {id}: {state}, though the person has not agreed"


def _orphans() -> Iterator[str]:
    """I4: every reference has its row."""
    for table in Record.metadata.sorted_tables:
        for key in table.foreign_keys:
            parent = key.column.table.alias()
            lost = (
                select(func.count())
                .select_from(table.outerjoin(parent, key.parent == parent.c[key.column.name]))
                .where(key.parent.is_not(None), parent.c[key.column.name].is_(None))
            )
            if number := db.session.scalar(lost):
                yield f"I4 {table.name}.{key.parent.name}: {number} rows without their parent"


def _logins() -> Iterator[str]:
    """I7: one login, one account, however it is spelled."""
    spelled = Counter(
        unicodedata.normalize("NFC", login).casefold()
        for login in db.session.scalars(select(Account.login))
    )
    for login, number in spelled.items():
        if number > 1:
            yield f"I7: {number} accounts share a login of {len(login)} letters"


def _situations() -> Iterator[str]:
    """I8: whatever is voided was voided by somebody; only a move leads to another commune."""
    row = SituationEvent
    half = row.voided_at.is_(None) != row.voided_by_id.is_(None)
    lost = and_(row.to_unit_id.is_not(None), row.kind != EventKind.MOVED)
    still = row.to_unit_id == row.from_unit_id
    for id in db.session.scalars(select(row.id).where(or_(half, lost, still)).order_by(row.id)):
        yield f"I8 situation_event {id}: contradicts itself"
