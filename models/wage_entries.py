"""Wages that the law sets: the least of each region by month and by hour, the base salary."""

from datetime import date

from models.setting_kinds import Dated, Entry, Group, Kind
from models.vocabulary import entry

DONG = entry("dong", "đồng")[1]
# Region I first. An hour has no figure before 2026 on record: unknown, and so nothing is refused.
_BY_MONTH = (
    (date(2022, 7, 1), "NĐ 38/2022/NĐ-CP", (4_680_000, 4_160_000, 3_640_000, 3_250_000)),
    (date(2024, 7, 1), "NĐ 74/2024/NĐ-CP", (4_960_000, 4_410_000, 3_860_000, 3_450_000)),
    (date(2026, 1, 1), "NĐ 293/2025/NĐ-CP", (5_310_000, 4_730_000, 4_140_000, 3_700_000)),
)
_BY_HOUR = ((date(2026, 1, 1), "NĐ 293/2025/NĐ-CP", (25_500, 22_700, 20_000, 17_800)),)
_MONTHLY_LABELS = (
    entry("", "Lương tối thiểu vùng I, một tháng")[1],
    entry("", "Lương tối thiểu vùng II, một tháng")[1],
    entry("", "Lương tối thiểu vùng III, một tháng")[1],
    entry("", "Lương tối thiểu vùng IV, một tháng")[1],
)
_HOURLY_LABELS = (
    entry("", "Lương tối thiểu vùng I, một giờ")[1],
    entry("", "Lương tối thiểu vùng II, một giờ")[1],
    entry("", "Lương tối thiểu vùng III, một giờ")[1],
    entry("", "Lương tối thiểu vùng IV, một giờ")[1],
)


def _wages(
    key: str,
    labels: tuple[str, ...],
    table: tuple[tuple[date, str, tuple[int, ...]], ...],
    low: int,
    high: int,
) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            f"{key}.{place + 1}",
            label,
            Group.MONEY,
            Kind.MONEY,
            tuple(Dated(amounts[place], day, source) for day, source, amounts in table),
            low,
            high,
            DONG,
        )
        for place, label in enumerate(labels)
    )


MONTHLY_WAGES = _wages("wage.monthly", _MONTHLY_LABELS, _BY_MONTH, 1_000_000, 50_000_000)
HOURLY_WAGES = _wages("wage.hourly", _HOURLY_LABELS, _BY_HOUR, 5_000, 500_000)
WAGE_REGION = Entry(
    "wage.region",
    entry("", "Vùng lương tối thiểu của các xã, phường Móng Cái")[1],
    Group.MONEY,
    Kind.WHOLE,
    (
        Dated(2, date(2022, 7, 1), "NĐ 38/2022/NĐ-CP"),
        Dated(1, date(2024, 7, 1), "NĐ 74/2024/NĐ-CP"),
        # The decree lists the new communes as region I; staff have not checked the list yet.
        Dated(1, date(2025, 7, 1), "Danh mục sau sắp xếp 1/7/2025", confirmed=False),
    ),
    1,
    4,
)
BASE_SALARY = Entry(
    "wage.base",
    entry("", "Lương cơ sở, một tháng")[1],
    Group.MONEY,
    Kind.MONEY,
    (
        Dated(1_490_000, date(2019, 7, 1), "NĐ 38/2019/NĐ-CP"),
        Dated(1_800_000, date(2023, 7, 1), "NĐ 24/2023/NĐ-CP"),
        Dated(2_340_000, date(2024, 7, 1), "NĐ 73/2024/NĐ-CP"),
        Dated(2_340_000, date(2026, 7, 1), "Mức từ 1/7/2026 chưa được xác nhận", confirmed=False),
    ),
    1_000_000,
    50_000_000,
    DONG,
)
