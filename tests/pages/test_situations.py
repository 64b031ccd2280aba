"""What the office knows of people: entered, found wrong beside the field, voided, counted."""

import re
import secrets
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.filters import day, today
from models import Account, Audit, SituationEvent, Unit, Veteran, db, erasure
from tests.pages import work
from tests.people import Person, Town

LIST = "/can-bo/quan-nhan"
MANY = "/can-bo/tinh-hinh"


def news(**told: Any) -> dict[str, Any]:
    """A form filled in right, with a key of its own."""
    key = secrets.token_hex(16)
    plain = {"form_key": key, "kind": "looking", "on": day(today()), "source": "phone"}
    return plain | {"note": "", "to_unit": ""} | told


def own(person: Person) -> str:
    return f"{LIST}/{work.veteran_id(person)}/tinh-hinh"


def rows(app: Flask) -> list[SituationEvent]:
    with app.app_context():
        return list(db.session.scalars(select(SituationEvent).order_by(SituationEvent.id)))


def acts(app: Flask) -> list[str]:
    with app.app_context():
        found = select(Audit.action).where(Audit.action.startswith("situation."))
        return list(db.session.scalars(found.order_by(Audit.id)))


def lives_in(app: Flask, person: Person, place: int) -> Unit:
    """Settles a person in a commune."""
    with app.app_context():
        unit = db.session.get(Unit, int(work.unit_id(person, place)))
        db.session.scalars(select(Veteran).filter_by(account_id=person.id)).one().unit = unit
        db.session.commit()
        db.session.refresh(unit)
        return unit


def officer_of(app: Flask, town: Town, login: str, unit: Unit) -> Person:
    officer = town.officer("Hoàng Thị Mai", login)
    with app.app_context():
        account = db.session.get(Account, officer.id)
        account.city_wide = False
        account.units.append(db.session.get(Unit, unit.id))
        db.session.commit()
    return officer


def test_what_chi_enters_is_the_situation_and_stands_in_the_list(
    app: Flask, an: Person, chi: Person
) -> None:
    assert "Chưa biết không phải là chưa có việc" in chi.opens(own(an))
    chi.sends(own(an), **news(kind="surveyed", source="survey"))
    assert "Chưa biết" in chi.opens(LIST)
    chi.sends(own(an), **news(kind="working", note="Xưởng may ở Hải Yên"))
    page = chi.opens(own(an))
    for told in ("Đang làm việc, từ", "Xưởng may ở Hải Yên", "Vũ Thùy Chi", "Gọi điện"):
        assert told in page
    assert "Đang làm việc" in chi.opens(f"{LIST}/{work.veteran_id(an)}")
    assert acts(app) == ["situation.enter", "situation.enter"]


def test_a_failed_call_is_shown_and_takes_nothing_away(an: Person, chi: Person) -> None:
    chi.sends(own(an), **news(kind="studying"))
    chi.sends(own(an), **news(kind="not_reached"))
    page = chi.opens(own(an))
    assert "Đang học, từ" in page
    assert "Lần liên lạc gần nhất không được" in page
    assert "không liên lạc được" in chi.opens(LIST)


def test_a_form_sent_twice_says_it_once(app: Flask, an: Person, chi: Person) -> None:
    form = news()
    chi.sends(own(an), **form)
    chi.sends(own(an), **form)
    assert len(rows(app)) == 1


def test_a_mistake_is_voided_once_and_stays_to_be_read(app: Flask, an: Person, chi: Person) -> None:
    chi.sends(own(an), **news(kind="working"))
    away = f"{own(an)}/{rows(app)[0].public_id}/huy"
    chi.sends(away)
    page = chi.opens(own(an))
    assert "<s>Đang làm việc</s>" in page
    assert "đã hủy" in page
    assert "Chưa biết ·" in page
    chi.sends(away, 409)
    assert acts(app) == ["situation.enter", "situation.void"]


