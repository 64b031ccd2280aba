"""Requests about one's own data, and people who were reduced to a number."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    with op.batch_alter_table("veteran") as veteran:
        veteran.add_column(sa.Column("erased_at", moment, nullable=True))
    op.create_table(
        "data_request",
        sa.Column("veteran_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("answer_due", sa.Date(), nullable=False),
        sa.Column("done_due", sa.Date(), nullable=False),
        sa.Column("extended", sa.Boolean(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("answered_at", moment, nullable=True),
        sa.Column("closed_at", moment, nullable=True),
        sa.Column("handled_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["veteran_id"], ["veteran.id"], name="fk_data_request_veteran_id_veteran"
        ),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name="fk_data_request_job_id_job"),
        sa.ForeignKeyConstraint(
            ["handled_by_id"], ["account.id"], name="fk_data_request_handled_by_id_account"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_data_request"),
        sa.UniqueConstraint("public_id", name="uq_data_request_public_id"),
    )
    op.create_index("ix_data_request_veteran_id", "data_request", ["veteran_id"])
    op.create_index("ix_data_request_queue", "data_request", ["state", "done_due"])


def downgrade() -> None:
    op.drop_table("data_request")
    with op.batch_alter_table("veteran") as veteran:
        veteran.drop_column("erased_at")
