"""Fills an empty database; the same number gives the same data."""

from datetime import UTC, date, datetime, time, timedelta
from random import Random

from app import passwords, wages
from app.demonstration.firms import FIRMS, tax_code
from app.demonstration.jobs import JOBS
from app.demonstration.names import FAMILY, GIVEN, MIDDLE
from app.demonstration.people import DRIVER, KEYS, PROFILES
from app.demonstration.sign_ins import SignIn
from models import Account, Cohort, Employer, Introduction, Job, Unit, Veteran, db
from models.base import PUBLIC_ID_LENGTH
from models.vocabulary import JobState, Proposer, Role

STATES = [JobState.OPEN] * 17 + [JobState.WAITING, JobState.CLOSED, JobState.PAUSED]
INTRODUCTIONS = 6


def _id(rng: Random) -> str:
    return "".join(rng.choices("abcdefghijkmnpqrstuvwxyz23456789", k=PUBLIC_ID_LENGTH))


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(2), UTC)


def seed(size: int, rng: int, today: date, sign_ins: list[SignIn]) -> None:
    """Adds people, employers, jobs and accounts to the session, without a commit."""
    dice = Random(rng)  # noqa: S311 - made-up data, no secret
    employers = _employers(max(1, size // 4), dice, today)
    accounts = {one.role: _account(one, dice) for one in sign_ins}
    if Role.EMPLOYER in accounts:
        accounts[Role.EMPLOYER].employer = employers[0]
    people = _people(size, dice, today)
    if Role.VETERAN in accounts:
        an = people[0]
        an.account, an.name = accounts[Role.VETERAN], accounts[Role.VETERAN].name
        an.phone, an.shown_to_employers = accounts[Role.VETERAN].login, True
    jobs = _jobs(max(1, size * 3 // 4), dice, today, employers)
    db.session.add_all([*employers, *accounts.values(), *people, *jobs])
    db.session.flush()
    if Role.STAFF in accounts:
        shown = [person for person in people if person.shown_to_employers]
        opened = [job for job in jobs if job.state is JobState.OPEN]
        for person, job in list(zip(shown, opened, strict=False))[:INTRODUCTIONS]:
            made = Introduction.propose(person, job, Proposer.STAFF, accounts[Role.STAFF])
            made.public_id = _id(dice)


def _account(one: SignIn, dice: Random) -> Account:
    return Account(
        public_id=_id(dice),
        role=one.role,
        name=one.name,
        login=one.login,
        password_hash=passwords.hash_of(one.password),
        totp_secret=one.totp_secret,
        city_wide=one.role is Role.STAFF,
    )


def _employers(count: int, dice: Random, today: date) -> list[Employer]:
    made: dict[str, Employer] = {}
    while len(made) < count:
        number = len(made)
        name = "Công ty TNHH Kho bãi Bình Sơn Hải" if number == 0 else FIRMS[number % len(FIRMS)]
        if number >= len(FIRMS):
            name += f" {number // len(FIRMS) + 1}"
        checked = number == 0 or dice.random() < 0.85
        code = tax_code(dice)
        made[code] = made.get(code) or Employer(
            public_id=_id(dice), name=name, tax_code=code,
            verified_at=_moment(today - timedelta(days=70)) if checked else None,
        )  # fmt: skip
    return list(made.values())


def _people(size: int, dice: Random, today: date) -> list[Veteran]:
    groups = []
    for day in (date(2026, 1, 12), date(2023, 1, 10)):
        cohort = Cohort(
            public_id=_id(dice), name=f"Đợt xuất ngũ tháng 1/{day.year}", discharged_on=day
        )
        groups.append((cohort, list(db.session.scalars(Unit.on(day)))))
    people = []
    for number in range(size):
        cohort, units = groups[number % 2]
        born = cohort.discharged_on - timedelta(days=dice.randrange(20 * 366, 25 * 365))
        profile = DRIVER if number == 0 else dice.choice(PROFILES)
        person = Veteran(
            public_id=_id(dice),
            alias="UV-" + "".join(dice.choices("23456789ABCDEFGHJKLMNPQRSTUVWXYZ", k=8)),
            number=f"QN-{number + 1:04}",
            name=" ".join(dice.choice(part) for part in (FAMILY, MIDDLE, GIVEN)),
            birth_date=born,
            birth_year=born.year,
            phone=f"09867{dice.randrange(100_000):05}",
            unit=units[number // 2 % len(units)],
            cohort=cohort,
            shown_to_employers=dice.random() < 0.6,
            profile_saved_at=_moment(today - timedelta(days=dice.randrange(1, 60))),
            **dict(zip(KEYS, profile, strict=True)),
        )
        people.append(person)
    return people


def _jobs(count: int, dice: Random, today: date, employers: list[Employer]) -> list[Job]:
    units = list(db.session.scalars(Unit.on(today)))
    made = []
    for number in range(count):
        first = number < 3
        title, sector, experience, description, requirements, wage, openings = (
            JOBS[number] if first else dice.choice(JOBS)
        )
        employer = employers[0] if first else dice.choice(employers)
        low, high = wages.parse(wage)
        ahead = dice.randrange(-2, 60)
        made.append(
            Job(
                public_id=_id(dice), employer=employer, number=f"TD-{number + 1:04}",
                state=JobState.OPEN if first else dice.choice(STATES), title=title,
                sector=sector, experience=experience, description=description,
                requirements=requirements, wage=wage, wage_from=low, wage_to=high,
                openings=openings, unit=dice.choice(units),
                created_at=_moment(today - timedelta(days=dice.randrange(1, 60))),
                deadline=None if first or dice.random() < 0.3 else today + timedelta(days=ahead),
            )
        )  # fmt: skip
    return made
