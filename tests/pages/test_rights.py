"""Rights over one's own data: taken along whole, asked about in time, and forgotten for good."""

import io
import json
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from models import (
    Account,
    Audit,
    Consent,
    DataRequest,
    Introduction,
    Match,
    Record,
    SignInSession,
    Veteran,
    db,
)
from models.base import utcnow
from models.data_request import working_days_after
from models.invariants import violations
from models.vocabulary import IntroductionState, RequestState
from tests.pages import work
from tests.people import PASSWORD, Person, Town

MINE = "/du-lieu-cua-toi"
ASK = f"{MINE}/yeu-cau-moi"
OFFICE = "/can-bo/yeu-cau"
THURSDAY = datetime(2026, 3, 5, 3, 0, tzinfo=UTC)
WHO = {
    "name": "Triệu Quyết Tìm",
    "trade": "nghề-kể-lại-ẫmẫm",
    "skills": "lái xe tải, tay-nghề-ẫmẫm",
    "service": "việc-quân-ẫmẫm",
    "wish_1": "lái xe tải",
    "places": "nơi-muốn-ẫmẫm",
}
CANARIES = (WHO["name"], "ẫmẫm", "0912345601", "2003, 8, 14")


def everything(app: Flask) -> str:
    """All that is in the database but the record of acts, as text."""
    with app.app_context():
        return "\n".join(
            str(row)
            for table in Record.metadata.sorted_tables
            for row in db.session.execute(select(table))
        )


def handled(app: Flask) -> DataRequest:
    with app.app_context():
        return db.session.scalars(select(DataRequest).order_by(DataRequest.id.desc())).first()


@pytest.fixture
def introduced(an: Person, binh: Person, chi: Person) -> str:
    """An is known by everything there is: a profile, a match, consents, an introduction."""
    job = work.post_job(binh, chi)
    work.save_profile(an, **WHO, shown_to_employers="y")
    an.sends(f"/viec-hop/{job}/quan-tam")
    pair = f"/can-bo/gioi-thieu/{work.veteran_id(an)}/{job}"
    chi.sends(pair, decision="approve", reason="", note="ghi-chú-ẫmẫm")
    an.sends(ASK, kind="correct", words="sửa-giúp-ẫmẫm")
    return job


def test_all_data_go_along_as_json_and_as_pdf(
    app: Flask, town: Town, an: Person, introduced: str
) -> None:
    other = town.veteran("Lý Văn Tư", "0912345608")
    work.save_profile(other, name="Lý Văn Tư", skills="nấu-ăn-ỡnỡn")
    an.opens(f"{MINE}/tai-ve.json")
    assert an.page.headers["Content-Type"] == "application/json; charset=utf-8"
    assert "attachment" in an.page.headers["Content-Disposition"]
    assert "filename*=UTF-8''" in an.page.headers["Content-Disposition"]
    text = json.dumps(json.loads(an.page.data), ensure_ascii=False)
    pdf = an.client.get(f"{MINE}/tai-ve.pdf")
    assert pdf.data.startswith(b"%PDF")
    assert pdf.headers["Content-Type"] == "application/pdf"
    read = " ".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.data)).pages)
    said = (*WHO.values(), "0912345601", "14/8/2003", work.JOB["title"], "sửa-giúp-ẫmẫm")
    for words in said:
        assert words in text, words
        assert words in " ".join(read.split()), words
    assert "ỡnỡn" not in text + read
    with app.app_context():
        exports = db.session.scalars(
            select(Audit).filter_by(action="data.export").order_by(Audit.id)
        ).all()
        assert [(row.actor_id, row.detail) for row in exports] == [
            (an.id, {"kind": "json"}),
            (an.id, {"kind": "pdf"}),
        ]


def test_what_was_typed_is_no_markup_in_the_document(an: Person) -> None:
    tricky = '#read("/etc/passwd") $x$ *a* <b> @ref \\ #sys.inputs "'
    work.save_profile(an, skills=tricky)
    pdf = an.client.get(f"{MINE}/tai-ve.pdf")
    assert pdf.status_code == 200
    read = "".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf.data)).pages)
    assert '#read("/etc/passwd")' in " ".join(read.split())
    assert "root:" not in read


