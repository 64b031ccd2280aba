"""Whether the database is there and has the shape that this code expects; else no page is."""

import time
from functools import lru_cache
from pathlib import Path

import structlog
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from flask import Flask, Response, request
from sqlalchemy.exc import SQLAlchemyError

from app import errors
from models import db

MIGRATIONS = Path(__file__).parent.parent / "models" / "migrations"
LOOKED_FOR_SECONDS = 10.0
# Until when a database that was right need not be looked at again; one that was wrong is, always.
_right_until: dict[str, float] = {}


def init_app(app: Flask) -> None:
    """Every page but the health pages asks first."""
    app.before_request(_require)


def _require() -> Response | None:
    if request.blueprint == "health":
        return None
    place = str(db.engine.url)
    if _right_until.get(place, 0.0) > time.monotonic():
        return None
    found, version = state()
    if found != "ok":
        structlog.get_logger().error("not serving", database=found, version=version)
        return errors.page(503)
    _right_until[place] = time.monotonic() + LOOKED_FOR_SECONDS
    return None


@lru_cache(maxsize=1)
def expected() -> str | None:
    """The newest revision of the migrations beside this code."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config).get_current_head()


def state() -> tuple[str, str | None]:
    """("ok" | "outdated" | "unreachable", the revision found)."""
    try:
        with db.engine.connect() as connection:
            found = MigrationContext.configure(connection).get_current_revision()
    except SQLAlchemyError:
        return "unreachable", None
    return ("ok" if found == expected() else "outdated"), found
