"""Bình looks through the people who would fit a job, and asks the office for some of them."""

import re
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select, update

from app import matching
from models import Audit, Consent, Introduction, Job, Veteran, db
from models.base import utcnow
from models.vocabulary import IntroductionState, Proposer, Purpose
from tests.pages import work
from tests.people import Person

DRIVER = {
    "trade": "lái xe tải 2 năm",
    "skills": "lái xe tải",
    "wish_1": "lái xe tải",
    "schooling": "12/12",
    "birth_year": 1995,
}


def populate(app: Flask, number: int, **more: Any) -> None:
    """People on show who drive lorries."""
    with app.app_context():
        for _ in range(number):
            person = DRIVER | {"licences": "C", "shown_to_employers": True} | more
            db.session.add(Veteran(profile_saved_at=utcnow(), **person))
        db.session.flush()
        matching.rematch()
        db.session.commit()


@pytest.fixture
def job(app: Flask, binh: Person, chi: Person) -> str:
    """A job on the board; nobody is there yet."""
    return work.post_job(binh, chi)


def page_of(job: str, query: str = "") -> str:
    return f"/doanh-nghiep/tin-tuyen/{job}/ung-vien{query}"


def aliases(page: str) -> list[str]:
    return re.findall(r'class="code">(UV-\w+)<', page)


def counts(page: str) -> dict[str, int]:
    """The views of the list and how many each holds."""
    found = re.findall(r'<a href="[^"]*ung-vien[^"]*"[^>]*>([^<]+) <span class="count">(\d+)', page)
    return {unescape(name).strip(): int(number) for name, number in found}


def test_the_list_is_narrowed_by_band_and_by_who_lacks_nothing(
    app: Flask, binh: Person, job: str
) -> None:
    populate(app, 4)
    populate(app, 3, licences="")
    everybody = binh.opens(page_of(job))
    assert len(aliases(everybody)) == 7
    number = counts(everybody)
    assert number["Tất cả"] == 7 == sum(number.values()) - 7
    for band, name in (("strong", "Rất phù hợp"), ("good", "Phù hợp"), ("unclear", "Chưa đủ")):
        told = next(count for label, count in number.items() if label.startswith(name))
        assert len(aliases(binh.opens(page_of(job, f"?muc={band}")))) == told
    whole = binh.opens(page_of(job, "?du=1"))
    assert len(aliases(whole)) == 4
    assert "đã có chưa" not in whole
    assert f"{page_of(job)}?muc=strong&amp;du=1" in whole  # one choice keeps the other
    assert aliases(binh.opens(page_of(job, "?muc=nonsense&du=x"))) == aliases(everybody)


def test_an_empty_view_leads_back_to_all(app: Flask, binh: Person, job: str) -> None:
    populate(app, 2)
    page = binh.opens(page_of(job, "?muc=unclear"))
    assert aliases(page) == []
    assert "Không có ai ở mục này" in page
    assert "Danh sách đầy đủ có 2 người" in page


def test_the_best_stand_first_and_the_rest_on_the_next_page(
    app: Flask, binh: Person, job: str
) -> None:
    populate(app, 26)
    first, second = (aliases(binh.opens(page_of(job, f"?trang={n}"))) for n in (1, 2))
    assert (len(first), len(second)) == (20, 6)
    assert not {*first} & {*second}
    with app.app_context():
        numbers = dict(db.session.execute(select(Veteran.alias, Veteran.id)).all())
    assert first + second == sorted(first + second, key=lambda alias: numbers[alias])
    for wrong in ("3", "0", "x"):
        binh.opens(page_of(job, f"?trang={wrong}"), 404)


def test_statements_do_not_grow_with_the_people(app: Flask, binh: Person, job: str) -> None:
    def statements() -> int:
        seen: list[str] = []
        with app.app_context():
            engine = db.engine

        def note(*arguments: Any) -> None:
            seen.append(arguments[2])

        event.listen(engine, "before_cursor_execute", note)
        binh.opens(page_of(job))
        event.remove(engine, "before_cursor_execute", note)
        return len(seen)

    populate(app, 6)
    few = statements()
    populate(app, 30)
    assert statements() == few


def test_where_few_fit_the_dearest_demand_is_named(app: Flask, binh: Person, chi: Person) -> None:
    binh.sends(
        "/doanh-nghiep/tin-tuyen/moi",
        **work.JOB | {"requirements": "Có bằng C. Biết tiếng Hàn thành thạo."},
    )
    posted = work.job_id(binh)
    chi.sends(f"/can-bo/tin-tuyen/{posted}/duyet")
    populate(app, 14)
    page = unescape(binh.opens(page_of(posted)))
    assert aliases(page) == []
    assert "Chưa có ứng viên nào" in page
    assert "“Tiếng Hàn thành thạo” thì thêm ít nhất 10 người hợp" in page


