"""Notices: everybody reads what concerns him, and nobody reads what does not."""

import re

from flask import Flask
from sqlalchemy import select

from app import notices
from app.notice_words import WORDS
from models import Account, Introduction, Notice, Veteran, db, verifying
from models.base import new_public_id
from models.notice_kinds import Delivery, NoticeKind
from models.vocabulary import RefusalReason, RequestKind, RequestState, TurnedAway
from tests.pages import work
from tests.people import Person, Town

N = NoticeKind
PAGE = "/thong-bao"
LONG = "Điều phối viên kho ngoại quan và bãi container cửa khẩu quốc tế Móng Cái, ca đêm " * 2
TOLD = {
    "job": LONG,
    "firm": "Công ty trách nhiệm hữu hạn một thành viên Vận tải Biên mậu Đông Bắc " * 2,
    "reason": RefusalReason.SKILL_LACKING,
    "at": "2026-12-01T02:30:00+00:00",
    "day": "2026-12-24",
    "detail": "Nhà xưởng KCN Hải Yên",
    "request": RequestKind.CORRECT,
    "state": RequestState.ANSWERED,
    "number": 12,
    "name": "Lái xe tải ở Hải Yên, lương từ 9 triệu",
    "args": {"tu": "lái xe"},
}


def kinds(app: Flask, person: Person) -> list[str]:
    """What somebody was told, the first first."""
    with app.app_context():
        account = db.session.get_one(Account, person.id)
        veteran = db.session.scalars(select(Veteran).filter_by(account_id=person.id)).first()
        rows = Notice.of(veteran or account).order_by(None).order_by(Notice.id)
        return [notice.kind.value for notice in db.session.scalars(rows)]


def newest(app: Flask) -> str:
    with app.app_context():
        return db.session.scalars(select(Notice.public_id).order_by(Notice.id.desc())).first()


def test_both_sides_are_told_of_each_step(
    app: Flask, an: Person, binh: Person, chi: Person
) -> None:
    job = work.post_job(binh, chi)
    work.save_profile(an)
    sent = work.send_introduction(an, chi, job)
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/mo")
    for hour in ("9:30", "14:00"):
        at = {"day": "1/12/2030", "hour": hour, "place": "Km3+4 Hải Yên"}
        binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/hen", **at)
    with app.app_context():
        at = db.session.scalars(select(Introduction.interview_at)).one().isoformat()
    an.sends(f"/gioi-thieu/{sent}/xin-gio-khac", moment=at, words="Sáng thứ sáu")
    an.sends(f"/gioi-thieu/{sent}/nhan-lich", moment=at)
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/moi-lam")
    an.sends(f"/gioi-thieu/{sent}/nhan-viec")
    his = ["approved", "sent", "opened", "interview_set", "interview_moved", "offered"]
    assert kinds(app, an) == his  # that he took the work he knows himself
    assert kinds(app, binh) == [
        *("job_approved", "introduced"),
        *("interview_other", "interview_taken", "offer_taken"),
    ]
    page = an.opens(PAGE)
    assert "hẹn anh/chị phỏng vấn lúc 1/12/2030 09:30" in page
    assert "đổi giờ phỏng vấn sang 1/12/2030 14:00" in page
    assert "Km3+4 Hải Yên" in page
    assert page.index("mời anh/chị làm việc") < page.index("Cán bộ đã duyệt giới thiệu")
    assert "Phạm Văn An" not in re.sub(r"<header.*?</header>", "", binh.opens(PAGE), flags=re.S)


def test_a_no_is_told_with_its_reason_in_words(
    app: Flask, an: Person, binh: Person, chi: Person
) -> None:
    sent = work.send_introduction(an, chi, work.post_job(binh, chi))
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/tu-choi", reason="skill_lacking", note="")
    assert "Tay nghề chưa đáp ứng" in an.opens(PAGE)
    assert "skill_lacking" not in an.page.text
    assert kinds(app, binh) == ["job_approved", "introduced"]


