"""An age or a sex that an ad asks for: shown to the officer, never ranked."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ml.clauses import Sentence, told_by
from ml.cues import cue
from ml.keys import Asked
from ml.records import Vacancy

_WORDED = {"muoi tam": "18", "hai muoi": "20", "ba muoi": "30", "bon muoi": "40", "nam muoi": "50"}
_TO = r"\s*(?:[-–—~]|den|toi|to)\s*(?:du\s*)?"
_OLD = r"\s*(?:t\b|tuoi|years? old|yrs? old)"
_RANGE = re.compile(
    rf"(?:tuoi|age|male|female|nu|gioi tinh)[^\d]{{0,24}}(\d{{2}}){_TO}(\d{{2}})"
    r"(?!\d|\s*(?:tr|trieu|k|h|cm|kg|m\b))"
    rf"|(\d{{2}}){_TO}(\d{{2}}){_OLD}"
)
_LEAST = re.compile(
    rf"(?:tu(?: du)?|tren|du|over|from|above)\s*(\d{{2}}){_OLD}|(\d{{2}}){_OLD} tro len"
    r"|tuoi\W*(?:doi\W*)?(?:tu|tren)\s*(\d{2})"
)
_MOST = re.compile(
    rf"(?:duoi|khong qua|toi da|under|below|max)\s*(\d{{2}}){_OLD}"
    r"|(?:tuoi|age)\W*(?:doi\W*)?(?:duoi|khong qua|toi da|under)\s*(\d{2})"
)


@dataclass(frozen=True, slots=True)
class AskedOfPerson:
    """`value`: of an age "18-35", "18-" or "-35" in years; of a sex "male" or "female"."""

    key: str
    value: str


def asked_of_person(ad: Vacancy) -> tuple[AskedOfPerson, ...]:
    """Return the ages and sexes that an ad asks for, in its order, each once."""
    out: list[AskedOfPerson] = []
    for sentence in told_by(ad):
        out += [AskedOfPerson(Asked.AGE, age) for age in _ages(sentence)]
        out += [AskedOfPerson(Asked.SEX, sex) for sex in _sexes(sentence)]
    return tuple(dict.fromkeys(out))


def _ages(sentence: Sentence) -> Iterator[str]:
    bare = sentence.bare
    for words_, digits in _WORDED.items():
        bare = bare.replace(words_, digits)
    if cue("person", "no_age").search(bare):
        return
    span = _RANGE.search(bare)
    if span:
        least, most = [n for n in span.groups() if n]
        if 15 <= int(least) < int(most) <= 65:
            yield f"{least}-{most}"
        return
    for pattern, form in ((_LEAST, "{}-"), (_MOST, "-{}")):
        found = pattern.search(bare)
        if found:
            age = next(n for n in found.groups() if n)
            if 15 <= int(age) <= 65:
                yield form.format(age)


def _sexes(sentence: Sentence) -> Iterator[str]:
    bare = sentence.bare
    if cue("person", "no_sex").search(bare):
        return
    male = r"\bnam\b" if sentence.typed.isascii() else r"\bmale\b"
    he = any(
        not cue("person", "not_male").search(bare[max(0, m.start() - 10) : m.end() + 12])
        for m in re.finditer(rf"{male}|\bmale\b", bare)
    )
    she = bool(re.search(r"\b(?:nu|female|women)\b", bare))
    if he != she:
        yield "male" if he else "female"
