"""What is known of each person, as dated events; and the moment of each hire."""

import sqlalchemy as sa
from alembic import op

revision = "0020"
down_revision = "0019"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "situation_event",
        sa.Column("veteran_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("source", sa.String(20), nullable=False),
        sa.Column("note", sa.String(300), nullable=False),
        sa.Column("from_unit_id", sa.Integer(), nullable=True),
        sa.Column("to_unit_id", sa.Integer(), nullable=True),
        sa.Column("entered_by_id", sa.Integer(), nullable=False),
        sa.Column("form_key", sa.String(32), nullable=False),
        sa.Column("voided_at", MOMENT, nullable=True),
        sa.Column("voided_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(16), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        *(
            sa.ForeignKeyConstraint(
                [column], [f"{table}.id"], name=f"fk_situation_event_{column}_{table}"
            )
            for column, table in (
                ("veteran_id", "veteran"),
                ("from_unit_id", "unit"),
                ("to_unit_id", "unit"),
                ("entered_by_id", "account"),
                ("voided_by_id", "account"),
            )
        ),
        sa.PrimaryKeyConstraint("id", name="pk_situation_event"),
        sa.UniqueConstraint("public_id", name="uq_situation_event_public_id"),
        sa.UniqueConstraint(
            "veteran_id", "form_key", name="uq_situation_event_veteran_id_form_key"
        ),
    )
    op.create_index(
        "ix_situation_event_veteran", "situation_event", ["veteran_id", "happened_on"]
    )
    with op.batch_alter_table("introduction") as table:
        table.add_column(sa.Column("hired_at", MOMENT, nullable=True))
    # The moment of the last step is the nearest that an older row knows.
    op.execute("UPDATE introduction SET hired_at = moved_at WHERE state IN ('hired', 'started')")


def downgrade() -> None:
    with op.batch_alter_table("introduction") as table:
        table.drop_column("hired_at")
    op.drop_table("situation_event")
