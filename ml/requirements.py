"""Reads what an ad demands (schooling, years, licence, papers, language) out of free text."""

import re
from dataclasses import dataclass, field
from functools import lru_cache

from ml.concepts import rows
from ml.cues import cue
from ml.keys import Asked, Seniority
from ml.licences import asked_licence
from ml.records import Vacancy
from ml.text import LONGEST, compose, fold

_SPLIT = re.compile(
    r"[\n\r;•●▪✔✓*]+|\.(?=\s|$)|,\s*[-+•]|(?<=\s)[-+–](?=\s)|,(?=\s*[A-ZĐÀ-Ỹ+\-])|\.,"
)
LANGUAGES = ("english", "chinese", "japanese", "korean", "other")
# What a demand can name: one language, one of two, or any foreign one.
_PAIRS = tuple(f"{a}|{b}" for a in sorted(LANGUAGES) for b in sorted(LANGUAGES) if a < b)
CHOICES = (*LANGUAGES, *_PAIRS, "any")
_NUMBER = r"(\d{1,2}(?:[.,]\d)?)"
_YEARS = re.compile(
    rf"{_NUMBER}\s*(?:\+|-|–|den|toi|~)?\s*(?:\d{{1,2}})?\s*(nam|thang|years?|months?)"
)
_WORDED = {"mot": 1, "hai": 2, "ba": 3, "nua": 0.5}
_WORDED_YEARS = re.compile(r"\b(mot|hai|ba|nua) (nam|thang)")


