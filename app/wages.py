"""Wages as people type them: "8tr5", "8-10 triệu", "9.000.000", "thỏa thuận"; pure."""

import re
import unicodedata

from models.vocabulary import WagePer

MILLION = 1_000_000
# A wage in đồng lies between these; what lies outside was meant otherwise.
BOUNDS = {WagePer.MONTH: (500_000, 500_000_000), WagePer.HOUR: (5_000, 2_000_000)}

_AMOUNT = re.compile(
    r"(?P<whole>\d{1,3}(?:[.,]\d{3}){1,3}|\d+)(?P<part>[.,]\d{1,2})?"
    r"\s*(?P<unit>triệu|trieu|tr|củ|cu|k|nghìn|ngàn|m\b)?(?P<after>\d{1,3})?"
)

_OTHER_WORDS = re.compile(
    r"\b(?!(?:từ|tu|đến|den|tới|toi|trên|tren|dưới|duoi|khoảng|đồng|dong|đ|d|vnđ|vnd|tháng|thang|lương"
    r"|luong|tối|thiểu|đa|ít|nhất|cả|ca|một|mot|th|giờ|gio|h|hoặc|hơn|gross|net)\b)[^\W\d_]+"
)

_DONG = re.compile(r"\d\s*(?:đồng|vnđ|vnd|đ)(?!\w)")


def parse(typed: str, per: WagePer = WagePer.MONTH) -> tuple[int | None, int | None]:
    """The lower and upper bound in đồng, for a month or for an hour.

    Returns:
        (None, None) where the text names no amount, as "thỏa thuận" does; one of the two is None
        for "từ 8 triệu" and "đến 10 triệu"; both are the same for a single amount.
    """
    text = unicodedata.normalize("NFC", typed).casefold()
    amounts = [found for found in _AMOUNT.finditer(text) if found["whole"]]
    # In "8-10 triệu" the unit stands behind the last amount and holds for both.
    unit = next((found["unit"] for found in reversed(amounts) if found["unit"]), None)
    if unit is None and _OTHER_WORDS.search(text):
        return None, None  # "7 con gà" names a number, and no wage
    if unit is None and _DONG.search(text):
        unit = "đồng"  # "5 đồng" says five đồng, and is no five million
    values = [value for found in amounts if (value := _value(found, unit, per)) is not None]
    if not values:
        return None, None
    if len(values) == 1:
        if re.search(r"\b(từ|tu|trên|tren|tối thiểu|ít nhất)\b|\+|≥|>=", text):
            return values[0], None
        if re.search(r"\b(đến|den|tới|toi|dưới|duoi|tối đa)\b|≤|<=", text):
            return None, values[0]
        return values[0], values[0]
    return min(values[:2]), max(values[:2])


def _value(found: "re.Match[str]", unit_of_text: str | None, per: WagePer) -> int | None:
    whole = found["whole"]
    if re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", whole):
        amount = float(re.sub(r"[.,]", "", whole))
        unit = found["unit"]
    else:
        amount = float(whole + (found["part"] or "").replace(",", "."))
        unit = found["unit"] or unit_of_text
    if unit in {"triệu", "trieu", "tr", "củ", "cu", "m"}:
        if found["after"]:  # 8tr5 is 8,5 million
            amount += float(f"0.{found['after']}")
        amount *= MILLION
    elif unit in {"k", "nghìn", "ngàn"}:
        amount *= 1000
    elif unit is None and per is WagePer.MONTH and amount < 100:
        amount *= MILLION  # "8-10": nobody works for ten đồng
    elif unit is None and per is WagePer.HOUR and amount < 1000:
        amount *= 1000
    least, most = BOUNDS[per]
    return round(amount) if least <= amount <= most else None
