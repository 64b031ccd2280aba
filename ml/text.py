"""Vietnamese text as typed: NFC, folding, syllables, broken typing undone. No weights."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

# Tone marks as combining characters; the others (circumflex, breve, horn) make another letter.
_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_TELEX_TONE = {"f": "\u0300", "s": "\u0301", "x": "\u0303", "r": "\u0309", "j": "\u0323"}
_VNI_TONE = {"1": "\u0301", "2": "\u0300", "3": "\u0309", "4": "\u0303", "5": "\u0323"}
_VNI_SHAPE = {"6": "\u0302", "7": "\u031b", "8": "\u0306"}
_ETH = str.maketrans("ÐðƉɖ", "ĐđĐđ")  # look-alikes of Đ
_ONSETS = "ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx]"
_RIMES = (
    "a ac ach ai am an ang anh ao ap at au ay e ec em en eng eo ep et i ia ich iec iem ien ieng "
    "iep iet ieu im in inh ip it iu o oa oac oach oai oam oan oang oanh oao oat oay oc oe oen oeo "
    "oet oi om on ong oong oc ooc op ot u ua uan uat uay uc ue uech uenh ui um un ung uoc uoi uom "
    "uon uong uop uot uou up ut uu uy uya uych uyen uyet uynh uyt uyu uao y yem yen yet yeu"
)
_SYLLABLE = re.compile(rf"(?:{_ONSETS})?(?:{'|'.join(sorted(_RIMES.split(), key=len)[::-1])})")
# A run of letters and digits; signs inside a word ("c#", "c++", "12/12", "b2") stay readable.
_WORD = re.compile(r"[^\W_]+(?:[+#]+)?")
_BREAK = re.compile(r"[.,;:!?()\[\]{}|/\\•·●–—\-+\n\r\t\"“”'‘’&*=<>…_~^]+")

LONGEST = 6_000  # characters of one field that are read; a real field has a few hundred


def compose(text: str) -> str:
    """Return `text` in NFC, since in decomposed text a tone mark is no word character."""
    return unicodedata.normalize("NFC", text).translate(_ETH)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return `text` in lower case without any mark; đ becomes d."""
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return "".join(c for c in bare if not unicodedata.combining(c))


def is_syllable(word: str) -> bool:
    """Tell whether `word`, marks aside, is spelt like a Vietnamese syllable."""
    return _SYLLABLE.fullmatch(fold(word)) is not None


@lru_cache(maxsize=65_536)
def canonical(word: str) -> str:
    """Return one spelling for a syllable: tone on its usual vowel, i for a lone y.

    `hoà` and `hòa`, `kĩ` and `kỹ` become equal; `máy` and `may` do not.
    """
    letters = unicodedata.normalize("NFD", word.lower())
    tone = "".join(c for c in letters if c in _TONES)
    plain = unicodedata.normalize("NFC", "".join(c for c in letters if c not in _TONES))
    if _lone_y(plain):
        plain = plain[:-1] + "i"
    return _toned(plain, tone[0]) if tone else plain


def _toned(plain: str, tone: str) -> str:
    """Put a tone on the vowel that carries it: a shaped one, else the last but one of an ending."""
    at = _carrier(plain)
    return plain if at < 0 else compose(plain[: at + 1] + tone + plain[at + 1 :])


def _carrier(plain: str) -> int:
    """Return the place of the vowel that carries the tone, -1 where there is none."""
    vowels = [i for i, c in enumerate(plain) if fold(c) in "aeiouy"]
    if plain.startswith(("qu", "gi")) and len(vowels) > 1:
        vowels = vowels[1:]
    shaped = [i for i in vowels if plain[i] not in "aeiouy"]
    if shaped:
        return shaped[-1]
    if not vowels:
        return -1
    ends = vowels[-1] == len(plain) - 1
    return vowels[-2] if ends and len(vowels) > 1 else vowels[-1]


def _lone_y(plain: str) -> bool:
    return len(plain) > 1 and plain.endswith("y") and plain[-2] in "hklmst"


@lru_cache(maxsize=16_384)
def untyped(word: str) -> str:
    """Return the syllable that left-over Telex or VNI keys stand for, or `word` itself.

    `la1i` gives lái, `vaajn` gives vận. Words that are syllables already are left alone.
    """
    lower = word.lower()
    if is_syllable(lower) or len(lower) > 9 or not lower.isalnum():
        return lower
    for decoded in (_vni(lower), _telex(lower)):
        if decoded != lower and is_syllable(decoded) and decoded.isalpha():
            return decoded
    return lower


def _vni(word: str) -> str:
    if not any(c.isdigit() for c in word) or not word[0].isalpha():
        return word
    tone, shape, letters = "", "", ""
    for c in word:
        if c in _VNI_TONE:
            tone = _VNI_TONE[c]
        elif c in _VNI_SHAPE:
            shape = _VNI_SHAPE[c]  # typed twice in "u7o7", it is one
        elif c == "9":
            letters = letters.replace("d", "đ", 1)
        else:
            letters += c
    if shape == _VNI_SHAPE["7"] and "uo" in letters:
        letters, shape = letters.replace("uo", "ươ", 1), ""
    return _marked(letters, shape, tone)


def _telex(word: str) -> str:
    tone, letters = "", ""
    for place, c in enumerate(word):
        if c in _TELEX_TONE and place and any(v in "aeiouy" for v in fold(letters)):
            tone = _TELEX_TONE[c]
        else:
            letters += c
    for pair, one in (("dd", "đ"), ("aa", "â"), ("ee", "ê"), ("oo", "ô"), ("uow", "ươ")):
        letters = letters.replace(pair, one)
    for pair, one in (("aw", "ă"), ("ow", "ơ"), ("uw", "ư"), ("w", "ư")):
        letters = letters.replace(pair, one)
    return _marked(letters, "", tone)


def _marked(letters: str, shape: str, tone: str) -> str:
    """Put a shape and a tone on the vowel that usually carries them."""
    at = _carrier(letters)
    if at < 0:
        return letters
    return compose(letters[: at + 1] + shape + tone + letters[at + 1 :])


def words(text: str, limit: int = LONGEST) -> list[str]:
    """Return the words of `text` in lower case, one-letter syllables kept.

    Only the first `limit` characters are read. Punctuation becomes the word "," so that no
    phrase is read across it.
    """
    out: list[str] = []
    for piece in _BREAK.split(compose(text[:limit]).lower()):
        found = _WORD.findall(piece)
        if found:
            out.extend(found)
            out.append(",")
    return out[:-1]


def marked_share(found: Iterable[str]) -> float:
    """Return the share (0 to 1) of longer words typed with a mark; in full spelling about 0.85."""
    longer = [w for w in found if len(w) > 1 and w.isalpha()]
    return sum(1 for w in longer if fold(w) != w) / len(longer) if longer else 0.0


def is_bare(found: Iterable[str]) -> bool:
    """Tell whether a text was typed without marks (fewer than one word in six has one)."""
    return marked_share(found) < 1 / 6


def grams(found: list[str]) -> set[str]:
    """Return uni- and bigrams of canonical words, digits and punctuation left out."""
    out: set[str] = set()
    previous = ""
    for word in found:
        if not word.isalpha():
            previous = ""
            continue
        now = canonical(word)
        out.add(now)
        if previous:
            out.add(f"{previous} {now}")
        previous = now
    return out
