"""The record of who did what: rows are added and linked into a chain, never changed."""

from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    JSON,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Select,
    String,
    Table,
    delete,
    event,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from models.base import Record, db, utcnow
from models.chain import End, Flaw, flaws, link

if TYPE_CHECKING:  # accounts note what is done to them: they know this module
    from models.account import Account

LOCK = 4_815_162_342  # the name of the lock under which rows are linked, on PostgreSQL
SHOWN = "shown"  # where a row names what else it showed
BATCH = {"yield_per": 1000}
ONLY = 1  # the number of the one row of audit_end

# From where the acts of this moment come; the request sets it, a command has none.
came_from: ContextVar[str] = ContextVar("came_from", default="")

# What else an act touched or showed, beside its one subject: found by what was touched.
audit_subject = Table(
    "audit_subject",
    Record.metadata,
    Column("audit_id", ForeignKey("audit.id"), primary_key=True),
    Column("kind", String(30), primary_key=True),
    Column("subject_id", Integer, primary_key=True),
    Index("ix_audit_subject_who", "kind", "subject_id"),
)
# Both ends of the chain, so that a row missing at an end is missed.
audit_end = Table(
    "audit_end",
    Record.metadata,
    Column("id", Integer, primary_key=True),
    Column("first_sequence", Integer, nullable=False),
    Column("first_hash", String(64), nullable=False),
    Column("last_sequence", Integer, nullable=False),
    Column("last_hash", String(64), nullable=False),
)


class Unchangeable(Exception):
    """An audit row is not changed and not removed."""


