"""Fills a database with the demonstration: the same numbers give the same rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select

from app.demonstration import cast
from app.demonstration.chance import Chance
from app.demonstration.employers import employers
from app.demonstration.introductions import introductions
from app.demonstration.jobs import FIRST_FAMILIES, approvals, jobs
from app.demonstration.people import cohorts, people
from app.demonstration.sign_ins import SignIn
from models import Account, db
from models.vocabulary import Role


class AlreadySeeded(Exception):
    """The database has an account of the demonstration already."""


@dataclass(frozen=True)
class Summary:
    """How many rows were added."""

    cohorts: int
    people: int
    employers: int
    jobs: int
    introductions: int


def seed(size: int, rng: int, today: date, sign_ins: Sequence[SignIn]) -> Summary:
    """Adds the demonstration to the session and flushes; the caller commits.

    Args:
        size: how many people, at least 1; a quarter as many employers, three quarters as many jobs.
        rng: the same number gives the same rows, but for hashes and secrets of the sign-ins.
        today: the day that everything is dated from.
        sign_ins: the whole cast, from `sign_ins.create`.

    Raises:
        AlreadySeeded: the demonstration is there.
        ValueError: `size` is below 1, one of the cast is missing, or units are.
    """
    if size < 1:
        raise ValueError("a demonstration has at least one person")
    chance = Chance(rng, today)
    accounts = cast.accounts(chance, sign_ins)
    logins = [account.login for account in accounts.values()]
    if db.session.scalar(select(Account.id).where(Account.login.in_(logins)).limit(1)):
        raise AlreadySeeded
    rounds = cohorts(chance)
    hiring = employers(chance, max(1, size // 4))
    offered = jobs(chance, max(len(FIRST_FAMILIES), size * 3 // 4), hiring)
    known = people(chance, size, rounds)
    known[0] = cast.as_an(accounts[Role.VETERAN], known[0].row)
    cast.put_binh(accounts[Role.EMPLOYER], hiring[0].row)
    db.session.add_all([*rounds, *accounts.values()])
    db.session.add_all(employer.row for employer in hiring)
    db.session.add_all(job.row for job in offered)
    db.session.add_all(person.row for person in known)
    db.session.flush()
    db.session.add_all(approvals(chance, offered, accounts[Role.STAFF]))
    db.session.flush()
    introduced = introductions(chance, known, offered, accounts)
    return Summary(len(rounds), len(known), len(hiring), len(offered), introduced)
