"""Amounts as people type them: "4.200.000", "4,2 triệu", "14tr5"; pure."""

import re
import unicodedata

MILLION = 1_000_000
_GROUPED = re.compile(r"\d{1,3}(?:[. ]\d{3})+|\d+")
_MILLIONS = re.compile(r"(\d+)(?:[.,](\d{1,3}))?\s*(?:triệu|trieu|tr)\s*(\d{1,3})?")


def parse(typed: str) -> int:
    """The amount in đồng.

    Raises:
        ValueError: the text names none.
    """
    text = unicodedata.normalize("NFC", typed).casefold().strip()
    text = re.sub(r"\s*(?:đồng|dong|vnđ|vnd|đ)$", "", text)
    if _GROUPED.fullmatch(text) and text.isascii():
        return int(re.sub(r"[. ]", "", text))
    found = _MILLIONS.fullmatch(text)
    if found is None or not text[0].isascii() or (found[2] and found[3]):
        raise ValueError(typed)
    part = found[2] or found[3] or "0"
    return int(found[1]) * MILLION + int(part) * MILLION // 10 ** len(part)
