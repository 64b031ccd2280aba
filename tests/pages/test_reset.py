"""A forgotten password with mail: a link that is told to nobody, works once and dies."""

import re
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from email import message_from_bytes, policy
from pathlib import Path
from threading import Event

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app import mail, passwords
from models import Account, Audit, OneTimeCode, db
from models.base import utcnow
from models.vocabulary import CodePurpose
from tests.people import PASSWORD, Person, Town

ASK, MINE = "/quen-mat-khau", "mui@example.com"
NEW = "lưới chài phơi nắng"
CHOICE = {"password": NEW, "again": NEW}
Letters = Callable[[], list[str]]


@pytest.fixture
def letters(app: Flask, tmp_path: Path) -> Iterator[Letters]:
    """The letters that have gone out so far, once those on their way have."""
    app.config["MAIL_DIR"] = str(tmp_path / "mail")

    def read() -> list[str]:
        app.extensions["mail"].submit(lambda: None).result()
        files = sorted((tmp_path / "mail").glob("*.eml"))
        assert all(path.stat().st_mode & 0o777 == 0o600 for path in files)
        parsed = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in files]
        return [f"{letter['To']}\n{letter.get_content()}" for letter in parsed]

    yield read
    app.config["MAIL_DIR"] = ""


@pytest.fixture
def mui(town: Town) -> Person:
    """Mùi, who signs in with an e-mail address."""
    return town.employer("Thủy sản Vạn Gia", MINE)


def link(letter: str) -> str:
    """The path of the link in a letter."""
    found = re.search(r"http://localhost(/dat-lai-mat-khau/[A-Z0-9]{32})\s", letter)
    assert found is not None, letter
    return found[1]


def test_the_link_sets_a_new_password_once(letters: Letters, mui: Person, dung: Person) -> None:
    dung.sends(ASK, 200, login=MINE)
    path = link(letters()[0])
    dung.opens(path)
    dung.opens(path)  # a scanner of mail that looks uses nothing up
    assert dung.page.headers["Referrer-Policy"] == "no-referrer"
    assert dung.page.headers["Cache-Control"] == "no-store"
    dung.sends(path, 400, password="12345678", again="12345678")
    assert dung.page.headers["Referrer-Policy"] == "no-referrer"
    dung.sends(path, **CHOICE)
    mui.opens("/doanh-nghiep/tin-tuyen", 302)  # every session has ended
    dung.opens("/doanh-nghiep/tin-tuyen", 302)  # the link itself signs nobody in
    dung.sends(path, 400, **CHOICE)
    dung.sends("/dang-nhap", 400, login=MINE, password=PASSWORD)
    dung.sends("/dang-nhap", login=MINE, password=NEW)


def test_known_and_unknown_are_told_alike(
    letters: Letters, mui: Person, an: Person, dung: Person
) -> None:
    pages = {
        re.sub(r'value="[^"]+"', "", dung.sends(ASK, 200, login=login))
        for login in (MINE, "nobody@example.com", an.login, "0912345699", "x")
    }
    assert len(pages) == 1
    assert [letter.split("\n")[0] for letter in letters()] == [MINE]


@pytest.mark.parametrize("spelled", ["MUI@Example.COM", "  mui@example.com ", "Mui@EXAMPLE.com"])
def test_the_login_may_be_typed_as_people_type(
    letters: Letters, mui: Person, dung: Person, spelled: str
) -> None:
    dung.sends(ASK, 200, login=spelled)
    assert link(letters()[0])


@pytest.mark.parametrize(
    "evil",
    ["mui@example.com, evil@evil.example", "mui@example.com\r\nBcc: evil@evil.example", "a\0@b.vn"],
)
def test_no_letter_goes_to_anybody_else(
    letters: Letters, mui: Person, dung: Person, evil: str
) -> None:
    dung.client.post(ASK, data={"csrf_token": dung.token(), "login": evil})
    assert letters() == []


def test_a_forged_host_is_not_in_the_letter(
    app: Flask, letters: Letters, mui: Person, dung: Person
) -> None:
    data = {"csrf_token": dung.token(), "login": MINE}
    for header in ("X-Forwarded-Host", "X-Host", "Forwarded"):
        dung.client.post(ASK, data=data, headers={header: "host=evil.example"})
    assert letters()
    assert not any("evil.example" in letter for letter in letters())


