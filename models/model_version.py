"""Which fitted model the stored matches were made by: one row is current at any time."""

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Record, db


class ModelVersion(Record):
    """A fitted model. Its files lie in DATA_DIR under its version."""

    __tablename__ = "model_version"

    version: Mapped[str] = mapped_column(String(64), unique=True)
    sha256: Mapped[str] = mapped_column(String(64))
    is_current: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def current(cls) -> "ModelVersion | None":
        """The model in force, or None before the first training."""
        return db.session.scalar(select(cls).where(cls.is_current))

    @classmethod
    def hold_current(cls) -> "ModelVersion | None":
        """The model in force, held until the end of the transaction: it cannot change meanwhile."""
        return db.session.scalar(select(cls).where(cls.is_current).with_for_update(read=True))

    @classmethod
    def make_current(cls, version: str, sha256: str) -> None:
        """Puts a model in force; the stored matches must be made anew in the same transaction."""
        known = db.session.scalars(select(cls).with_for_update()).all()
        for row in known:
            row.is_current = row.version == version
        if not any(row.is_current for row in known):
            db.session.add(cls(version=version, sha256=sha256, is_current=True))
