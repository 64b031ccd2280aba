"""How text looks when it is typed on a phone in a hurry: no marks, short forms, Telex keys."""

import re
import unicodedata
from collections.abc import Callable
from enum import Enum
from random import Random

_SHORT = {
    "lái xe": "lx",
    "công nhân": "cn",
    "nhân viên": "nv",
    "bảo vệ": "bv",
    "không": "ko",
    "được": "đc",
    "kiểm tra": "ktra",
    "điện thoại": "đt",
    "kỹ thuật": "kt",
    "công ty": "cty",
    "sửa chữa": "sc",
    "giao tiếp": "gtiếp",
    "tiếng Trung": "t.Trung",
    "Móng Cái": "MC",
    "Hải Yên": "HY",
    "khách sạn": "ks",
    "giao hàng": "gh",
    "người": "ng",
    "tháng": "th",
    "triệu": "tr",
    "biết": "bt",
    "với": "vs",
}
_SHORT_FORMS = re.compile("|".join(map(re.escape, _SHORT)), re.IGNORECASE)
_BY_LOWER = {long.lower(): short for long, short in _SHORT.items()}
_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}
_SHAPES = {"\u0302": "", "\u0306": "w", "\u031b": "w"}  # the circumflex doubles its letter
_TELEX_SHARE = 0.3


class Hand(Enum):
    """How somebody types."""

    FULL = "full"
    BARE = "bare"  # without marks, in lower case
    SHORT = "short"  # with abbreviations
    TELEX = "telex"  # some words typed with the keyboard's Vietnamese mode off


HANDS = (Hand.FULL,) * 20 + (Hand.BARE,) * 5 + (Hand.SHORT,) * 3 + (Hand.TELEX,) * 2


def written(text: str, hand: Hand, random: Random) -> str:
    """The text as this hand types it, in NFC."""
    ways: dict[Hand, Callable[[str], str]] = {
        Hand.FULL: str,
        Hand.BARE: lambda said: unmarked(said).lower(),
        Hand.SHORT: lambda said: _SHORT_FORMS.sub(lambda m: _BY_LOWER[m[0].lower()], said),
        Hand.TELEX: lambda said: " ".join(
            _keys(word) if random.random() < _TELEX_SHARE else word for word in said.split(" ")
        ),
    }
    return unicodedata.normalize("NFC", ways[hand](text))


def unmarked(text: str) -> str:
    """The text without marks, in the same case; đ becomes d."""
    apart = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _keys(word: str) -> str:
    """The Telex keys of a word: a tone comes last, before what is no letter."""
    said, tone = "", ""
    for letter in unicodedata.normalize("NFD", word.replace("đ", "dd").replace("Đ", "Dd")):
        if letter in _TONES:
            tone = _TONES[letter]
        elif letter in _SHAPES:
            said += _SHAPES[letter] or said[-1].lower()
        else:
            said += letter
    body = said.rstrip(".,;:)")
    return body + tone + said[len(body) :]
