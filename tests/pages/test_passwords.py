"""Changing one's password, and what is asked before something sensitive."""

from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app.access import FRESH_FOR
from app.freshness import fresh
from models import Account, Audit, db
from models.base import utcnow
from tests.people import PASSWORD, Person, Town

NEW = "rừng xanh suối biếc"
CHANGE = {"current": PASSWORD, "password": NEW, "again": NEW}
PATH = "/tai-khoan/mat-khau"


def hash_of(person: Person) -> str:
    with person.client.application.app_context():
        account = db.session.get(Account, person.id)
        assert account is not None
        return account.password_hash


def test_a_new_password_counts_and_the_old_one_no_more(an: Person) -> None:
    an.sends(PATH, **CHANGE)
    an.opens("/viec-hop")  # this browser stays in
    an.sends("/dang-xuat")
    an.sends("/dang-nhap", 400, login=an.login, password=PASSWORD)
    an.sends("/dang-nhap", login=an.login, password=NEW)


def test_other_devices_are_out_at_once_and_this_one_gets_a_new_token(an: Person) -> None:
    other, before = an.elsewhere(), an.client.get_cookie("tro-ve")
    an.sends(PATH, **CHANGE)
    other.opens("/viec-hop", 302)
    stale = Person(an.client.application.test_client())
    assert before is not None
    stale.client.set_cookie("tro-ve", before.value)
    stale.opens("/viec-hop", 302)
    an.opens("/viec-hop")


@pytest.mark.parametrize(
    "wrong",
    [
        {"current": "sai mật khẩu"},
        {"current": ""},
        {"again": "rừng xanh suối"},
        {"again": ""},
        {"password": "ngắn", "again": "ngắn"},
        {"password": "12345678", "again": "12345678"},
        {"password": "matkhau@123", "again": "matkhau@123"},
        {"password": "phamvanan1", "again": "phamvanan1"},
        {"password": "0912345601", "again": "0912345601"},
        {"password": "a\0bcdefghij", "again": "a\0bcdefghij"},
        {"password": "x1" * 129, "again": "x1" * 129},
        {"password": "x" * 1_000_000, "again": ""},
    ],
)
def test_a_refused_change_changes_nothing(an: Person, wrong: dict[str, str]) -> None:
    before, other = hash_of(an), an.elsewhere()
    page = an.sends(PATH, 400, **CHANGE | wrong)
    assert an.errors()
    for typed in (CHANGE | wrong).values():
        assert not typed or f'"{typed}"' not in page
    assert hash_of(an) == before
    other.opens("/viec-hop")


def test_a_birth_date_of_the_profile_is_no_password(an: Person) -> None:
    an.sends("/ho-so/ve-toi", name="Phạm Văn An", birth_date="14/8/2003", unit_id="0")
    an.sends(PATH, 400, **CHANGE | {"password": "14-08-2003", "again": "14-08-2003"})
    assert "ngày sinh" in an.errors()[0]


@pytest.mark.parametrize("spelled", [NEW.upper(), f" {NEW}", f"{NEW} ", NEW[:-1], NEW[:8]])
def test_a_password_counts_exactly_as_typed(an: Person, spelled: str) -> None:
    an.sends(PATH, **CHANGE)
    an.sends("/dang-xuat")
    an.sends("/dang-nhap", 400, login=an.login, password=spelled)


def test_blanks_around_a_password_are_part_of_it(an: Person) -> None:
    typed = "  zvkqmwtr  "
    an.sends(PATH, current=PASSWORD, password=typed, again=typed)
    an.sends("/dang-xuat")
    an.sends("/dang-nhap", 400, login=an.login, password=typed.strip())
    an.sends("/dang-nhap", login=an.login, password=typed)


def test_an_officer_needs_twelve_characters(chi: Person) -> None:
    chi.sends(PATH, 400, current=PASSWORD, password="zvkqmwtrpfh", again="zvkqmwtrpfh")
    chi.sends(PATH, current=PASSWORD, password="zvkqmwtrpfhs", again="zvkqmwtrpfhs")


def test_guessing_the_current_password_counts_like_signing_in(an: Person, dung: Person) -> None:
    for _try in range(5):
        an.sends(PATH, 400, **CHANGE | {"current": "sai mật khẩu"})
        dung.sends("/dang-nhap", 400, login=an.login, password="sai mật khẩu")
    an.sends(PATH, 429, **CHANGE)
    dung.sends("/dang-nhap", 429, login=an.login, password=PASSWORD)


def test_the_change_is_on_record_without_the_password(app: Flask, an: Person) -> None:
    an.sends(PATH, **CHANGE)
    with app.app_context():
        rows = db.session.scalars(select(Audit).where(Audit.action == "account.password")).all()
        assert [row.actor_id for row in rows] == [an.id]
        everything = repr([(row.action, row.detail) for row in db.session.scalars(select(Audit))])
    assert NEW not in everything
    assert PASSWORD not in everything


def test_the_browser_is_asked_for_the_password_after_a_while(an: Person) -> None:
    with time_machine.travel(utcnow() + FRESH_FOR + timedelta(seconds=1), tick=False):
        an.sends("/tai-khoan/xac-nhan", 400, confirm_password="sai mật khẩu")
        assert an.errors()
        an.sends("/tai-khoan/xac-nhan", confirm_password=PASSWORD)
        assert an.page.location == "/tai-khoan"
        for _try in range(9):
            an.sends("/tai-khoan/xac-nhan", 400, confirm_password="sai mật khẩu")
        an.sends("/tai-khoan/xac-nhan", 429, confirm_password=PASSWORD)


@pytest.fixture
def guarded(app: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    """The list of sessions made sensitive, to try the guard by itself."""
    for endpoint in ("me.sessions", "me.end_other_sessions"):
        monkeypatch.setitem(app.view_functions, endpoint, fresh(app.view_functions[endpoint]))


@pytest.mark.usefixtures("guarded")
def test_a_sensitive_page_asks_and_is_come_back_to(an: Person) -> None:
    an.opens("/tai-khoan/phien")
    with time_machine.travel(utcnow() + FRESH_FOR + timedelta(seconds=1), tick=False):
        an.opens("/tai-khoan/phien", 302)
        assert an.page.location == "/tai-khoan/xac-nhan"
        an.sends("/tai-khoan/xac-nhan", confirm_password=PASSWORD)
        assert an.page.location == "/tai-khoan/phien"
        an.opens("/tai-khoan/phien")


@pytest.mark.usefixtures("guarded")
def test_a_sensitive_form_is_kept_while_the_password_is_asked(an: Person) -> None:
    other, path = an.elsewhere(), "/tai-khoan/phien/ket-thuc-het"
    with time_machine.travel(utcnow() + FRESH_FOR + timedelta(seconds=1), tick=False):
        page = an.sends(path, 403, note="<b>giữ lại</b>", password="không giữ")
        assert 'name="note" value="&lt;b&gt;giữ lại&lt;/b&gt;"' in page
        assert "không giữ" not in page
        other.opens("/tai-khoan/phien", 302)  # asks there as well, and is still signed in
        assert other.page.location == "/tai-khoan/xac-nhan"
        an.sends(path, 400, note="x", confirm_password="sai mật khẩu")
        other.opens("/tai-khoan")
        an.sends(path, note="x", confirm_password=PASSWORD)
        other.opens("/tai-khoan", 302)


def test_the_name_of_the_firm_is_no_password(town: Town) -> None:
    binh = town.employer("Bình Sơn Hải", "binh@example.com")
    binh.sends(PATH, 400, **CHANGE | {"password": "binhsonhai1", "again": "binhsonhai1"})
