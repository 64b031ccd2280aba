"""Years of experience: what a sentence names, and what an ad demands."""

import re

from ml.clauses import Sentence
from ml.cues import cue
from ml.text import compose, fold

_WORDED = {
    "mot": 1.0, "hai": 2.0, "ba": 3.0, "bon": 4.0, "sau": 6.0, "muoi": 10.0, "muoi hai": 12.0,
    "nua": 0.5, "one": 1.0, "two": 2.0, "three": 3.0, "five": 5.0, "six": 6.0,
}  # fmt: skip
_NUMBER = "|".join([r"\d{1,2}(?:[.,]\d)?", *sorted(_WORDED, key=len, reverse=True)])
_YEARS = re.compile(
    rf"(?<![\d/.,])\b({_NUMBER})\s*(?:\(\w+\)\s*)?(?:\+|[-–—~]|den|toi|to)?\s*(?:\d{{1,2}}(?:[.,]\d)?)?"
    r"\s*\+?\s*(nam|thang|years?|yrs?|months?)\b(\s+ruoi)?"
)
_COUNTED = re.compile(r"so nam kinh nghiem\W*(\d{1,2})")


def years_in(bare: str) -> float:
    """Return the smallest number of years that a folded text names, 0 where none."""
    found = []
    for number, unit, half in _YEARS.findall(bare):
        value = _WORDED.get(number) or float(number.replace(",", "."))
        value += 0.5 if half else 0.0
        found.append(value / 12 if unit.startswith(("thang", "month")) else value)
    found += [float(number) for number in _COUNTED.findall(bare)]
    return min((value for value in found if 0 < value <= 15), default=0.0)


def demanded_years(sentence: Sentence) -> float:
    """Return the years of experience that a sentence demands, 0 where none."""
    if not _YEARS.search(sentence.bare) and not _COUNTED.search(sentence.bare):
        return 0.0
    speaks = cue("experience", "cue").search(sentence.bare)
    for clause in sentence.clauses:
        clause = re.split(r"\btrong do\b", clause)[0]
        if not years_in(clause) or cue("experience", "no_cue").search(clause):
            continue
        least = sentence.asked and cue("experience", "least").search(clause)
        if speaks or least or cue("experience", "work").search(clause):
            return years_in(clause)
    return 0.0


def experience_field(text: str) -> float | None:
    """Return the years that the ad's own field asks; None where it says nothing.

    Boards write years ("1 - 2 Năm", "3") and, with a decimal point, months ("24.0").
    """
    bare = fold(compose(text)).strip()
    if not bare:
        return None
    if re.fullmatch(r"\d+\.\d+", bare):
        return float(bare) / 12
    if re.fullmatch(r"\d+", bare):
        return float(bare)
    if "khong" in bare or "chua" in bare or "duoi 1" in bare or "len den 1" in bare:
        return 0.5 if "duoi 1" in bare or "len den" in bare else 0.0
    return years_in(bare)
