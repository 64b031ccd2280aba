"""The register of breaches."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "breach",
        sa.Column("discovered_at", moment, nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("happened", sa.Text(), nullable=False),
        sa.Column("data", sa.Text(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("measures", sa.Text(), nullable=False),
        sa.Column("authority_told_at", moment, nullable=True),
        sa.Column("people_told_at", moment, nullable=True),
        sa.Column("closed_at", moment, nullable=True),
        sa.Column("recorded_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
        sa.ForeignKeyConstraint(
            ["recorded_by_id"], ["account.id"], name="fk_breach_recorded_by_id_account"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_breach"),
        sa.UniqueConstraint("public_id", name="uq_breach_public_id"),
    )


def downgrade() -> None:
    op.drop_table("breach")
