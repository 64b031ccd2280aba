"""Fills a database with fictitious people, firms and jobs: the same numbers give the same rows."""

import csv
import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from app import filing, passwords, wages
from app.example_town import names
from app.example_town.sign_ins import SignIn
from app.identifiers import TAX_WEIGHTS
from models import Account, Cohort, Consent, Course, Employer, Job, Unit, Veteran, db
from models.consent import VERSION, WORDING
from models.vocabulary import Hours, JobState, Purpose, Role, Shift

HERE = Path(__file__).parent
HOME_FOR = 165  # days
FIRST_COHORT, SECOND_COHORT = date(2023, 1, 10), date(2026, 1, 12)
STATES = [JobState.OPEN] * 15 + [
    JobState.WAITING,
    JobState.CLOSED,
    JobState.PAUSED,
    JobState.EXPIRED,
    JobState.DRAFT,
]
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


@dataclass
class _Maker:
    """One source of chance, and the day it is."""

    chance: random.Random
    today: date

    def word(self, length: int) -> str:
        return "".join(self.chance.choices(LETTERS, k=length))

    def moment(self, days_ago: int) -> datetime:
        return datetime.combine(self.today - timedelta(days=days_ago), time(2, 30), UTC)

    def tax_code(self) -> str:
        while True:
            digits = [5, 7, 9, 9, *self.chance.choices(range(10), k=5)]
            check = 10 - sum(w * d for w, d in zip(TAX_WEIGHTS, digits, strict=True)) % 11
            if check < 10:
                return "".join(map(str, [*digits, check]))


