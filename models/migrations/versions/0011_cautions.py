"""Which texts of people and jobs an officer should look at; filled in at the next save of each."""

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("veteran", "job"):
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("cautions", sa.JSON(), nullable=False, server_default="{}"))
        with op.batch_alter_table(name) as table:
            table.alter_column("cautions", server_default=None)


def downgrade() -> None:
    for name in ("veteran", "job"):
        with op.batch_alter_table(name) as table:
            table.drop_column("cautions")