@pytest.mark.parametrize(
    ("field", "typed", "says"),
    [
        ("kind", "", "Hãy nhập tình hình."),
        ("kind", "flying", "Hãy chọn một mục trong danh sách."),
        ("source", "", "Hãy nhập nguồn tin."),
        ("source", "rumour", "Hãy chọn một mục trong danh sách."),
        ("on", "", "Hãy nhập ngày."),
        ("on", "hôm qua", "Hãy nhập ngày theo mẫu ngày/tháng/năm"),
        ("on", day(today() + timedelta(days=1)), "Ngày này ở tương lai."),
        ("on", "1/1/1999", "Ngày này trước ngày sinh."),
        ("on", "1/2/2024", "Ngày này trước ngày xuất ngũ ghi trong hồ sơ."),
        ("note", "x" * 301, "hãy rút xuống còn 300"),
        ("note", "a\x00b", "Có ký tự không đọc được"),
        ("to_unit", "out", "Muốn ghi nơi ở mới thì chọn “Chuyển nơi ở”"),
        ("to_unit", "999999", "Hãy chọn một mục trong danh sách."),
    ],
)
def test_every_wrong_value_gets_its_own_words(
    app: Flask, an: Person, chi: Person, field: str, typed: str, says: str
) -> None:
    with app.app_context():
        person = db.session.scalars(select(Veteran)).one()
        person.birth_date, person.discharged_on = date(2003, 8, 14), date(2026, 1, 12)
        db.session.commit()
    page = chi.sends(own(an), 400, **news(note="ghi dở") | {field: typed})
    assert any(says in error for error in chi.errors()), chi.errors()
    assert field == "note" or "ghi dở" in page  # nothing typed is lost
    assert rows(app) == []


def test_a_page_without_its_key_is_asked_to_be_loaded_anew(an: Person, chi: Person) -> None:
    assert "Trang đã cũ" in chi.sends(own(an), 400, **news(form_key="x"))


def test_words_of_the_barracks_are_pointed_out(an: Person, chi: Person) -> None:
    chi.sends(own(an), **news(note="bạn cũ ở Lữ đoàn 147"))
    assert "giống tên, phiên hiệu đơn vị" in chi.opens(own(an)) or "Lữ đoàn 147” giống" in (
        chi.page.text
    )


def test_a_move_hands_the_person_from_one_officer_to_the_other(
    app: Flask, town: Town, an: Person, chi: Person
) -> None:
    new, old = lives_in(app, an, 1), lives_in(app, an, 0)
    before = officer_of(app, town, "0912345607", old)
    after = officer_of(app, town, "0912345608", new)
    before.opens(own(an))
    after.opens(own(an), 404)
    after.sends(own(an), 404, **news())
    before.sends(own(an), 400, **news(kind="moved"))
    assert "Hãy chọn nơi ở mới." in before.errors()
    before.sends(own(an), 400, **news(kind="moved", to_unit=str(old.id)))
    assert "Hồ sơ đã ghi đang ở đây. Hãy chọn nơi khác." in before.errors()
    before.sends(own(an), **news(kind="moved", to_unit=str(new.id)))
    assert before.page.location.endswith(LIST)
    assert "nay thuộc cán bộ của nơi ở mới" in before.opens(LIST)
    before.opens(own(an), 404)
    before.sends(f"{own(an)}/{rows(app)[0].public_id}/huy", 404)
    assert f"đến {new.full_name}" in after.opens(own(an))
    after.sends(f"{own(an)}/{rows(app)[0].public_id}/huy")
    before.opens(own(an))


def test_who_leaves_the_city_stays_with_the_officer_and_is_marked(
    app: Flask, an: Person, chi: Person
) -> None:
    unit = lives_in(app, an, 0)
    chi.sends(own(an), **news(kind="moved", to_unit="out"))
    assert "Đã rời thành phố" in chi.opens(own(an))
    assert unit.full_name in chi.page.text


def test_the_list_is_counted_and_filtered_by_situation(town: Town, an: Person, chi: Person) -> None:
    town.veteran("Lý Văn Tư", "0912345609")
    chi.sends(own(an), **news(kind="abroad"))
    page = chi.opens(LIST)
    assert "Đi làm việc ở nước ngoài (1)" in page
    assert "Chưa biết (1)" in page
    assert "Lý Văn Tư" not in chi.opens(f"{LIST}?tinh-hinh=abroad")
    assert "Phạm Văn An" not in chi.opens(f"{LIST}?tinh-hinh=unknown")
    assert "Phạm Văn An" in chi.opens(f"{LIST}?tinh-hinh=nonsense")


def both(town: Town, an: Person) -> list[str]:
    return [work.veteran_id(an), work.veteran_id(town.veteran("Lý Văn Tư", "0912345609"))]


