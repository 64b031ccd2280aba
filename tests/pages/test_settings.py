"""Settings have dates, grounds and bounds; what has passed keeps the value it had."""

from datetime import date

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from models import Audit, MinimumWage, Setting, db
from models.setting import history, in_force, is_on, text, whole
from models.setting_entries import (
    BODY,
    BRANCH,
    CARD_CEILING,
    ENTRIES,
    PROFILE,
)
from models.setting_kinds import Kind
from models.wage_entries import BASE_SALARY, MONTHLY_WAGES
from tests.pages import work
from tests.people import Person, Town

FIRST_REGION = MONTHLY_WAGES[0]
PAGE = "/quan-tri/thiet-dat"


@pytest.fixture
def hanh(town: Town) -> Person:
    """Hạnh, who administers."""
    return town.admin("Ngô Thị Hạnh", "0912345605")


def test_what_is_delivered_is_in_force_by_its_dates(app: Flask) -> None:
    with app.app_context():
        assert MinimumWage.monthly_on(date(2022, 6, 30)) is None
        assert MinimumWage.monthly_on(date(2022, 7, 1)) == 4_160_000
        assert MinimumWage.monthly_on(date(2025, 12, 31)) == 4_960_000
        assert MinimumWage.monthly_on(date(2026, 1, 1)) == 5_310_000
        assert whole(BASE_SALARY, date(2023, 1, 15)) == 1_490_000
        assert not in_force(CARD_CEILING, date(2026, 3, 1)).confirmed
        assert in_force(CARD_CEILING, date(2025, 3, 1)).confirmed
        assert "THÀNH PHỐ" in text(BODY, date(2023, 1, 1))
        assert not in_force(BODY, date(2026, 1, 1)).confirmed
        assert not is_on(BRANCH, date(2026, 1, 1))


def test_every_delivered_value_is_within_its_own_bounds() -> None:
    for entry in ENTRIES.values():
        days = [dated.valid_from for dated in entry.shipped]
        assert days == sorted(set(days))
        for dated in entry.shipped:
            if entry.kind in (Kind.WHOLE, Kind.MONEY):
                assert entry.low <= int(dated.value) <= entry.high
            if not dated.confirmed:
                assert dated.source


def test_the_admin_sets_a_wage_from_a_day_on(app: Flask, hanh: Person, binh: Person) -> None:
    page = f"{PAGE}/{FIRST_REGION.key}"
    hanh.opens(page)
    hanh.sends(page, value="6.000.000", valid_from="1/7/2027", source="Nghị định mới")
    with app.app_context():
        assert MinimumWage.monthly_on(date(2027, 6, 30)) == 5_310_000
        assert MinimumWage.monthly_on(date(2027, 7, 1)) == 6_000_000
        act = db.session.scalars(select(Audit).filter_by(action="setting.change")).one()
        assert (act.actor_id, act.detail["before"], act.detail["after"]) == (
            hanh.id,
            5_310_000,
            6_000_000,
        )
    assert "6.000.000" in hanh.opens(page)
    assert "Ngô Thị Hạnh" in hanh.page.text
    job = {"title": "Phụ xe", "openings": "1", "unit_id": work.unit_id(binh), "wage": "5,5 triệu"}
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **job)
    with time_machine.travel(date(2027, 7, 2), tick=False):
        binh.signs_in()
        binh.sends("/doanh-nghiep/tin-tuyen/moi", 400, **job)
        assert "6.000.000 đồng một tháng, từ ngày 1/7/2027" in binh.errors()[0]


def test_the_same_day_again_is_a_correction(app: Flask, hanh: Person) -> None:
    page = f"{PAGE}/{PROFILE.key}"
    for value in ("12", "18"):
        hanh.sends(page, value=value, valid_from="1/1/2026")
    hanh.sends(page, value="36", valid_from="1/1/2019")
    with app.app_context():
        assert len(db.session.scalars(select(Setting)).all()) == 2
        assert whole(PROFILE, date(2026, 1, 1)) == 18
        assert whole(PROFILE, date(2025, 12, 31)) == 36
        assert [dated.value for dated in history(PROFILE)] == [36, 18]


def test_the_mark_of_what_nobody_confirmed(hanh: Person) -> None:
    page = f"{PAGE}/{CARD_CEILING.key}"
    assert "chờ xác nhận" in hanh.opens(page)
    hanh.sends(page, value="12", valid_from="1/1/2026", source="Đã đọc nghị định")
    assert "chờ xác nhận</span>" not in hanh.opens(page)
    hanh.sends(page, value="15", valid_from="1/1/2027", unconfirmed="y")
    assert "chờ xác nhận</span>" in hanh.opens(page)


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        *((PROFILE.key, {"value": value}) for value in ("", "0", "-1", "121", "9" * 400, "hai")),
        *((PROFILE.key, {"value": value}) for value in ("1.5x", "NaN", "١٢", "\0")),
        *((PROFILE.key, {"valid_from": day}) for day in ("", "31/2/2026", "mai", "1/1/0000")),
        (PROFILE.key, {"source": "x" * 201}),
        (FIRST_REGION.key, {"value": "999.999", "source": "NĐ"}),
        (FIRST_REGION.key, {"value": "6.000.000", "source": ""}),
        (BRANCH.key, {"value": "yes"}),
        (BRANCH.key, {"value": ""}),
        (BODY.key, {"value": "x" * 201}),
    ],
)
def test_nonsense_is_told_beside_its_field(
    app: Flask, hanh: Person, key: str, typed: dict[str, str]
) -> None:
    hanh.sends(f"{PAGE}/{key}", 400, **{"value": "24", "valid_from": "1/1/2026"} | typed)
    assert hanh.errors()
    with app.app_context():
        assert db.session.scalars(select(Setting)).all() == []


def test_a_flag_and_words_are_set(app: Flask, hanh: Person) -> None:
    hanh.sends(f"{PAGE}/{BRANCH.key}", value="1", valid_from="1/1/2026")
    words = "Thượng tá <b>Đỗ</b> & con"
    hanh.sends(f"{PAGE}/{BODY.key}", value=words, valid_from="1/1/2026")
    with app.app_context():
        assert is_on(BRANCH, date(2026, 1, 1))
        assert not is_on(BRANCH, date(2025, 12, 31))
        assert text(BODY, date(2026, 5, 5)) == words
    assert "<b>Đỗ" not in hanh.opens(PAGE)


def test_what_is_no_setting_is_not_there(hanh: Person) -> None:
    for key in ("secret_key", "x" * 300, "%00"):
        hanh.opens(f"{PAGE}/{key}", 404)
        hanh.sends(f"{PAGE}/{key}", 404, value="1", valid_from="1/1/2026")
