"""Consents as rows; who is shown to employers already has said so in the profile form."""

import secrets

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

# The words beside the tick in the profile form, as they were before this revision.
WORDING = (
    "Cho doanh nghiệp xem hồ sơ ẩn danh của tôi. Doanh nghiệp thấy tay nghề, không thấy tên, tuổi "
    "và cách liên hệ. Bỏ đánh dấu lúc nào cũng được."
)


def upgrade() -> None:
    moment = sa.DateTime(timezone=True)
    consent = op.create_table(
        "consent",
        sa.Column("veteran_id", sa.Integer(), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("employer_id", sa.Integer(), nullable=True),
        sa.Column("wording", sa.Text(), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("on_paper", sa.Boolean(), nullable=False),
        sa.Column("given_by_id", sa.Integer(), nullable=True),
        sa.Column("withdrawn_at", moment, nullable=True),
        sa.Column("withdrawn_by_id", sa.Integer(), nullable=True),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("public_id", sa.String(length=16), nullable=False),
        sa.Column("created_at", moment, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
        sa.ForeignKeyConstraint(["veteran_id"], ["veteran.id"], name="fk_consent_veteran_id_veteran"),
        sa.ForeignKeyConstraint(
            ["employer_id"], ["employer.id"], name="fk_consent_employer_id_employer"
        ),
        sa.ForeignKeyConstraint(
            ["given_by_id"], ["account.id"], name="fk_consent_given_by_id_account"
        ),
        sa.ForeignKeyConstraint(
            ["withdrawn_by_id"], ["account.id"], name="fk_consent_withdrawn_by_id_account"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_consent"),
        sa.UniqueConstraint("public_id", name="uq_consent_public_id"),
    )
    op.create_index("ix_consent_veteran_id", "consent", ["veteran_id"])
    op.create_index("ix_consent_employer_id", "consent", ["employer_id"])
    for name, columns, where in (
        ("uq_consent_general", ["veteran_id", "purpose"], "employer_id IS NULL"),
        ("uq_consent_employer", ["veteran_id", "purpose", "employer_id"], "employer_id IS NOT NULL"),
    ):
        stands = sa.text(f"withdrawn_at IS NULL AND {where}")
        op.create_index(
            name, "consent", columns, unique=True, sqlite_where=stands, postgresql_where=stands
        )
    shown = sa.table(
        "veteran",
        sa.column("id", sa.Integer()),
        sa.column("account_id", sa.Integer()),
        sa.column("shown_to_employers", sa.Boolean()),
        sa.column("updated_at", moment),
    )
    agreed = sa.select(shown).where(shown.c.shown_to_employers)
    rows = [
        {
            "veteran_id": person.id,
            "purpose": "show",
            "wording": WORDING,
            "version": "2026-01",
            "on_paper": False,
            "given_by_id": person.account_id,
            "public_id": "".join(secrets.choice("abcdefghijkmnpqrstuvwxyz23456789") for _ in range(16)),
            "created_at": person.updated_at,
            "updated_at": person.updated_at,
        }
        for person in op.get_bind().execute(agreed)
    ]
    if rows:
        op.bulk_insert(consent, rows)


def downgrade() -> None:
    op.drop_table("consent")
