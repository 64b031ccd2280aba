"""The board: the trade read out of a job, and an index that holds all that its facets count."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

COUNTED = (
    "state", "deadline", "unit_id", "trade_group", "licence", "shift",
    "wage_per", "wage_from", "wage_to", "openings", "hired",
)  # fmt: skip


def upgrade() -> None:
    with op.batch_alter_table("job") as table:
        table.add_column(sa.Column("trade", sa.String(40), nullable=False, server_default=""))
    with op.batch_alter_table("job") as table:
        table.alter_column("trade", server_default=None)
        table.create_index("ix_job_trade", ["trade"])
        table.create_index("ix_job_counted", list(COUNTED))


def downgrade() -> None:
    with op.batch_alter_table("job") as table:
        table.drop_index("ix_job_counted")
        table.drop_index("ix_job_trade")
        table.drop_column("trade")
