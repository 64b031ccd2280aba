"""A service full of jobs and people: rows of the demonstration, put together anew."""

import random
import secrets
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import String, cast, func, insert, select, true

from app import create_app, matching, passwords, wages
from app.example_town import names, town
from app.filters import today
from ml.trades import filed
from models import Account, Employer, Job, Match, Unit, Veteran, db
from models.base import utcnow
from models.match import KEPT
from models.searching import folded
from models.vocabulary import JobState, Role, Shift
from tests.bench import crowd

FIRMS, PER_FIRM = 500, 20
PASSWORD = secrets.token_urlsafe(12)
VETERAN, EMPLOYER = "0595000001", "0595000002"


def service(database: str, folder: Path, secret: str) -> Flask:
    """The service on an empty database, migrated."""
    settings = {"APP_ENV": "development", "DATA_DIR": folder, "SECRET_KEY": secret}
    app = create_app(settings | {"SQLALCHEMY_DATABASE_URI": database})
    with app.app_context():
        upgrade()
    return app


def fill(jobs: int, people: int) -> str:
    """Adds so many open jobs and people, and commits.

    The person and the firm one signs in as are matched by the model, trained on the demonstration;
    so that it does not take half an hour, everybody else carries copies of what was found there.

    Returns:
        The public id of the firm's job.
    """
    chance = random.Random(3)
    town.seed(40, 1, today(), ())
    matching.train()
    units = list(db.session.scalars(select(Unit.id).where(Unit.valid_to.is_(None))))
    firms = list(db.session.scalars(insert(Employer).returning(Employer.id), list(_firms())))
    rows = enumerate(_ads(jobs))
    db.session.execute(insert(Job), [_job(ad, number, firms, units, chance) for number, ad in rows])
    firm, an = _account(EMPLOYER, Role.EMPLOYER), _account(VETERAN, Role.VETERAN)
    firm.employer_id = firms[0]
    db.session.flush()
    named = (names.FAMILY, names.MIDDLE, names.GIVEN)
    db.session.execute(
        insert(Veteran),
        [
            _person(form, " ".join(map(chance.choice, named)), chance.choice(units))
            | {"account_id": None if number else an.id}
            for number, form in enumerate(crowd.seekers(people))
        ],
    )
    veteran = Veteran.of(an)
    own = db.session.scalars(Job.of(firms[0])).all()
    matching.refresh_for_veteran(veteran)
    found: dict[str, int] = {}
    for job in own[:5]:
        matching.refresh_for_job(job)
        fitting = select(func.count()).where(Match.job_id == job.id, Match.fitting())
        found[job.public_id] = db.session.scalar(fitting) or 0
    _copy_matches(veteran, [job.id for job in own])
    db.session.commit()
    return max(found, key=lambda job: found[job])


def _copy_matches(veteran: Veteran, own: Sequence[int]) -> None:
    """The best of one person once more for everybody else, each against jobs of their own."""
    best = (
        select(Match, func.row_number().over(order_by=Match.score.desc()).label("place"))
        .where(Match.veteran_id == veteran.id)
        .limit(KEPT)
        .subquery()
    )
    first = select(func.max(Job.id)).where(Job.id.in_(own)).scalar_subquery()
    others = (select(func.max(Job.id)).scalar_subquery()) - first
    number = Veteran.id * KEPT + best.c.place
    copied = ("created_at", "updated_at", "version", "score", "band", "parts", "checks")
    db.session.execute(
        insert(Match).from_select(
            ["public_id", "veteran_id", "job_id", *copied],
            select(
                cast(number + 10**8, String),
                Veteran.id,
                first + 1 + number % others,
                *(best.c[name] for name in copied),
            )
            .join(best, true())
            .where(Veteran.id > veteran.id),
        )
    )


def _ads(jobs: int) -> list[tuple[Any, str]]:
    rows = town.table("jobs.csv")
    return [
        (ad, rows[number % len(rows)]["wage"]) for number, ad in enumerate(crowd.vacancies(jobs))
    ]


def _firms() -> Iterator[dict[str, Any]]:
    trades = list(names.FIRM_TRADE)
    for number in range(FIRMS):
        trade = trades[number % len(trades)]
        name = f"{trade} {names.FIRM_NAME[number % len(names.FIRM_NAME)]} {number}"
        yield {"name": name, "search_text": folded(name), "verified_at": utcnow()}


def _job(
    told: tuple[Any, str], number: int, firms: list[int], units: list[int], chance: random.Random
) -> dict[str, Any]:
    ad, wage = told
    low, high = wages.parse(wage)
    trade, group, licence = filed(ad, "")
    listed = utcnow() - timedelta(minutes=number)
    return {
        "employer_id": firms[number // PER_FIRM % len(firms)],
        "state": JobState.OPEN,
        "title": ad.title,
        "trade": trade,
        "trade_group": group,
        "licence": licence,
        "openings": chance.randint(1, 9),
        "unit_id": chance.choice(units),
        "wage": wage,
        "wage_from": low,
        "wage_to": high,
        "shift": chance.choice([*Shift, None]),
        "sector": ad.sector,
        "experience": ad.experience,
        "description": ad.description,
        "requirements": ad.requirements,
        "deadline": today() + timedelta(days=chance.randint(5, 60)),
        "search_text": folded(f"{ad.title} {ad.sector}"),
        "listed_at": listed,
        "created_at": listed,
    }


def _person(form: Any, name: str, unit: int) -> dict[str, Any]:
    wishes = (*form.wishes, "", "", "")
    return {
        "name": name,
        "search_text": folded(name),
        "birth_year": form.birth_year,
        "unit_id": unit,
        "schooling": form.schooling,
        "trade": form.trade,
        "service": form.service,
        "skills": form.skills,
        "licences": form.licences,
        "certificates": form.certificates,
        "languages": form.languages,
        "wish_1": wishes[0],
        "wish_2": wishes[1],
        "wish_3": wishes[2],
        "shown_to_employers": True,
        "profile_saved_at": utcnow(),
    }


def _account(login: str, role: Role) -> Account:
    account = Account(
        login=login, name=names.GIVEN[0], role=role, password_hash=passwords.hash_of(PASSWORD)
    )
    db.session.add(account)
    db.session.flush()
    return account