class Audit(Record):
    """One act: who, what, on what, from where, with what outcome. Holds no secret, no name."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_subject", "subject_kind", "subject_id"),)

    actor_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)
    actor: Mapped["Account | None"] = relationship()
    action: Mapped[str] = mapped_column(String(60))
    subject_kind: Mapped[str] = mapped_column(String(30), default="")
    subject_id: Mapped[int | None]
    outcome: Mapped[str] = mapped_column(String(20), default="done")
    address: Mapped[str] = mapped_column(String(45), default=came_from.get)
    detail: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    # Given when the transaction is kept, in the order in which transactions are kept.
    sequence: Mapped[int | None] = mapped_column(unique=True)
    hash: Mapped[str | None] = mapped_column(String(64))

    @classmethod
    def note(
        cls, action: str, on: Record | None = None, by: int | None = None, **detail: Any
    ) -> None:
        """Adds the act to the current transaction, so that both are kept or neither is."""
        if on is not None:
            db.session.flush()  # gives a new row its number
        db.session.add(
            cls(
                action=action,
                actor_id=by,
                subject_kind=on.__tablename__ if on is not None else "",
                subject_id=on.id if on is not None else None,
                detail=detail,
            )
        )

    @classmethod
    def about(cls, kind: str, id: int) -> Select[tuple["Audit"]]:
        """All acts on one record, or that showed it among others; the newest first."""
        shown = select(audit_subject.c.audit_id).where(
            audit_subject.c.kind == kind, audit_subject.c.subject_id == id
        )
        own = (cls.subject_kind == kind) & (cls.subject_id == id)
        return select(cls).where(or_(own, cls.id.in_(shown))).order_by(cls.id.desc())

    @classmethod
    def lately(cls, action: str, by: int) -> int:
        """How often somebody did this within the last hour."""
        hour = utcnow() - timedelta(hours=1)
        mine = (
            select(func.count())
            .select_from(cls)
            .where(cls.actor_id == by, cls.action == action, cls.created_at > hour)
        )
        return db.session.scalar(mine) or 0

    @classmethod
    def within(
        cls, rows: Select[tuple["Audit"]], since: datetime | None, until: datetime | None
    ) -> Select[tuple["Audit"]]:
        """Of some acts those from a moment on and before another."""
        if since is not None:
            rows = rows.where(cls.created_at >= since)
        return rows.where(cls.created_at < until) if until is not None else rows


def shown_too(session: Session, audit: Audit, kind: str, ids: Iterable[int]) -> None:
    """Notes what else an act showed; the row itself names it too, so that its hash covers it."""
    named = sorted(set(ids))
    shown = (audit.detail or {}).get(SHOWN, {})
    audit.detail = {**(audit.detail or {}), SHOWN: {**shown, kind: named}}
    session.add(audit)
    session.flush()
    rows = [{"audit_id": audit.id, "kind": kind, "subject_id": id} for id in named]
    if rows:
        session.execute(insert(audit_subject), rows)


def ends(connection: Connection | Session) -> tuple[End, End | None]:
    """Where the chain begins, and where it should end (None: not on record)."""
    row = connection.execute(select(audit_end)).one_or_none()
    if row is None:
        return End(), None
    return End(row.first_sequence, row.first_hash), End(row.last_sequence, row.last_hash)


def verify() -> Iterator[Flaw]:
    """What of the whole record is not as it was written."""
    table = Audit.__table__
    first, last = ends(db.session())
    begin = func.coalesce(table.c.sequence, 0)
    rows = db.session.execute(select(table).order_by(begin, table.c.id).execution_options(**BATCH))
    yield from flaws((dict(row._mapping) for row in rows), first, last)
    counted = select(audit_subject.c.audit_id, func.count()).group_by(audit_subject.c.audit_id)
    kept = {row[0]: row[1] for row in db.session.execute(counted)}
    named_by = select(table.c.id, table.c.sequence, table.c.detail).execution_options(**BATCH)
    for row in db.session.execute(named_by):
        shown = row.detail.get(SHOWN, {}) if isinstance(row.detail, dict) else {}
        named = sum(map(len, shown.values()))
        if kept.pop(row.id, 0) != named:
            yield Flaw(row.sequence, "danh sách người được xem không khớp.")


def hash_of(sequence: int) -> str | None:
    """The hash of a row by its number, or of the end before the first row."""
    first, _last = ends(db.session())
    if sequence == first.sequence:
        return first.hash
    return db.session.scalar(select(Audit.hash).where(Audit.sequence == sequence))


def forget_before(moment: datetime) -> int:
    """Removes the rows whose time is over from the beginning of the chain; says how many.

    The chain then begins after them, and the removal is itself an act on record.
    """
    table = Audit.__table__
    _hold_end(db.session())
    last = db.session.execute(
        select(table.c.sequence, table.c.hash)
        .where(table.c.created_at < moment, table.c.sequence.is_not(None))
        .order_by(table.c.sequence.desc())
        .limit(1)
    ).one_or_none()
    if last is None:
        return 0
    gone = select(table.c.id).where(table.c.sequence <= last.sequence)
    db.session.execute(delete(audit_subject).where(audit_subject.c.audit_id.in_(gone)))
    removed = db.session.execute(delete(Audit).where(Audit.sequence <= last.sequence))
    db.session.execute(update(audit_end).values(first_sequence=last.sequence, first_hash=last.hash))
    number: int = removed.rowcount  # type: ignore[attr-defined]
    Audit.note("audit.forget", rows=number)
    return number


def _hold_end(session: Session) -> End:
    """The end of the chain, held until the transaction ends: nobody links meanwhile."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(select(func.pg_advisory_xact_lock(LOCK)))
    first, last = ends(session)
    if last is None:
        row = {"first_sequence": 0, "first_hash": first.hash}
        row |= {"last_sequence": 0, "last_hash": first.hash}
        session.execute(insert(audit_end).values(id=ONLY, **row))
    return last or first


@event.listens_for(Session, "before_flush")
def _remember(session: Session, _context: object, _instances: object) -> None:
    if any(isinstance(row, Audit) for row in session.new):
        session.info["audit_noted"] = True


@event.listens_for(Session, "before_commit")
def _seal(session: Session) -> None:
    """Links the new rows last of all, so that the lock is held for a moment and never waits."""
    if session.in_nested_transaction():
        return
    session.flush()
    if not session.info.pop("audit_noted", False):
        return
    table = Audit.__table__
    end = _hold_end(session)
    new = session.execute(select(table).where(table.c.sequence.is_(None)).order_by(table.c.id))
    for row in new.mappings().all():
        sealed = {"sequence": end.sequence + 1, "updated_at": row["created_at"]}
        end = End(end.sequence + 1, link(end.hash, {**row, **sealed}))
        session.execute(update(Audit).where(Audit.id == row["id"]).values(**sealed, hash=end.hash))
    session.execute(update(audit_end).values(last_sequence=end.sequence, last_hash=end.hash))


@event.listens_for(Audit, "before_update")
@event.listens_for(Audit, "before_delete")
def _refuse(_mapper: object, _connection: object, row: Audit) -> None:
    if row.sequence is not None:
        raise Unchangeable(f"audit row {row.sequence}")
