"""The units of Móng Cái and the regional minimum wages.

Units: GSO codes; 17 in 2022, 16 after Hòa Lạc was merged into Trần Phú (the date is believed to be
1/11/2024 and stays editable), 6 since 1/7/2025 (NQ 1679/NQ-UBTVQH15). Wages: NĐ 38/2022, NĐ 74/2024,
NĐ 293/2025; Móng Cái lies in region II to 30/6/2024 and in region I since.
"""

import secrets
from datetime import UTC, date, datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

FIRST = date(2022, 1, 1)  # the service keeps no figures from before
MERGED_INTO_TRAN_PHU = date(2024, 10, 31)
LAST_OF_THE_OLD = date(2025, 6, 30)
FIRST_OF_THE_NEW = date(2025, 7, 1)

# name, code, kind, successor
OLD = [
    ("Ka Long", "06709", "ward", "Móng Cái 2"),
    ("Trần Phú", "06712", "ward", "Móng Cái 1"),
    ("Ninh Dương", "06715", "ward", "Móng Cái 2"),
    ("Hòa Lạc", "06718", "ward", "Trần Phú"),
    ("Trà Cổ", "06721", "ward", "Móng Cái 1"),
    ("Hải Yên", "06736", "ward", "Móng Cái 3"),
    ("Hải Hòa", "06742", "ward", "Móng Cái 1"),
    ("Bình Ngọc", "06751", "ward", "Móng Cái 1"),
    ("Hải Sơn", "06724", "commune", "Hải Sơn"),
    ("Bắc Sơn", "06727", "commune", "Hải Sơn"),
    ("Hải Đông", "06730", "commune", "Móng Cái 3"),
    ("Hải Tiến", "06733", "commune", "Hải Ninh"),
    ("Quảng Nghĩa", "06739", "commune", "Hải Ninh"),
    ("Hải Xuân", "06745", "commune", "Móng Cái 1"),
    ("Vạn Ninh", "06748", "commune", "Móng Cái 2"),
    ("Vĩnh Trung", "06754", "commune", "Vĩnh Thực"),
    ("Vĩnh Thực", "06757", "commune", "Vĩnh Thực"),
]
NEW = [
    ("Móng Cái 1", "06712", "ward"),
    ("Móng Cái 2", "06709", "ward"),
    ("Móng Cái 3", "06736", "ward"),
    ("Hải Ninh", "06733", "commune"),
    ("Hải Sơn", "06724", "commune"),
    ("Vĩnh Thực", "06757", "commune"),
]
WAGES = [
    (date(2022, 7, 1), "II", 4_160_000, "Nghị định 38/2022/NĐ-CP"),
    (date(2024, 7, 1), "I", 4_960_000, "Nghị định 74/2024/NĐ-CP"),
    (date(2026, 1, 1), "I", 5_310_000, "Nghị định 293/2025/NĐ-CP"),
]

unit = sa.table(
    "unit",
    sa.column("id", sa.Integer),
    sa.column("public_id", sa.String),
    sa.column("created_at", sa.DateTime(timezone=True)),
    sa.column("updated_at", sa.DateTime(timezone=True)),
    sa.column("code", sa.String),
    sa.column("kind", sa.String),
    sa.column("name", sa.String),
    sa.column("valid_from", sa.Date),
    sa.column("valid_to", sa.Date),
    sa.column("successor_id", sa.Integer),
)
minimum_wage = sa.table(
    "minimum_wage",
    sa.column("public_id", sa.String),
    sa.column("created_at", sa.DateTime(timezone=True)),
    sa.column("updated_at", sa.DateTime(timezone=True)),
    sa.column("valid_from", sa.Date),
    sa.column("region", sa.String),
    sa.column("monthly", sa.Integer),
    sa.column("source", sa.String),
)


def _record() -> dict[str, object]:
    now = datetime.now(UTC)
    if op.get_bind().dialect.name == "sqlite":
        now = now.replace(tzinfo=None)
    return {"public_id": secrets.token_hex(8), "created_at": now, "updated_at": now}


def upgrade() -> None:
    bind = op.get_bind()
    ids: dict[tuple[str, bool], int] = {}
    for name, code, kind in NEW:
        row = _record() | {"code": code, "kind": kind, "name": name, "valid_from": FIRST_OF_THE_NEW}
        bind.execute(unit.insert().values(**row))
        ids[name, True] = _id(code, FIRST_OF_THE_NEW)
    # Trần Phú stands before Hòa Lạc, which it took over.
    for name, code, kind, successor in OLD:
        followed_by_new = name != "Hòa Lạc"
        row = _record() | {
            "code": code,
            "kind": kind,
            "name": name,
            "valid_from": FIRST,
            "valid_to": LAST_OF_THE_OLD if followed_by_new else MERGED_INTO_TRAN_PHU,
            "successor_id": ids[successor, followed_by_new],
        }
        bind.execute(unit.insert().values(**row))
        ids[name, False] = _id(code, FIRST)
    for valid_from, region, monthly, source in WAGES:
        row = _record() | {
            "valid_from": valid_from,
            "region": region,
            "monthly": monthly,
            "source": source,
        }
        bind.execute(minimum_wage.insert().values(**row))


def _id(code: str, valid_from: date) -> int:
    wanted = sa.select(unit.c.id).where(unit.c.code == code, unit.c.valid_from == valid_from)
    return op.get_bind().execute(wanted).scalar_one()


def downgrade() -> None:
    op.execute(unit.update().values(successor_id=None))
    op.execute(unit.delete())
    op.execute(minimum_wage.delete())
