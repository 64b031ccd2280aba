"""Letters: to whoever has an address and wants them, once, and never in anybody's way."""

import re
import socket
import threading
import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app import mail, outbox
from models import Account, Audit, Notice, Veteran, db
from models.base import new_public_id, utcnow
from models.notice import PAUSES
from models.notice_kinds import Delivery, NoticeKind
from tests.pages import work
from tests.pages.letters import Letters
from tests.people import Person, Town

MUI, SANG = "mui@example.com", "sang@example.com"


@pytest.fixture
def letters(app: Flask, tmp_path: Path) -> Iterator[Letters]:
    """Letters are written to a folder."""
    app.config["MAIL_DIR"] = str(tmp_path / "mail")
    folder = Letters(app, tmp_path / "mail")
    yield folder
    folder.read()
    app.config["MAIL_DIR"] = ""


@pytest.fixture
def mui(town: Town) -> Person:
    """Mùi, of a firm, who signs in with an e-mail address."""
    return town.employer("Thủy sản Vạn Gia", MUI)


@pytest.fixture
def sang(town: Town) -> Person:
    """Sáng, a veteran with an e-mail address."""
    return town.veteran("Lỷ A Sáng", SANG)


def deliveries(app: Flask) -> list[str]:
    with app.app_context():
        rows = select(Notice.delivery).order_by(Notice.id)
        return [delivery.value for delivery in db.session.scalars(rows)]


def send_notices(app: Flask) -> str:
    result = app.test_cli_runner().invoke(args=["send-notices"])
    return f"{result.exit_code} {result.output}"


def write(app: Flask, person: Person, title: str = "Lái xe tải", number: int = 1) -> None:
    """Letters that wait to be sent to somebody of a firm."""
    with app.app_context():
        for _one in range(number):
            account = db.session.get_one(Account, person.id)
            Notice.to_firm(NoticeKind.JOB_APPROVED, account.employer_id, "x" * 16, job=title)
        db.session.commit()


def test_a_letter_says_what_happened_and_names_nobody(
    letters: Letters, sang: Person, mui: Person, chi: Person
) -> None:
    work.save_profile(sang, name="Lỷ A Sáng")
    sent = work.send_introduction(sang, chi, work.post_job(mui, chi))
    assert letters.subjects(MUI) == [
        "Tin Lái xe tải giao hàng đã lên bảng việc làm",
        "Có một người được giới thiệu cho việc Lái xe tải giao hàng",
    ]
    letter = letters.to(MUI)[1]
    text = letter.get_content()
    assert f"http://localhost/doanh-nghiep/gioi-thieu/{sent}" in text
    assert "Sáng" not in str(letter)
    assert "Sáng" not in text
    assert letters.subjects(SANG)[0].startswith("Cán bộ đã duyệt giới thiệu anh/chị")
    assert set(deliveries(letters.app)) == {"sent"}


def test_who_has_no_address_gets_none(
    letters: Letters, an: Person, binh: Person, chi: Person
) -> None:
    work.approve_introduction(an, chi, work.post_job(binh, chi))
    assert letters.read() == []
    assert deliveries(letters.app) == ["page", "no_way"]


def test_letters_come_in_the_language_of_the_reader(
    letters: Letters, mui: Person, chi: Person
) -> None:
    mui.sends("/ngon-ngu", language="en")
    with letters.app.app_context():
        assert db.session.get_one(Account, mui.id).language == "en"
    mui.sends("/ngon-ngu", language="xx")
    with letters.app.app_context():
        assert db.session.get_one(Account, mui.id).language == "en"


def test_letters_are_switched_off_on_the_account_page_and_on_again(
    letters: Letters, mui: Person, chi: Person
) -> None:
    assert "Thôi nhận e-mail" in mui.opens("/tai-khoan")
    mui.sends("/thong-bao/qua-thu", wanted="off")
    work.post_job(mui, chi)
    assert letters.read() == []
    assert deliveries(letters.app) == ["page"]
    assert "đã lên bảng" in mui.opens("/thong-bao")
    assert "Nhận thông báo qua e-mail" in mui.opens("/tai-khoan")
    mui.sends("/thong-bao/qua-thu", wanted="on")
    write(letters.app, mui)
    assert send_notices(letters.app) == "0 Đã gửi 1 thư.\n"


def test_the_link_in_a_letter_ends_them_without_signing_in(
    letters: Letters, mui: Person, chi: Person, dung: Person
) -> None:
    work.post_job(mui, chi)
    letter = letters.to(MUI)[0]
    path = re.search(r"http://localhost(/thoi-thu/\w+)\s", letter.get_content())[1]
    assert letter["List-Unsubscribe"] == f"<http://localhost{path}>"
    dung.opens(path)  # a scanner of mail that looks changes nothing
    with letters.app.app_context():
        assert db.session.get_one(Account, mui.id).mail_notices
    dung.sends(path)
    dung.sends(path)
    with letters.app.app_context():
        assert not db.session.get_one(Account, mui.id).mail_notices
        acts = db.session.scalars(select(Audit).filter_by(action="account.letters")).all()
        assert len(acts) == 1
    assert "đã cũ" in dung.opens(f"/thoi-thu/{new_public_id()}", 404)


