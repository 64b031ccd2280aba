"""The audit chain: a number and a hash for each row, the ends of the chain, what else an act showed."""

import hashlib
import json
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

GENESIS = "0" * 64


def upgrade() -> None:
    with op.batch_alter_table("audit") as batch:
        batch.add_column(sa.Column("sequence", sa.Integer(), nullable=True))
        batch.add_column(sa.Column("hash", sa.String(length=64), nullable=True))
        batch.create_unique_constraint("uq_audit_sequence", ["sequence"])
    op.create_table(
        "audit_subject",
        sa.Column("audit_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("subject_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["audit_id"], ["audit.id"], name="fk_audit_subject_audit_id_audit"),
        sa.PrimaryKeyConstraint("audit_id", "kind", "subject_id", name="pk_audit_subject"),
    )
    op.create_index("ix_audit_subject_who", "audit_subject", ["kind", "subject_id"])
    end = op.create_table(
        "audit_end",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_sequence", sa.Integer(), nullable=False),
        sa.Column("first_hash", sa.String(length=64), nullable=False),
        sa.Column("last_sequence", sa.Integer(), nullable=False),
        sa.Column("last_hash", sa.String(length=64), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit_end"),
    )
    last, number = _link_what_is_there()
    op.bulk_insert(
        end,
        [
            {
                "id": 1,
                "first_sequence": 0,
                "first_hash": GENESIS,
                "last_sequence": number,
                "last_hash": last,
            }
        ],
    )


def _link_what_is_there() -> tuple[str, int]:
    """Rows of before are linked in the order of their numbers."""
    moment = sa.DateTime(timezone=True)
    table = sa.table(
        "audit",
        sa.column("id", sa.Integer()),
        sa.column("public_id", sa.String()),
        sa.column("created_at", moment),
        sa.column("updated_at", moment),
        sa.column("actor_id", sa.Integer()),
        sa.column("action", sa.String()),
        sa.column("subject_kind", sa.String()),
        sa.column("subject_id", sa.Integer()),
        sa.column("outcome", sa.String()),
        sa.column("address", sa.String()),
        sa.column("detail", sa.JSON()),
        sa.column("sequence", sa.Integer()),
        sa.column("hash", sa.String()),
    )
    connection = op.get_bind()
    last, number = GENESIS, 0
    for row in connection.execute(sa.select(table).order_by(table.c.id)).all():
        number += 1
        made: datetime = row.created_at
        made = made.replace(tzinfo=UTC) if made.tzinfo is None else made.astimezone(UTC)
        covered = [last, number, row.public_id, made.isoformat(), made.isoformat(), row.actor_id]
        covered += [row.action, row.subject_kind, row.subject_id, row.outcome, row.address]
        covered += [row.detail]
        text = json.dumps(covered, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        last = hashlib.sha256(text.encode()).hexdigest()
        connection.execute(
            table.update()
            .where(table.c.id == row.id)
            .values(sequence=number, hash=last, updated_at=row.created_at)
        )
    return last, number


def downgrade() -> None:
    op.drop_table("audit_end")
    op.drop_table("audit_subject")
    with op.batch_alter_table("audit") as batch:
        batch.drop_constraint("uq_audit_sequence", type_="unique")
        batch.drop_column("hash")
        batch.drop_column("sequence")
