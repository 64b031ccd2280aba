"""Notices, saved searches, and when a job came on the board."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def _record(table: str) -> list[sa.schema.SchemaItem]:
    """The columns that every row has."""
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("public_id", name=f"uq_{table}_public_id"),
    ]


def _refers(table: str, column: str, to: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint([column], [f"{to}.id"], name=f"fk_{table}_{column}_{to}")


def upgrade() -> None:
    op.create_table(
        "notice",
        *_record("notice"),
        sa.Column("veteran_id", sa.Integer(), nullable=True),
        sa.Column("account_id", sa.Integer(), nullable=True),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("once", sa.String(length=80), nullable=True),
        sa.Column("read_at", MOMENT, nullable=True),
        sa.Column("delivery", sa.String(length=20), nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        _refers("notice", "veteran_id", "veteran"),
        _refers("notice", "account_id", "account"),
        sa.UniqueConstraint("once", name="uq_notice_once"),
        sa.CheckConstraint(
            "(veteran_id IS NULL) <> (account_id IS NULL)", name=op.f("ck_notice_addressee")
        ),
    )
    op.create_index("ix_notice_veteran_id", "notice", ["veteran_id"])
    op.create_index("ix_notice_account_id", "notice", ["account_id"])
    op.create_index("ix_notice_due", "notice", ["delivery", "due_at"])
    op.create_table(
        "saved_search",
        *_record("saved_search"),
        sa.Column("veteran_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("args", sa.JSON(), nullable=False),
        _refers("saved_search", "veteran_id", "veteran"),
    )
    op.create_index("ix_saved_search_veteran_id", "saved_search", ["veteran_id"])
    with op.batch_alter_table("account") as account:
        account.add_column(
            sa.Column("mail_notices", sa.Boolean(), nullable=False, server_default=sa.true())
        )
        account.add_column(
            sa.Column("language", sa.String(length=2), nullable=False, server_default="vi")
        )
    with op.batch_alter_table("account") as account:
        account.alter_column("mail_notices", server_default=None)
        account.alter_column("language", server_default=None)
    with op.batch_alter_table("job") as job:
        job.add_column(sa.Column("listed_at", MOMENT, nullable=True))
        job.add_column(sa.Column("announced_at", MOMENT, nullable=True))
        job.create_index("ix_job_listed_at", ["listed_at"])


def downgrade() -> None:
    with op.batch_alter_table("job") as job:
        job.drop_index("ix_job_listed_at")
        job.drop_column("announced_at")
        job.drop_column("listed_at")
    with op.batch_alter_table("account") as account:
        account.drop_column("language")
        account.drop_column("mail_notices")
    op.drop_table("saved_search")
    op.drop_table("notice")
