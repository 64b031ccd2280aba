"""Courses as the office keeps them: added, changed, found wrong beside the field, on record."""

from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from models import Audit, Course, db
from tests.pages import work
from tests.people import Person, Town

COURSE: dict[str, Any] = {
    "name": "Lái xe nâng",
    "provider": "Trung tâm Bình Minh",
    "papers": ["forklift", "safety_card"],
    "cost": "4,2 triệu",
    "weeks": "3",
    "place": "Hải Yên",
    "on_card": "y",
    "active": "y",
}
NEW = "/can-bo/khoa-hoc/moi"


def kept(app: Flask) -> Course:
    with app.app_context():
        return db.session.scalars(select(Course)).one()


def acts(app: Flask) -> list[tuple[str, dict[str, Any]]]:
    with app.app_context():
        rows = db.session.scalars(select(Audit).where(Audit.action.startswith("course.")))
        return [(row.action, row.detail) for row in rows.all()]


def test_chi_adds_a_course_and_it_stands_in_the_list(app: Flask, chi: Person) -> None:
    assert "Chưa có khóa học nào" in chi.opens("/can-bo/khoa-hoc")
    chi.sends(NEW, **COURSE)
    row = kept(app)
    assert (row.cost, row.weeks, row.on_card, row.active) == (4_200_000, 3, True, True)
    assert {gain["demand"] for gain in row.gains} == {"safety_card", "forklift"}
    page = chi.opens("/can-bo/khoa-hoc")
    for told in ("Lái xe nâng", "Trung tâm Bình Minh", "4.200.000 đồng", "chưa xác nhận"):
        assert told in page
    assert [action for action, _detail in acts(app)] == ["course.create"]


def test_a_change_is_on_record_with_what_was_before(app: Flask, town: Town, chi: Person) -> None:
    chi.sends(NEW, **COURSE)
    own = f"/can-bo/khoa-hoc/{kept(app).public_id}"
    page = chi.opens(own)
    assert "4.200.000" in page
    assert page.count("checked") == 4  # two papers, the card, running
    admin = town.admin("Lê Hải Yến", "0912345605")
    changed = COURSE | {"cost": "4.500.000", "confirmed": "y", "source": "Đã hỏi 2/11/2026"}
    admin.sends(own, **changed)
    assert "đã xác nhận" in chi.opens("/can-bo/khoa-hoc")
    told = acts(app)[-1]
    assert told[0] == "course.change"
    assert told[1]["changed"]["cost"] == [4_200_000, 4_500_000]
    assert set(told[1]["changed"]) == {"cost", "confirmed", "source"}
    chi.sends(own, **changed)  # nothing was different: nothing is noted
    assert len(acts(app)) == 2


def test_a_form_sent_twice_makes_one_course(app: Flask, chi: Person) -> None:
    chi.sends(NEW, **COURSE)
    page = chi.sends(NEW, 400, **COURSE)
    assert "Nơi này đã có khóa học tên ấy. Hãy sửa khóa đã có." in page
    assert f"/can-bo/khoa-hoc/{kept(app).public_id}" in page
    assert "Hải Yên" in page  # nothing typed is lost


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("name", "", "Hãy nhập tên khóa học."),
        ("name", "x" * 201, "hãy rút xuống còn 200"),
        ("provider", "", "Hãy nhập nơi dạy."),
        ("provider", "a\x00b", "Có ký tự không đọc được"),
        ("papers", [], "Hãy chọn ít nhất một điều mà người học xong sẽ có."),
        ("papers", ["flying"], "Hãy chọn trong danh sách."),
        ("licences", ["Z9"], "Hãy chọn trong danh sách."),
        ("levels", ["master"], "Hãy chọn trong danh sách."),
        ("languages", ["klingon:9"], "Hãy chọn trong danh sách."),
        ("cost", "", "Hãy nhập học phí; miễn phí thì ghi 0."),
        ("cost", "bốn triệu", "Hãy nhập số tiền, ví dụ 4.200.000"),
        ("cost", "900.000.000", "Số tiền quá lớn."),
        ("weeks", "", "Hãy nhập số tuần học."),
        ("weeks", "ba", "Hãy nhập một số, không có chữ."),
        ("weeks", "0", "Hãy nhập một số từ 1 đến 200."),
        ("weeks", "201", "Hãy nhập một số từ 1 đến 200."),
        ("place", "x" * 201, "hãy rút xuống còn 200"),
        ("entry", "x" * 201, "hãy rút xuống còn 200"),
        ("confirmed", "y", "Đã xác nhận thì hãy ghi căn cứ."),
    ],
)
def test_every_wrong_value_gets_its_own_words(
    app: Flask, chi: Person, field: str, typed: Any, says: str
) -> None:
    chi.sends(NEW, 400, **COURSE | {field: typed})
    assert any(says in error for error in chi.errors()), chi.errors()
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Course)) == 0


def test_others_neither_see_nor_change_courses(
    town: Town, an: Person, binh: Person, dung: Person
) -> None:
    course = work.course_id(town)
    for person in (an, binh):
        person.opens("/can-bo/khoa-hoc", 403)
        person.sends(f"/can-bo/khoa-hoc/{course}", 403, **COURSE)
    dung.opens("/can-bo/khoa-hoc", 302)


def test_a_course_that_is_nowhere_is_not_there(chi: Person) -> None:
    chi.opens("/can-bo/khoa-hoc/abc", 404)
    chi.sends("/can-bo/khoa-hoc/abc", 404, **COURSE)
