"""The register of breaches: what is found is written down, with the hour by which to tell."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from models import Audit, Breach, db
from tests.people import Person, Town

PAGE = "/quan-tri/su-co"
NOON = datetime(2026, 3, 2, 5, 0, tzinfo=UTC)
FOUND = {
    "title": "Mất máy tính xách tay",
    "discovered_at": "2/3/2026 09:00",
    "happened": "Mất ở trụ sở, máy có mã hóa",
    "data": "họ tên, số điện thoại",
    "people": "12",
}


@pytest.fixture
def hanh(town: Town) -> Person:
    """Hạnh, who administers."""
    with time_machine.travel(NOON, tick=False):
        return town.admin("Ngô Thị Hạnh", "0912345605")


def test_a_breach_goes_its_way_with_its_hours(app: Flask, hanh: Person) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        hanh.sends(f"{PAGE}/moi", **FOUND)
        page = hanh.opens(PAGE)
        assert "5/3/2026 09:00" in page
        assert "quá hạn" not in page
        clock.shift(timedelta(hours=71))
        hanh.signs_in()
        assert "quá hạn" in hanh.opens(PAGE)
        with app.app_context():
            one = db.session.scalars(select(Breach.public_id)).one()
        assert "2/3/2026 09:00" in hanh.opens(f"{PAGE}/{one}")
        told = {**FOUND, "authority_told_at": "4/3/2026 10:00"}
        hanh.sends(f"{PAGE}/{one}", 400, **told, closed="y")
        hanh.sends(f"{PAGE}/{one}", **told, measures="khóa máy từ xa", closed="y")
        page = hanh.opens(PAGE)
        assert "quá hạn" not in page
        assert "đã xong" in page
    with app.app_context():
        breach = db.session.scalars(select(Breach)).one()
        assert (breach.people, breach.closed_at is not None) == (12, True)
        acts = db.session.scalars(select(Audit).filter_by(action="breach.change")).all()
        assert [(act.actor_id, act.detail) for act in acts] == [(hanh.id, {})] * 2


@pytest.mark.parametrize(
    "typed",
    [
        {"title": ""},
        {"title": "x" * 201},
        {"discovered_at": ""},
        {"discovered_at": "hôm qua"},
        {"discovered_at": "3/3/2026 09:00"},
        {"people": "-1"},
        {"people": "9" * 400},
        {"people": "mười"},
        {"happened": "\0"},
        {"authority_told_at": "1/1/2099"},
    ],
)
def test_nonsense_is_told_beside_its_field(app: Flask, hanh: Person, typed: dict[str, str]) -> None:
    with time_machine.travel(NOON, tick=False):
        page = hanh.sends(f"{PAGE}/moi", 400, **FOUND | typed)
        assert hanh.errors()
        assert FOUND["data"] in page
    with app.app_context():
        assert db.session.scalars(select(Breach)).all() == []
