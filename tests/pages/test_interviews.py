"""Interviews: An comes, or asks for another time; Bình and Chi see it; a new time asks anew."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.filters import day, today
from models import Audit, Introduction, db
from tests.pages import work
from tests.people import Person, Town

TOMORROW = {"hour": "8:30", "place": "Văn phòng Km3+4"}


def on(days: int) -> dict[str, str]:
    """An appointment some days from now."""
    return TOMORROW | {"day": day(today() + timedelta(days=days))}


def moment(an: Person) -> str:
    """The time that An's page carries with the answer."""
    with an.client.application.app_context():
        at = db.session.scalars(select(Introduction)).one().interview_at
        assert at is not None
        return at.isoformat()


@pytest.fixture
def invited(an: Person, binh: Person, chi: Person) -> str:
    """The number of an introduction with an interview set for tomorrow."""
    job = work.post_job(binh, chi)
    work.save_profile(an)
    sent = work.send_introduction(an, chi, job)
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/mo")
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/hen", **on(1))
    return sent


def test_an_says_that_he_comes_and_both_others_see_it(
    app: Flask, an: Person, binh: Person, chi: Person, invited: str
) -> None:
    page = an.opens(f"/gioi-thieu/{invited}")
    assert "Công ty chờ anh/chị trả lời có đến được không." in page
    assert moment(an) in page
    assert "Chưa trả lời lịch phỏng vấn" in binh.opens(f"/doanh-nghiep/gioi-thieu/{invited}")
    for _ in range(2):  # a double submit says it once
        an.sends(f"/gioi-thieu/{invited}/nhan-lich", moment=moment(an))
    page = an.opens(f"/gioi-thieu/{invited}")
    assert "Đã nhận lịch lúc" in page
    assert "Tôi sẽ đến" not in page
    assert "Đã nhận lịch lúc" in binh.opens(f"/doanh-nghiep/gioi-thieu/{invited}")
    assert "Đã nhận lịch lúc" in binh.opens("/doanh-nghiep/gioi-thieu")
    assert "Đã nhận lịch lúc" in chi.opens(f"/can-bo/luot/{invited}")
    with app.app_context():
        acts = db.session.scalars(select(Audit.action).where(Audit.actor_id == an.id)).all()
        assert acts.count("introduction.accept") == 1


def test_an_asks_for_another_time_and_a_new_one_is_asked_anew(
    an: Person, binh: Person, chi: Person, invited: str
) -> None:
    asks = f"/gioi-thieu/{invited}/xin-gio-khac"
    an.sends(asks, moment=moment(an), words="sáng thứ Sáu sau 9:00")
    for person, path in ((binh, "/doanh-nghiep/gioi-thieu/"), (chi, "/can-bo/luot/")):
        assert "Xin giờ khác: sáng thứ Sáu sau 9:00" in person.opens(f"{path}{invited}")
    binh.sends(f"/doanh-nghiep/gioi-thieu/{invited}/hen", **on(3))
    page = an.opens(f"/gioi-thieu/{invited}")
    assert "Xin giờ khác: sáng" not in page
    assert "Công ty chờ anh/chị trả lời" in page
    assert page.count("Hẹn phỏng vấn") == 2  # both times stand in the way, each with its time


def test_an_answer_to_a_time_that_moved_meanwhile_is_refused_with_words(
    an: Person, binh: Person, invited: str
) -> None:
    seen = moment(an)
    binh.sends(f"/doanh-nghiep/gioi-thieu/{invited}/hen", **on(2))
    page = an.sends(f"/gioi-thieu/{invited}/nhan-lich", 409, moment=seen)
    assert "Lịch phỏng vấn vừa đổi." in page
    an.sends(f"/gioi-thieu/{invited}/xin-gio-khac", 409, moment=seen, words="mai")
    assert "Công ty chờ anh/chị trả lời" in an.opens(f"/gioi-thieu/{invited}")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"words": ""}, "Hãy nhập lúc tiện cho anh/chị."),
        ({"words": "x" * 201}, "hãy rút xuống còn 200"),
        ({"words": "a\x07b"}, "Có ký tự không đọc được"),
    ],
)
def test_wrong_words_are_answered_beside_the_field(
    an: Person, invited: str, typed: dict[str, str], says: str
) -> None:
    an.sends(f"/gioi-thieu/{invited}/xin-gio-khac", 400, moment=moment(an), **typed)
    assert any(says in error for error in an.errors())


@pytest.mark.parametrize("wrong", ["", "mai", "2026-13-45", "x" * 500])
def test_an_answer_to_no_time_changes_nothing(
    app: Flask, an: Person, invited: str, wrong: str
) -> None:
    page = an.sends(f"/gioi-thieu/{invited}/nhan-lich", 400, moment=wrong)
    assert "Trang đã cũ. Hãy tải lại" in page
    with app.app_context():
        assert db.session.scalars(select(Introduction)).one().interview_accepted_at is None


def test_only_the_person_and_the_office_answer(
    town: Town, an: Person, binh: Person, chi: Person, invited: str
) -> None:
    other = town.veteran("Lý Văn Tư", "0912345608")
    for step in ("nhan-lich", "xin-gio-khac"):
        other.sends(f"/gioi-thieu/{invited}/{step}", 404, moment=moment(an), words="mai")
        binh.sends(f"/doanh-nghiep/gioi-thieu/{invited}/{step}", 404, moment=moment(an))
    chi.sends(f"/can-bo/luot/{invited}/nhan-lich", moment=moment(an))
    assert "Đã nhận lịch lúc" in an.opens(f"/gioi-thieu/{invited}")


def test_the_way_says_what_came_and_what_comes_and_how_it_ended(
    an: Person, binh: Person, invited: str
) -> None:
    page = an.opens(f"/gioi-thieu/{invited}")
    assert page.index("Cán bộ duyệt") < page.index("Các bước tiếp theo") < page.index("Đã đi làm")
    binh.sends(f"/doanh-nghiep/gioi-thieu/{invited}/tu-choi", reason="other_chosen")
    page = an.opens(f"/gioi-thieu/{invited}")
    assert "Công ty đã chọn người khác." in page
    assert "Các bước tiếp theo" not in page
