"""What Bình reads when his answer to an introduction comes too late, and after it is over."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.filters import day, today
from models import Introduction, Job, Veteran, db
from models.vocabulary import IntroductionState, JobState, RefusalReason, Side
from tests.pages import work
from tests.people import Person

INBOX = "/doanh-nghiep/gioi-thieu"
LATE = "Chưa ghi được bước vừa chọn"


@pytest.fixture
def sent(an: Person, binh: Person, chi: Person) -> str:
    """The number of an introduction that Bình has opened."""
    job = work.post_job(binh, chi)
    an.sends("/ho-so", **work.PROFILE)
    number = work.send_introduction(an, chi, job)
    binh.sends(f"{INBOX}/{number}/mo")
    return number


def put(app: Flask, **values: object) -> None:
    """Changes the only introduction, as others do meanwhile."""
    with app.app_context():
        row = db.session.scalars(select(Introduction)).one()
        for name, value in values.items():
            setattr(row, name, value)
        db.session.commit()


def test_an_answer_given_twice_shows_how_it_stands_now(binh: Person, sent: str) -> None:
    binh.sends(f"{INBOX}/{sent}/moi-lam")
    page = binh.sends(f"{INBOX}/{sent}/moi-lam", 409)
    assert LATE in page
    assert "Dưới đây là tình trạng mới nhất." in page
    assert "Đã nhận vào làm" in page


@pytest.mark.parametrize(
    ("ended", "says"),
    [
        ({"state": "withdrawn", "ended_by": Side.VETERAN}, "không nhận giới thiệu nữa"),
        ({"state": "obsolete", "refusal": RefusalReason.PLACED_ELSEWHERE}, "tuyển ở nơi khác"),
        ({"state": "obsolete", "refusal": RefusalReason.JOB_FILLED}, "Tin đã đủ người"),
        ({"state": "obsolete", "refusal": RefusalReason.JOB_CLOSED}, "Tin đã đóng"),
        ({"state": "expired", "ended_by": Side.SYSTEM}, "Quá hạn"),
        ({"state": "refused", "ended_by": Side.VETERAN}, "không nhận lời mời"),
        ({"state": "refused", "ended_by": Side.EMPLOYER}, "Công ty đã trả lời là không nhận"),
    ],
)
def test_what_ended_meanwhile_is_said(
    app: Flask, binh: Person, sent: str, ended: dict[str, object], says: str
) -> None:
    put(app, **ended | {"state": IntroductionState(ended["state"])})
    page = binh.sends(f"{INBOX}/{sent}/moi-lam", 409)
    assert LATE in page
    assert says in page
    assert "0912345601" not in page  # who is no longer introduced is no longer named


def test_no_opening_left_says_how_to_make_one(app: Flask, binh: Person, sent: str) -> None:
    binh.sends(f"{INBOX}/{sent}/moi-lam")
    with app.app_context():
        job = db.session.scalars(select(Job)).one()
        job.hired = job.openings
        db.session.commit()
    page = binh.sends(f"{INBOX}/{sent}/tuyen", 409)
    assert "Tin không còn chỗ" in page
    assert "tăng số người" in page


def test_who_was_hired_elsewhere_meanwhile_is_not_hired_twice(
    app: Flask, binh: Person, sent: str
) -> None:
    binh.sends(f"{INBOX}/{sent}/moi-lam")
    with app.app_context():
        mine = db.session.scalars(select(Job)).one()
        other = Job(employer=mine.employer, title="Thủ kho", state=JobState.OPEN, hired=1)
        person = db.session.scalars(select(Veteran)).one()
        hire = Introduction(
            veteran=person, job=other, proposer="staff", state=IntroductionState.HIRED
        )
        db.session.add_all([other, hire])
        db.session.commit()
    assert "vừa được tuyển ở nơi khác" in binh.sends(f"{INBOX}/{sent}/tuyen", 409)


def test_another_time_is_asked_for_and_given(an: Person, binh: Person, sent: str) -> None:
    at = {"hour": "8:30", "place": "Văn phòng Km3+4"}
    binh.sends(f"{INBOX}/{sent}/hen", **at, day=day(today() + timedelta(days=2)))
    page = binh.opens(f"{INBOX}/{sent}")
    assert "Đặt lại giờ phỏng vấn" in page
    assert 'value="Văn phòng Km3+4"' in page  # the place stays unless it is changed
    binh.sends(f"{INBOX}/{sent}/doi-gio", 400, day="32/13/2026", hour="25:99", place="")
    assert len(binh.errors()) == 3
    binh.sends(f"{INBOX}/{sent}/doi-gio", **at | {"hour": "14h"}, day=day(today() + timedelta(3)))
    assert "14:00" in an.opens(f"/gioi-thieu/{sent}")
