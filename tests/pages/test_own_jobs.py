"""Bình's list of jobs: where each stands, who waits, and the one thing to do about it now."""

import re
from datetime import timedelta
from html import unescape
from typing import Any

from flask import Flask
from sqlalchemy import event, select

from app.filters import today
from models import Job, db
from models.vocabulary import JobState
from tests.pages import work
from tests.pages.test_candidates import populate
from tests.people import Person, Town

JOBS = "/doanh-nghiep/tin-tuyen"
INBOX = "/doanh-nghiep/gioi-thieu"


def card(binh: Person, title: str = work.JOB["title"]) -> str:
    """What the list says of one job, in one line."""
    page = binh.opens(JOBS)
    cards = page.split('<li class="card stack-s">')[1:]
    mine = next(one for one in cards if title in one)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", mine)).split())


def action(binh: Person) -> str:
    """The first button of the first job."""
    page = binh.opens(JOBS)
    found = re.search(r'<li class="card.*?<a class="btn[^"]*" href="[^"]*">([^<]+)<', page, re.S)
    assert found is not None
    return unescape(found[1])


def put(app: Flask, **values: Any) -> None:
    """Changes the only job, as time and the office do."""
    with app.app_context():
        job = db.session.scalars(select(Job)).one()
        for name, value in values.items():
            setattr(job, name, value)
        db.session.commit()


def test_each_state_has_its_next_step(app: Flask, binh: Person, chi: Person) -> None:
    binh.sends(f"{JOBS}/moi", **work.JOB, draft="1")
    assert action(binh) == "Viết tiếp rồi gửi"
    put(app, office_note="Ghi rõ giờ làm.")
    assert action(binh) == "Sửa rồi gửi lại"
    assert "Cán bộ đề nghị sửa Ghi rõ giờ làm." in card(binh)
    for state, says in (
        (JobState.WAITING, "Sửa tin"),
        (JobState.OPEN, "Sửa tin"),
        (JobState.PAUSED, "Tuyển tiếp"),
        (JobState.EXPIRED, "Gia hạn hoặc đóng tin"),
        (JobState.FILLED, "Xem người đã giới thiệu"),
        (JobState.CLOSED, "Xem người đã giới thiệu"),
    ):
        put(app, state=state, office_note="")
        assert action(binh) == says
    put(app, state=JobState.OPEN)
    populate(app, 3)
    assert action(binh) == "Xem ứng viên phù hợp"
    assert "3 người hợp" in card(binh)


def test_people_who_wait_come_first(an: Person, binh: Person, chi: Person) -> None:
    job = work.post_job(binh, chi)
    an.sends("/ho-so", **work.PROFILE)
    an.sends(f"/viec-hop/{job}/quan-tam")
    assert "1 chờ cán bộ hoặc chờ người ấy đồng ý" in card(binh)
    sent = work.send_introduction(an, chi, job)
    assert "1 hồ sơ mới gửi tới" in card(binh)
    assert action(binh) == "Mở hồ sơ mới gửi tới"
    binh.sends(f"{INBOX}/{sent}/mo")
    assert "1 chờ công ty trả lời" in card(binh)
    assert action(binh) == "Trả lời người được giới thiệu"
    soon = today() + timedelta(days=2)
    day = f"{soon.day}/{soon.month}/{soon.year}"
    binh.sends(f"{INBOX}/{sent}/hen", day=day, hour="8:30", place="Văn phòng")
    assert "1 đã hẹn hoặc đã mời làm" in card(binh)
    assert action(binh) != "Trả lời người được giới thiệu"


def test_a_near_deadline_is_said_in_days(app: Flask, binh: Person, chi: Person) -> None:
    work.post_job(binh, chi)
    for days, says in ((3, ", còn 3 ngày"), (0, ", là hôm nay"), (30, "")):
        last = today() + timedelta(days=days)
        put(app, deadline=last)
        assert f"Hạn {last.day}/{last.month}/{last.year}{says}" in card(binh)
    assert "còn 30 ngày" not in card(binh)


def test_the_inbox_of_one_job_holds_only_its_people(
    town: Town, an: Person, binh: Person, chi: Person
) -> None:
    job = work.post_job(binh, chi)
    an.sends("/ho-so", **work.PROFILE)
    sent = work.send_introduction(an, chi, job)
    binh.sends(f"{JOBS}/moi", **work.OTHER_JOB)
    other = work.job_id(binh, work.OTHER_JOB["title"])
    assert sent in binh.opens(f"{INBOX}?tin={job}")
    page = binh.opens(f"{INBOX}?tin={other}")
    assert sent not in page
    assert "cho tin này" in page
    binh.opens(f"{INBOX}?tin=khong-co", 404)
    stranger = town.employer("Hộ kinh doanh Dũng", "0912345609")
    stranger.opens(f"{INBOX}?tin={job}", 404)


def test_more_jobs_cost_no_more_statements(app: Flask, binh: Person, chi: Person) -> None:
    def statements() -> int:
        seen: list[str] = []
        with app.app_context():
            engine = db.engine

        def note(*arguments: Any) -> None:
            seen.append(arguments[2])

        event.listen(engine, "before_cursor_execute", note)
        binh.opens(JOBS)
        event.remove(engine, "before_cursor_execute", note)
        return len(seen)

    work.post_job(binh, chi)
    here = {"unit_id": work.unit_id(binh)}
    binh.sends(f"{JOBS}/moi", **work.OTHER_JOB | here)
    populate(app, 2)
    few = statements()
    for number in range(6):
        typed = work.JOB | here | {"title": f"Bốc xếp số {number}"}
        binh.sends(f"{JOBS}/moi", **typed)
    assert statements() == few
