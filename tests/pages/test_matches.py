"""The veteran's home: what fits and why, what waits on top, interest given and taken back."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, func, select

from app.filters import day, today
from models import Introduction, Job, Veteran, db
from models.vocabulary import IntroductionState, Outlook, Shift
from tests.pages import work
from tests.people import Person, Town


def told(an: Person, **values: Any) -> None:
    """What An's profile says beside its words."""
    with an.client.application.app_context():
        person = db.session.scalars(select(Veteran).filter_by(account_id=an.id)).one()
        for name, value in values.items():
            setattr(person, name, value)
        db.session.commit()


def job_says(binh: Person, **values: Any) -> None:
    """What the job on the board says beside its words."""
    with binh.client.application.app_context():
        job = db.session.scalars(select(Job)).one()
        for name, value in values.items():
            setattr(job, name, value)
        db.session.commit()


@pytest.fixture
def posted(an: Person, binh: Person, chi: Person) -> str:
    """A job on the board that fits An, who has saved his profile."""
    job = work.post_job(binh, chi)
    work.save_profile(an)
    return job


def test_interest_sent_twice_is_one_introduction_and_can_be_taken_back(
    app: Flask, an: Person, posted: str
) -> None:
    for _ in range(2):
        an.sends(f"/viec-hop/{posted}/quan-tam")
    page = an.opens("/viec-hop")
    assert "Đã báo cán bộ, chờ quyết định" in page
    assert "Tôi quan tâm" not in page
    for _ in range(2):
        an.sends(f"/viec-hop/{posted}/thoi-quan-tam")
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Introduction)) == 1
        row = db.session.scalars(select(Introduction)).one()
        assert row.state is IntroductionState.WITHDRAWN
    assert "Tôi quan tâm" in an.opens("/viec-hop")
    an.sends(f"/viec-hop/{posted}/quan-tam")
    assert "Thôi quan tâm" in an.opens("/viec-hop")


def test_what_the_office_decided_on_is_no_longer_only_an_interest(
    an: Person, chi: Person, posted: str
) -> None:
    an.sends(f"/viec-hop/{posted}/quan-tam")
    pair = f"/can-bo/gioi-thieu/{work.veteran_id(an)}/{posted}"
    chi.sends(pair, decision="refuse", reason="too_far")
    an.sends(f"/viec-hop/{posted}/thoi-quan-tam", 409)
    an.sends(f"/viec-hop/{posted}/quan-tam")  # leads to what was decided, and claims nothing
    assert an.page.location == f"/gioi-thieu/{work.introduction_id(an)}"
    assert "Nơi làm quá xa nơi anh/chị ở." in an.opens(an.page.location)


def test_a_job_closed_meanwhile_answers_in_words(an: Person, binh: Person, posted: str) -> None:
    job_says(binh, deadline=today() - timedelta(days=1))
    assert "không còn nhận người" in an.sends(f"/viec-hop/{posted}/quan-tam", 409)
    job_says(binh, deadline=None)
    binh.sends(f"/doanh-nghiep/tin-tuyen/{posted}/dong")
    assert "không còn nhận người" in an.sends(f"/viec-hop/{posted}/quan-tam", 409)


def test_nobody_takes_back_what_is_not_theirs(town: Town, an: Person, posted: str) -> None:
    an.sends(f"/viec-hop/{posted}/quan-tam")
    other = town.veteran("Lý Văn Tư", "0912345608")
    other.sends(f"/viec-hop/{posted}/thoi-quan-tam", 404)


@pytest.mark.parametrize(
    ("job", "person", "says"),
    [
        ({"shift": Shift.NIGHT}, {"shifts": [Shift.DAY]}, "làm ca đêm"),
        ({"shift": Shift.ROTATING}, {"shifts": [Shift.DAY]}, "làm theo ca"),
        ({"lodging": True}, {"lives_in": False}, "ở lại nơi làm"),
        ({"overseas": True}, {"abroad": False}, "đi làm ở nước ngoài"),
        ({"shift": Shift.NIGHT}, {"shifts": []}, ""),
        ({"shift": Shift.NIGHT}, {"shifts": [Shift.NIGHT]}, ""),
        ({"lodging": True}, {"lives_in": None}, ""),
        ({"overseas": True}, {"abroad": True}, ""),
    ],
)
def test_a_clash_of_wishes_is_told_and_what_is_open_is_none(
    an: Person,
    binh: Person,
    posted: str,
    job: dict[str, Any],
    person: dict[str, Any],
    says: str,
) -> None:
    job_says(binh, **job)
    told(an, **person)
    page = an.opens("/viec-hop")
    assert ("Khác điều anh/chị chọn" in page) is bool(says)
    assert says in page