def test_with_a_public_address_the_link_leads_there(
    app: Flask, letters: Letters, mui: Person, dung: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "PUBLIC_BASE_URL", "https://trove.example")
    dung.sends(ASK, 200, login=MINE)
    assert "https://trove.example/dat-lai-mat-khau/" in letters()[0]


def test_a_link_dies_within_the_hour(letters: Letters, mui: Person, dung: Person) -> None:
    dung.sends(ASK, 200, login=MINE)
    path = link(letters()[0])
    with time_machine.travel(utcnow() + timedelta(minutes=60, seconds=1), tick=False):
        dung.opens(path, 400)
        dung.sends(path, 400, **CHOICE)
    with time_machine.travel(utcnow() + timedelta(minutes=59), tick=False):
        dung.sends(path, **CHOICE)


def test_only_the_newest_link_counts(letters: Letters, mui: Person, dung: Person) -> None:
    for _time in range(2):
        dung.sends(ASK, 200, login=MINE)
    old, new = map(link, letters())
    dung.sends(old, 400, **CHOICE)
    dung.sends(new, **CHOICE)


def test_a_changed_password_makes_the_link_worthless(
    letters: Letters, mui: Person, dung: Person
) -> None:
    dung.sends(ASK, 200, login=MINE)
    path = link(letters()[0])
    mui.sends(
        "/tai-khoan/mat-khau",
        current=PASSWORD,
        password="gió mùa đông bắc",
        again="gió mùa đông bắc",
    )
    dung.sends(path, 400, **CHOICE)


def test_codes_for_other_purposes_open_nothing(app: Flask, mui: Person, dung: Person) -> None:
    with app.app_context():
        account = db.session.get_one(Account, mui.id)
        printed = OneTimeCode.issue(account, CodePurpose.SIGN_IN)
        recovery = OneTimeCode.issue_recovery_codes(account)[0]
        reset = OneTimeCode.issue(account, CodePurpose.RESET)
        db.session.commit()
    for other in (printed, recovery, reset[:-1], reset + "A", "x", "%00", "A" * 5000):
        assert dung.client.get(f"/dat-lai-mat-khau/{other}").status_code in {400, 404}
    for other in (reset, recovery):
        dung.sends("/dang-nhap", 400, login=MINE, password=other)
    dung.opens(f"/dat-lai-mat-khau/{reset}")


def test_of_eight_who_use_a_link_at_once_one_succeeds(
    app: Flask, letters: Letters, mui: Person, dung: Person, town: Town
) -> None:
    dung.sends(ASK, 200, login=MINE)
    path = link(letters()[0])
    people = [town.stranger() for _n in range(8)]
    tokens = [person.token() for person in people]
    start = threading.Barrier(8)

    def use(person: Person, token: str) -> int:
        start.wait()
        return person.client.post(path, data=CHOICE | {"csrf_token": token}).status_code

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(use, people, tokens))
    assert answers.count(302) == 1
    assert {*answers} <= {302, 400, 409}


def test_a_disabled_account_gets_no_link_and_an_old_one_is_dead(
    app: Flask, letters: Letters, mui: Person, dung: Person
) -> None:
    dung.sends(ASK, 200, login=MINE)
    path = link(letters()[0])
    with app.app_context():
        db.session.get_one(Account, mui.id).disabled_at = utcnow()
        db.session.commit()
    dung.sends(path, 400, **CHOICE)
    dung.sends(ASK, 200, login=MINE)
    assert len(letters()) == 1


def test_asking_is_limited(letters: Letters, mui: Person, dung: Person) -> None:
    for login in (MINE, "nobody@example.com"):
        for _time in range(3):
            dung.sends(ASK, 200, login=login)
        dung.sends(ASK, 429, login=login)
    assert len(letters()) == 3


