"""Settings as rows: a value from a day on; before the first row stands what was delivered."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Self

from sqlalchemy import JSON, ForeignKey, Select, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, joinedload, mapped_column, relationship

from models.account import Account
from models.audit import Audit
from models.base import Record, db
from models.setting_kinds import Dated, Entry, Value

_READ = "settings"  # where a session keeps what was read in its transaction


class Setting(Record):
    """One value of one setting from a day on. The days before keep theirs."""

    __tablename__ = "setting"
    __table_args__ = (UniqueConstraint("key", "valid_from"),)

    key: Mapped[str] = mapped_column(String(60))
    valid_from: Mapped[date]
    value: Mapped[Value] = mapped_column(JSON)
    source: Mapped[str] = mapped_column(String(200), default="")
    confirmed: Mapped[bool] = mapped_column(default=True)
    set_by_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    set_by: Mapped[Account | None] = relationship()

    @classmethod
    def rows(cls, entry: Entry) -> Select[tuple[Self]]:
        """What was set here, the earliest day first."""
        rows = select(cls).where(cls.key == entry.key).options(joinedload(cls.set_by))
        return rows.order_by(cls.valid_from)

    @classmethod
    def set(cls, entry: Entry, dated: Dated, by: Account) -> None:
        """Sets a value from a day on, in place of one from the very same day."""
        before = in_force(entry, dated.valid_from)
        row = db.session.scalar(
            select(cls).where(cls.key == entry.key, cls.valid_from == dated.valid_from)
        ) or cls(key=entry.key, valid_from=dated.valid_from)
        row.value, row.source, row.confirmed = dated.value, dated.source, dated.confirmed
        row.set_by = by
        db.session.add(row)
        db.session().info.pop(_READ, None)
        Audit.note(
            "setting.change",
            on=row,
            by=by.id,
            key=entry.key,
            valid_from=dated.valid_from.isoformat(),
            before=before.value if before else None,
            after=dated.value,
            confirmed=dated.confirmed,
        )


def history(entry: Entry) -> list[Dated]:
    """All values of a setting, the earliest first; what was set here goes before the delivered."""
    known = {dated.valid_from: dated for dated in (*entry.shipped, *_set_here().get(entry.key, ()))}
    return [known[day] for day in sorted(known)]


def _set_here() -> Mapping[str, Sequence[Dated]]:
    """All that was set here, by key: read once in a transaction, for a page asks for many."""
    session = db.session()
    transaction, found = session.info.get(_READ, (None, {}))
    if transaction is None or transaction is not session.get_transaction():
        found = {}
        columns = (Setting.key, Setting.value, Setting.valid_from, Setting.source)
        for key, *dated in session.execute(select(*columns, Setting.confirmed)):
            found.setdefault(key, []).append(Dated(*dated))
        session.info[_READ] = session.get_transaction(), found
    return found


def in_force(entry: Entry, day: date) -> Dated | None:
    """The value on a day; None before the first day of all."""
    return max(
        (dated for dated in history(entry) if dated.valid_from <= day),
        key=lambda dated: dated.valid_from,
        default=None,
    )


def whole(entry: Entry, day: date) -> int:
    """The number on a day; before the first day of all the first one."""
    dated = in_force(entry, day) or entry.shipped[0]
    return int(dated.value)


def is_on(entry: Entry, day: date) -> bool:
    """Whether a flag is set on a day."""
    return bool(whole(entry, day))


def text(entry: Entry, day: date) -> str:
    """The words on a day."""
    dated = in_force(entry, day) or entry.shipped[0]
    return str(dated.value)
