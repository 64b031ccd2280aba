"""The demonstration: fictitious, the same for the same numbers, and right by the rules."""

import json
import re
import stat
import unicodedata
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from app import demonstration, identifiers, passwords, wages
from app.demonstration import content
from app.demonstration.chance import Chance
from app.demonstration.people import DISCHARGES
from app.demonstration.slips import Hand, written
from models import Account, Audit, Cohort, Employer, Introduction, Job, Record, Unit, Veteran, db
from models.vocabulary import IntroductionState, JobState, Proposer, Role

TODAY = date(2026, 3, 2)
# domain.md 4.4. Capital C1, D1 and D2 are classes of driving licences.
SECRET = re.compile(
    r"lữ đoàn|trung đoàn|sư đoàn|tiểu đoàn|đại đội|trung đội|lu doan|trung doan|su doan|tieu doan"
    r"|hòm thư|hom thu|\bHT\s?\d|\bđảo\b|\b(?-i:[efdc])\d+\b|\b(?-i:E|F)\d+\b",
    re.IGNORECASE,
)
LORRY = re.compile(r"\bC\b")
TOO_OLD_A_CLASS = re.compile(r"\b(?:CE|FC|FD|FE|DE|D|D1|D2|E)\b")
# Secrets are random; `updated_at` says when the row was really written.
NOT_OF_CHANCE = {"id", "password_hash", "totp_secret", "updated_at"}


@pytest.fixture(scope="module")
def sign_ins(tmp_path_factory: pytest.TempPathFactory) -> list[demonstration.SignIn]:
    return demonstration.create(tmp_path_factory.mktemp("sign_ins"))


class Seeded:
    """The rows of one demonstration, in the order they were made."""

    def __init__(self, size: int, rng: int, sign_ins: list[demonstration.SignIn]) -> None:
        self.summary = demonstration.seed(size, rng, TODAY, sign_ins)
        db.session.expire_all()
        self.people = self._all(Veteran)
        self.jobs = self._all(Job)
        self.employers = self._all(Employer)
        self.introductions = self._all(Introduction)
        self.accounts = {account.role: account for account in self._all(Account)}

    @staticmethod
    def _all(kind: type[Any]) -> list[Any]:
        return list(db.session.scalars(select(kind).order_by(kind.id)))


@pytest.fixture
def seeded(app: Flask, sign_ins: list[demonstration.SignIn]) -> Any:
    with app.app_context():
        yield Seeded(160, 2022, sign_ins)
        db.session.rollback()


def _rows(record: type[Record]) -> list[dict[str, Any]]:
    """All rows, foreign keys said by the public id of what they point at."""
    names = {
        (table.name, row.id): row.public_id
        for table in Record.metadata.sorted_tables
        if "public_id" in table.c
        for row in db.session.execute(select(table.c.id, table.c.public_id))
    }
    said = []
    table = record.__table__
    for row in db.session.execute(select(table).order_by(table.c.id)).mappings():
        values = {str(key): value for key, value in row.items() if key not in NOT_OF_CHANCE}
        for column in table.columns:
            for key in column.foreign_keys:
                if column.name in values:
                    values[column.name] = names.get((key.column.table.name, row[column.name]))
        if "subject_id" in values:
            values["subject_id"] = names.get((row["subject_kind"], row["subject_id"]))
        said.append(values)
    return said


KINDS = (Cohort, Employer, Job, Veteran, Account, Introduction, Audit)


def test_the_same_numbers_give_the_same_rows(
    app: Flask, sign_ins: list[demonstration.SignIn]
) -> None:
    told = []
    for rng in (7, 7, 8):
        with app.app_context():
            demonstration.seed(60, rng, TODAY, sign_ins)
            told.append({kind.__tablename__: _rows(kind) for kind in KINDS})
            db.session.rollback()
    assert told[0] == told[1]
    assert all(told[0][kind.__tablename__] != told[2][kind.__tablename__] for kind in KINDS)


