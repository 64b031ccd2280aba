"""Both databases, a service on each, and the cast: An, Bình, Chi and Dũng."""

import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import create_engine, text

from app import create_app
from models import Record, db
from tests import postgresql
from tests.people import Person, Town

SQLITE, POSTGRESQL = "sqlite", "postgresql"
REFERENCE_TABLES = {"unit"}
PORT = "postgresql_port"
BINARIES = {"chromium": shutil.which("chromium") or shutil.which("chromium-browser")}


def _missing() -> list[str]:
    missing = []
    if postgresql.programs() is None:
        missing.append("PostgreSQL: no test ran on it")
    if BINARIES["chromium"] is None:
        missing.append("Chromium: no browser test ran")
    return missing


def pytest_configure(config: pytest.Config) -> None:
    """The controlling process starts one PostgreSQL for all workers."""
    if hasattr(config, "workerinput"):
        return
    missing = _missing()
    if missing and os.environ.get("TRO_VE_REQUIRE_ALL"):
        raise pytest.UsageError("; ".join(missing))
    if postgresql.programs() is not None and not config.option.collectonly:
        cluster = postgresql.Cluster(Path("/tmp"))
        cluster.start()
        config.stash[_cluster] = cluster


_cluster = pytest.StashKey[postgresql.Cluster]()


def pytest_configure_node(node: Any) -> None:
    """Each worker is told where PostgreSQL answers."""
    if _cluster in node.config.stash:
        node.workerinput[PORT] = node.config.stash[_cluster].port


def pytest_unconfigure(config: pytest.Config) -> None:
    """Ends what was started."""
    if _cluster in config.stash:
        config.stash[_cluster].stop()


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """What is absent on this machine is said loudly, last."""
    for missing in _missing():
        terminalreporter.write_line(f"!!! NOT TESTED, {missing} !!!", red=True, bold=True)


def _postgresql_port(config: pytest.Config) -> int | None:
    if hasattr(config, "workerinput"):
        return config.workerinput.get(PORT)  # type: ignore[no-any-return]
    return config.stash[_cluster].port if _cluster in config.stash else None


def new_database(kind: str, config: pytest.Config, folder: Path) -> str:
    """The address of an empty database of that kind."""
    if kind == SQLITE:
        return f"sqlite:///{folder / 'test.sqlite3'}"
    port = _postgresql_port(config)
    if port is None:
        pytest.skip("PostgreSQL is not on this machine")
    name = f"test_{secrets.token_hex(6)}"
    root = f"postgresql+psycopg://postgres@127.0.0.1:{port}"
    engine = create_engine(f"{root}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    engine.dispose()
    return f"{root}/{name}"


@pytest.fixture(scope="session", params=[SQLITE, POSTGRESQL])
def service(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """The service on a migrated database of each kind; one for all tests of a worker."""
    folder = tmp_path_factory.mktemp(request.param)
    app = create_app(
        {
            "TESTING": True,
            "PROPAGATE_EXCEPTIONS": False,
            "APP_ENV": "development",
            "DATA_DIR": folder,
            "SECRET_KEY": secrets.token_hex(32),
            "SQLALCHEMY_DATABASE_URI": new_database(request.param, request.config, folder),
        }
    )
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture
def app(service: Flask) -> Iterator[Flask]:
    """The service with nobody in it."""
    yield service
    with service.app_context():
        for table in reversed(Record.metadata.sorted_tables):
            if table.name not in REFERENCE_TABLES:
                db.session.execute(table.delete())
        db.session.commit()


@pytest.fixture
def town(app: Flask) -> Town:
    """The people and firms of a test."""
    return Town(app)


@pytest.fixture
def an(town: Town) -> Person:
    """An, 22, a veteran with a phone and no e-mail."""
    return town.veteran("Phạm Văn An", "0912345601")


@pytest.fixture
def binh(town: Town) -> Person:
    """Bình, who runs a logistics yard."""
    return town.employer("Kho bãi Bình Sơn Hải", "0912345602")


@pytest.fixture
def chi(town: Town) -> Person:
    """Chi, an officer of the city."""
    return town.officer("Vũ Thùy Chi", "0912345603")


@pytest.fixture
def dung(town: Town) -> Person:
    """Dũng, a stranger: he has not signed in."""
    return town.stranger()
