"""Reports about ads that look wrong."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "ad_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(16), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(20), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("contact", sa.String(120), nullable=False),
        sa.Column("form_key", sa.String(32), nullable=False),
        sa.Column("outcome", sa.String(20), nullable=True),
        sa.Column("handled_at", moment, nullable=True),
        sa.Column("handled_by_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name="fk_ad_report_job_id_job"),
        sa.ForeignKeyConstraint(
            ["handled_by_id"], ["account.id"], name="fk_ad_report_handled_by_id_account"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_ad_report"),
        sa.UniqueConstraint("public_id", name="uq_ad_report_public_id"),
        sa.UniqueConstraint("form_key", name="uq_ad_report_form_key"),
    )
    op.create_index("ix_ad_report_job_id", "ad_report", ["job_id"])
    op.create_index("ix_ad_report_handled_at", "ad_report", ["handled_at"])


def downgrade() -> None:
    op.drop_index("ix_ad_report_handled_at", table_name="ad_report")
    op.drop_index("ix_ad_report_job_id", table_name="ad_report")
    op.drop_table("ad_report")