@dataclass(frozen=True, slots=True)
class Demands:
    """What an ad demands. 0 or "" is: says nothing."""

    schooling: int = 0  # 1 THCS .. 6 university; the lowest that would do
    any_schooling: bool = False  # the ad says that none is asked
    years: float = 0.0
    beginners: bool = False  # the ad says that it takes people without experience
    licence: str = ""
    papers: tuple[str, ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    seniority: str = ""
    said: dict[str, str] = field(default_factory=dict, compare=False)  # rule -> the sentence


@dataclass(frozen=True, slots=True)
class AskedOfPerson:
    """An age or sex that an ad asks for: shown to the officer, never ranked."""

    key: str
    value: str


def sentences(text: str) -> list[str]:
    """Split a field of an ad into its single demands (", -" and "." and line ends part them)."""
    return [part.strip() for part in _SPLIT.split(compose(text[:LONGEST])) if part.strip()]


@lru_cache(maxsize=1)
def papers() -> tuple[tuple[str, re.Pattern[str], str, bool], ...]:
    """Return (key, pattern over folded text, mend, regulated) of the known certificates."""
    out = []
    for row in rows("papers.csv"):
        phrases = sorted((fold(p) for p in row["phrases"].split(";")), key=len, reverse=True)
        pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b")
        out.append((row["key"], pattern, row["mend"], row["regulated"] == "1"))
    return tuple(out)


def papers_in(text: str) -> tuple[str, ...]:
    """Return the certificates that `text` names; the more telling name wins over a general one."""
    bare = fold(compose(text[:LONGEST]))
    found = {key for key, pattern, _, _ in papers() if pattern.search(bare)}
    if "electric_safety" in found and not re.search(r"an toan(?! dien)", bare):
        found.discard("safety_card")
    return tuple(sorted(found))


def language_level(bare: str) -> int:
    """Return 1 (basic), 2 (can converse) or 3 (fluent) from a folded sentence about a language."""
    if cue("language", "fluent").search(bare):
        return 3
    if cue("language", "converse").search(bare):
        return 2
    return 1 if cue("language", "basic").search(bare) else 2


def languages_in(bare: str) -> dict[str, int]:
    """Return language -> level for the languages a folded sentence names."""
    named = [name for name in LANGUAGES if cue("language", name).search(bare)]
    return dict.fromkeys(named, language_level(bare)) if named else {}


def demanded_languages(bare: str) -> dict[str, int]:
    """Return the same for a demand; languages of which one will do are one name, "a|b"."""
    found = languages_in(bare)
    if len(found) > 1 and cue("language", "either").search(bare):
        kept = sorted(found) if len(found) == 2 else ["any"]
        return {"|".join(kept): max(found.values())}
    return found


def schooling_in(bare: str) -> int:
    """Return the lowest level of schooling that a folded sentence names, 0 where none."""
    named = [n for n in range(1, 7) if cue("schooling", str(n)).search(bare)]
    return min(named) if named else 0


def years_in(bare: str) -> float:
    """Return the smallest number of years that a folded sentence names, 0 where none."""
    found = []
    for number, unit in _YEARS.findall(bare):
        value = float(number.replace(",", "."))
        found.append(value / 12 if unit.startswith(("thang", "month")) else value)
    for word, unit in _WORDED_YEARS.findall(bare):
        found.append(_WORDED[word] / 12 if unit == "thang" else float(_WORDED[word]))
    kept = [value for value in found if value <= 15]
    return min(kept) if kept else 0.0


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


def demands(ad: Vacancy) -> Demands:
    """Read all demands of an ad. Text is read up to a fixed length, so time is bounded."""
    said: dict[str, str] = {}
    schooling: list[int] = []
    years: list[float] = []
    languages: dict[str, int] = {}
    found_papers: set[str] = set()
    any_schooling = beginners = False
    for sentence, tells in _demanding(ad):
        bare = fold(sentence)
        if cue("demand", "not_asked").search(bare):
            any_schooling |= bool(re.search(r"bang cap|trinh do|hoc van", bare))
            beginners |= "kinh nghiem" in bare or "experience" in bare
            continue
        if cue("demand", "nice").search(bare):
            bare = _before_wish(bare)
        level = _school_demand(bare, tells=tells)
        if level:
            schooling.append(level)
            said.setdefault("schooling", sentence)
        if cue("experience", "cue").search(bare) and years_in(bare):
            years.append(years_in(bare))
            said.setdefault("experience", sentence)
        if tells:
            for name, level in demanded_languages(bare).items():
                languages[name] = max(languages.get(name, 0), level)
                said.setdefault("language", sentence)
        found_papers.update(papers_in(bare))
    asked = experience_field(ad.experience)
    told = min(years) if years else None
    need = max((v for v in (asked, told) if v is not None), default=0.0)
    return Demands(
        schooling=min(schooling) if schooling else 0,
        any_schooling=any_schooling and not schooling,
        years=need,
        beginners=(beginners or asked == 0.0) and need < 0.5,
        licence=asked_licence(ad.title, ad.requirements, ad.description),
        papers=tuple(sorted(found_papers)),
        languages=tuple(sorted(_title_languages(ad, languages).items())),
        seniority=seniority(ad.title),
        said=said,
    )


def _demanding(ad: Vacancy) -> list[tuple[str, bool]]:
    """Return (sentence, whether it stands among the requirements) of an ad."""
    asked = [(s, True) for s in sentences(ad.requirements)]
    told = sentences(ad.description)
    after = False
    for sentence in told:
        bare = fold(sentence)
        if cue("demand", "benefits").search(bare):
            after = False
        elif cue("demand", "tells").search(bare):
            after = after or bool(cue("demand", "asks").search(bare))
            asked.append((sentence, True))
            continue
        if after:
            asked.append((sentence, True))
    return [*asked, (ad.title, False)]


def _before_wish(bare: str) -> str:
    """Keep what stands before "ưu tiên …" in a sentence, since only that is demanded."""
    at = cue("demand", "nice").search(bare)
    head = bare[: at.start()] if at else bare
    return head if at and re.search(r"uu tien|khuyen khich", at.group()) else ""


def _school_demand(bare: str, *, tells: bool) -> int:
    if not tells and not re.search(r"tot nghiep|bang (?:dai|cao|trung)", bare):
        return 0
    if not (cue("schooling", "cue").search(bare) or cue("schooling", "list").search(bare)):
        return 0
    if cue("schooling", "student").search(bare):
        return 0
    level = schooling_in(bare)
    # "Tốt nghiệp chuyên ngành …" names no level: at least an intermediate school teaches a subject.
    return level or (4 if cue("schooling", "unnamed").search(bare) else 0)


def _title_languages(ad: Vacancy, languages: dict[str, int]) -> dict[str, int]:
    bare = fold(compose(ad.title))
    for name, level in demanded_languages(bare).items():
        for one in name.split("|"):
            languages.pop(one, None)
        languages[name] = max(languages.get(name, 0), level, 2)
    body = f"{ad.title} {ad.requirements[:600]} {ad.description[:600]}"
    letters = [c for c in body if c.isalpha()]
    marked = sum(1 for c in letters if ord(c) > 127)
    if len(letters) > 120 and marked * 25 < len(letters):  # an ad written in English
        languages["english"] = max(languages.get("english", 0), 2)
    return languages


def seniority(title: str) -> str:
    """Return the `Seniority` that a title tells of, "" where none."""
    bare = fold(compose(title))
    if cue("seniority", "not").search(bare) and not cue("seniority", "always").search(bare):
        return ""
    for post in (Seniority.MANAGER, Seniority.LEAD, Seniority.EXPERT):
        if cue("seniority", post).search(bare):
            return post
    return ""


def asked_of_person(ad: Vacancy) -> tuple[AskedOfPerson, ...]:
    """Return the age and sex that an ad asks for, for the officer's eye; neither is ranked."""
    out: list[AskedOfPerson] = []
    for sentence in [ad.title, *sentences(ad.requirements), *sentences(ad.description)]:
        bare = fold(sentence)
        age = cue("person", "age").search(bare)
        if age and "kinh nghiem" not in bare:
            numbers = [n for n in age.groups() if n]
            if all(15 <= int(n) <= 65 for n in numbers):
                out.append(AskedOfPerson(Asked.AGE, "-".join(numbers)))
        if cue("person", "both").search(bare):
            continue
        if cue("person", "female").search(bare):
            out.append(AskedOfPerson(Asked.SEX, "female"))
        elif cue("person", "male").search(bare):
            out.append(AskedOfPerson(Asked.SEX, "male"))
    return tuple(dict.fromkeys(out))
