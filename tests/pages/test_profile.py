"""The profile step by step: what was chosen is kept, read back, and resumed."""

from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select

from app.shelves import seeker
from ml.licences import held
from models import Veteran, db
from tests.pages import work
from tests.people import Person, Town

LORRY = {"has_lorry": "y", "kind_lorry": "C:old", "military_lorry": "y"}


def kept(app: Flask) -> Veteran:
    """The only person there is."""
    return db.session.scalars(select(Veteran)).one()


def test_each_step_leads_to_the_next_and_the_last_to_the_review(app: Flask, an: Person) -> None:
    parts = [*work.STEPS]
    for part, following in zip(parts, [*parts[1:], None], strict=True):
        page = an.opens(f"/ho-so/{part}")
        assert f"Bước {parts.index(part) + 1} trên 7" in page
        an.sends(f"/ho-so/{part}", name="Phạm Văn An", unit_id="0")
        assert an.page.location == (f"/ho-so/{following}" if following else "/ho-so")
    with app.app_context():
        assert len(kept(app).steps_done) == 7
    an.sends("/ho-so/quan-ngu", roles="driver")
    assert an.page.location == "/ho-so"  # who comes back to change something returns


def test_it_is_taken_up_where_it_was_left(an: Person) -> None:
    an.sends("/ho-so/ve-toi", name="Phạm Văn An", unit_id="0")
    review = an.opens("/ho-so")
    assert "Đã xong 1 trên 7 bước" in review
    assert 'href="/ho-so/quan-ngu"' in review
    an.opens("/ho-so/khong-co", 404)
    an.sends("/ho-so/khong-co", 404)


def test_a_step_keeps_what_other_steps_said(app: Flask, an: Person) -> None:
    work.save_profile(an, discharged_on="1/2026")
    an.sends("/ho-so/nguyen-vong", wish_1="", wish_2="thủ kho", wish_3="bảo vệ")
    with app.app_context():
        person = kept(app)
        assert person.wishes == ("thủ kho", "bảo vệ")
        assert (person.trade, person.schooling) == (work.PROFILE["trade"], "12/12")
        assert person.discharged_on.isoformat() == "2026-01-01"


def test_work_in_the_army_is_kept_with_its_months(app: Flask, an: Person) -> None:
    fields = {"roles": ["driver", "stores"], "months_driver": "18", "months_cook": "5", "led": "y"}
    an.sends("/ho-so/quan-ngu", **fields)
    with app.app_context():
        person = kept(app)
        assert person.roles == ["driver", "stores", "squad_leader"]
        assert person.role_months == {"driver": 18}
        assert seeker(person, "1").role_years == (("driver", 1.5),)
    review = an.opens("/ho-so")
    assert "Lái xe (18 tháng), Thủ kho, bảo quản, Tiểu đội trưởng" in review
    assert "đã làm tổ trưởng" in review


@pytest.mark.parametrize("months", ["0", "-1", "361", "hai", "9" * 400, "1.5", "\0"])
def test_months_that_cannot_be_say_so(an: Person, months: str) -> None:
    an.sends("/ho-so/quan-ngu", 400, roles="driver", months_driver=months)
    assert an.errors() == ["Lái xe: hãy ghi số tháng, từ 1 đến 360."]


def test_a_licence_is_kept_by_class_scheme_and_day(app: Flask, an: Person) -> None:
    an.sends(
        "/ho-so/ve-toi", name="An", birth_date="14/8/2003", unit_id="0", discharged_on="1/2026"
    )
    an.sends("/ho-so/bang-lai", **LORRY, issued_lorry="12/9/2024", licences="chạy đường đèo")
    with app.app_context():
        person = kept(app)
        paper = {"class": "C", "scheme": "old", "issued": "2024-09-12", "military": True}
        assert person.licence_papers == [paper]
        read = held(seeker(person, "1").licences)
        assert (read.classes, "heavy" in read.military) == (("C",), True)
    page = an.opens("/ho-so/bang-lai")
    assert 'value="12/9/2024"' in page
    assert "1/7/2026" in page  # six months from the day of discharge
    assert "C mẫu cũ (quân đội cấp, chưa đổi, cấp 12/9/2024)" in an.opens("/ho-so")


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"has_trailer": "y", "kind_trailer": "CE:new"}, "từ đủ 24 tuổi"),
        ({"has_lorry": "y"}, "Hãy chọn hạng ghi trên bằng."),
        ({"has_lorry": "y", "kind_lorry": "Z:old"}, "Hãy chọn một mục trong danh sách."),
        (LORRY | {"issued_lorry": "1/1/2099"}, "Ngày này ở tương lai."),
        (LORRY | {"issued_lorry": "1/1/2015"}, "Khi ấy anh/chị chưa đủ 18 tuổi."),
        (LORRY | {"issued_lorry": "hôm qua"}, "Hãy nhập ngày theo mẫu"),
        (
            {"has_car": "y", "kind_car": "B:new", "issued_car": "1/6/2024"},
            "Trước 1/1/2025 là mẫu cũ.",
        ),
        ({"has_car": "y", "kind_car": "B2:old", "issued_car": "1/6/2025"}, "theo mẫu mới"),
        (LORRY | {"no_licence": "y"}, "Hãy bỏ một trong hai."),
    ],
)
def test_a_licence_that_cannot_be_says_why(
    app: Flask, an: Person, fields: dict[str, str], said: str
) -> None:
    an.sends("/ho-so/ve-toi", name="An", birth_date="14/8/2003", unit_id="0")
    an.sends("/ho-so/bang-lai", 400, **fields)
    assert any(said in error for error in an.errors()), an.errors()
    with app.app_context():
        assert kept(app).licence_papers == []


