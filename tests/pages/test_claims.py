"""Claiming a profile with the code of a slip and the birth date (K8)."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app.views.claim import FAILURES_OVER_ALL, SECONDS_TO_FINISH
from models import Account, Audit, ClaimCode, Consent, SignInAttempt, Unit, Veteran, db
from models.base import utcnow
from models.claim_code import MOST_TRIES
from models.vocabulary import Purpose
from tests.people import Person, Town

BORN = date(2003, 8, 14)
SECRET = "thuyền nan qua vịnh"
FINISH = {"login": "0912 345 678", "password": SECRET, "again": SECRET}
ENTER, DONE = "/nhan-ho-so", "/nhan-ho-so/tai-khoan"


@pytest.fixture
def lan(app: Flask) -> str:
    """The public id of somebody whom the office imported, without an account."""
    with app.app_context():
        person = Veteran(name="Tằng A Lản", birth_date=BORN, number="QN-0007", phone="0912345678")
        person.skills = "hàn điện"
        db.session.add(person)
        db.session.commit()
        return person.public_id


def slip(chi: Person, person: str, **fields: str) -> str:
    """Has a slip printed and reads the code on it."""
    page = chi.sends(f"/can-bo/quan-nhan/{person}/phieu", 200, **fields)
    found = re.search(r'class="code">([A-Z0-9]{4}-[A-Z0-9]{4})<', page)
    assert found is not None
    return found[1]


def veteran(app: Flask) -> Veteran:
    with app.app_context():
        row = select(Veteran).where(Veteran.number == "QN-0007")
        return db.session.scalars(row).one()


def test_an_imported_profile_is_claimed(app: Flask, chi: Person, dung: Person, lan: str) -> None:
    code = slip(chi, lan)
    dung.sends(ENTER, code=code, birth_date="14/8/2003")
    assert dung.page.location == DONE
    page = dung.opens(DONE)
    assert "Tằng A Lản" in page
    assert "checked" not in page  # nothing is agreed to beforehand
    dung.sends(DONE, **FINISH, keep="y", show="y")
    assert "hàn điện" in dung.opens("/ho-so")
    with app.app_context():
        person = db.session.scalars(select(Veteran).where(Veteran.number == "QN-0007")).one()
        assert person.account is not None
        assert person.account.login == "0912345678"
        assert Consent.holds(person, Purpose.KEEP)
        assert Consent.holds(person, Purpose.SHOW)
        assert not Consent.holds(person, Purpose.STATISTICS)
    again = Person(app.test_client(), "0912345678", password=SECRET)
    again.signs_in().opens("/ho-so")


def test_refusing_every_consent_does_not_keep_anybody_out(
    app: Flask, chi: Person, dung: Person, lan: str
) -> None:
    dung.sends(ENTER, code=slip(chi, lan), birth_date="14/8/2003")
    dung.sends(DONE, **FINISH)
    dung.opens("/ho-so")
    with app.app_context():
        assert db.session.scalars(select(Consent)).all() == []


@pytest.mark.parametrize("spelled", [str.lower, lambda c: c.replace("-", ""), lambda c: f" {c} "])
def test_a_code_may_be_typed_as_people_type(chi: Person, dung: Person, lan: str, spelled) -> None:  # type: ignore[no-untyped-def]
    dung.sends(ENTER, code=spelled(slip(chi, lan)), birth_date="14-08-2003")


def test_what_is_wrong_is_not_said(chi: Person, dung: Person, lan: str) -> None:
    code, said = slip(chi, lan), set()
    for typed, born in ((code, "15/8/2003"), ("ABCD-2345", "14/8/2003"), (f"{code}2", "14/8/2003")):
        dung.sends(ENTER, 400, code=typed, birth_date=born)
        said.add(tuple(dung.errors()))
    assert len(said) == 1
    dung.opens(DONE)
    assert "Tằng A Lản" not in dung.page.text


def test_a_code_counts_once(app: Flask, chi: Person, town: Town, lan: str) -> None:
    code = slip(chi, lan)
    first, second = town.stranger(), town.stranger()
    for person in (first, second):
        person.sends(ENTER, code=code, birth_date="14/8/2003")
    first.sends(DONE, **FINISH)
    page = second.sends(DONE, 200, **FINISH | {"login": "0912345679"})  # asks for a code anew
    assert 'name="birth_date"' in page
    second.sends(ENTER, 400, code=code, birth_date="14/8/2003")
    with app.app_context():
        assert db.session.scalar(select(Account).filter_by(login="0912345679")) is None


def test_a_code_lives_90_days(chi: Person, dung: Person, lan: str) -> None:
    code = slip(chi, lan)
    with time_machine.travel(utcnow() + timedelta(days=90, seconds=1), tick=False):
        dung.sends(ENTER, 400, code=code, birth_date="14/8/2003")
    with time_machine.travel(utcnow() + timedelta(days=89, hours=23), tick=False):
        dung.sends(ENTER, code=code, birth_date="14/8/2003")


def test_a_new_slip_makes_the_one_before_worthless(chi: Person, dung: Person, lan: str) -> None:
    first, second = slip(chi, lan), slip(chi, lan)
    dung.sends(ENTER, 400, code=first, birth_date="14/8/2003")
    dung.sends(ENTER, code=second, birth_date="14/8/2003")


def test_a_code_dies_of_wrong_birth_dates(chi: Person, dung: Person, lan: str) -> None:
    code = slip(chi, lan)
    for day in range(MOST_TRIES):
        dung.sends(ENTER, 400, code=code, birth_date=f"{day + 1}/1/2003")
    dung.sends(ENTER, 400, code=code, birth_date="14/8/2003")
    dung.sends(ENTER, code=slip(chi, lan), birth_date="14/8/2003")


def test_guessing_codes_is_limited_over_all(
    app: Flask, chi: Person, dung: Person, lan: str
) -> None:
    code = slip(chi, lan)
    dung.sends(ENTER, 400, code="ABCD-2345", birth_date="14/8/2003")
    with app.app_context():
        tried = db.session.scalars(select(SignInAttempt).order_by(SignInAttempt.id.desc())).first()
        assert tried is not None
        for _n in range(FAILURES_OVER_ALL - 1):
            db.session.add(SignInAttempt(login_hash=tried.login_hash, address="10.0.0.1"))
        db.session.commit()
    dung.sends(ENTER, 429, code=code, birth_date="14/8/2003")
    with time_machine.travel(utcnow() + timedelta(minutes=6), tick=False):
        dung.sends(ENTER, code=code, birth_date="14/8/2003")


def test_the_second_step_waits_half_an_hour_and_needs_the_first(
    app: Flask, chi: Person, dung: Person, lan: str
) -> None:
    dung.sends(DONE, 200, **FINISH)
    dung.sends(ENTER, code=slip(chi, lan), birth_date="14/8/2003")
    with time_machine.travel(utcnow() + timedelta(seconds=SECONDS_TO_FINISH + 2), tick=False):
        assert "Tằng A Lản" not in dung.opens(DONE)
        dung.sends(DONE, 200, **FINISH)
    assert veteran(app).account_id is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"login": ""},
        {"login": "không phải số"},
        {"login": "0912345603"},
        {"password": "12345678", "again": "12345678"},
        {"password": "tanglan2003", "again": "tangalan2003"},
        {"password": "tangalan2003", "again": "tangalan2003"},
        {"password": "0912345678", "again": "0912345678"},
        {"again": "khác"},
    ],
)
def test_a_wrong_account_keeps_the_code_good(
    app: Flask, chi: Person, dung: Person, lan: str, wrong: dict[str, str]
) -> None:
    dung.sends(ENTER, code=slip(chi, lan), birth_date="14/8/2003")
    page = dung.sends(DONE, 400, **FINISH | wrong, show="y")
    assert dung.errors()
    ticked = [tag for tag in re.findall(r"<input[^>]*>", page) if 'name="show"' in tag]
    assert "checked" in ticked[0]
    assert veteran(app).account_id is None
    dung.sends(DONE, **FINISH)


def test_codes_are_random_short_and_kept_under_a_key(app: Flask, chi: Person, lan: str) -> None:
    codes = {slip(chi, lan).replace("-", "") for _n in range(30)}
    assert len(codes) == 30
    with app.app_context():
        rows = db.session.scalars(select(ClaimCode)).all()
        assert sum(row.used_at is None for row in rows) == 1
        assert {len(row.code_hash) for row in rows} == {64}
        told = repr([row.detail for row in db.session.scalars(select(Audit))])
    assert not any(code in told for code in codes)


def test_a_slip_needs_a_birth_date_from_papers(app: Flask, chi: Person, dung: Person) -> None:
    with app.app_context():
        person = Veteran(name="Chìu Văn Bảo", birth_year=2003)
        db.session.add(person)
        db.session.commit()
        bao = person.public_id
    path = f"/can-bo/quan-nhan/{bao}"
    assert 'name="birth_date"' in chi.opens(f"{path}/tai-khoan")
    chi.sends(f"{path}/phieu", 400)
    chi.sends(f"{path}/phieu", 400, birth_date="14/8/1803")
    dung.sends(ENTER, code=slip(chi, bao, birth_date="14/8/2003"), birth_date="14/8/2003")


def test_who_has_an_account_needs_no_slip(chi: Person, an: Person, app: Flask) -> None:
    with app.app_context():
        public_id = db.session.scalars(select(Veteran.public_id)).one()
    chi.sends(f"/can-bo/quan-nhan/{public_id}/phieu", 409)


def test_an_officer_helps_only_the_people_of_his_communes(
    app: Flask, town: Town, an: Person, lan: str
) -> None:
    with app.app_context():
        units = db.session.scalars(select(Unit).where(Unit.valid_to.is_(None))).all()
        near, far = units[0].id, units[1].id
        for person in db.session.scalars(select(Veteran)):
            person.unit_id = far
        theirs = db.session.scalars(
            select(Veteran.public_id).where(Veteran.account_id == an.id)
        ).one()
        db.session.commit()
    officer = town.officer("Bế Thị Hoa", "0912345641")
    with app.app_context():
        account = db.session.get(Account, officer.id)
        assert account is not None
        account.city_wide, account.units = False, [db.session.get_one(Unit, near)]
        db.session.commit()
    officer.opens(f"/can-bo/quan-nhan/{lan}/tai-khoan", 404)
    officer.sends(f"/can-bo/quan-nhan/{lan}/phieu", 404)
    for act in ("ma", "khoa", "mo"):
        officer.sends(f"/can-bo/quan-nhan/{theirs}/{act}", 404)
    an.opens("/ho-so")


def test_an_officer_prints_a_code_for_a_forgotten_password(
    app: Flask, chi: Person, an: Person
) -> None:
    with app.app_context():
        theirs = db.session.scalars(select(Veteran.public_id)).one()
    page = chi.sends(f"/can-bo/quan-nhan/{theirs}/ma", 200)
    code = re.findall(r'class="code">([A-Z0-9-]{19})<', page)[0]
    again = Person(app.test_client(), an.login)
    again.sends("/dang-nhap", login=an.login, password=code)
    again.opens("/ho-so", 302)
    assert again.page.location == "/tai-khoan/mat-khau"
    an.opens("/ho-so")
    again.sends("/tai-khoan/mat-khau", password=SECRET, again=SECRET)
    an.opens("/ho-so", 302)
    again.opens("/ho-so")


def test_an_officer_shuts_and_opens_an_account(app: Flask, chi: Person, an: Person) -> None:
    with app.app_context():
        theirs = db.session.scalars(select(Veteran.public_id)).one()
    path = f"/can-bo/quan-nhan/{theirs}"
    chi.sends(f"{path}/khoa")
    an.opens("/ho-so", 302)
    chi.sends(f"{path}/khoa", 409)
    chi.sends(f"{path}/ma", 409)
    chi.sends(f"{path}/mo")
    chi.sends(f"{path}/mo", 409)
    an.signs_in().opens("/ho-so")