def seed(size: int, rng: int, today: date, sign_ins: Sequence[SignIn]) -> None:
    """Adds rows to the session; the caller commits.

    Args:
        size: number of veterans; a quarter as many employers, three quarters as many jobs.
        rng: the same number gives the same rows (but for the random sign-ins).
        today: the day that postings and deadlines are reckoned from.
        sign_ins: the people one can sign in as, in the order of `sign_ins.CAST`.
    """
    # Chance decides who is called what, nothing that must be secret.
    make = _Maker(random.Random(rng), today)  # noqa: S311
    employers = _employers(make, max(1, size // 4))
    jobs = _jobs(make, employers, max(1, size * 3 // 4))
    people = _people(make, size)
    accounts = {row.role: _account(make, row) for row in sign_ins}
    db.session.add_all(accounts.values())
    if accounts:
        _cast(make, accounts, employers, jobs, people)
    db.session.add_all(_consents(make, people))
    db.session.add_all(_courses(make))
    db.session.flush()


def table(name: str) -> list[dict[str, str]]:
    """The curated rows of a table beside this file."""
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="|"))


def _employers(make: _Maker, number: int) -> list[Employer]:
    # Of every trade one firm before a second of any, so that a small town has each as well.
    shuffled = make.chance.sample(names.FIRM_NAME, len(names.FIRM_NAME))
    called = [f"{trade} {name}" for name in shuffled for trade in names.FIRM_TRADE]
    made = []
    for place in range(number):
        name = "Kho bãi Bình Sơn Hải" if place == 0 else called[place % len(called)]
        kind = names.FIRM_KIND[place % len(names.FIRM_KIND)]
        suffix = f" {place // len(called) + 1}" if place >= len(called) else ""
        made.append(
            Employer(
                public_id=make.word(16),
                name=f"{kind} {name}{suffix}",
                tax_code=make.tax_code(),
                verified_at=None if place % 10 == 9 else make.moment(90),
            )
        )
    db.session.add_all(made)
    return made


def _jobs(make: _Maker, employers: list[Employer], number: int) -> list[Job]:
    rows = table("jobs.csv")
    units = list(db.session.scalars(Unit.on(make.today)))
    made = []
    for place in range(number):
        row = rows[place % len(rows)]
        unit = make.chance.choice(units)
        if place >= len(rows):  # the same work once more is another job, elsewhere
            row = row | {"title": f"{row['title']}, {unit.name}"}
        low, high = wages.parse(row["wage"])
        fitting = [firm for firm in employers if _hires(firm, row["sector"])] or employers
        employer = employers[0] if place < 2 else fitting[place % len(fitting)]
        state = JobState.OPEN if place < 2 else STATES[place % len(STATES)]
        if state is not JobState.DRAFT and not employer.is_verified:
            state = JobState.WAITING
        deadline: date | None = make.today + timedelta(days=make.chance.randint(5, 70))
        if state is JobState.EXPIRED:
            deadline = make.today - timedelta(days=3)
        elif make.chance.random() >= 0.7:
            deadline = None
        made.append(
            Job(
                public_id=make.word(16),
                employer=employer,
                state=state,
                unit=unit,
                wage_from=low,
                wage_to=high,
                created_at=make.moment(make.chance.randint(0, 60)),
                deadline=deadline,
                **_said(row),
            )
        )
    for job in made:
        filing.file(job)
    db.session.add_all(made)
    return made


def _hires(firm: Employer, sector: str) -> bool:
    """Whether a firm's name fits the line of work of an ad."""
    return any(
        trade in firm.name and sector in sectors for trade, sectors in names.FIRM_TRADE.items()
    )


def _said(row: dict[str, str]) -> dict[str, Any]:
    """The fields of a job; a demand is written `rule=what is asked`, a must ends in `!`."""
    demands = [written.partition("=") for written in row["rules"].split()]
    return row | {
        "openings": int(row["openings"]),
        "shift": Shift(row["shift"]) if row["shift"] else None,
        "hours": Hours(row["hours"] or Hours.FULL),
        "weekly_hours": int(row["weekly_hours"]) if row["weekly_hours"] else None,
        "lodging": row["lodging"] == "yes" if row["lodging"] else None,
        "rules": [
            {"rule": rule, "demand": asked.rstrip("!"), "must": asked.endswith("!")}
            for rule, _equals, asked in demands
        ],
    }


def _people(make: _Maker, number: int) -> list[Veteran]:
    rows = table("people.csv")
    cohorts = [
        Cohort(name=f"Đợt xuất ngũ tháng 1/{day.year}", discharged_on=day, public_id=make.word(16))
        for day in (FIRST_COHORT, SECOND_COHORT)
    ]
    units = [list(db.session.scalars(Unit.on(day))) for day in (FIRST_COHORT, SECOND_COHORT)]
    made = []
    for place, name in zip(range(number), _person_names(make), strict=False):
        which = place % 2
        born = cohorts[which].discharged_on - timedelta(days=make.chance.randint(7350, 9000))
        made.append(
            Veteran(
                public_id=make.word(16),
                alias=f"UV-{make.word(8).upper()}",
                number=f"QN-{place + 1:04d}",
                name=name,
                birth_date=born,
                phone=f"0595{make.chance.randint(100, 999_999):06d}",
                unit=units[which][place // 2 % len(units[which])],
                cohort=cohorts[which],
                discharged_on=cohorts[which].discharged_on,
                card_issued_on=cohorts[which].discharged_on if place % 3 else None,
                roles=[],
                shown_to_employers=make.chance.random() < 0.6,
                profile_saved_at=make.moment(make.chance.randint(0, 40)),
                **rows[place % len(rows)],
            )
        )
    db.session.add_all(made)
    return made


def _consents(make: _Maker, people: list[Veteran]) -> Iterator[Consent]:
    """Everybody lets the office keep the profile; some let employers see it without a name."""
    for person in people:
        for purpose in (Purpose.KEEP, Purpose.SHOW):
            if purpose is Purpose.KEEP or person.shown_to_employers:
                yield Consent(
                    public_id=make.word(16),
                    veteran=person,
                    purpose=purpose,
                    wording=WORDING[purpose],
                    version=VERSION,
                    on_paper=True,
                    created_at=person.profile_saved_at,
                )


def _courses(make: _Maker) -> Iterator[Course]:
    """Of providers that do not exist; their figures are confirmed by nobody, and say so."""
    for row in table("courses.csv"):
        gives = [gain.split("=") for gain in row.pop("gives").split(";")]
        yield Course(
            public_id=make.word(16),
            gains=[{"rule": rule, "demand": demand} for rule, demand in gives],
            source="Số liệu minh họa",
            **row
            | {
                "cost": int(row["cost"]),
                "weeks": int(row["weeks"]),
                "on_card": row["on_card"] == "1",
            },
        )


def _person_names(make: _Maker) -> Iterator[str]:
    while True:
        parts = (names.FAMILY, names.MIDDLE, names.GIVEN)
        yield " ".join(make.chance.choice(part) for part in parts)


def _account(make: _Maker, row: SignIn) -> Account:
    return Account(
        public_id=make.word(16),
        login=row.login,
        name=row.name,
        role=Role(row.role),
        password_hash=passwords.hash_of(row.password),
        totp_secret=row.totp_secret,
        city_wide=row.role == Role.STAFF,
    )


def _cast(
    make: _Maker,
    accounts: dict[str, Account],
    employers: list[Employer],
    jobs: list[Job],
    people: list[Veteran],
) -> None:
    """An has the first profile, Bình the first firm."""
    accounts[Role.EMPLOYER].employer = employers[0]
    employers[0].verified_at = make.moment(90)
    an = people[0]
    an.account, an.name = accounts[Role.VETERAN], accounts[Role.VETERAN].name
    an.phone, an.shown_to_employers = accounts[Role.VETERAN].login, True
    # Home for five months: the card holds, and the swap of his army licence is nearly over.
    an.discharged_on = an.card_issued_on = make.today - timedelta(days=HOME_FOR)
    an.card_used, an.shifts, an.lives_in = False, [Shift.DAY], False
    an.licence_papers = [
        {"class": "A1", "scheme": "old", "issued": "", "military": False},
        {"class": "C", "scheme": "old", "issued": "", "military": True},
    ]
    jobs[0].deadline = make.today + timedelta(days=45)