def test_who_steps_back_is_missed_by_the_firm_alone(
    app: Flask, an: Person, binh: Person, chi: Person
) -> None:
    sent = work.send_introduction(an, chi, work.post_job(binh, chi))
    before = kinds(app, an)
    an.sends(f"/gioi-thieu/{sent}/rut", reason="too_far", note="")
    assert kinds(app, an) == before
    assert kinds(app, binh)[-1] == "withdrew"
    assert "Quá xa" not in binh.opens(PAGE)


def test_a_job_that_closes_is_told_to_who_waits(
    app: Flask, town: Town, an: Person, binh: Person, chi: Person
) -> None:
    job = work.post_job(binh, chi)
    an.sends(f"/viec-hop/{job}/quan-tam")
    binh.sends(f"/doanh-nghiep/tin-tuyen/{job}/dong")
    assert kinds(app, an) == ["job_gone"]
    an.sends(f"{PAGE}/{newest(app)}/mo")
    assert an.page.location == "/viec-hop"


def test_the_office_tells_firms_and_newcomers(app: Flask, town: Town, chi: Person) -> None:
    binh = town.employer("Kho bãi Bình Sơn Hải", "0912345602")
    with app.app_context():
        firm = db.session.get_one(Account, binh.id).employer
        firm.verified_at = None
        db.session.commit()
    firm_id = work.employer_id(binh)
    why = "Mã số thuế không khớp tên"
    chi.sends(f"/can-bo/doanh-nghiep/{firm_id}/chua-xac-minh", reason=why)
    assert why in binh.opens(PAGE)
    chi.sends(f"/can-bo/doanh-nghiep/{firm_id}/xac-minh")
    assert kinds(app, binh) == ["firm_refused", "firm_verified"]
    newcomer = work.register(town.stranger())
    chi.sends(f"/can-bo/cho-xac-nhan/{work.veteran_id(newcomer)}", who="new")
    assert kinds(app, newcomer) == ["confirmed"]
    other = work.register(town.stranger(), login="0912345688")
    turned_away = work.veteran_id(other)
    chi.sends(f"/can-bo/cho-xac-nhan/{turned_away}/tu-choi", turned_away="elsewhere")
    assert kinds(app, other) == ["turned_away"]
    assert "Thuộc địa phương khác" in chi.opens("/can-bo/can-goi")


def test_an_answer_about_ones_data_is_told(app: Flask, an: Person, chi: Person) -> None:
    asked = work.request_id(an)
    chi.sends(f"/can-bo/yeu-cau/{asked}", step="reply", text="Đã nhận, mai có.")
    assert kinds(app, an) == ["request"]
    assert "Đã nhận, mai có." in an.opens(PAGE)
    an.sends(f"{PAGE}/{newest(app)}/mo")
    assert an.page.location == "/du-lieu-cua-toi"


def test_a_step_that_is_refused_tells_nobody(
    app: Flask, an: Person, binh: Person, chi: Person
) -> None:
    sent = work.send_introduction(an, chi, work.post_job(binh, chi))
    before = kinds(app, an), kinds(app, binh)
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/tuyen", 409)  # nothing was offered
    an.sends(f"/gioi-thieu/{sent}/nhan-viec", 409)
    assert (kinds(app, an), kinds(app, binh)) == before


def test_what_is_taken_back_was_never_told(app: Flask, binh: Person, chi: Person) -> None:
    with app.app_context():
        firm = db.session.get_one(Account, binh.id).employer
        officer = db.session.get_one(Account, chi.id)
        firm.verified_at = None
        verifying.verify(firm, by=officer)
        assert db.session.scalar(select(Notice.kind)) is N.FIRM_VERIFIED
        db.session.rollback()
    assert kinds(app, binh) == []


