"""Bình's firm has several users: they invite, and shut out, each other; somebody always stays."""

import re
from datetime import timedelta
from email import message_from_bytes
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app.filters import today
from models import Account, Audit, Setting, db, firm_users
from models.base import utcnow
from models.setting_entries import FIRM_USERS, Dated
from tests.pages import work
from tests.people import Person, Town

PATH = "/doanh-nghiep/nguoi-dung"
NEW = {"name": "Bế A Páo", "login": "0912 345 690"}
OWN = "gió mùa đông bắc 9"


def code_on(page: str) -> str:
    """The one-time code that a page shows."""
    return re.findall(r'class="code">([A-Z0-9-]{19})<', page)[0]


def public_id(app: Flask, login: str) -> str:
    with app.app_context():
        return db.session.scalars(select(Account.public_id).filter_by(login=login)).one()


@pytest.fixture
def pao(app: Flask, binh: Person) -> Person:
    """Páo, whom Bình invited, and who has come in with his first code."""
    code = code_on(binh.sends(f"{PATH}/moi", 200, **NEW))
    pao = Person(app.test_client(), "0912345690", password=OWN)
    pao.sends("/dang-nhap", login=pao.login, password=code)
    pao.opens("/doanh-nghiep/tin-tuyen", 302)  # first a password of his own
    pao.sends("/tai-khoan/mat-khau", password=OWN, again=OWN)
    with app.app_context():
        pao.id = db.session.scalars(select(Account.id).filter_by(login=pao.login)).one()
    return pao


def test_a_colleague_acts_for_the_same_firm_under_his_own_name(
    app: Flask, binh: Person, pao: Person
) -> None:
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB)
    job = work.job_id(binh)
    assert work.JOB["title"] in pao.opens("/doanh-nghiep/tin-tuyen")
    pao.sends(f"/doanh-nghiep/tin-tuyen/{job}/lay-lai")
    with app.app_context():
        acts = select(Audit.actor_id).where(Audit.action == "job.take_back")
        assert db.session.scalars(acts).one() == pao.id
        created = select(Audit.actor_id).where(Audit.action == "account.create")
        assert db.session.scalars(created).one() == binh.id


def test_who_is_shut_out_is_out_at_once(app: Flask, binh: Person, pao: Person) -> None:
    path = f"{PATH}/{public_id(app, pao.login)}"
    binh.sends(f"{path}/khoa")
    pao.opens("/doanh-nghiep/tin-tuyen", 302)
    pao.sends("/dang-nhap", 400, login=pao.login, password=OWN)
    binh.sends(f"{path}/khoa", 409)
    binh.sends(f"{path}/ma", 409)
    assert "Đã khóa" in binh.opens(PATH)
    binh.sends(f"{path}/mo")
    binh.sends(f"{path}/mo", 409)
    code = code_on(binh.sends(f"{path}/ma", 200))
    back = Person(app.test_client(), pao.login)
    back.sends("/dang-nhap", login=pao.login, password=code)


def test_nobody_shuts_out_himself_nor_the_last(app: Flask, binh: Person, pao: Person) -> None:
    binh.sends(f"{PATH}/{public_id(app, binh.login)}/khoa", 409)
    binh.sends(f"{PATH}/{public_id(app, binh.login)}/ma", 409)
    binh.opens(PATH)
    with app.app_context():
        first = db.session.get_one(Account, binh.id)
        second = db.session.get_one(Account, pao.id)
        assert firm_users.shut(second, by=first)
        # Both clicked at the same moment: the second comes after the first.
        with pytest.raises(firm_users.LastUser):
            firm_users.shut(first, by=second)
        db.session.rollback()


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 121},
        {"name": "a\x00b"},
        {"login": ""},
        {"login": "abc"},
        {"login": "pao@"},
        {"login": "0912345602"},
        {"login": "+84 912 345 602"},
    ],
)
def test_a_wrong_invitation_says_so_and_makes_nobody(
    app: Flask, binh: Person, wrong: dict[str, str]
) -> None:
    page = binh.sends(f"{PATH}/moi", 400, **NEW | wrong)
    assert binh.errors()
    if "name" not in wrong:
        assert NEW["name"] in page
    with app.app_context():
        assert len(db.session.scalars(select(Account)).all()) == 1


def test_inviting_twice_makes_one(app: Flask, binh: Person) -> None:
    binh.sends(f"{PATH}/moi", 200, **NEW)
    binh.sends(f"{PATH}/moi", 400, **NEW)
    assert "đã có tài khoản" in binh.errors()[0]


def test_a_firm_has_only_so_many_users(app: Flask, binh: Person, pao: Person) -> None:
    with app.app_context():
        by = db.session.get_one(Account, binh.id)
        Setting.set(FIRM_USERS, Dated(value=2, valid_from=today()), by=by)
        db.session.commit()
    assert "Đã đủ số người dùng" in binh.opens(PATH)
    said = binh.sends(f"{PATH}/moi", 409, name="Lỷ Thị Ba", login="0912345691")
    assert "đã đủ số người dùng" in said
    path = f"{PATH}/{public_id(app, pao.login)}"
    binh.sends(f"{path}/khoa")
    binh.sends(f"{PATH}/moi", 200, name="Lỷ Thị Ba", login="0912345691")
    binh.sends(f"{path}/mo", 409)


def test_changes_ask_for_the_password_after_a_while(app: Flask, binh: Person, pao: Person) -> None:
    path = f"{PATH}/{public_id(app, pao.login)}"
    with time_machine.travel(utcnow() + timedelta(minutes=16), tick=False):
        for act in ("moi", f"{path.rpartition('/')[2]}/ma", f"{path.rpartition('/')[2]}/khoa"):
            binh.sends(f"{PATH}/{act}", 403, name="Lỷ Thị Ba", login="0912345691")
        pao.opens("/doanh-nghiep/tin-tuyen")


def test_people_of_other_firms_are_not_there(
    app: Flask, town: Town, binh: Person, an: Person, chi: Person
) -> None:
    rival = town.employer("Vận tải Hải Hà", "0912345606")
    for other in (rival, an, chi):
        for act in ("ma", "khoa", "mo"):
            binh.sends(f"{PATH}/{work.account_id(other)}/{act}", 404)
    assert "0912345606" not in binh.opens(PATH)


def test_who_has_an_address_gets_a_link_by_mail(
    app: Flask, binh: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "MAIL_DIR", tmp_path)
    page = binh.sends(f"{PATH}/moi", **NEW | {"login": "pao@example.com"})
    assert 'class="code"' not in page
    app.extensions["mail"].submit(lambda: None).result()
    letter = message_from_bytes(next(tmp_path.glob("*.eml")).read_bytes())
    body = letter.get_payload(decode=True).decode()
    token = re.findall(r"/dat-lai-mat-khau/(\w+)", body)[0]
    pao = Person(app.test_client(), "pao@example.com", password=OWN)
    pao.sends(f"/dat-lai-mat-khau/{token}", password=OWN, again=OWN)
    pao.signs_in().opens("/doanh-nghiep/tin-tuyen")
