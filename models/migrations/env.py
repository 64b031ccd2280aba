"""How migrations run: in one transaction on both databases, so that a broken one leaves nothing."""

import sqlite3

from alembic import context
from sqlalchemy import Connection

from models import Record, db
from models.base import UtcDateTime


def _plain(kind: str, item: object, _context: object) -> str | bool:
    """Names a database type by what it is, so that a revision outlives our own classes."""
    if kind == "type" and isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Record.metadata,
        render_as_batch=True,
        compare_type=True,
        render_item=_plain,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


with db.engine.connect() as connection:
    raw = connection.connection.driver_connection
    if isinstance(raw, sqlite3.Connection):
        # A batch copies a table and drops the old one: its children must not follow.
        raw.execute("PRAGMA foreign_keys=OFF")
    _run(connection)
    if isinstance(raw, sqlite3.Connection):
        orphans = raw.execute("PRAGMA foreign_key_check").fetchall()
        raw.execute("PRAGMA foreign_keys=ON")
        if orphans:
            raise RuntimeError(f"the migration left rows without their parents: {orphans[:5]}")
