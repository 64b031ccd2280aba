"""Jobs know the hours of a week, and what was changed on the board since the office looked."""

import sqlalchemy as sa
from alembic import op


revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("job") as table:
        table.add_column(sa.Column("weekly_hours", sa.Integer(), nullable=True))
        table.add_column(sa.Column("changed", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True))
    with op.batch_alter_table("job") as table:
        table.alter_column("changed", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("job") as table:
        for column in ("weekly_hours", "changed", "changed_at"):
            table.drop_column(column)