def test_downloads_are_limited_and_ask_for_the_password(an: Person) -> None:
    an.opens(f"{MINE}/tai-ve.exe", 404)
    for _time in range(10):
        an.opens(f"{MINE}/tai-ve.json")
    an.opens(f"{MINE}/tai-ve.pdf", 429)
    assert an.page.headers["Retry-After"]
    with time_machine.travel(utcnow() + timedelta(hours=2), tick=False):
        an.opens(f"{MINE}/tai-ve.json", 302)
        an.sends(an.page.location, confirm_password=PASSWORD)
        an.opens(f"{MINE}/tai-ve.json")


def test_a_person_sees_who_looked(an: Person, chi: Person) -> None:
    assert "Chưa ai xem" in an.opens(MINE)
    chi.opens(f"/can-bo/quan-nhan/{work.veteran_id(an)}")
    page = an.opens(MINE)
    assert "Chưa ai xem" not in page
    assert "Cán bộ quân sự" in page
    assert "Vũ Thùy Chi" not in page


def test_the_days_are_reckoned_and_shown(app: Flask, town: Town, an: Person) -> None:
    with time_machine.travel(THURSDAY, tick=False) as clock:
        chi = town.officer("Vũ Thùy Chi", "0912345603")
        an.signs_in()
        an.sends(ASK, kind="object", words="tôi không lái xe")
        assert "9/3/2026" in an.opens(MINE)  # Friday, then Monday
        assert "20/3/2026" in an.page.text
        page = chi.opens(OFFICE)
        assert "9/3/2026" in page
        assert "quá hạn" not in page
        clock.shift(timedelta(days=5))
        chi.signs_in()
        assert "quá hạn" in chi.opens(OFFICE)
        one = f"{OFFICE}/{handled(app).public_id}"
        chi.sends(one, step="extend", text="cần hỏi thêm")
        chi.sends(one, 409, step="extend", text="cần hỏi thêm nữa")
        assert handled(app).done_due == date(2026, 4, 4)
        chi.sends(one, step="reply", text="sẽ xem lại")
        chi.sends(one, 409, step="reply", text="sẽ xem lại")
        assert "quá hạn" not in chi.opens(OFFICE)


def test_working_days_leave_out_saturday_and_sunday() -> None:
    assert working_days_after(date(2026, 3, 5), 2) == date(2026, 3, 9)
    assert working_days_after(date(2026, 3, 7), 2) == date(2026, 3, 10)
    assert working_days_after(date(2026, 3, 9), 2) == date(2026, 3, 11)


def test_an_objection_is_looked_at_by_a_human(
    app: Flask, an: Person, chi: Person, introduced: str
) -> None:
    asked = f"{ASK}?viec={introduced}"
    assert work.JOB["title"] in an.opens(asked)
    an.sends(asked, 400, kind="object")
    assert an.errors()
    an.sends(asked, kind="object", words="tôi đã thôi nghề này")
    request = handled(app)
    assert request.job_id is not None
    page = chi.opens(f"{OFFICE}/{request.public_id}")
    assert work.JOB["title"] in page
    assert "tôi đã thôi nghề này" in page
    with app.app_context():
        score = db.session.scalars(select(Match.score)).one()
    chi.sends(f"{OFFICE}/{request.public_id}", step="finish", text="đã xem, đồng ý với anh")
    assert "đã xem, đồng ý với anh" in an.opens(MINE)
    with app.app_context():
        assert db.session.scalars(select(Match.score)).one() == score
        done = db.session.scalars(select(Audit).filter_by(action="data.finish")).one()
        assert (done.actor_id, done.subject_id) == (chi.id, request.id)
    chi.sends(f"{OFFICE}/{request.public_id}", 409, step="refuse", text="muộn")


