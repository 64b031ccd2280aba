"""Makes introductions of the recent past, by the verbs the office uses, and dates them back."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import func, select

from app.demonstration import jobs, people
from app.demonstration.chance import Chance
from models import Account, Audit, Introduction, db
from models.vocabulary import IntroductionState, JobState, Proposer, RefusalReason, Role

PEOPLE_FOR_EACH = 6  # one introduction for so many people
OWN_SHARE = 0.6  # of those who fit one of Bình's jobs, so many are asked for by him
MOST = 400  # enough to turn pages; each goes through the database by itself
EARLIEST, LATEST = 21, 1  # days before today
DECISIONS = (
    *[IntroductionState.PROPOSED] * 5,
    *[IntroductionState.APPROVED] * 3,
    *[IntroductionState.REFUSED] * 2,
)
REASONS = (
    (RefusalReason.NOT_WANTED, ""),
    (RefusalReason.TOO_FAR, ""),
    (RefusalReason.RULE_UNMET, "Chưa có chứng chỉ tin yêu cầu."),
    (RefusalReason.PLACED_ELSEWHERE, ""),
    (RefusalReason.WAGE_TOO_LOW, ""),
)

Pair = tuple[people.Made, jobs.Made]


def introductions(
    chance: Chance,
    known: list[people.Made],
    offered: list[jobs.Made],
    accounts: dict[Role, Account],
) -> int:
    """Brings fitting pairs before the office and decides some; all rows must have their numbers.

    Returns:
        How many there are.
    """
    before = db.session.scalar(select(func.max(Audit.id))) or 0
    made = []
    wanted = min(MOST, max(1, len(known) // PEOPLE_FOR_EACH))
    for place, pair in zip(range(wanted), _pairs(chance, known, offered), strict=False):
        made.append(_introduce(chance, pair, DECISIONS[place % len(DECISIONS)], accounts))
    db.session.flush()
    _date_back(chance, before, {row.id: row for row in made})
    db.session.flush()
    return len(made)


def _pairs(chance: Chance, known: list[people.Made], offered: list[jobs.Made]) -> Iterator[Pair]:
    """An first, then anybody once, each with an open job that an officer would think of."""
    by_family = defaultdict(list)
    for job in offered:
        if job.row.state is JobState.OPEN:
            by_family[job.work.family].append(job)
    others = [person for person in known[1:] if person.row.shown_to_employers]
    chance.random.shuffle(others)
    for person in [*known[:1], *others]:
        fitting = [job for family in person.life.fits for job in by_family[family]]
        if fitting:
            of_binh = [job for job in fitting if job.row.employer is offered[0].row.employer]
            yield person, chance.one(of_binh if of_binh and chance.often(OWN_SHARE) else fitting)


def _introduce(
    chance: Chance, pair: Pair, decision: IntroductionState, accounts: dict[Role, Account]
) -> Introduction:
    person, job = pair
    officer = accounts[Role.STAFF]
    proposer, by = Proposer.STAFF, officer
    if person.row.account is not None:
        proposer, by = Proposer.VETERAN, person.row.account
    elif job.row.employer is accounts[Role.EMPLOYER].employer:
        proposer, by = Proposer.EMPLOYER, accounts[Role.EMPLOYER]
    made = Introduction.propose(person.row, job.row, proposer, by=by)
    made.public_id = chance.public_id()
    if decision is IntroductionState.APPROVED:
        made.approve(by=officer, match=None)
    elif decision is IntroductionState.REFUSED:
        reason, note = chance.one(REASONS)
        made.refuse(by=officer, match=None, reason=reason, note=note)
    return made


def _date_back(chance: Chance, before: int, made: dict[int, Introduction]) -> None:
    """The verbs say that all happened now; it happened over the last weeks."""
    for row in made.values():
        posted = (chance.today - row.job.created_at.date()).days
        ago = chance.between(LATEST, min(EARLIEST, max(LATEST, posted - 1)))
        row.created_at = _after(chance.moment(ago), row.job.created_at)
        if row.decided_at is not None:
            decided = chance.moment(chance.between(LATEST, ago))
            row.decided_at = _after(decided, row.created_at)
    acts = db.session.scalars(select(Audit).where(Audit.id > before).order_by(Audit.id))
    for act in acts:
        act.public_id = chance.public_id()
        row = made[act.subject_id or 0]
        proposed = act.action == "introduction.propose"
        act.created_at = row.created_at if proposed else row.decided_at or row.created_at


def _after(moment: datetime, other: datetime) -> datetime:
    return max(moment, other)