def test_who_reads_the_page_first_needs_no_letter(letters: Letters, mui: Person) -> None:
    write(letters.app, mui)
    mui.sends("/thong-bao/da-doc")
    send_notices(letters.app)
    assert letters.read() == []


@pytest.mark.parametrize(
    "evil",
    [
        "Lái xe\r\nBcc: evil@evil.example",
        "Lái xe\nTo: evil@evil.example\n\nHello",
        "Lái xe\u2028Bcc: evil@evil.example",
        "Lái xe\x0bBcc: evil@evil.example\x85x",
        "=?utf-8?q?=0ABcc:_evil=40evil.example?=",
        "Lái xe " * 30,
        "\u202egnol\u200b",
    ],
)
def test_no_title_reaches_the_head_of_a_letter(letters: Letters, mui: Person, evil: str) -> None:
    write(letters.app, mui, evil)
    assert send_notices(letters.app).startswith("0 ")
    (letter,) = letters.read()
    assert letter["To"] == MUI
    assert "Bcc" not in letter
    assert "Cc" not in letter
    assert len(letter.get_all("To")) == 1
    assert len(letter["Subject"]) <= outbox.LONGEST_SUBJECT
    assert "\u202e" not in letter["Subject"]


def test_two_workers_send_each_letter_once(letters: Letters, mui: Person) -> None:
    write(letters.app, mui, number=12)
    start = threading.Barrier(3)

    def worker() -> None:
        with letters.app.app_context():
            start.wait()
            outbox.work_off()

    workers = [threading.Thread(target=worker) for _ in range(3)]
    for one in workers:
        one.start()
    for one in workers:
        one.join()
    assert len(letters.read()) == 12
    assert len({letter["Message-ID"] for letter in letters.read()}) == 12
    assert set(deliveries(letters.app)) == {"sent"}


def test_a_letter_that_a_dead_worker_had_taken_comes_again(letters: Letters, mui: Person) -> None:
    write(letters.app, mui)
    with letters.app.app_context():
        id = db.session.scalars(select(Notice.id)).one()
        assert Notice.claim(id, utcnow()) is not None
        assert Notice.claim(id, utcnow()) is None
        db.session.commit()
    send_notices(letters.app)
    assert letters.read() == []
    with time_machine.travel(utcnow() + timedelta(minutes=6)):
        send_notices(letters.app)
    assert len(letters.read()) == 1


@pytest.fixture
def silent_server() -> Iterator[int]:
    """A mail server that takes a connection and then says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


def test_a_server_that_hangs_delays_nobody_and_is_on_record(
    app: Flask, mui: Person, chi: Person, silent_server: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "MAIL_URL", f"smtp://127.0.0.1:{silent_server}")
    monkeypatch.setattr(mail, "SECONDS_FOR_A_SERVER", 1.5)
    mui.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB)
    job = work.job_id(mui)
    write(app, mui, number=3)
    begun = time.monotonic()
    chi.sends(f"/can-bo/tin-tuyen/{job}/duyet")
    assert time.monotonic() - begun < 1
    app.extensions["mail"].submit(lambda: None).result()
    with app.app_context():
        failed = db.session.scalars(select(Audit).filter_by(action="mail.send")).all()
        assert [row.outcome for row in failed] == ["failed"]
        # The first try ended the run: the others keep their place.
        assert sorted(db.session.scalars(select(Notice.tries))) == [0, 0, 0, 1]
    assert send_notices(app).startswith("1 ")
    assert set(deliveries(app)) == {"waiting"}


def test_after_the_last_pause_a_letter_has_failed_and_the_office_calls(
    app: Flask, sang: Person, chi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "MAIL_URL", "smtp://127.0.0.1:1")  # nobody listens there
    with app.app_context():
        veteran = db.session.scalars(select(Veteran).filter_by(account_id=sang.id)).one()
        Notice.to_person(NoticeKind.OFFERED, veteran, "x" * 16, job="Lái xe", firm="Bình Sơn")
        db.session.commit()
    now = utcnow()
    for pause in PAUSES:
        assert deliveries(app) == [Delivery.WAITING]
        with time_machine.travel(now, tick=False):
            assert send_notices(app).startswith("1 ")
            assert send_notices(app).startswith("0 ")  # the pause is kept
        now += pause + timedelta(seconds=1)
    assert deliveries(app) == [Delivery.FAILED]
    with app.app_context():
        failed = db.session.scalars(select(Audit).filter_by(action="notice.send")).one()
        assert failed.outcome == "failed"
    assert "Bình Sơn" in chi.opens("/can-bo/can-goi")


def test_without_any_way_to_send_letters_the_office_calls(
    app: Flask, sang: Person, binh: Person, chi: Person
) -> None:
    work.approve_introduction(sang, chi, work.post_job(binh, chi))
    send_notices(app)
    assert "Lỷ A Sáng" in chi.opens("/can-bo/can-goi")
