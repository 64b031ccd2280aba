"""What a setting is made of: its kind, its bounds, and the values it is delivered with."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.vocabulary import Labelled, entry

Value = int | bool | str
BEGINNING = date(2019, 1, 1)
LONGEST_TEXT = 200


class Kind(StrEnum):
    """How a value is written."""

    WHOLE = "whole"
    MONEY = "money"
    FLAG = "flag"
    TEXT = "text"


class Group(Labelled):
    """Settings that belong together."""

    LIFE = entry("life", "Giới thiệu và thời hạn")
    KEEPING = entry("keeping", "Giữ dữ liệu bao lâu")
    SHOWING = entry("showing", "Doanh nghiệp xem được gì")
    RIGHTS = entry("rights", "Thời hạn cho yêu cầu về dữ liệu")
    LIMITS = entry("limits", "Giới hạn")
    MONEY = entry("money", "Lương tối thiểu, lương cơ sở")
    CARD = entry("card", "Thẻ đào tạo nghề, đổi bằng lái")
    ISSUING = entry("issuing", "Cơ quan ban hành và người ký")


@dataclass(frozen=True)
class Dated:
    """A value in force from a day on, where it comes from, and whether that is confirmed."""

    value: Value
    valid_from: date = BEGINNING
    source: str = ""
    confirmed: bool = True


@dataclass(frozen=True)
class Entry:
    """One setting. `shipped` holds at least one value, the earliest first."""

    key: str
    label: str
    group: Group
    kind: Kind
    shipped: tuple[Dated, ...]
    low: int = 0
    high: int = 0
    unit: str = ""
