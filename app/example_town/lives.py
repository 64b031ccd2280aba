"""Introductions of the demonstration town in all their states, walked there by their own verbs."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import select, update

from models import (
    Account,
    Audit,
    Employer,
    Introduction,
    Job,
    Match,
    Notice,
    Veteran,
    db,
    hiring,
    sending,
)
from models.base import utcnow
from models.expiry import expire_introductions
from models.life import Refused
from models.proposing import propose
from models.vocabulary import IntroductionState, JobState, Proposer, RefusalReason, Role, Side

I = IntroductionState  # noqa: E741
R = RefusalReason
WAY = (I.PROPOSED, I.APPROVED, I.SENT, I.SEEN, I.INTERVIEW, I.OFFERED, I.HIRED, I.STARTED)
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
PLACES = (
    "Văn phòng công ty",
    "Bãi hàng Km3+4 Hải Yên",
    "Nhà xưởng KCN Hải Yên",
    "Trụ sở UBND phường",
)

# How far, how it ended, how many days ago the last step was; repeated over the people.
Plan = tuple[I, I | None, int]
PLANS: tuple[Plan, ...] = (
    (I.PROPOSED, None, 1),
    (I.STARTED, None, 20),
    (I.SENT, None, 2),
    (I.APPROVED, None, 3),
    (I.SEEN, I.REFUSED, 9),
    (I.INTERVIEW, None, 1),
    (I.PROPOSED, I.REFUSED, 6),
    (I.PROPOSED, None, 4),
    (I.OFFERED, None, 2),
    (I.HIRED, None, 3),
    (I.SENT, None, 10),
    (I.SENT, I.EXPIRED, 16),
    (I.SEEN, None, 8),
    (I.INTERVIEW, I.WITHDRAWN, 5),
    (I.OFFERED, I.REFUSED, 7),
    (I.STARTED, None, 34),
)


@dataclass
class _Walker:
    """Walks pairs on, and dates each step as if it had been taken on its day."""

    chance: random.Random
    today: date
    officer: Account
    boss: Account
    begun: datetime

    def moment(self, days_ago: int) -> datetime:
        hour, minute = self.chance.randint(1, 9), self.chance.choice((0, 10, 25, 40, 55))
        day = self.today - timedelta(days=days_ago)
        return min(datetime.combine(day, time(hour, minute), UTC), self.begun)

    def step(self, days_ago: int, act: Callable[[], object]) -> None:
        """Takes a step, and dates back all that it left."""
        act()
        db.session.flush()
        when = self.moment(days_ago)
        for column in (Introduction.moved_at, Introduction.sent_at, Introduction.decided_at):
            db.session.execute(
                update(Introduction).where(column > self.begun).values({column.key: when})
            )
        db.session.execute(
            update(Notice)
            .where(Notice.created_at > self.begun)
            .values(created_at=when, due_at=when)
            .execution_options(synchronize_session=False)
        )
        db.session.execute(
            update(Audit)
            .where(Audit.sequence.is_(None), Audit.created_at > self.begun)
            .values(created_at=when)
            .execution_options(synchronize_session=False)
        )

    def firm_of(self, pair: Introduction) -> Account:
        """Who acts for the firm: its own account, else the officer who was told by phone."""
        own = pair.job.employer_id == self.boss.employer_id
        return self.boss if own else self.officer

    def walk(self, person: Veteran, match: Match, plan: Plan, proposer: Proposer) -> Introduction:
        until, end, days = plan
        reached = WAY.index(until)
        ago = days + 3 * (reached + (end is not None))
        by = person.account or self.officer
        if proposer is Proposer.EMPLOYER:
            by = self.boss
        elif proposer is Proposer.STAFF:
            by = self.officer
        pair: list[Introduction] = []
        self.step(ago, lambda: pair.append(propose(person, match.job, proposer, by=by)))
        row = pair[0]
        row.public_id = "".join(self.chance.choices(LETTERS, k=16))
        row.created_at = row.moved_at
        firm = self.firm_of(row)
        acts: tuple[Callable[[], object], ...] = (
            lambda: row.approve(self.officer, match),
            lambda: self._send(row),
            lambda: row.open(firm, Side.EMPLOYER),
            lambda: row.invite(firm, Side.EMPLOYER, self._soon(days), self.chance.choice(PLACES)),
            lambda: row.offer(firm, Side.EMPLOYER),
            lambda: hiring.hire(row, firm, Side.EMPLOYER),
            lambda: row.start(firm, Side.EMPLOYER),
        )
        for number, act in enumerate(acts[:reached], start=1):
            self.step(ago - 3 * number, act)
        if end is not None:
            self.step(days, lambda: self._end(row, firm, match, end))
        return row

    def _soon(self, days: int) -> datetime:
        return datetime.combine(self.today + timedelta(days=4 - days % 3), time(1, 30), UTC)

    def _send(self, row: Introduction) -> None:
        if not sending.may_reveal(row):
            sending.agree(row, by=self.officer, on_paper=True)
        sending.send(row, by=self.officer)

    def _end(self, row: Introduction, firm: Account, match: Match, end: I) -> None:
        if end is I.EXPIRED:
            row.moved_at = self.moment(60)
            row.interview_at = None
            db.session.flush()
            expire_introductions(self.today, 55)
        elif end is I.WITHDRAWN:
            hiring.withdraw(row, self.officer, Side.VETERAN, R.PLACED_ELSEWHERE)
        elif row.state is I.PROPOSED:
            row.refuse(self.officer, match, R.TOO_FAR, "Nhà ở đảo, không có phương tiện.")
        elif row.state is I.OFFERED:
            hiring.turn_down(row, self.officer, Side.VETERAN, R.WAGE_TOO_LOW)
        else:
            hiring.turn_down(row, firm, Side.EMPLOYER, R.OTHER_CHOSEN)


def live(rng: int, today: date) -> None:
    """Adds introductions to a seeded and matched town; the caller commits.

    Args:
        rng: the same number gives the same introductions.
        today: the day that steps are reckoned back from.
    """
    officer = db.session.scalars(select(Account).filter_by(role=Role.STAFF)).first()
    boss = db.session.scalars(select(Account).filter_by(role=Role.EMPLOYER)).first()
    if officer is None or boss is None:
        return
    # Chance decides who is called what, nothing that must be secret.
    walker = _Walker(random.Random(rng), today, officer, boss, utcnow())  # noqa: S311
    people = db.session.scalars(select(Veteran).order_by(Veteran.id)).all()
    own = db.session.scalars(select(Job).filter_by(employer_id=boss.employer_id)).all()
    _an_and_binh(walker, people, own)
    for place, person in enumerate(people[1::2]):
        plan = PLANS[place % len(PLANS)]
        match = _open_match(person, today, place % 3)
        if match is not None:
            _try(walker, person, match, plan, list(Proposer)[place % 5 // 2])


def _an_and_binh(walker: _Walker, people: Sequence[Veteran], own: Sequence[Job]) -> None:
    """The two whose pages are shown first have something of most kinds."""
    if not people or not own:
        return
    an = people[0]
    his: tuple[Plan, ...] = ((I.APPROVED, None, 1), (I.INTERVIEW, None, 1))
    for number, plan in enumerate(his):
        match = _open_match(an, walker.today, number)
        if match is not None:
            _try(walker, an, match, plan, Proposer.VETERAN)
    plans: tuple[Plan, ...] = (
        (I.SENT, None, 1),
        (I.SEEN, None, 2),
        (I.OFFERED, None, 1),
        (I.SEEN, I.REFUSED, 4),
    )
    candidates = db.session.scalars(Match.best_of(own[0]).where(Match.fitting())).all()
    for match, plan in zip(candidates[1:], plans, strict=False):
        _try(walker, match.veteran, match, plan, Proposer.EMPLOYER)


def _open_match(person: Veteran, today: date, skip: int) -> Match | None:
    """One of the best jobs of a person that still takes somebody."""
    best = Match.best_for(person, today).join(Job, Job.id == Match.job_id).join(Job.employer)
    takes = best.where(
        Job.state == JobState.OPEN, Job.hired < Job.openings, Employer.verified_at.is_not(None)
    )
    found = db.session.scalars(takes).unique().all()
    return found[skip % len(found)] if found else None


def _try(walker: _Walker, person: Veteran, match: Match, plan: Plan, proposer: Proposer) -> None:
    """Where a step is refused (the last opening went, the person works) the walk ends."""
    known = Introduction.of_pair(person, match.job)
    if known is not None or Introduction.is_placed(person.id):
        return
    try:
        walker.walk(person, match, plan, proposer)
    except Refused:
        return
