"""Whether the database is there and has the shape that this code expects."""

from pathlib import Path

from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.exc import SQLAlchemyError

from models import db

MIGRATIONS = Path(__file__).parent.parent / "models" / "migrations"


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
