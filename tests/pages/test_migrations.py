"""An installation of before comes along with its rows."""

import secrets
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import downgrade, upgrade
from sqlalchemy import text

from app import create_app
from models import db
from tests.conftest import POSTGRESQL, SQLITE, new_database

ACT = (
    "INSERT INTO audit (action, subject_kind, outcome, address, detail, public_id, created_at,"
    " updated_at) VALUES ('test.act', '', 'done', '', :detail, :id, :at, :at)"
)


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Flask:
    """A service on an empty database of its own."""
    return create_app(
        {
            "TESTING": True,
            "DATA_DIR": tmp_path,
            "SECRET_KEY": secrets.token_hex(32),
            "SQLALCHEMY_DATABASE_URI": new_database(request.param, request.config, tmp_path),
        }
    )


def test_acts_of_before_are_linked(fresh: Flask) -> None:
    with fresh.app_context():
        upgrade(revision="0002")
        for number in range(3):
            row = {"detail": '{"số": 1.5}', "id": f"{number:016d}"}
            moment = "2026-01-02 03:04:05.678901"
            db.session.execute(text(ACT), row | {"at": moment})
        db.session.commit()
        upgrade()
        result = fresh.test_cli_runner().invoke(args=["verify-audit"])
        assert result.exit_code == 0, result.output
        assert "3 dòng nguyên vẹn" in result.output
        db.session.remove()
        db.engine.dispose()


def test_all_the_way_down_and_up_again(fresh: Flask) -> None:
    with fresh.app_context():
        upgrade()
        downgrade(revision="base")
        upgrade()
        db.session.remove()
        db.engine.dispose()
