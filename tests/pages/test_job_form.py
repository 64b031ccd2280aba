"""The job form: one form makes one job, changes are noticed, the law's least wage holds."""

import re
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select

from models import Job, db
from models.vocabulary import JobState
from tests.pages import work
from tests.people import Person

NEW = "/doanh-nghiep/tin-tuyen/moi"


def jobs(app: Flask) -> list[Job]:
    with app.app_context():
        return list(db.session.scalars(select(Job).order_by(Job.id)))


def hidden(page: str, name: str) -> str:
    tag = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
    assert tag is not None
    return re.search(r'value="([^"]*)"', tag[0])[1]


def test_a_form_sent_twice_makes_one_job(app: Flask, binh: Person) -> None:
    key = hidden(binh.opens(NEW), "form_key")
    for _time in (1, 2):
        binh.sends(NEW, **work.JOB, form_key=key)
    assert len(jobs(app)) == 1
    page = unescape(binh.sends(NEW, 409, **work.JOB | {"place": "Bãi Ka Long"}, form_key=key))
    assert "chưa lưu gì" in page
    assert "Bãi Ka Long" in page
    assert len(jobs(app)) == 1


def test_a_page_from_before_a_change_loses_nothing(app: Flask, binh: Person) -> None:
    binh.sends(NEW, **work.JOB)
    own = f"/doanh-nghiep/tin-tuyen/{work.job_id(binh)}"
    old = hidden(binh.opens(own), "version")
    binh.sends(own, **work.JOB | {"place": "Bãi Ka Long"}, version=old)
    typed = work.JOB | {"description": "Chở hàng ban đêm."}
    page = unescape(binh.sends(own, 409, **typed, version=old))
    assert "Bãi Ka Long" in page
    assert "Chở hàng ban đêm." in page
    assert jobs(app)[0].place == "Bãi Ka Long"
    binh.sends(own, **typed, version=hidden(page, "version"))
    assert jobs(app)[0].description == "Chở hàng ban đêm."


def test_a_job_closed_meanwhile_keeps_what_was_typed(app: Flask, binh: Person) -> None:
    binh.sends(NEW, **work.JOB)
    own = f"/doanh-nghiep/tin-tuyen/{work.job_id(binh)}"
    binh.sends(f"{own}/dong")
    page = unescape(binh.sends(own, 409, **work.JOB | {"place": "Bãi Ka Long"}))
    assert "đã khép lại" in page
    assert "Bãi Ka Long" in page
    assert jobs(app)[0].place == work.JOB["place"]


def test_a_preview_keeps_nothing_and_leads_back(app: Flask, binh: Person) -> None:
    typed = work.JOB | {"wage": "8tr5", "rule_licence": "C", "rule_licence_weight": "must"}
    page = unescape(binh.sends(NEW, 200, **typed, preview="1"))
    assert "8.500.000 đồng một tháng" in page
    assert jobs(app) == []
    assert work.JOB["place"] in unescape(binh.sends(NEW, 200, **typed, edit="1"))
    binh.sends(NEW, **typed)
    assert jobs(app)[0].rules == [{"rule": "licence", "demand": "C", "must": True}]


def test_a_draft_needs_only_its_title_and_is_not_sent_unready(app: Flask, binh: Person) -> None:
    binh.sends(NEW, title="Phụ xe", openings="", wage="1 triệu", unit_id="0", draft="1")
    assert jobs(app)[0].state is JobState.DRAFT
    binh.sends(f"/doanh-nghiep/tin-tuyen/{work.job_id(binh, 'Phụ xe')}/gui", 409)
    assert jobs(app)[0].state is JobState.DRAFT


def test_nearly_the_same_job_is_pointed_out(app: Flask, binh: Person, chi: Person) -> None:
    binh.sends(NEW, **work.JOB)
    again = work.JOB | {"title": "Lái xe tải giao hàng Hải Yên"}
    assert "Gần giống một tin" in unescape(binh.sends(NEW, 200, **again, preview="1"))
    binh.sends(NEW, **work.OTHER_JOB)
    assert binh.page.location.endswith("/ung-vien")
    binh.sends(NEW, **again)
    assert len(jobs(app)) == 3
    assert work.JOB["title"] in binh.opens(binh.page.location).split("Gần giống một tin")[1]
    assert "Gần giống tin khác" in chi.opens(f"/can-bo/tin-tuyen/{work.job_id(binh)}")


