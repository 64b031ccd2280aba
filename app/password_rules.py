"""Which passwords are too easy: short, common here or in the world, or made of one's own data.

No rule of composition: what is long enough and neither common nor personal is good.
"""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path

from flask_babel import gettext as _

FEWEST_DIFFERENT = 4
LONG = 24  # nobody guesses how often somebody repeated something
# What may be left of a password once everything personal is taken out of it.
LEFT_LETTERS, LEFT_DIGITS = 2, 4
WALKS = (
    "0123456789" * 2,
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    "1q2w3e4r5t6y7u8i9o0p",
    "q1w2e3r4t5y6u7i8o9p0",
    "qazwsxedcrfvtgbyhnujmikolp",
    "qweasdzxc123",
    "147258369",
    "741852963",
    "789456123",
)
LEET = str.maketrans("0134578$@!", "oleastbsai")


def objection(password: str, personal: Iterable[str], shortest: int) -> str | None:
    """What to say against a password, or None.

    Args:
        password: as typed.
        personal: what others know of the person: from `personal_words`.
        shortest: the fewest characters for the role.
    """
    if len(password) < shortest:
        return _("Mật khẩu cần ít nhất %(shortest)s ký tự.", shortest=shortest)
    if _is_common(password):
        return _(
            "Mật khẩu này nhiều người dùng nên dễ bị đoán. "
            "Hãy chọn mật khẩu khác, ví dụ bốn từ không liên quan đến nhau."
        )
    if _is_personal(password, personal):
        return _(
            "Mật khẩu này dựa vào tên, ngày sinh hoặc số điện thoại. "
            "Hãy chọn mật khẩu mà người quen không đoán được."
        )
    return None


def personal_words(names: Iterable[str], logins: Iterable[str], born: date | None) -> set[str]:
    """The pieces a password of this person must not be made of."""
    words: set[str] = set()
    for name in names:
        parts = [_bare(part) for part in name.split()]
        words |= {*parts, "".join(parts), "".join(reversed(parts))}
        initials, last = "".join(part[:1] for part in parts), parts[-1] if parts else ""
        words |= {initials, initials[:-1] + last, last + initials[:-1]}
    for login in logins:
        local = login.split("@")[0]
        digits = re.sub(r"\D", "", local)
        words |= {_bare(local), _bare(login)}
        if len(digits) >= 9:
            words |= {digits, digits.removeprefix("0"), f"84{digits.removeprefix('0')}"}
            words.add(digits[-6:])
    if born is not None:
        d, m, y = born.day, born.month, born.year
        words |= {f"{d:02}{m:02}{y}", f"{d}{m}{y}", f"{y}{m:02}{d:02}", f"{m:02}{d:02}{y}"}
        words |= {f"{d:02}{m:02}{y % 100:02}", f"{y % 100:02}{m:02}{d:02}", str(y)}
    return {word for word in words if len(word) >= 2}


def _bare(text: str) -> str:
    """Letters and digits alone, lower case, without marks."""
    apart = unicodedata.normalize("NFKD", text.translate(str.maketrans("đĐ", "dd")).casefold())
    return "".join(letter for letter in apart if letter.isascii() and letter.isalnum())


@cache
def _common() -> frozenset[str]:
    lines = (Path(__file__).parent / "common_passwords.txt").read_text().splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def _is_common(password: str) -> bool:
    if len(password) < LONG and len(set(password.casefold())) < FEWEST_DIFFERENT:
        return True
    spelled = {_bare(password), _bare(password.translate(LEET))}
    # P@ssw0rd1: the digits at the end stand for themselves.
    spelled.add(_bare(re.sub(r"[\d\W_]+$", "", password).translate(LEET)))
    return any(_is_common_word(text) for text in spelled if text)


def _is_common_word(text: str) -> bool:
    core = text.strip("0123456789")
    for word in {text, core}:
        half = word[: len(word) // 2]
        if word in _common() or (half in _common() and word == half * 2):
            return True
    digits = "".join(letter for letter in text if letter.isdigit())
    if len(text) - len(digits) <= LEFT_LETTERS and _is_walk(digits):
        return True
    return _is_walk(text) or _is_repeated(text) or (len(core) >= 6 and _is_walk(core))


def _is_walk(text: str) -> bool:
    return any(text in walk or text[::-1] in walk for walk in WALKS) if len(text) > 3 else False


def _is_repeated(text: str) -> bool:
    return len(text) < LONG and any(
        text == (text[:size] * len(text))[: len(text)]
        for size in range(1, min(5, len(text) // 2) + 1)
    )


def _is_personal(password: str, personal: Iterable[str]) -> bool:
    left, found = _bare(password), 0
    if not left:
        return False  # of other scripts or signs alone: nothing of the person is in it
    for word in sorted(personal, key=len, reverse=True):
        found += left.count(word) * len(word)
        left = left.replace(word, "")
    digits = sum(letter.isdigit() for letter in left)
    return found >= 4 and len(left) - digits <= LEFT_LETTERS and digits <= LEFT_DIGITS