@pytest.mark.parametrize("kind", ["restrict", "delete"])
def test_asking_to_stop_hides_at_once(
    app: Flask, an: Person, binh: Person, introduced: str, kind: str
) -> None:
    candidates = f"/doanh-nghiep/tin-tuyen/{introduced}/ung-vien"
    assert work.alias(an) in binh.opens(candidates)
    an.sends(ASK, kind=kind, confirm_password=PASSWORD)
    assert work.alias(an) not in binh.opens(candidates)
    with app.app_context():
        assert db.session.scalars(select(Match)).all() == []
        assert db.session.scalars(select(Consent).filter_by(withdrawn_at=None)).all() == []
    an.opens("/viec-hop")


def test_erasing_leaves_numbers_and_nothing_else(
    app: Flask, town: Town, an: Person, chi: Person, introduced: str
) -> None:
    before = everything(app)
    assert all(canary in before for canary in CANARIES)
    assert "xin xóa-ẫmẫm" in an.sends(ASK, 403, kind="delete", words="xin xóa-ẫmẫm")
    an.sends(ASK, kind="delete", words="xin xóa-ẫmẫm", confirm_password=PASSWORD)
    request = handled(app)
    old = work.veteran_id(an)
    page = f"{OFFICE}/{request.public_id}"
    chi.sends(page, 400, step="finish", text="")
    chi.sends(page, step="finish", text="đã xóa-ẫmẫm")
    after = everything(app)
    assert [canary for canary in CANARIES if canary in after] == []
    with app.app_context():
        person = db.session.scalars(select(Veteran)).one()
        assert person.erased_at is not None
        pair = db.session.scalars(select(Introduction)).one()
        assert pair.state is IntroductionState.WITHDRAWN
        assert pair.score is not None
        assert db.session.scalars(select(SignInSession).filter_by(account_id=an.id)).all() == []
        erased = db.session.scalars(select(Audit).filter_by(action="veteran.erase")).one()
        assert erased.subject_id == person.id
        assert violations() == []
    assert handled(app).state is RequestState.DONE
    an.opens("/viec-hop", 302)
    an.sends("/dang-nhap", 400, login=an.login, password=PASSWORD)
    chi.opens(f"/can-bo/quan-nhan/{old}", 404)
    assert "ẫmẫm" not in chi.opens("/can-bo/quan-nhan")
    assert work.JOB["title"] in chi.opens("/can-bo/gioi-thieu")  # the ledger still counts it
    assert app.test_cli_runner().invoke(args=["verify-audit"]).exit_code == 0
    # The number is free again for whoever has it now.
    town.veteran("Lý Văn Tư", an.login).opens("/viec-hop")


def test_a_request_is_taken_back_once(app: Flask, town: Town, an: Person) -> None:
    an.sends(ASK, kind="access")
    own = f"{MINE}/yeu-cau/{handled(app).public_id}/rut"
    town.veteran("Lý Văn Tư", "0912345608").sends(own, 404)
    an.sends(own)
    an.sends(own, 409)
    assert handled(app).state is RequestState.TAKEN_BACK


def test_open_requests_are_limited(app: Flask, an: Person) -> None:
    for _time in range(5):
        an.sends(ASK, kind="access")
    an.sends(ASK, 409, kind="access")


@pytest.mark.parametrize(
    "typed",
    [{}, {"kind": "nothing"}, {"kind": "correct"}, {"kind": "access", "words": "x" * 2001}],
)
def test_a_request_that_says_too_little_or_too_much(
    app: Flask, an: Person, typed: dict[str, str]
) -> None:
    an.sends(ASK, 400, **typed)
    assert an.errors()
    assert handled(app) is None


def test_an_officer_of_elsewhere_finds_no_request(app: Flask, town: Town, an: Person) -> None:
    an.sends(ASK, kind="access")
    officer = town.officer("Hoàng Thị Mai", "0912345607")
    with app.app_context():
        db.session.get(Account, officer.id).city_wide = False
        db.session.commit()
    page = f"{OFFICE}/{handled(app).public_id}"
    officer.opens(page, 404)
    officer.sends(page, 404, step="finish", text="xong")
    assert "Phạm Văn An" not in officer.opens(OFFICE)
