"""A session that ends while somebody types takes nothing with it, and does nothing either."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from models import Veteran, db
from models.account import LIVES
from models.base import utcnow
from models.vocabulary import Role
from tests.people import PASSWORD, Person

STEP = "/ho-so/ky-nang"
EVIL = '"><script>alert(1)</script>'


def hidden(page: str) -> dict[str, str]:
    """The hidden fields of the form in the middle of a page."""
    form = re.findall(r"<main.*?</main>", page, re.DOTALL)[0]
    tags = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', form)
    return {unescape(name): unescape(value) for name, value in tags}


@pytest.fixture
def out(an: Person) -> Person:
    """An, whose profile page stands open while his session ends."""
    an.opens(STEP)
    return an


def late(person: Person) -> time_machine.travel:
    """The moment after a session has been idle too long."""
    idle, _absolute = LIVES[Role.VETERAN]
    return time_machine.travel(utcnow() + idle + timedelta(minutes=1), tick=False)


def test_what_was_typed_is_there_after_signing_in_again(app: Flask, out: Person) -> None:
    typed = {"skills": EVIL, "level_chinese": "2"}
    with late(out):
        page = out.sends(STEP, 403, **typed)
        assert EVIL not in page
        with app.app_context():
            assert db.session.scalars(select(Veteran)).one().skills == ""
        kept = hidden(page)
        assert kept["kept.skills"] == EVIL
        again = out.sends("/dang-nhap", 400, **kept, login=out.login, password="sai rồi")
        kept = hidden(again)
        page = out.sends("/dang-nhap", 200, **kept, login=out.login, password=PASSWORD)
        assert 'action="/ho-so/ky-nang"' in page
        with app.app_context():
            assert db.session.scalars(select(Veteran)).one().skills == ""
        fields = hidden(page)
        assert EVIL not in page
        out.sends(STEP, **fields)
        with app.app_context():
            assert db.session.scalars(select(Veteran)).one().skills == EVIL
            assert db.session.scalars(select(Veteran)).one().languages == "tiếng Trung giao tiếp"


def test_passwords_are_not_kept(out: Person) -> None:
    with late(out):
        fields = {"current": PASSWORD, "password": "rừng xanh suối", "again": "rừng xanh suối"}
        page = out.sends("/tai-khoan/mat-khau", 403, **fields)
        assert PASSWORD not in page
        assert "rừng xanh suối" not in page


@pytest.mark.parametrize(
    "path",
    [
        "https://evil.example/",
        "//evil.example/ho-so",
        "/\\evil.example",
        "javascript:alert(1)",
        "/khong-co",
        "/viec-lam",
        "x" * 5000,
        "/%00",
    ],
)
def test_nothing_kept_is_sent_elsewhere(out: Person, path: str) -> None:
    out.sends("/dang-xuat")
    fields = {"kept-for": path, "kept.name": "x", "login": out.login, "password": PASSWORD}
    out.sends("/dang-nhap", 302, **fields)
    assert out.page.location == "/viec-hop"


def test_a_stranger_who_sends_a_form_is_asked_to_sign_in(dung: Person) -> None:
    page = dung.sends("/ho-so/ve-toi", 403, name="Dũng")
    assert 'name="login"' in page
    assert hidden(page)["kept.name"] == "Dũng"


def test_another_role_gets_nowhere_with_what_was_kept(out: Person, binh: Person) -> None:
    out.sends("/dang-xuat")
    fields = {"kept-for": "/ho-so/ve-toi", "kept.name": "Bình"}
    page = out.sends("/dang-nhap", 200, **fields, login=binh.login, password=PASSWORD)
    out.sends("/ho-so/ve-toi", 403, **hidden(page))
