"""Settings with dates; the minimum wages become one of them (the known ones come with the code)."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def _record() -> list[sa.Column]:
    return [
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
    ]


def upgrade() -> None:
    op.create_table(
        "setting",
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        sa.Column("confirmed", sa.Boolean(), nullable=False),
        sa.Column("set_by_id", sa.Integer(), nullable=True),
        *_record(),
        sa.ForeignKeyConstraint(["set_by_id"], ["account.id"], name="fk_setting_set_by_id_account"),
        sa.PrimaryKeyConstraint("id", name="pk_setting"),
        sa.UniqueConstraint("public_id", name="uq_setting_public_id"),
        sa.UniqueConstraint("key", "valid_from", name="uq_setting_key_valid_from"),
    )
    op.drop_table("minimum_wage")


def downgrade() -> None:
    op.create_table(
        "minimum_wage",
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("region", sa.String(length=3), nullable=False),
        sa.Column("monthly", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(length=200), nullable=False),
        *_record(),
        sa.PrimaryKeyConstraint("id", name="pk_minimum_wage"),
        sa.UniqueConstraint("public_id", name="uq_minimum_wage_public_id"),
        sa.UniqueConstraint("valid_from", name="uq_minimum_wage_valid_from"),
    )
    op.drop_table("setting")
