"""Bình sees, while writing, how many people a draft would fit; nobody can be read out of it."""

import re
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select, update

from app import matching
from app.filters import today
from models import Account, Audit, Introduction, Job, Setting, SignInAttempt, Veteran, db
from models.base import utcnow
from models.setting_entries import PANEL, Dated
from models.vocabulary import IntroductionState, Proposer
from tests.pages import work
from tests.people import Person, Town

TRY = "/doanh-nghiep/tin-tuyen/moi/thu"
LORRY = work.JOB | {"requirements": "Có bằng lái xe hạng C."}
DRIVER = {"trade": "lái xe tải 2 năm", "skills": "lái xe tải", "schooling": "12/12"}


def populate(app: Flask, number: int, licences: str, **more: Any) -> None:
    """People on show who drive lorries."""
    with app.app_context():
        for _ in range(number):
            values = {"wish_1": "lái xe tải", "licences": licences, "shown_to_employers": True}
            person = values | DRIVER | more
            db.session.add(Veteran(birth_year=1995, profile_saved_at=utcnow(), **person))
        db.session.flush()
        matching.rematch()
        db.session.commit()


@pytest.fixture
def drivers(app: Flask) -> None:
    """Twelve who hold C, and eight who hold nothing beyond a motorbike's."""
    populate(app, 12, "C")
    populate(app, 8, "A1")


def asks(person: Person, path: str = TRY, status: int = 200, **form: str) -> str:
    """What the script gets for a form."""
    data = {"csrf_token": person.token(), **form}
    person.page = person.client.post(path, data=data, headers={"X-Requested-With": "fetch"})
    assert person.page.status_code == status, person.page.text
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", person.page.text)).split())


def test_a_draft_is_told_its_people_its_bands_and_its_dearest_demand(
    drivers: None, binh: Person
) -> None:
    said = asks(binh, **LORRY)
    assert re.search(r"\b(10|20) người trở lên trong 20 hồ sơ", said), said
    assert "Bỏ: Giấy phép lái xe hạng C" in said
    assert "Đủ 21 tuổi theo luật cho hạng bằng luật quy định, không bỏ được" in said
    assert {int(n) % 5 for n in re.findall(r"\+(\d+)", said)} <= {0}


def test_nothing_is_kept_of_a_draft_that_is_tried(app: Flask, drivers: None, binh: Person) -> None:
    asks(binh, **LORRY)
    with app.app_context():
        assert db.session.scalars(select(Job)).all() == []
        assert db.session.scalars(select(Audit).filter_by(subject_kind="job")).all() == []


def test_without_a_script_the_form_comes_back_as_typed_with_the_panel(
    drivers: None, binh: Person
) -> None:
    page = unescape(binh.sends(TRY, 200, **LORRY | {"wage": "1 đồng"}))
    assert LORRY["title"] in page
    assert LORRY["requirements"] in page
    assert "người trở lên" in page
    assert 'action="/doanh-nghiep/tin-tuyen/moi"' in page
    assert "1 đồng" in page


def test_a_saved_job_is_tried_by_its_own_firm_alone(
    town: Town, drivers: None, binh: Person, chi: Person
) -> None:
    job = work.post_job(binh, chi)
    path = f"/doanh-nghiep/tin-tuyen/{job}/thu"
    page = binh.sends(path, 200, **LORRY)
    assert f'action="/doanh-nghiep/tin-tuyen/{job}"' in page
    town.employer("Vận tải Hải Hà", "0912345606").sends(path, 404, **LORRY)


def test_a_firm_that_is_not_verified_reads_why_there_is_no_number(
    app: Flask, drivers: None, binh: Person
) -> None:
    with app.app_context():
        db.session.get(Account, binh.id).employer.verified_at = None
        db.session.commit()
    said = asks(binh, **LORRY)
    assert "sau khi cán bộ xác minh" in said
    assert "hồ sơ" not in said
    assert "sau khi cán bộ xác minh" in binh.opens("/doanh-nghiep/tin-tuyen/moi")