def test_what_was_approved_and_is_changed_is_seen(app: Flask, binh: Person, chi: Person) -> None:
    job = work.post_job(binh, chi)
    own, office = f"/doanh-nghiep/tin-tuyen/{job}", f"/can-bo/tin-tuyen/{job}"
    binh.sends(own, **work.JOB | {"openings": "3"})
    assert "đã sửa sau khi duyệt" not in chi.opens("/can-bo/tin-tuyen")
    binh.sends(own, **work.JOB | {"wage": "5 triệu"})
    assert jobs(app)[0].state is JobState.OPEN
    assert "đã sửa sau khi duyệt" in chi.opens("/can-bo/tin-tuyen")
    chi.opens(f"{office}/buoc")
    chi.sends(f"{office}/da-xem")
    chi.sends(f"{office}/da-xem", 409)
    assert "đã sửa sau khi duyệt" not in chi.opens("/can-bo/tin-tuyen")
    binh.sends(own, **work.JOB | {"title": "Bốc xếp hàng đêm"})
    assert jobs(app)[0].state is JobState.PAUSED
    binh.sends(f"{own}/tuyen-tiep", 409)
    chi.sends(f"{office}/da-xem")
    binh.sends(f"{own}/tuyen-tiep")
    assert jobs(app)[0].state is JobState.OPEN


HERE = "commune"
WRONG = [
    ({"wage": "5 triệu", "unit_id": HERE}, "vùng I: 5.310.000 đồng một tháng, từ ngày 1/1/2026"),
    ({"wage": "3-8 triệu"}, "vùng IV: 3.700.000 đồng một tháng"),
    ({"wage": "25 nghìn", "wage_per": "hour", "unit_id": HERE}, "vùng I: 25.500 đồng một giờ"),
    ({"wage": "3 triệu", "hours": "part"}, "số giờ một tuần"),
    ({"wage": "3 triệu", "hours": "part", "weekly_hours": "40"}, "Chia theo giờ"),
    ({"wage": "7 con gà"}, "Chưa hiểu mức lương"),
    ({"wage_per": "year"}, "chọn một mục"),
    ({"hours": "x"}, "chọn một mục"),
    ({"shift": "x"}, "chọn một mục"),
    ({"lodging": "x"}, "chọn một mục"),
    ({"occupation": "x"}, "chọn một mục"),
    ({"weekly_hours": "200"}, "từ 1 đến 80"),
    ({"weekly_hours": "hai"}, "nhập một số"),
    ({"overseas": "y", "place": "Nhật Bản"}, "số giấy phép"),
    ({"overseas": "y", "place": "", "sending_licence": "12/X"}, "nước và nơi làm"),
    ({"overseas": "y", "sending_licence": "12/X", "unit_id": HERE}, "ở nước ngoài thì chọn"),
    ({"sending_licence": "12/X"}, "Chỉ ghi khi làm việc ở nước ngoài"),
    ({"rule_licence": "Z"}, "chọn một mục"),
    ({"rule_licence": "C", "rule_licence_weight": "x"}, "chọn một mục"),
    ({"rule_language_1": "chinese", "rule_language_2": "chinese"}, "đã chọn ở dòng trên"),
    ({"deadline": "1/1/2001"}, "đã qua"),
    ({"openings": "0"}, "từ 1 đến"),
    ({"title": ""}, "tên việc"),
]


@pytest.mark.parametrize(("typed", "sentence"), WRONG)
def test_each_wrong_value_has_its_sentence(
    app: Flask, binh: Person, typed: dict[str, str], sentence: str
) -> None:
    typed = {name: work.unit_id(binh) if v == HERE else v for name, v in typed.items()}
    binh.sends(NEW, 400, **work.JOB | typed)
    assert any(sentence in unescape(words) for words in binh.errors()), binh.errors()
    assert jobs(app) == []


def test_wages_that_the_law_allows(app: Flask, binh: Person) -> None:
    here = {"unit_id": work.unit_id(binh)}
    for number, typed in enumerate(
        (
            {"wage": "25.500", "wage_per": "hour"},
            {"wage": "3 triệu", "hours": "part", "weekly_hours": "20"},
            {"wage": "thỏa thuận"},
        )
    ):
        binh.sends(NEW, **work.JOB | typed | here | {"title": f"Việc số {number}"})
    abroad = {"overseas": "y", "place": "Nhật Bản", "sending_licence": "12/X", "wage": "2 triệu"}
    binh.sends(NEW, **work.OTHER_JOB | abroad)
    assert len(jobs(app)) == 4


def test_a_draft_is_compared_where_its_steps_are(app: Flask, binh: Person) -> None:
    binh.sends(NEW, **work.JOB)
    with app.app_context():
        first = db.session.scalars(select(Job.public_id)).one()
    binh.sends(NEW, **work.JOB, draft="1")
    draft = next(job.public_id for job in jobs(app) if job.public_id != first)
    steps = f"/doanh-nghiep/tin-tuyen/{draft}"
    assert "Gần giống một tin" in binh.opens(f"{steps}/buoc")
    binh.sends(f"{steps}/gui")
    assert jobs(app)[1].state is JobState.WAITING
    binh.sends(f"{steps}/gui", 409)  # sent again: it is no draft any more, and nothing is asked
