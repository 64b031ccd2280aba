"""Eight at the same moment at every door that opens once."""

import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from models import Account, ClaimCode, Employer, Veteran, db
from tests.pages import work
from tests.pages.test_registration import FIRM, REGISTER
from tests.people import PASSWORD, Person, Town

AT_ONCE = 8
Fields = Callable[[int], dict[str, str]]


def at_once(people: list[Person], path: str, fields: Fields) -> list[int]:
    """All send at one moment; what each is answered, sorted."""
    tokens = [person.token() for person in people]
    start = Barrier(len(people))

    def send(number: int) -> int:
        data = {"csrf_token": tokens[number], **fields(number)}
        start.wait()
        return people[number].client.post(path, data=data).status_code

    with ThreadPoolExecutor(len(people)) as pool:
        return sorted(pool.map(send, range(len(people))))


@pytest.fixture
def crowd(town: Town) -> list[Person]:
    """Eight strangers."""
    return [town.stranger() for _n in range(AT_ONCE)]


def count(app: Flask, model: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


def test_of_eight_claims_one_succeeds(app: Flask, chi: Person, crowd: list[Person]) -> None:
    with app.app_context():
        person = Veteran(name="Tằng A Lản", birth_date=date(2003, 8, 14))
        db.session.add(person)
        db.session.commit()
        public_id = person.public_id
    page = chi.sends(f"/can-bo/quan-nhan/{public_id}/phieu", 200)
    code = re.findall(r'class="code">([A-Z0-9-]{9})<', page)[0]
    for claimant in crowd:
        claimant.sends("/nhan-ho-so", code=code, birth_date="14/8/2003")
    secret = work.REGISTRATION["password"]
    answers = at_once(
        crowd,
        "/nhan-ho-so/tai-khoan",
        lambda n: {"login": f"09123480{n:02d}", "password": secret, "again": secret},
    )
    assert answers.count(302) == 1, answers
    assert {*answers} <= {200, 302, 409}
    assert count(app, Account) == 2  # Chi's, and one claimant's


def test_of_eight_wrong_birth_dates_at_once_all_count(
    app: Flask, chi: Person, crowd: list[Person]
) -> None:
    with app.app_context():
        person = Veteran(name="Tằng A Lản", birth_date=date(2003, 8, 14))
        db.session.add(person)
        db.session.commit()
        public_id = person.public_id
    page = chi.sends(f"/can-bo/quan-nhan/{public_id}/phieu", 200)
    code = re.findall(r'class="code">([A-Z0-9-]{9})<', page)[0]
    fields = {"code": code}
    wrong = at_once(crowd, "/nhan-ho-so", lambda n: fields | {"birth_date": f"{n + 1}/1/2003"})
    assert wrong == [400] * AT_ONCE
    crowd[0].sends("/nhan-ho-so", 400, code=code, birth_date="14/8/2003")
    with app.app_context():
        assert db.session.scalars(select(ClaimCode)).one().tries >= 5


def test_of_eight_who_type_one_printed_code_one_gets_in(
    app: Flask, an: Person, chi: Person, crowd: list[Person]
) -> None:
    page = chi.sends(f"/can-bo/quan-nhan/{work.veteran_id(an)}/ma", 200)
    code = re.findall(r'class="code">([A-Z0-9-]{19})<', page)[0]
    answers = at_once(crowd, "/dang-nhap", lambda _n: {"login": an.login, "password": code})
    assert answers == [302] + [400] * (AT_ONCE - 1)


def test_of_eight_who_type_one_recovery_code_one_gets_in(
    app: Flask, chi: Person, crowd: list[Person]
) -> None:
    page = chi.sends("/tai-khoan/ma-du-phong", 200)
    code = re.findall(r'class="code">([A-Z0-9-]{27})<', page)[0]
    sign_in = {"login": chi.login, "password": PASSWORD, "code": code}
    assert at_once(crowd, "/dang-nhap", lambda _n: sign_in) == [302] + [400] * (AT_ONCE - 1)


def test_of_eight_registrations_with_one_number_one_succeeds(
    app: Flask, crowd: list[Person]
) -> None:
    form = work.REGISTRATION | {"unit_id": work.unit_id(crowd[0])}
    assert at_once(crowd, "/dang-ky", lambda _n: form) == [302] + [400] * (AT_ONCE - 1)
    assert (count(app, Account), count(app, Veteran)) == (1, 1)


def test_of_eight_firms_with_one_tax_code_one_succeeds(app: Flask, crowd: list[Person]) -> None:
    answers = at_once(crowd, REGISTER, lambda n: FIRM | {"login": f"n{n}@example.com"})
    assert answers == [302] + [400] * (AT_ONCE - 1)
    assert (count(app, Account), count(app, Employer)) == (1, 1)


def test_of_eight_officers_one_confirms(app: Flask, town: Town, dung: Person) -> None:
    sang = work.register(dung)
    officers = [town.officer(f"Cán bộ {n}", f"09123490{n:02d}") for n in range(AT_ONCE)]
    path = f"/can-bo/cho-xac-nhan/{work.veteran_id(sang)}"
    answers = at_once(officers, path, lambda _n: {"who": "new"})
    assert answers.count(302) == 1, answers
    assert {*answers} <= {302, 404, 409}


def test_eight_who_change_one_password_all_get_an_answer(app: Flask, an: Person) -> None:
    people = [an.elsewhere() for _n in range(AT_ONCE)]
    answers = at_once(
        people,
        "/tai-khoan/mat-khau",
        lambda n: {
            "current": PASSWORD,
            "password": f"rừng xanh suối biếc {n}",
            "again": f"rừng xanh suối biếc {n}",
        },
    )
    assert answers.count(302) >= 1
    assert {*answers} <= {302, 400, 403, 429}