def test_no_licence_is_not_the_same_as_unknown(app: Flask, an: Person) -> None:
    an.sends("/ho-so/bang-lai", no_licence="y", kind_lorry="C:old", issued_lorry="x")
    with app.app_context():
        assert held(seeker(kept(app), "1").licences).told
        assert held(seeker(kept(app), "1").licences).classes == ()
    assert an.opens("/ho-so/bang-lai").count(" checked ") >= 1


def test_what_a_roster_says_in_words_fills_the_rows(app: Flask, an: Person) -> None:
    with app.app_context():
        kept(app).licences = "B2, C do quân đội cấp chưa đổi"
        kept(app).schooling = "Trung cấp điện"
        db.session.commit()
    page = unescape(an.opens("/ho-so/bang-lai"))
    assert 'value="B2:old"' in page
    assert "Trong hồ sơ đang ghi: “B2, C do quân đội cấp chưa đổi”" in page
    assert 'value="Trung cấp điện"' in an.opens("/ho-so/nghe-hoc-van")
    an.sends("/ho-so/nghe-hoc-van", level="trung_cap", words="Trung cấp điện")
    with app.app_context():
        assert kept(app).schooling == "Trung cấp điện"


def test_words_that_speak_of_another_level_are_asked_about(an: Person) -> None:
    an.sends("/ho-so/nghe-hoc-van", 400, level="thpt", words="đang học cao đẳng")
    assert any("cao đẳng" in error for error in an.errors())


@pytest.mark.parametrize(
    ("wage", "full"),
    [
        ("8tr5", "8.500.000 đồng một tháng"),
        ("8-10 triệu", "từ 8.000.000 đồng đến 10.000.000 đồng một tháng"),
        ("thỏa thuận", "thỏa thuận, chưa nêu số tiền"),
    ],
)
def test_a_wage_is_told_back_in_full(an: Person, wage: str, full: str) -> None:
    an.sends("/ho-so/noi-lam", wage=wage, shifts=["day", "night"], lives_in="yes", abroad="no")
    review = unescape(an.opens("/ho-so"))
    assert f"Lương được hiểu là: {full}." in review
    assert f"{wage} ({full})" in review
    assert "Ban ngày, Ca đêm" in review


def test_a_wish_shows_how_many_people_are_looked_for(an: Person, binh: Person, chi: Person) -> None:
    work.post_job(binh, chi)
    an.sends("/ho-so/nguyen-vong", wish_1="lái xe tải", wish_2="thợ lặn", wish_3="nghề abcxyz")
    page = unescape(an.opens("/ho-so/nguyen-vong"))
    assert "Đang tuyển 2 người trong 1 tin." in page
    assert "Hiện chưa có tin nào tìm người làm việc này." in page
    assert "Chưa hiểu việc này là nghề gì" in page
    an.sends("/ho-so/nguyen-vong", 400, wish_1="thủ kho", wish_2="THU KHO")
    assert an.errors() == ["Việc này đã ghi ở trên. Hãy ghi một việc khác, hoặc để trống."]


def test_a_step_is_each_persons_own(app: Flask, town: Town, an: Person) -> None:
    other = town.veteran("Lý Văn Tư", "0912345608")
    other.sends("/ho-so/ky-nang", skills="nấu ăn", level_chinese="3", languages="HSK 5")
    with app.app_context():
        people = {row.name: row for row in db.session.scalars(select(Veteran))}
        assert people["Phạm Văn An"].skills == ""
        assert people["Lý Văn Tư"].languages == "tiếng Trung thành thạo, HSK 5"
    page = other.opens("/ho-so/ky-nang")
    assert 'value="HSK 5"' in page
    assert '<option selected value="3">' in page