def test_what_waits_stands_on_top_with_one_action(
    an: Person, binh: Person, chi: Person, posted: str
) -> None:
    sent = work.send_introduction(an, chi, posted)
    assert "Trả lời lịch phỏng vấn" not in an.opens("/viec-hop")
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/mo")
    when = {"day": day(today() + timedelta(days=1)), "hour": "8:30", "place": "Km3+4"}
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/hen", **when)
    page = an.opens("/viec-hop")
    assert page.index("Trả lời lịch phỏng vấn") < page.index("Danh sách việc")
    an.sends(f"/gioi-thieu/{sent}/xin-gio-khac", moment=_at(an), words="chiều mai")
    assert "Trả lời lịch phỏng vấn" not in an.opens("/viec-hop")
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/moi-lam")
    assert "Công ty mời anh/chị làm việc" in an.opens("/viec-hop")


def _at(an: Person) -> str:
    with an.client.application.app_context():
        return db.session.scalars(select(Introduction)).one().interview_at.isoformat()


@pytest.mark.parametrize(("days", "soon"), [(170, True), (100, False), (200, False)])
def test_a_deadline_is_a_signal_in_its_last_month_only(
    an: Person, posted: str, days: int, soon: bool
) -> None:
    papers = [{"class": "C", "scheme": "old", "issued": "", "military": True}]
    told(an, licence_papers=papers, discharged_on=today() - timedelta(days=days))
    assert ("ngày để đổi bằng lái quân sự" in an.opens("/viec-hop")) is soon


def test_what_is_missing_leads_to_the_way_and_what_is_unknown_to_the_profile(
    an: Person, posted: str
) -> None:
    work.save_profile(an, licences="A1")
    assert f"/viec-hop/{posted}/lo-trinh" in an.opens("/viec-hop")
    work.save_profile(an, licences="")
    page = an.opens("/viec-hop")
    assert "anh/chị đã có chưa?" in page
    assert "Một câu hỏi cho anh/chị" in page


@pytest.mark.parametrize(
    ("outlook", "says"),
    [
        (Outlook.THIN, "Hồ sơ chưa đủ"),
        (Outlook.NONE, "Chưa có việc phù hợp"),
        (Outlook.MATCHED, "Chưa có tin nào"),
        (None, "Chưa có gợi ý nào"),
    ],
)
def test_an_empty_home_says_what_will_stand_there(
    an: Person, binh: Person, posted: str, outlook: Outlook | None, says: str
) -> None:
    binh.sends(f"/doanh-nghiep/tin-tuyen/{posted}/dong")
    told(an, outlook=outlook)
    assert says in an.opens("/viec-hop")


def test_more_matches_cost_no_more_statements(
    app: Flask, an: Person, binh: Person, chi: Person, posted: str
) -> None:
    with app.app_context():
        engine = db.engine
    seen: list[str] = []

    def hear(*said: Any) -> None:
        seen.append(said[2])

    def statements() -> int:
        seen.clear()
        event.listen(engine, "before_cursor_execute", hear)
        an.opens("/viec-hop")
        event.remove(engine, "before_cursor_execute", hear)
        return len(seen)

    an.sends(f"/viec-hop/{posted}/quan-tam")
    few = statements()
    for number in range(4):
        title = f"Lái xe tải tuyến {number}"
        binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB | {"title": title})
        other = work.job_id(binh, title)
        chi.sends(f"/can-bo/tin-tuyen/{other}/duyet")
        an.sends(f"/viec-hop/{other}/quan-tam")
    assert "Lái xe tải tuyến 3" in an.opens("/viec-hop")
    assert statements() == few


def test_how_it_matches_is_open_to_all_and_leads_to_the_objection(
    an: Person, dung: Person, posted: str
) -> None:
    page = dung.opens("/cach-ghep")
    for words in ("dân tộc", "Ai quyết định", "Máy không bao giờ đọc gì"):
        assert words in page
    assert "/cach-ghep" in an.opens("/viec-hop")
    assert "/cach-ghep" in dung.opens("/quyen-rieng-tu")
    assert f"/du-lieu-cua-toi/yeu-cau-moi?viec={posted}" in an.opens("/viec-hop")
