"""What was said when an introduction ended, apart from the officer's note beside the decision."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("introduction") as introduction:
        introduction.add_column(
            sa.Column("ending_note", sa.Text(), nullable=False, server_default="")
        )
    with op.batch_alter_table("introduction") as introduction:
        introduction.alter_column("ending_note", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("introduction") as introduction:
        introduction.drop_column("ending_note")
