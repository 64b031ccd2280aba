"""The way to a job as An reads it: courses, who pays, what is unknown, what nothing mends."""

from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select

from app.deadlines import months_after
from app.filters import day, today
from models import ModelVersion, Veteran, db
from tests.pages import work
from tests.people import Person, Town

FORKLIFT = work.JOB | {
    "title": "Lái xe nâng kho lạnh",
    "description": "Lái xe nâng xếp hàng trong kho lạnh.",
    "requirements": "Có chứng chỉ lái xe nâng. Có thẻ an toàn lao động.",
}
HARD = FORKLIFT | {
    "title": "Lái xe container",
    "requirements": "Có bằng lái xe hạng FC. Tối thiểu 3 năm kinh nghiệm lái xe container.",
}


def ago(days: int) -> date:
    """A day before today."""
    return today() - timedelta(days=days)


def told(an: Person, **values: Any) -> None:
    """What An's profile says beside its words."""
    with an.client.application.app_context():
        person = db.session.scalars(select(Veteran).filter_by(account_id=an.id)).one()
        for name, value in values.items():
            setattr(person, name, value)
        db.session.commit()


@pytest.fixture
def to_forklift(town: Town, an: Person, binh: Person, chi: Person) -> str:
    """The address of An's way to a job that asks for two papers he has not."""
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **FORKLIFT)
    job = work.job_id(binh, FORKLIFT["title"])
    chi.sends(f"/can-bo/tin-tuyen/{job}/duyet")
    work.save_profile(an)
    work.course_id(town, on_card=True)
    both = [{"rule": "certificate", "demand": key} for key in ("forklift", "safety_card")]
    work.course_id(
        town, name="Xe nâng và an toàn", gains=both, cost=4_800_000, weeks=4, on_card=True
    )
    safety = [{"rule": "certificate", "demand": "safety_card"}]
    work.course_id(town, name="An toàn lao động", gains=safety, cost=900_000, weeks=1)
    return f"/viec-hop/{job}/lo-trinh"


def test_the_cheapest_courses_and_who_pays(an: Person, to_forklift: str) -> None:
    told(an, discharged_on=ago(100), card_issued_on=ago(100), card_used=False)
    until = months_after(ago(100), 12)
    page = an.opens(to_forklift)
    assert "Lộ trình đến việc Lái xe nâng kho lạnh" in page
    assert "Xe nâng và an toàn" in page
    assert "An toàn lao động</h3>" not in page
    assert "4 tuần, hết 4.800.000 đồng" in page
    assert f"Còn {(until - today()).days} ngày" in page
    assert f"Dùng thẻ trước ngày {day(until)}." in page
    assert "<strong>0 đồng</strong>" in page
    assert (
        page.count("chưa được cơ quan xác nhận") >= 3
    )  # the course, the sum, the rule of the card
    assert "Sau đó" in page


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"card_used": True}, "Đã dùng"),
        ({"card_issued_on": 366}, "Thẻ hết hạn từ ngày"),
        ({"discharged_on": 400}, "Phải đăng ký học trước ngày"),
    ],
)
def test_a_card_that_no_longer_pays_pays_nothing(
    an: Person, to_forklift: str, values: dict[str, Any], says: str
) -> None:
    days = {key: ago(value) for key, value in values.items() if key != "card_used"}
    whole = {"discharged_on": ago(100), "card_issued_on": ago(100), "card_used": False}
    told(an, **whole | values | days)
    page = an.opens(to_forklift)
    assert says in page
    assert "<strong>4.800.000 đồng</strong>" in page


def test_an_unknown_card_is_asked_for_and_its_share_is_not_guessed(
    an: Person, to_forklift: str
) -> None:
    page = an.opens(to_forklift)
    assert "Thẻ đào tạo nghề của anh/chị cấp ngày nào?" in page
    assert "nếu thẻ còn dùng được: 4.800.000 đồng" in page
    assert "từ 0 đồng đến 4.800.000 đồng, tùy thẻ" in page


def test_what_no_course_mends_is_said_with_the_reason(
    town: Town, an: Person, binh: Person, chi: Person
) -> None:
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **HARD)
    job = work.job_id(binh, HARD["title"])
    chi.sends(f"/can-bo/tin-tuyen/{job}/duyet")
    born = months_after(today(), -12 * 23)
    work.save_profile(an, birth_date=day(born))
    work.course_id(town, name="Hạng CE", gains=[{"rule": "licence", "demand": "CE"}])
    page = an.opens(f"/viec-hop/{job}/lo-trinh")
    assert "Không có khóa học nào đưa anh/chị đến việc này." in page
    assert f"Anh/chị đủ tuổi từ {day(months_after(born, 12 * 24))}." in page
    assert "chưa đủ tuổi luật định cho hạng bằng này" in page
    assert "Chỉ có đi làm mới có số năm này." in page
    assert "Hạng CE</h3>" not in page