def test_every_kind_has_words_and_a_link_that_works(
    app: Flask, an: Person, binh: Person, chi: Person
) -> None:
    assert set(WORDS) == set(N)
    job = work.post_job(binh, chi)
    subject = {"introduction_id": work.send_introduction(an, chi, job), "job_id": job, "": ""}
    for kind, words in WORDS.items():
        to_firm = words.endpoint.startswith(("hiring.", "postings.", "employer.", "firm."))
        told = TOLD | ({"reason": TurnedAway.TWICE} if kind is N.TURNED_AWAY else {})
        with app.app_context():
            veteran = db.session.scalars(select(Veteran).filter_by(account_id=an.id)).one()
            own = {"account_id": binh.id} if to_firm else {"veteran_id": veteran.id}
            notice = Notice(kind=kind, told=told, delivery=Delivery.PAGE, **own)
            notice.subject = subject[words.argument]
            db.session.add(notice)
            db.session.commit()
            with app.test_request_context("/"):
                said = notices.said(notice)
            assert len(said.sms) <= notices.SMS_LENGTH, kind
            assert said.sms.isascii(), kind
            assert said.sms.startswith("Tro Ve: "), kind
            assert "\n" not in said.title, kind
            notice_id = notice.public_id
        reader = binh if to_firm else an
        reader.sends(f"{PAGE}/{notice_id}/mo")
        reader.opens(reader.page.location)
    for reader in (an, binh):
        assert "%(" not in reader.opens(PAGE)


def test_reading_one_and_reading_all(app: Flask, an: Person, binh: Person, chi: Person) -> None:
    work.send_introduction(an, chi, work.post_job(binh, chi))
    tabs = re.compile(r'href="/thong-bao"[^>]*>Thông báo <span class="count">(\d+)</span>')
    assert tabs.findall(an.opens(PAGE)) == ["2"]
    one = newest_of(app, an)
    an.sends(f"{PAGE}/{one}/da-doc")
    an.sends(f"{PAGE}/{one}/da-doc")  # twice is once
    assert tabs.findall(an.opens(PAGE)) == ["1"]
    an.sends(f"{PAGE}/da-doc")
    assert tabs.findall(an.opens(PAGE)) == []
    assert "chưa đọc</span>" not in an.page.text
    assert tabs.findall(binh.opens(PAGE)) == ["2"]  # somebody else's are not touched


def newest_of(app: Flask, person: Person) -> str:
    with app.app_context():
        veteran = db.session.scalars(select(Veteran).filter_by(account_id=person.id)).one()
        return db.session.scalars(Notice.of(veteran)).first().public_id


def test_an_empty_page_says_what_will_stand_there(an: Person, binh: Person) -> None:
    assert "Chưa có thông báo nào" in an.opens(PAGE)
    assert "/viec-hop" in an.page.text
    assert "Chưa có thông báo nào" in binh.opens(PAGE)


def test_strangers_find_nothing(
    app: Flask, town: Town, an: Person, binh: Person, chi: Person
) -> None:
    work.send_introduction(an, chi, work.post_job(binh, chi))
    mine = newest_of(app, an)
    for other in (town.veteran("Lý Văn Tư", "0912345608"), binh):
        other.sends(f"{PAGE}/{mine}/mo", 404)
        other.sends(f"{PAGE}/{mine}/da-doc", 404)
    an.sends(f"{PAGE}/{new_public_id()}/mo", 404)
    with app.app_context():
        assert db.session.scalars(select(Notice).filter_by(public_id=mine)).one().read_at is None


def test_hostile_titles_stay_text(app: Flask, an: Person, binh: Person, chi: Person) -> None:
    evil = "<script>alert(1)</script> %(x)s {{7*7}} Lái xe"
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB | {"title": evil})
    job = work.job_id(binh, evil)
    chi.sends(f"/can-bo/tin-tuyen/{job}/duyet")
    an.sends(f"/viec-hop/{job}/quan-tam")
    chi.sends(f"/can-bo/gioi-thieu/{work.veteran_id(an)}/{job}", decision="approve", reason="")
    for page in (an.opens(PAGE), binh.opens(PAGE), chi.opens("/can-bo/can-goi")):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert(1)&lt;/script&gt; %(x)s {{7*7}}" in page