@pytest.mark.parametrize("size", [1, 10, 400])
def test_everything_grows_with_the_size(
    app: Flask, sign_ins: list[demonstration.SignIn], size: int
) -> None:
    with app.app_context():
        made = demonstration.seed(size, 1, TODAY, sign_ins)
        db.session.rollback()
    assert made.people == size
    assert made.employers == max(1, size // 4)
    assert made.jobs == max(3, size * 3 // 4)
    assert made.introductions >= 1


def test_by_default_every_unit_of_both_times_has_people(seeded: Seeded) -> None:
    for day in DISCHARGES:
        of_its_day = {unit.id for unit in db.session.scalars(Unit.on(day))}
        homes = [p.unit_id for p in seeded.people if p.cohort.discharged_on == day]
        assert set(homes) == of_its_day
        assert len(homes) == 80


def test_numbers_pass_their_checks_and_are_nobody_elses(seeded: Seeded) -> None:
    codes = [employer.tax_code for employer in seeded.employers]
    assert [identifiers.tax_code(code) for code in codes] == codes
    phones = [person.phone for person in seeded.people if person.phone]
    assert [identifiers.phone(phone) for phone in phones] == phones
    logins = [account.login for account in seeded.accounts.values()]
    assert [identifiers.login(login) for login in logins] == logins
    aliases = [person.alias for person in seeded.people]
    assert all(re.fullmatch(r"UV-[2-9A-HJ-NP-Z]{8}", alias) for alias in aliases)
    for numbers in (codes, phones, aliases, [employer.name for employer in seeded.employers]):
        assert len(set(numbers)) == len(numbers)


def test_numbers_do_not_come_again_in_a_large_town() -> None:
    chance = Chance(3, TODAY)
    assert len({chance.phone() for _ in range(20_000)}) == 20_000
    assert len({chance.tax_code() for _ in range(20_000)}) == 20_000


def test_texts_are_composed_and_name_no_unit_of_the_army(seeded: Seeded) -> None:
    for kind in KINDS:
        for row in _rows(kind):
            text = json.dumps(row, ensure_ascii=False, default=str)
            assert unicodedata.is_normalized("NFC", text)
    for row in (*_rows(Veteran), *_rows(Job)):
        for column, text in row.items():
            if isinstance(text, str) and not column.endswith("id"):
                assert not SECRET.search(text) or column == "search_text", text


def test_what_the_files_say_is_composed_and_names_no_unit_of_the_army() -> None:
    for path in content.FOLDER.iterdir():
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text)
        assert not SECRET.search(text), path.name


def test_what_is_ticked_and_wished_for_exists() -> None:
    table = Path(__file__).parents[2] / "ml" / "data" / "military_roles.csv"
    known = {line.split("|")[0] for line in table.read_text(encoding="utf-8").splitlines()}
    families = {work.family for work in content.works()}
    kinds = {firm.kind for firm in content.firms()}
    for life in content.lives():
        assert set(life.roles) <= known
        assert set(life.fits) <= families
    for work in content.works():
        assert set(work.at) <= kinds
    assert len(content.lives()) >= 40
    assert len(content.works()) >= 60


def test_nobody_is_too_young_for_a_licence(seeded: Seeded) -> None:
    lorries = 0
    for person in seeded.people:
        assert not TOO_OLD_A_CLASS.search(person.licences), person.licences
        discharged = person.cohort.discharged_on
        born = person.birth_date or date(person.birth_year, 12, 31)
        age = (discharged - born).days / 365.25
        assert 19 <= age < 26.1
        if LORRY.search(person.licences):
            lorries += 1
            assert age >= 21
    assert lorries >= 3


def test_a_third_is_typed_in_a_hurry_and_some_say_little(seeded: Seeded) -> None:
    said = [p.trade + p.service + p.skills for p in seeded.people if p.trade + p.service + p.skills]
    bare = [text for text in said if text.isascii()]
    assert 0.05 < len(bare) / len(said) < 0.35
    empty = [p for p in seeded.people if not (p.trade or p.service or p.skills)]
    assert 0.05 < len(empty) / len(seeded.people) < 0.3
    only_service = [p for p in seeded.people if p.service and not (p.wish_2 or p.trade)]
    assert len(only_service) >= 10
    shown = sum(person.shown_to_employers for person in seeded.people)
    assert 0.45 < shown / len(seeded.people) < 0.75


def test_slips_are_what_thumbs_make_of_words() -> None:
    chance = Chance(1, TODAY)
    text = "Lái xe được, bảo vệ Móng Cái"
    assert written(text, Hand.BARE, chance.random) == "lai xe duoc, bao ve mong cai"
    assert written(text, Hand.SHORT, chance.random) == "lx đc, bv MC"
    telex = " ".join(written(text, Hand.TELEX, chance.random) for _ in range(40))
    assert {"Lais", "dduwowcj,", "baor", "veej", "Mongs"} <= set(telex.split())


def test_jobs_are_distinct_and_a_fifth_says_only_who_is_wanted(seeded: Seeded) -> None:
    assert len({(job.title, job.employer_id) for job in seeded.jobs}) == len(seeded.jobs) == 120
    short = [job for job in seeded.jobs if not (job.description or job.requirements)]
    assert len(short) == 24
    assert max(len(job.description) for job in seeded.jobs) > 150


def test_wages_are_read_as_they_were_meant(seeded: Seeded) -> None:
    for job in seeded.jobs:
        assert (job.wage_from, job.wage_to) == wages.parse(job.wage)
        for amount in (job.wage_from, job.wage_to):
            assert amount is None or 6_000_000 <= amount <= 25_000_000
        assert job.wage_from or job.wage_to or job.wage == "Thỏa thuận"


def test_jobs_stand_where_their_dates_say(seeded: Seeded) -> None:
    states = [job.state for job in seeded.jobs]
    assert states.count(JobState.OPEN) > 70
    for state in (JobState.WAITING, JobState.PAUSED, JobState.CLOSED, JobState.EXPIRED):
        assert states.count(state) >= 2
    for job in seeded.jobs:
        assert timedelta(0) < TODAY - job.created_at.date() <= timedelta(days=60)
        if job.state is JobState.OPEN:
            assert job.employer.is_verified
            assert job.deadline is None or job.deadline > TODAY
        if job.state is JobState.EXPIRED:
            assert job.created_at.date() <= job.deadline < TODAY
    soon = [job for job in seeded.jobs if job.deadline and 0 < (job.deadline - TODAY).days <= 5]
    assert len(soon) >= 2
    unverified = [employer for employer in seeded.employers if not employer.is_verified]
    assert 1 <= len(unverified) <= 6


def test_introductions_are_of_the_recent_past_and_leave_their_record(seeded: Seeded) -> None:
    states = {introduction.state for introduction in seeded.introductions}
    assert states == {
        IntroductionState.PROPOSED,
        IntroductionState.APPROVED,
        IntroductionState.REFUSED,
    }
    assert {introduction.proposer for introduction in seeded.introductions} == set(Proposer)
    acts = list(db.session.scalars(select(Audit).where(Audit.subject_kind == "introduction")))
    decided = [one for one in seeded.introductions if one.decided_at is not None]
    assert len(acts) == len(seeded.introductions) + len(decided)
    for one in seeded.introductions:
        assert one.job.created_at <= one.created_at
        assert one.created_at.date() < TODAY
        assert one.state is not IntroductionState.REFUSED or one.refusal is not None
    for one in decided:
        assert one.created_at <= one.decided_at
        assert one.decided_at.date() < TODAY
        assert one.decided_by.role is Role.STAFF
    board = db.session.scalars(select(Audit.subject_id).where(Audit.action == "job.approve"))
    assert set(board) == {job.id for job in seeded.jobs if job.state is not JobState.WAITING}


def test_the_cast_can_do_what_the_story_says(seeded: Seeded) -> None:
    an = seeded.accounts[Role.VETERAN]
    profile = Veteran.of(an)
    assert (profile.name, profile.phone, profile.shown_to_employers) == (an.name, an.login, True)
    assert all((profile.trade, profile.service, profile.skills, profile.licences, profile.wish_3))
    binh = seeded.accounts[Role.EMPLOYER]
    own = [job for job in seeded.jobs if job.employer_id == binh.employer_id]
    assert binh.employer is not None
    assert binh.employer.is_verified
    assert len(own) == 3
    assert all(job.state is JobState.OPEN and job.description for job in own)
    assert seeded.accounts[Role.STAFF].city_wide
    for role, account in seeded.accounts.items():
        assert (account.totp_secret is not None) == role.needs_second_factor


def test_passwords_are_of_this_installation(
    seeded: Seeded, sign_ins: list[demonstration.SignIn], tmp_path: Path
) -> None:
    for one in sign_ins:
        account = seeded.accounts[Role(one.role)]
        assert passwords.check(account.password_hash, one.password)
    other = demonstration.create(tmp_path)
    assert not {one.password for one in other} & {one.password for one in sign_ins}


def test_sign_ins_are_kept_for_their_owner_and_printed_with_a_code(tmp_path: Path) -> None:
    assert demonstration.read(tmp_path) == []
    made = demonstration.create(tmp_path)
    assert demonstration.read(tmp_path) == made
    kept = tmp_path / "demonstration_sign_ins.json"
    assert [path.name for path in tmp_path.iterdir()] == [kept.name]
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    said = demonstration.lines(made, "http://127.0.0.1:8000/")
    assert said[0].endswith("http://127.0.0.1:8000/")
    assert len(said) == 1 + len(Role)
    for one, line in zip(made, said[1:], strict=True):
        assert one.login in line
        assert one.password in line
        assert len(one.password) >= 12
        code = re.search(r"mã (\d{6})$", line)
        assert (code is not None) == Role(one.role).needs_second_factor
        if code is not None:
            assert passwords.totp_step(one.totp_secret, code[1]) is not None


def test_a_second_time_it_is_refused(app: Flask, sign_ins: list[demonstration.SignIn]) -> None:
    with app.app_context():
        demonstration.seed(4, 1, TODAY, sign_ins)
        with pytest.raises(demonstration.AlreadySeeded):
            demonstration.seed(4, 1, TODAY, sign_ins)
        db.session.rollback()


@pytest.mark.parametrize(("size", "of_the_cast"), [(0, 5), (10, 4)])
def test_what_cannot_be_made_is_refused(
    app: Flask, sign_ins: list[demonstration.SignIn], size: int, of_the_cast: int
) -> None:
    with app.app_context(), pytest.raises(ValueError, match=r"at least one|no sign-in"):
        demonstration.seed(size, 1, TODAY, sign_ins[:of_the_cast])


def test_without_units_nobody_comes_home(
    app: Flask, sign_ins: list[demonstration.SignIn], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.demonstration.people.DISCHARGES", (date(1900, 1, 1),))
    with app.app_context(), pytest.raises(ValueError, match="no unit on record"):
        demonstration.seed(4, 1, TODAY, sign_ins)