@pytest.mark.parametrize(
    ("discharged", "says", "step"),
    [
        (170, "ngày</span>", True),
        (None, "hồ sơ chưa ghi ngày ấy nên chưa biết còn bao lâu", True),
        (200, "Lái xe hạng C", False),
    ],
)
def test_a_military_licence_is_swapped_first_while_there_is_time(
    town: Town,
    an: Person,
    binh: Person,
    chi: Person,
    discharged: int | None,
    says: str,
    step: bool,
) -> None:
    job = work.post_job(binh, chi)
    work.save_profile(an, licences="C quân sự")
    papers = [{"class": "C", "scheme": "old", "issued": "2025-03-01", "military": True}]
    since = None if discharged is None else ago(discharged)
    told(an, licence_papers=papers, discharged_on=since)
    work.course_id(town, name="Lái xe hạng C", gains=[{"rule": "licence", "demand": "C"}])
    page = an.opens(f"/viec-hop/{job}/lo-trinh")
    assert says in page
    assert ("Đổi bằng lái quân sự sang bằng dân sự" in page) is step


def test_who_lacks_nothing_is_told_so(an: Person, binh: Person, chi: Person) -> None:
    job = work.post_job(binh, chi)
    work.save_profile(an)
    page = an.opens(f"/viec-hop/{job}/lo-trinh")
    assert "Anh/chị không thiếu điều gì tin này bắt buộc" in page


def test_the_way_to_a_job_that_closed_meanwhile_says_so(
    an: Person, binh: Person, to_forklift: str
) -> None:
    binh.sends(f"/doanh-nghiep/tin-tuyen/{to_forklift.split('/')[2]}/dong")
    assert "Tin này không còn nhận hồ sơ" in an.opens(to_forklift)


def test_a_draft_has_no_way_for_anybody(an: Person, binh: Person) -> None:
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **FORKLIFT, draft="y")
    an.opens(f"/viec-hop/{work.job_id(binh, FORKLIFT['title'])}/lo-trinh", 404)


def test_a_course_that_no_longer_runs_is_not_proposed(
    app: Flask, town: Town, chi: Person, an: Person, to_forklift: str
) -> None:
    work.course_id(town, name="Rẻ nhất", cost=1, active=False)
    assert "Rẻ nhất" not in an.opens(to_forklift)


def test_without_a_model_the_page_says_so(
    app: Flask, an: Person, binh: Person, chi: Person
) -> None:
    job = work.post_job(binh, chi)
    with app.app_context():
        db.session.execute(ModelVersion.__table__.delete())
        db.session.commit()
    assert "Gợi ý tạm thời không khả dụng" in an.opens(f"/viec-hop/{job}/lo-trinh")


def test_more_courses_cost_no_more_statements(
    app: Flask, town: Town, an: Person, to_forklift: str
) -> None:
    with app.app_context():
        engine = db.engine
    seen: list[str] = []

    def hear(*said: Any) -> None:
        seen.append(said[2])

    def statements() -> int:
        seen.clear()
        event.listen(engine, "before_cursor_execute", hear)
        an.opens(to_forklift)
        event.remove(engine, "before_cursor_execute", hear)
        return len(seen)

    few = statements()
    for number in range(20):
        work.course_id(town, name=f"Khóa {number}", cost=9_000_000)
    assert statements() == few


def test_the_job_page_leads_there_until_somebody_is_interested(
    an: Person, dung: Person, binh: Person, chi: Person
) -> None:
    job = work.post_job(binh, chi)
    work.save_profile(an)
    page = an.opens(f"/viec-lam/{job}")
    assert f"/viec-hop/{job}/lo-trinh" in page
    assert "Lưu hồ sơ rồi" not in page
    assert "Lưu hồ sơ rồi" in dung.opens(f"/viec-lam/{job}")
    an.sends(f"/viec-hop/{job}/quan-tam")
    page = an.opens(f"/viec-lam/{job}")
    assert "Anh/chị đã quan tâm việc này" in page
    assert "bấm “Tôi quan tâm”" not in page
