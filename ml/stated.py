"""Says a chosen demand in a sentence that ml/requirements.py reads back as the very same demand."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from ml.clauses import sentences
from ml.concepts import rows
from ml.keys import Rule, School
from ml.licences import NAMES
from ml.posting import posting
from ml.reading import keys_of, read
from ml.records import Vacancy
from ml.requirements import demands

SCHOOLS = tuple(School)
WELCOME = "Ưu tiên"  # what follows it in a sentence is welcome, and no demand
# Where a name lists several, or is no word of speech, one is said that only this demand is read of.
_CLASSES = {name: name.partition("/")[0] for name in NAMES.values()} | {
    "C/C1": "C1",
    "D/D1": "D1",
    "D/D2": "D2",
}
_SCHOOLS = {
    School.LOWER_SECONDARY: "THCS",
    School.UPPER_SECONDARY: "THPT",
    School.ELEMENTARY: "sơ cấp",
    School.INTERMEDIATE: "trung cấp",
    School.COLLEGE: "cao đẳng",
    School.UNIVERSITY: "đại học",
}
_LANGUAGES = {
    "english": "Tiếng Anh",
    "chinese": "Tiếng Trung",
    "japanese": "Tiếng Nhật",
    "korean": "Tiếng Hàn",
    "other": "Ngoại ngữ khác",
}
# "giao tiếp" is a skill of its own as well, so the middle level is said by another word.
_LEVELS = {"1": "cơ bản", "2": "khá", "3": "thành thạo"}


class Stated(NamedTuple):
    """One demand chosen from a list: `rule` and `demand` as `ml.keys.Rule` tells."""

    rule: str
    demand: str
    must: bool


def with_rules(ad: Vacancy, preferred: str, rules: Iterable[Stated]) -> Vacancy:
    """Return an ad whose requirements hold what was chosen and what is welcome beside its words.

    What the words demand already is not said twice; without either the ad is as it was.
    """
    rules = tuple(rules)
    said, hoped = told(ad), told(Vacancy(ad.id, "", requirements=preferred))
    musts = [
        sentence(rule, demand)
        for rule, demand, must in rules
        if must and (rule, demand) not in said
    ]
    wishes = [
        welcome(sentence(rule, demand))
        for rule, demand, must in rules
        if not must and (rule, demand) not in hoped
    ]
    # The musts stand first: a heading among the words may say that its own part demands nothing.
    lines = [*musts, ad.requirements, *map(welcome, sentences(preferred)), *wishes]
    return replace(ad, requirements="\n".join(filter(None, lines)))


def told(ad: Vacancy) -> set[tuple[str, str]]:
    """Return (rule, demand) of everything that the words of an ad demand, skills among it."""
    if not (ad.requirements or ad.description):
        return set()
    found = demands(ad)
    out = {(str(Rule.CERTIFICATE), paper) for paper in found.papers}
    out |= {(str(Rule.LANGUAGE), f"{name}:{level}") for name, level in found.languages}
    out |= {(str(Rule.SKILL), skill) for skill in posting(ad).skills}
    if found.schooling:
        out.add((str(Rule.SCHOOLING), str(SCHOOLS[found.schooling])))
    if found.years:
        out.add((str(Rule.EXPERIENCE), f"{found.years:g}"))
    if found.licence:
        out.add((str(Rule.LICENCE), NAMES[found.licence]))
    return out


def sentence(rule: str, demand: str) -> str:
    """Return the sentence for a rule and its demand, written as `ml.keys.Rule` tells.

    Raises:
        KeyError, ValueError: no such rule, or no such demand of it.
    """
    return _SAID[Rule(rule)](demand)


def welcome(said: str) -> str:
    """Return a sentence as one that only welcomes."""
    return f"{WELCOME}: {said}"


def _schooling(demand: str) -> str:
    return f"Trình độ {_SCHOOLS[School(demand)]} trở lên."


def _experience(demand: str) -> str:
    years = float(demand)
    long = f"{years:g} năm" if years >= 1 else f"{round(12 * years)} tháng"
    return f"Ít nhất {long} kinh nghiệm."


def _licence(demand: str) -> str:
    return f"Giấy phép lái xe hạng {_CLASSES[demand]} trở lên."


def _certificate(demand: str) -> str:
    phrases = {row["key"]: row["phrases"] for row in rows("papers.csv")}
    said = phrases[demand].partition(";")[0]
    return f"{said[0].upper()}{said[1:]}."


def _language(demand: str) -> str:
    name, _sep, level = demand.partition(":")
    return f"{_LANGUAGES[name]} {_LEVELS[level]}."


def _skill(demand: str) -> str:
    return f"Kỹ năng: {_skills()[demand]}."


@lru_cache(maxsize=1)
def _skills() -> dict[str, str]:
    """The first name of each skill by which it alone is read; some share a name, or are a word."""
    out = {}
    for row in rows("skills.csv"):
        names = [*row["vi"].lower().split(", "), *row["phrases"].split(";")]
        out[row["key"]] = next(
            name for name in names if keys_of(read(name), "skill").keys() == {row["key"]}
        )
    return out


_SAID = {
    Rule.SCHOOLING: _schooling,
    Rule.EXPERIENCE: _experience,
    Rule.LICENCE: _licence,
    Rule.CERTIFICATE: _certificate,
    Rule.LANGUAGE: _language,
    Rule.SKILL: _skill,
}