def test_an_officer_still_shows_the_apps_code(
    app: Flask, letters: Letters, town: Town, dung: Person
) -> None:
    hoa = town.officer("Bế Thị Hoa", "hoa@example.com")
    dung.sends(ASK, 200, login=hoa.login)
    path = link(letters()[0])
    dung.sends(path, 400, password="zvkqmwtrpfh", again="zvkqmwtrpfh")
    dung.sends(path, **CHOICE)
    dung.sends("/dang-nhap", 200, login=hoa.login, password=NEW)
    dung.opens("/can-bo/", 302)
    with time_machine.travel(utcnow() + timedelta(minutes=1), tick=False):
        code = passwords.totp_now(hoa.totp_secret or "")
        dung.sends("/dang-nhap", login=hoa.login, password=NEW, code=code)


def test_without_mail_one_is_sent_to_the_counter(app: Flask, mui: Person, dung: Person) -> None:
    assert 'name="login"' not in dung.opens(ASK)
    dung.sends(ASK, 200, login=MINE)
    app.extensions["mail"].submit(lambda: None).result()
    with app.app_context():
        assert db.session.scalars(select(OneTimeCode)).all() == []


def test_mail_that_fails_or_hangs_holds_nobody_up(
    app: Flask, letters: Letters, mui: Person, dung: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    hanging, reached = Event(), Event()

    def hang(*_letter: str) -> None:
        reached.set()
        hanging.wait(10)
        raise OSError("no route to host")

    monkeypatch.setattr(mail, "send", hang)
    dung.sends(ASK, 200, login=MINE)  # answered while the letter hangs
    assert reached.wait(5)
    hanging.set()
    app.extensions["mail"].submit(lambda: None).result()
    with app.app_context():
        failed = db.session.scalars(select(Audit).where(Audit.action == "mail.send")).one()
        assert (failed.outcome, failed.detail) == ("failed", {"kind": "OSError"})


def test_tokens_are_kept_as_hashes_and_in_no_record(
    app: Flask, letters: Letters, mui: Person, dung: Person
) -> None:
    dung.sends(ASK, 200, login=MINE)
    token = link(letters()[0]).rsplit("/", 1)[1]
    with app.app_context():
        code = db.session.scalars(select(OneTimeCode)).one()
        assert token not in code.code_hash
        told = repr([(row.action, row.detail) for row in db.session.scalars(select(Audit))])
    assert token not in told
    assert "account.reset_link" in told


def test_the_answer_takes_as_long_for_nobody(
    app: Flask, letters: Letters, mui: Person, dung: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The request does the same for everybody: it does not look the account up."""
    looked_up: list[str] = []
    by_login = Account.by_login

    def notice(login: str) -> Account | None:
        looked_up.append(threading.current_thread().name)
        return by_login(login)

    monkeypatch.setattr(Account, "by_login", notice)
    dung.sends(ASK, 200, login=MINE)
    dung.sends(ASK, 200, login="nobody@example.com")
    letters()
    assert len(looked_up) == 2
    assert all(name.startswith("mail") for name in looked_up)


# ---- another login


def test_a_new_login_counts_and_the_old_one_no_more(app: Flask, an: Person) -> None:
    other = an.elsewhere()
    page = an.sends("/tai-khoan/dang-nhap-bang", 403, login="+84 987 111 222")
    assert 'name="login" value="+84 987 111 222"' in page
    an.sends("/tai-khoan/dang-nhap-bang", 400, login="0987111222", confirm_password="sai rồi")
    an.sends("/tai-khoan/dang-nhap-bang", login="+84 987 111 222", confirm_password=PASSWORD)
    an.opens("/viec-hop")
    other.opens("/viec-hop", 302)
    an.sends("/dang-xuat")
    an.sends("/dang-nhap", 400, login=an.login, password=PASSWORD)
    an.sends("/dang-nhap", login="0987111222", password=PASSWORD)


@pytest.mark.parametrize("wrong", ["", "0912345602", "x", "a@", "0912345602 "])
def test_a_login_that_cannot_be_is_refused(an: Person, binh: Person, wrong: str) -> None:
    an.sends("/tai-khoan/dang-nhap-bang", 400, login=wrong, confirm_password=PASSWORD)
    assert an.errors()
    an.sends("/dang-xuat")
    an.signs_in()
