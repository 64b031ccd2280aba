"""The call list: whom no letter reaches is told by the office of his own commune."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from models import Account, Audit, Notice, Unit, Veteran, db
from models.base import new_public_id, utcnow
from models.notice_kinds import Delivery, NoticeKind
from tests.pages import work
from tests.people import Person, Town

LIST = "/can-bo/can-goi"
AT = "2030-12-01T02:30:00+00:00"


def tell(app: Flask, name: str, *kinds: NoticeKind, place: int = 0) -> str:
    """Somebody of the roster, without an account, is told something; the public id."""
    unit = _unit(app, place)
    with app.app_context():
        person = Veteran(name=name, phone="0912345690", unit_id=unit)
        db.session.add(person)
        for number, kind in enumerate(kinds):
            Notice.to_person(
                kind, person, f"{number:016}", job="Lái xe tải", firm="Bình Sơn Hải", at=AT
            )
        db.session.commit()
        return person.public_id


def _unit(app: Flask, place: int) -> int:
    with app.app_context():
        units = select(Unit.id).where(Unit.valid_to.is_(None)).order_by(Unit.id)
        return db.session.scalars(units).all()[place]


def scoped(app: Flask, town: Town, place: int, login: str = "0912345607") -> Person:
    """An officer of one commune."""
    officer, unit = town.officer("Hoàng Thị Mai", login), _unit(app, place)
    with app.app_context():
        account = db.session.get_one(Account, officer.id)
        account.city_wide = False
        account.units = [db.session.get_one(Unit, unit)]
        db.session.commit()
    return officer


def until(page: str, person: str) -> str:
    """The newest notice that stands on the page for somebody."""
    box = re.search(rf'id="nguoi-{person}".*?name="until" value="(\w+)"', page, re.S)
    assert box is not None
    return box[1]


def test_what_is_worth_a_call_waits_for_one_with_words_to_copy(app: Flask, chi: Person) -> None:
    tell(app, "Trần Văn Bốn", NoticeKind.OFFERED, NoticeKind.OPENED, NoticeKind.APPROVED)
    page = chi.opens(LIST)
    assert "1 người cần được báo" in page
    assert 'href="tel:0912345690"' in page
    assert "Tro Ve: Binh Son Hai moi anh/chi lam viec: Lai xe tai" in page
    assert "Bình Sơn Hải mời anh/chị làm việc: Lái xe tải. Hãy trả lời sớm" in page
    assert "đã xem giới thiệu" not in page  # no call is made about that
    assert re.search(r'Cần gọi <span class="count">1</span>', page)


def test_an_officer_tells_and_it_is_on_record(app: Flask, chi: Person) -> None:
    bon = tell(app, "Trần Văn Bốn", NoticeKind.OFFERED, NoticeKind.APPROVED)
    newest = until(chi.opens(LIST), bon)
    chi.sends(f"{LIST}/{bon}/da-bao", until=newest)
    assert "Không có ai cần gọi" in chi.opens(LIST)
    with app.app_context():
        assert set(db.session.scalars(select(Notice.delivery))) == {Delivery.TOLD}
        act = db.session.scalars(select(Audit).filter_by(action="notice.tell")).one()
        assert (act.actor_id, act.subject_kind, act.detail) == (chi.id, "veteran", {"notices": 2})
    chi.sends(f"{LIST}/{bon}/da-bao", 409, until=newest)  # twice is not two calls


def test_what_came_after_the_page_was_opened_is_not_told(app: Flask, chi: Person) -> None:
    bon = tell(app, "Trần Văn Bốn", NoticeKind.OFFERED)
    newest = until(chi.opens(LIST), bon)
    with app.app_context():
        person = db.session.scalars(select(Veteran).filter_by(public_id=bon)).one()
        Notice.to_person(NoticeKind.JOB_GONE, person, job="Lái xe tải", firm="Bình Sơn Hải")
        db.session.commit()
    chi.sends(f"{LIST}/{bon}/da-bao", until=newest)
    page = chi.opens(LIST)
    assert "không còn tuyển người" in page
    assert "mời anh/chị làm việc" not in page


def test_who_is_not_reached_comes_again_after_the_others(app: Flask, chi: Person) -> None:
    bon = tell(app, "Trần Văn Bốn", NoticeKind.OFFERED)
    tell(app, "Lý Văn Tư", NoticeKind.OFFERED)
    page = chi.opens(LIST)
    assert page.index("Trần Văn Bốn") < page.index("Lý Văn Tư")
    chi.sends(f"{LIST}/{bon}/khong-gap", until=until(page, bon))
    page = chi.opens(LIST)
    assert page.index("Lý Văn Tư") < page.index("Trần Văn Bốn")
    assert "chưa gặp, 1 lần" in page
    with app.app_context():
        act = db.session.scalars(select(Audit).filter_by(action="notice.not_reached")).one()
        assert act.actor_id == chi.id


def test_an_officer_of_another_commune_sees_no_call(app: Flask, town: Town, chi: Person) -> None:
    bon = tell(app, "Trần Văn Bốn", NoticeKind.OFFERED, place=0)
    newest = until(chi.opens(LIST), bon)
    own, other = scoped(app, town, 0), scoped(app, town, 1, "0912345609")
    assert "Trần Văn Bốn" in own.opens(LIST)
    assert "Trần Văn Bốn" not in other.opens(LIST)
    assert 'Cần gọi <span class="count"' not in other.page.text
    other.sends(f"{LIST}/{bon}/da-bao", 404, until=newest)
    other.sends(f"{LIST}/{bon}/khong-gap", 404, until=newest)


@pytest.mark.parametrize("wrong", ["", "x", "x" * 300, "\0", "' OR 1=1 --"])
def test_a_wrong_place_to_stop_at_tells_nothing(app: Flask, chi: Person, wrong: str) -> None:
    bon = tell(app, "Trần Văn Bốn", NoticeKind.OFFERED)
    for step in ("da-bao", "khong-gap"):
        answer = chi.client.post(
            f"{LIST}/{bon}/{step}", data={"csrf_token": chi.token(), "until": wrong}
        )
        assert answer.status_code in (400, 404)
    chi.sends(f"{LIST}/{bon}/da-bao", 404, until=new_public_id())
    assert "Trần Văn Bốn" in chi.opens(LIST)


def test_another_persons_notice_is_no_place_to_stop_at(app: Flask, chi: Person) -> None:
    bon = tell(app, "Trần Văn Bốn", NoticeKind.OFFERED)
    tu = tell(app, "Lý Văn Tư", NoticeKind.OFFERED)
    chi.sends(f"{LIST}/{bon}/da-bao", 404, until=until(chi.opens(LIST), tu))


def test_who_read_it_on_the_page_needs_no_call(
    app: Flask, an: Person, binh: Person, chi: Person
) -> None:
    work.approve_introduction(an, chi, work.post_job(binh, chi))
    assert "Phạm Văn An" in chi.opens(LIST)
    an.sends("/thong-bao/da-doc")
    assert "Phạm Văn An" not in chi.opens(LIST)


def test_a_later_step_makes_the_call_about_an_earlier_one_needless(app: Flask, chi: Person) -> None:
    bon = tell(app, "Trần Văn Bốn", NoticeKind.INTERVIEW_SET, NoticeKind.APPROVED)
    with app.app_context():
        person = db.session.scalars(select(Veteran).filter_by(public_id=bon)).one()
        Notice.to_person(NoticeKind.HIRED, person, f"{0:016}", job="Lái xe", firm="Bình Sơn")
        db.session.commit()
    page = chi.opens(LIST)
    assert "phỏng vấn" not in page
    assert "đã duyệt giới thiệu" in page


def test_old_news_are_no_reason_to_call(app: Flask, town: Town) -> None:
    tell(app, "Trần Văn Bốn", NoticeKind.OFFERED)
    with time_machine.travel(utcnow() + timedelta(days=31)):
        mai = town.officer("Hoàng Thị Mai", "0912345607")
        assert "Không có ai cần gọi" in mai.opens(LIST)