def test_many_at_once_are_looked_at_and_then_entered_once(
    app: Flask, town: Town, an: Person, chi: Person
) -> None:
    people = both(town, an)
    chi.sends(own(an), **news(kind="working"))
    page = chi.opens(f"{MANY}?nguoi={people[0]}&nguoi={people[1]}")
    key = re.search(r'name="form_key"[^>]*value="(\w+)"', page)[1]
    form = news(kind="surveyed", source="survey", nguoi=people, form_key=key)
    del form["to_unit"]
    page = chi.sends(MANY, 200, **form)
    assert "0 trên 2 người đổi tình hình hiện tại" in page
    form["kind"] = "looking"
    page = chi.sends(MANY, 200, **form)
    assert "2 trên 2 người" in page
    assert len(rows(app)) == 1  # a preview enters nothing
    assert "Xem trước, chưa ghi" not in chi.sends(MANY, 200, **form, edit="y")
    for _time in range(2):
        chi.sends(MANY, **form, sure="y")
    assert [row.kind for row in rows(app)] == ["working", "looking", "looking"]
    assert "Đang tìm việc (2)" in chi.opens(LIST)


def test_all_whom_the_list_shows_can_be_chosen(town: Town, an: Person, chi: Person) -> None:
    both(town, an)
    chi.sends(own(an), **news(kind="studying"))
    chi.opens(own(an))  # reads what was flashed
    page = chi.opens(f"{MANY}?tat-ca=1&tinh-hinh=unknown")
    assert "Lý Văn Tư" in page
    assert "Phạm Văn An" not in page


def test_one_who_cannot_be_keeps_all_out(app: Flask, town: Town, an: Person, chi: Person) -> None:
    people = both(town, an)
    with app.app_context():
        person = db.session.scalars(select(Veteran).filter_by(account_id=an.id)).one()
        person.discharged_on = today()
        db.session.commit()
    told = news(nguoi=people, on=day(today() - timedelta(days=1)), sure="y")
    page = chi.sends(MANY, 400, **told)
    assert "trước ngày xuất ngũ ghi trong hồ sơ. (Phạm Văn An)" in page
    assert rows(app) == []


@pytest.mark.parametrize("kind", ["moved", "deceased"])
def test_moves_and_deaths_are_entered_one_by_one(
    town: Town, an: Person, chi: Person, kind: str
) -> None:
    chi.sends(MANY, 400, **news(nguoi=both(town, an), kind=kind, sure="y"))
    assert "Hãy chọn một mục trong danh sách." in chi.errors()


def test_nobody_of_another_commune_is_in_the_bulk(
    app: Flask, town: Town, an: Person, chi: Person
) -> None:
    people = both(town, an)
    mine = lives_in(app, an, 0)
    mai = officer_of(app, town, "0912345607", mine)
    mai.opens(f"{MANY}?nguoi={people[0]}")
    mai.opens(f"{MANY}?nguoi={people[1]}", 404)
    mai.sends(MANY, 404, **news(nguoi=people, sure="y"))
    assert rows(app) == []


def test_an_event_of_somebody_else_is_not_there(
    app: Flask, town: Town, an: Person, binh: Person, chi: Person
) -> None:
    _an, other = both(town, an)
    chi.sends(own(an), **news())
    event = rows(app)[0].public_id
    chi.sends(f"{LIST}/{other}/tinh-hinh/{event}/huy", 404)
    for person in (an, binh):
        person.opens(own(an), 403)
        person.sends(own(an), 403, **news())
        person.sends(MANY, 403, **news(nguoi=[other]))


def test_the_person_reads_it_and_erasure_takes_the_words(
    app: Flask, an: Person, chi: Person
) -> None:
    chi.sends(own(an), **news(note="Xưởng may ở Hải Yên"))
    assert "Xưởng may ở Hải Yên" in an.opens("/du-lieu-cua-toi/tai-ve.json")
    with app.app_context():
        erasure.erase(db.session.scalars(select(Veteran)).one(), None)
        db.session.commit()
        assert db.session.scalars(select(SituationEvent.note)).one() == ""
        assert db.session.scalar(select(func.count()).select_from(SituationEvent)) == 1


def test_what_was_said_of_a_newcomer_is_said_of_the_row_of_the_roster(
    app: Flask, town: Town, chi: Person
) -> None:
    with app.app_context():
        db.session.add(Veteran(name="Lỷ A Sáng", birth_date=date(2004, 9, 2)))
        db.session.commit()
        known = db.session.scalars(select(Veteran.public_id)).one()
    newcomer = work.veteran_id(work.register(town.stranger()))
    chi.sends(MANY, **news(nguoi=[known, newcomer], kind="studying", sure="y"))
    chi.sends(f"/can-bo/cho-xac-nhan/{newcomer}", who=known)
    assert [row.kind for row in rows(app)] == ["studying", "studying"]
    assert "Đang học, từ" in chi.opens(f"{LIST}/{known}/tinh-hinh")
