"""The life of jobs and introductions: openings taken, endings, and one active hire each."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

ACTIVE = sa.text("state IN ('hired', 'started') AND left_at IS NULL")
COUNTED = """(SELECT count(*) FROM introduction
              WHERE introduction.job_id = job.id AND introduction.state IN ('hired', 'started'))"""
SIDES = ("veteran", "employer", "staff", "system")


def upgrade() -> None:
    with op.batch_alter_table("job") as job:
        job.add_column(sa.Column("hired", sa.Integer(), nullable=False, server_default="0"))
        job.add_column(
            sa.Column("office_note", sa.String(1000), nullable=False, server_default="")
        )
    op.execute(f"UPDATE job SET hired = {COUNTED}")
    op.execute("UPDATE job SET openings = hired WHERE openings < hired")
    with op.batch_alter_table("job") as job:
        job.alter_column("hired", server_default=None)
        job.alter_column("office_note", server_default=None)
        job.create_check_constraint(op.f("ck_job_hired"), "hired >= 0 AND hired <= openings")

    side = sa.Enum(*SIDES, name="side", native_enum=False, length=20)
    when = sa.DateTime(timezone=True)
    with op.batch_alter_table("introduction") as introduction:
        introduction.drop_index("ix_introduction_queue")
        introduction.add_column(sa.Column("moved_at", when, nullable=True))
        introduction.add_column(sa.Column("ended_by", side, nullable=True))
        introduction.add_column(sa.Column("sent_at", when, nullable=True))
        introduction.add_column(sa.Column("interview_at", when, nullable=True))
        introduction.add_column(
            sa.Column("interview_place", sa.String(200), nullable=False, server_default="")
        )
        introduction.add_column(sa.Column("left_at", when, nullable=True))
    op.execute("UPDATE introduction SET moved_at = coalesce(decided_at, created_at)")
    op.execute("UPDATE introduction SET ended_by = 'staff' WHERE state = 'refused'")
    with op.batch_alter_table("introduction") as introduction:
        introduction.alter_column("moved_at", existing_type=when, nullable=False)
        introduction.alter_column("interview_place", server_default=None)
        introduction.create_index("ix_introduction_queue", ["state", "moved_at"])
    op.create_index(
        "uq_introduction_active_hire",
        "introduction",
        ["veteran_id"],
        unique=True,
        sqlite_where=ACTIVE,
        postgresql_where=ACTIVE,
    )


def downgrade() -> None:
    op.drop_index("uq_introduction_active_hire", "introduction")
    with op.batch_alter_table("introduction") as introduction:
        introduction.drop_index("ix_introduction_queue")
        for name in ("left_at", "interview_place", "interview_at", "sent_at"):
            introduction.drop_column(name)
        for name in ("ended_by", "moved_at"):
            introduction.drop_column(name)
        introduction.create_index("ix_introduction_queue", ["state", "created_at"])
    with op.batch_alter_table("job") as job:
        job.drop_constraint(op.f("ck_job_hired"), type_="check")
        job.drop_column("office_note")
        job.drop_column("hired")
