"""Signing in and out, and what ends a session."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask

from app import passwords
from models import Account, db
from models.account import LIVES
from models.base import utcnow
from tests.people import PASSWORD, Person, Town

NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)


def test_a_wrong_password_and_an_unknown_login_are_told_alike(an: Person, dung: Person) -> None:
    dung.sends("/dang-nhap", 400, login=an.login, password="sai mật khẩu")
    wrong = dung.errors()
    dung.sends("/dang-nhap", 400, login="0912345699", password="sai mật khẩu")
    assert dung.errors() == wrong
    assert wrong


def test_the_eleventh_try_waits_and_nobody_else_does(
    town: Town, an: Person, binh: Person, dung: Person
) -> None:
    for _try in range(10):
        dung.sends("/dang-nhap", 400, login=an.login, password="sai mật khẩu")
    dung.sends("/dang-nhap", 429, login=an.login, password=PASSWORD)
    assert int(dung.page.headers["Retry-After"]) > 0
    other = Person(town.app.test_client(), binh.login)
    other.signs_in().opens("/doanh-nghiep/tin-tuyen")
    with time_machine.travel(utcnow() + timedelta(minutes=6), tick=False):
        dung.sends("/dang-nhap", login=an.login, password=PASSWORD)


def test_a_code_counts_once(town: Town, chi: Person) -> None:
    again = Person(town.app.test_client(), chi.login)
    assert chi.totp_secret is not None
    with time_machine.travel(utcnow() + timedelta(minutes=2), tick=False):
        code = passwords.totp_now(chi.totp_secret)
        again.sends("/dang-nhap", login=chi.login, password=PASSWORD, code=code)
        third = Person(town.app.test_client(), chi.login)
        third.sends("/dang-nhap", 400, login=chi.login, password=PASSWORD, code=code)
        third.opens("/can-bo/", 302)


@pytest.mark.parametrize("code", ["000000", "abc", "１２３４５６", "12345678901"])
def test_a_wrong_code_is_no_way_in(town: Town, chi: Person, code: str) -> None:
    again = Person(town.app.test_client(), chi.login)
    again.sends("/dang-nhap", 400, login=chi.login, password=PASSWORD, code=code)
    again.opens("/can-bo/", 302)


def test_without_a_code_an_officer_is_asked_for_one(town: Town, chi: Person) -> None:
    again = Person(town.app.test_client(), chi.login)
    assert 'name="code"' in again.sends("/dang-nhap", 200, login=chi.login, password=PASSWORD)
    again.opens("/can-bo/", 302)


def test_being_asked_for_a_code_is_no_failure(town: Town, chi: Person) -> None:
    again = Person(town.app.test_client(), chi.login)
    for _time in range(12):
        again.sends("/dang-nhap", 200, login=chi.login, password=PASSWORD)


def test_signing_out_ends_the_session_and_not_only_the_cookie(an: Person, dung: Person) -> None:
    cookie = an.client.get_cookie("tro-ve")
    assert cookie is not None
    an.sends("/dang-xuat")
    an.opens("/viec-hop", 302)
    dung.client.set_cookie("tro-ve", cookie.value)
    dung.opens("/viec-hop", 302)


def test_signing_in_makes_a_new_token(an: Person, dung: Person) -> None:
    before, form = an.client.get_cookie("tro-ve"), an.token()
    an.signs_in()
    after = an.client.get_cookie("tro-ve")
    assert before is not None
    assert after is not None
    assert after.value != before.value
    assert an.token() != form
    dung.client.set_cookie("tro-ve", before.value)
    dung.opens("/viec-hop", 302)  # the token of before is worth nothing


def test_a_disabled_account_is_out_at_the_next_request(app: Flask, an: Person) -> None:
    an.opens("/viec-hop")
    with app.app_context():
        account = db.session.get(Account, an.id)
        assert account is not None
        account.disabled_at = utcnow()
        db.session.commit()
    an.opens("/viec-hop", 302)
    an.sends("/dang-nhap", 400, login=an.login, password=PASSWORD)


@pytest.mark.parametrize("role", ["veteran", "employer", "officer", "leader", "admin"])
def test_sessions_end_when_idle_and_at_last(town: Town, role: str) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        person = getattr(town, role)("Hoàng Thị Mai", "0912345607")
        with town.app.app_context():
            account = db.session.get(Account, person.id)
            assert account is not None
            idle, absolute = LIVES[account.role]
        step = idle - timedelta(minutes=1)
        while utcnow() + step - NOON <= absolute:
            clock.shift(step)
            person.opens("/tai-khoan")
        clock.move_to(NOON + absolute + timedelta(seconds=1))
        person.opens("/tai-khoan", 302)
        clock.shift(timedelta(minutes=2))
        person.signs_in()
        clock.shift(idle + timedelta(seconds=1))
        person.opens("/tai-khoan", 302)


@pytest.mark.parametrize(
    ("wanted", "reached"),
    [
        ("veteran.profile", "/ho-so"),
        ("https://evil.example", "/viec-hop"),
        ("//evil.example", "/viec-hop"),
        ("/ho-so", "/viec-hop"),
        ("veteran.interest", "/viec-hop"),
        ("account.sign_out", "/viec-hop"),
        ("", "/viec-hop"),
    ],
)
def test_after_signing_in_one_lands_only_on_known_pages(
    an: Person, wanted: str, reached: str
) -> None:
    an.sends("/dang-xuat")
    an.sends(f"/dang-nhap?next={wanted}", login=an.login, password=PASSWORD)
    assert an.page.location == reached