def test_no_title_no_number(drivers: None, binh: Person) -> None:
    assert "Hãy gõ tên việc" in asks(binh, **LORRY | {"title": "  "})


def test_without_a_model_it_is_said(binh: Person) -> None:
    assert "Tạm thời chưa tính được" in asks(binh, **LORRY)


def test_those_who_may_not_be_shown_are_not_counted(app: Flask, binh: Person) -> None:
    populate(app, 12, "C")
    populate(app, 9, "C", shown_to_employers=False)
    populate(app, 9, "C", unconfirmed_since=utcnow())
    assert "trong 10 hồ sơ" in asks(binh, **LORRY)
    with app.app_context():
        some = select(Veteran.id).where(Veteran.on_show()).limit(8)
        db.session.execute(
            update(Veteran).where(Veteran.id.in_(some)).values(shown_to_employers=False)
        )
        db.session.commit()
    said = asks(binh, **LORRY)
    assert "Chưa đủ 5 người" in said
    assert re.search(r"\d+ hồ sơ", said) is None


def test_who_has_found_work_is_counted_no_more(app: Flask, binh: Person, chi: Person) -> None:
    populate(app, 10, "C")
    work.post_job(binh, chi)
    assert "trong 10 hồ sơ" in asks(binh, **LORRY)
    with app.app_context():
        db.session.add(
            Introduction(
                veteran=db.session.scalars(select(Veteran)).first(),
                job=db.session.scalars(select(Job)).one(),
                state=IntroductionState.HIRED,
                proposer=Proposer.STAFF,
            )
        )
        db.session.commit()
    assert "trong 5 hồ sơ" in asks(binh, **LORRY)


def test_one_rare_person_cannot_be_fished_for(app: Flask, drivers: None, binh: Person) -> None:
    """An employer looks for the one who speaks Korean, by adding and dropping that demand."""
    korean = LORRY | {"requirements": "Biết tiếng Hàn giao tiếp."}
    before = [asks(binh, **LORRY), asks(binh, **korean)]
    with app.app_context():
        who = db.session.scalars(select(Veteran).where(Veteran.licences == "C")).first()
        assert who is not None
        who.languages = "tiếng Hàn giao tiếp"
        db.session.commit()
    after = [asks(binh, **LORRY), asks(binh, **korean)]
    assert after == before
    for told in after:
        numbers = [int(n) for n in re.findall(r"(?<![<\d])\b(\d+) (?:người|hồ sơ)", told)]
        assert all(number % 5 == 0 for number in numbers)


def test_a_firm_asks_only_so_often_all_its_users_together(
    app: Flask, town: Town, drivers: None, binh: Person
) -> None:
    other = town.employer("Kho bãi Bình Sơn Hải", "0912345607")
    with app.app_context():
        firm = db.session.get(Account, binh.id).employer
        db.session.get(Account, other.id).employer = firm
        by = db.session.get(Account, binh.id)
        Setting.set(PANEL, Dated(value=3, valid_from=today()), by=by)
        db.session.commit()
    for person in (binh, other, binh):
        assert "người trở lên" in asks(person, **LORRY)
    assert "Đã xem nhiều lần" in asks(other, status=429, **LORRY)
    page = binh.sends(TRY, 429, **LORRY)
    assert LORRY["title"] in page
    with app.app_context():
        assert len(db.session.scalars(select(SignInAttempt)).all()) >= 3
        binh.sends("/doanh-nghiep/tin-tuyen/moi", **LORRY)  # writing and sending goes on


@pytest.mark.parametrize("title", ["x" * 5000, "Lái xe\x00", "' OR 1=1 --", "<script>", "🚚" * 50])
def test_strange_drafts_are_answered(drivers: None, binh: Person, title: str) -> None:
    asks(binh, **LORRY | {"title": title, "openings": "nhiều", "deadline": "mai"})
