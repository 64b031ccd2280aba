"""What a person says to an interview: accepted, or another time asked for."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("introduction") as table:
        table.add_column(sa.Column("interview_accepted_at", sa.DateTime(timezone=True)))
        table.add_column(
            sa.Column("other_time", sa.String(200), nullable=False, server_default="")
        )
    with op.batch_alter_table("introduction") as table:
        table.alter_column("other_time", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("introduction") as table:
        table.drop_column("other_time")
        table.drop_column("interview_accepted_at")
