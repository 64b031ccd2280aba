"""What profiles and jobs say by lists beside their words: papers, months, shifts, rules, wages."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

# Each table: columns with what older rows say; None is unknown.
COLUMNS = {
    "veteran": (
        ("role_months", sa.JSON(), "{}"),
        ("licence_papers", sa.JSON(), "[]"),
        ("shifts", sa.JSON(), "[]"),
        ("lives_in", sa.Boolean(), None),
        ("abroad", sa.Boolean(), None),
        ("discharged_on", sa.Date(), None),
        ("card_issued_on", sa.Date(), None),
        ("card_used", sa.Boolean(), None),
        ("steps_done", sa.JSON(), "[]"),
    ),
    "job": (
        ("wage_per", sa.String(20), "month"),
        ("hours", sa.String(20), "full"),
        ("shift", sa.String(20), None),
        ("lodging", sa.Boolean(), None),
        ("preferred", sa.Text(), ""),
        ("rules", sa.JSON(), "[]"),
        ("occupation", sa.String(40), ""),
        ("trade_group", sa.String(40), ""),
        ("licence", sa.String(40), ""),
        ("overseas", sa.Boolean(), sa.false()),
        ("sending_licence", sa.String(60), ""),
        ("form_key", sa.String(32), None),
    ),
    "employer": (("about", sa.Text(), ""),),
}


def upgrade() -> None:
    for name, columns in COLUMNS.items():
        with op.batch_alter_table(name) as table:
            for column, kind, before in columns:
                table.add_column(
                    sa.Column(column, kind, nullable=before is None, server_default=before)
                )
        with op.batch_alter_table(name) as table:
            for column, _kind, before in columns:
                if before is not None:
                    table.alter_column(column, server_default=None)
    with op.batch_alter_table("job") as table:
        table.create_unique_constraint("uq_job_form_key", ["form_key"])
        table.create_index("ix_job_trade_group", ["trade_group"])


def downgrade() -> None:
    with op.batch_alter_table("job") as table:
        table.drop_index("ix_job_trade_group")
        table.drop_constraint("uq_job_form_key", type_="unique")
    for name, columns in COLUMNS.items():
        with op.batch_alter_table(name) as table:
            for column, _kind, _before in columns:
                table.drop_column(column)
