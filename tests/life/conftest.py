"""People, firms and jobs of the tests about the life of a pair, made straight in the database."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import select

from models import (
    Account,
    Audit,
    Employer,
    Introduction,
    Job,
    Veteran,
    db,
    hiring,
    invariants,
    sending,
)
from models.base import utcnow
from models.proposing import propose
from models.vocabulary import IntroductionState, JobState, Proposer, Role, Side

HIRED = IntroductionState.HIRED


@dataclass
class Cast:
    """One officer, one verified firm; people and jobs as many as asked for."""

    officer: Account
    boss: Account
    firm: Employer

    @classmethod
    def new(cls) -> "Cast":
        """Made in an empty database."""
        firm = Employer(name="Kho bãi Bình Sơn Hải", verified_at=utcnow())
        boss = cls._account("0912345602", Role.EMPLOYER)
        boss.employer = firm
        db.session.commit()
        return cls.of_firm(boss.id)

    @classmethod
    def of_firm(cls, boss_id: int) -> "Cast":
        """Round somebody who is there already."""
        boss = db.session.get(Account, boss_id)
        assert boss is not None
        assert boss.employer is not None
        officer = Account.by_login("0912345603") or cls._account("0912345603", Role.STAFF)
        db.session.commit()
        return cls(officer, boss, boss.employer)

    @staticmethod
    def _account(login: str, role: Role) -> Account:
        account = Account(login=login, name="Chi", role=role, password_hash="x")
        db.session.add(account)
        return account

    def person(self, name: str = "Phạm Văn An") -> Veteran:
        """Somebody without an account, as the roster brings them."""
        person = Veteran(name=name, shown_to_employers=True)
        db.session.add(person)
        db.session.commit()
        return person

    def job(self, openings: int = 1, state: JobState = JobState.OPEN) -> Job:
        """A job of the firm, on the board."""
        job = Job(employer=self.firm, title="Lái xe tải", openings=openings, state=state)
        db.session.add(job)
        db.session.commit()
        return job

    def pair(self, state: IntroductionState, person: Veteran, job: Job) -> Introduction:
        """An introduction brought to a state by its verbs."""
        pair = propose(person, job, Proposer.STAFF, by=self.officer)
        order = list(IntroductionState)
        reached = order.index(state)
        walk = (
            lambda: pair.approve(self.officer, None),
            lambda: self.sent(pair),
            lambda: pair.open(self.boss, Side.EMPLOYER),
            lambda: pair.invite(self.boss, Side.EMPLOYER, utcnow(), "Km3+4"),
            lambda: pair.offer(self.boss, Side.EMPLOYER),
            lambda: hiring.hire(pair, self.boss, Side.EMPLOYER),
            lambda: pair.start(self.boss, Side.EMPLOYER),
        )
        for step in walk[:reached]:
            step()
        db.session.commit()
        return pair

    def sent(self, pair: Introduction) -> None:
        """The person agrees on paper, and the pair is sent."""
        if not sending.may_reveal(pair):
            sending.agree(pair, self.officer, on_paper=True)
        sending.send(pair, self.officer)

    def acts(self, pair: Introduction) -> list[str]:
        """What the audit says of a pair, in order, without the beginning of the words."""
        rows = select(Audit.action).where(
            Audit.subject_kind == "introduction", Audit.subject_id == pair.id
        )
        return [act.split(".")[1] for act in db.session.scalars(rows.order_by(Audit.id))]


@pytest.fixture
def cast(app: Flask) -> Iterator[Cast]:
    """The cast, inside an application context; all rules must hold when the test is over."""
    with app.app_context():
        yield Cast.new()
        db.session.rollback()
        assert invariants.violations() == []