def test_asking_twice_makes_one_request(app: Flask, an: Person, binh: Person, job: str) -> None:
    work.save_profile(an, shown_to_employers="y")
    ask = f"{page_of(job)}/{work.alias(an)}/de-nghi"
    binh.sends(ask)
    binh.sends(ask)
    with app.app_context():
        assert len(db.session.scalars(select(Introduction)).all()) == 1
        proposed = select(Audit).filter_by(action="introduction.propose")
        assert len(db.session.scalars(proposed).all()) == 1
    page = binh.opens(page_of(job))
    assert "Chờ cán bộ quyết định" in page
    assert "Đề nghị giới thiệu<" not in page


def test_who_was_hired_meanwhile_cannot_be_asked_for(
    app: Flask, an: Person, binh: Person, job: str
) -> None:
    work.save_profile(an, shown_to_employers="y")
    assert work.alias(an) in binh.opens(page_of(job))
    with app.app_context():
        veteran = db.session.scalars(select(Veteran).filter_by(account_id=an.id)).one()
        row = db.session.scalars(select(Job)).one()
        other = Job(employer=row.employer, title="Việc khác", openings=1, hired=1)
        db.session.add(other)
        db.session.add(
            Introduction(
                veteran=veteran,
                job=other,
                state=IntroductionState.HIRED,
                proposer=Proposer.STAFF,
            )
        )
        db.session.commit()
    said = binh.sends(f"{page_of(job)}/{work.alias(an)}/de-nghi", 409)
    assert "đã có việc làm qua giới thiệu" in said
    assert work.alias(an) not in binh.opens(page_of(job))


def test_who_took_the_consent_back_meanwhile_cannot_be_asked_for(
    app: Flask, an: Person, binh: Person, job: str
) -> None:
    work.save_profile(an, shown_to_employers="y")
    assert work.alias(an) in binh.opens(page_of(job))
    with app.app_context():
        veteran = db.session.scalars(select(Veteran).filter_by(account_id=an.id)).one()
        shown = Consent.of(veteran).where(Consent.purpose == Purpose.SHOW)
        consent = db.session.scalars(shown).one().public_id
    an.sends(f"/dong-y/{consent}/rut-lai")
    said = binh.sends(f"{page_of(job)}/{work.alias(an)}/de-nghi", 409)
    assert "không còn hiện với doanh nghiệp" in said
    assert work.alias(an) not in binh.opens(page_of(job))


def test_nobody_is_asked_for_on_a_job_that_closed_meanwhile(
    app: Flask, an: Person, binh: Person, job: str
) -> None:
    work.save_profile(an, shown_to_employers="y")
    alias = work.alias(an)
    assert "Đề nghị giới thiệu" in binh.opens(page_of(job))
    binh.sends(f"/doanh-nghiep/tin-tuyen/{job}/dong")
    said = binh.sends(f"{page_of(job)}/{alias}/de-nghi", 409)
    assert "không còn nhận người" in said
    page = binh.opens(page_of(job))
    assert "Tin đã đóng nên không đề nghị thêm được" in page
    assert "Đề nghị giới thiệu<" not in page


def test_a_draft_says_why_nobody_can_be_asked_for(app: Flask, binh: Person) -> None:
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB, draft="1")
    populate(app, 2)
    page = binh.opens(page_of(work.job_id(binh)))
    assert "Tin còn là bản nháp" in page
    assert "Đề nghị giới thiệu<" not in page


def test_a_firm_that_is_not_verified_sees_nobody(app: Flask, binh: Person, job: str) -> None:
    populate(app, 3)
    with app.app_context():
        db.session.execute(update(Job).values(updated_at=utcnow()))
        db.session.scalars(select(Job)).one().employer.verified_at = None
        db.session.commit()
    page = binh.opens(page_of(job))
    assert aliases(page) == []
    assert "đang chờ xác minh" in page
    with app.app_context():
        alias = db.session.scalars(select(Veteran.alias)).first()
    said = binh.sends(f"{page_of(job)}/{alias}/de-nghi", 409)
    assert "Cán bộ chưa xác minh doanh nghiệp này" in said
    binh.sends(f"{page_of(job)}/UV-NOBODY22/de-nghi", 404)
