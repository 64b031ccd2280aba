"""Says in words what a match rests on.

Reads the plain values of a Match row or a Scored pair; decides nothing and ranks nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _

from app import wages
from app.filters import day, wage
from app.shelves import seeker, vacancy
from app.wording import (
    FOR_EMPLOYERS,
    GAINS,
    LANGUAGES,
    LEVELS,
    MENDS,
    NOT_SURE,
    PARTS,
    RULES,
    SCHOOLS,
    SENIORITIES,
    SENTENCES,
    SEXES,
)
from ml import person, profile
from ml.concepts import concepts, rows
from ml.keys import Asked, Mend, PartKey, Rule, School, Seniority
from ml.records import Scored
from models import Job, Match, Veteran
from models.vocabulary import Standing

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Reason:
    """One line of a match card."""

    standing: Standing
    text: str


@dataclass(frozen=True)
class NextStep:
    """What would mend the first lack."""

    title: str
    text: str


@dataclass(frozen=True)
class Card:
    """A match as its people read it."""

    match: Match
    reasons: list[Reason]
    next_step: NextStep | None
    wage: str


@dataclass(frozen=True)
class PartRow:
    """One share of the points, as an officer reads it."""

    label: str
    points: float
    text: str


@dataclass(frozen=True)
class RuleRow:
    """One demand, as an officer reads it."""

    demand: str
    found: str
    standing: Standing
    basis: str | None


def card(match: Match, for_employer: bool = False) -> Card:
    """A match with its reasons: what fits first, and what is missing within the first three."""
    low, high = wages.parse(match.veteran.wage) if for_employer else (None, None)
    return Card(
        match,
        reasons(match.parts, match.checks, for_employer),
        _next_step(match.checks),
        wage(low, high) if low or high else "",
    )


def reasons(
    parts: Sequence[Values], checks: Sequence[Values], for_employer: bool = False
) -> list[Reason]:
    """All reasons of a pair, the three that matter most in front."""
    fits = [
        Reason(Standing.MET, _part(part, for_employer))
        for part in sorted(parts, key=lambda part: -part["points"])
        if part["points"] > 0 and part["name"] in GAINS
    ]
    fits += [_check(check) for check in checks if check["standing"] == Standing.MET]
    lacks = [_check(check) for check in checks if check["standing"] == Standing.UNMET]
    lacks += [
        _check(check) for check in checks if check["standing"] == Standing.UNKNOWN and check["must"]
    ]
    front = 3 - min(1, len(lacks))
    return fits[:front] + lacks + fits[front:]


def parts(values: Sequence[Values]) -> list[PartRow]:
    """The shares of the points, in their order; they add up to the score."""
    return [
        PartRow(str(PARTS[PartKey(part["name"])][0]), part["points"], _part(part))
        for part in values
    ]


def rules(values: Sequence[Values]) -> list[RuleRow]:
    """What the job must have, in the order of the demands; what only weighs is among the parts."""
    return [
        RuleRow(
            _demand(check),
            _value(check["rule"], check["found"]) or _("chưa ghi"),
            Standing(check["standing"]),
            str(MENDS[Mend(check["mend"])]) if check["mend"] else None,
        )
        for check in values
        if check["must"]
    ]


def demanded(rules: Sequence[Values], must: bool) -> list[str]:
    """The demands that an employer chose from the lists: those that must be met, or the others."""
    return [_demand(rule) for rule in rules if rule["must"] is must]


def asked_of_person(job: Job) -> list[str]:
    """An age or a sex that an advertisement asks for: for the officer's eye, never ranked."""
    return [
        str(SEXES[found.value]) if found.key == Asked.SEX else _ages(found.value)
        for found in person.asked_of_person(vacancy(job, job.public_id))
    ]


def _ages(span: str) -> str:
    least, _sep, most = span.partition("-")
    if least and most:
        return _("%(least)s đến %(most)s tuổi", least=least, most=most)
    return _("từ %(least)s tuổi", least=least) if least else _("đến %(most)s tuổi", most=most)


def is_stuffed(veteran: Veteran) -> bool:
    """Whether a profile says more than a truthful one would, as a pasted advertisement does."""
    return profile.is_stuffed(seeker(veteran, veteran.public_id))


def why(pair: Scored) -> list[str]:
    """The three reasons of a pair that speak for it most."""
    values = asdict(pair)
    return [
        reason.text for reason in reasons(values["parts"], ()) if reason.standing is Standing.MET
    ][:3]


def missing(pair: Scored) -> list[str]:
    """What a pair lacks or leaves unknown."""
    values = asdict(pair)
    return [
        reason.text
        for reason in reasons((), values["checks"])
        if reason.standing is not Standing.MET
    ]


def _part(part: Values, for_employer: bool = False) -> str:
    key = PartKey(part["name"])
    if for_employer and key in FOR_EMPLOYERS:
        return str(FOR_EMPLOYERS[key])
    label, sentence = PARTS[key]
    terms = ", ".join(_term(term) for term in part["terms"])
    # gettext has already formatted nothing: a sentence without terms falls back to its label.
    return str(sentence) % {"terms": terms} if terms or "%" not in str(sentence) else str(label)


def _check(check: Values) -> Reason:
    standing = Standing(check["standing"])
    found = _value(check["rule"], check["found"])
    sentence = NOT_SURE if standing is Standing.UNKNOWN and found else SENTENCES[standing]
    return Reason(standing, str(sentence) % {"demand": _demand(check), "found": found})


def demand(rule: str, value: str) -> str:
    """One demand of a job in words, as `ml.keys.Rule` tells its value."""
    return _demand({"rule": rule, "demand": value})


def _demand(check: Values) -> str:
    return str(RULES[Rule(check["rule"])]) % {"demand": _value(check["rule"], check["demand"])}


def _value(rule: str, value: str) -> str:
    """A demanded or found value in words."""
    if not value:
        return ""
    if rule == Rule.SCHOOLING:
        return str(SCHOOLS[School(value)])
    if rule == Rule.SENIORITY:
        return str(SENIORITIES[Seniority(value)])
    if rule == Rule.LANGUAGE:
        language, _sep, level = value.partition(":")
        return f"{LANGUAGES.get(language, language)} {LEVELS.get(level, level)}".strip()
    if rule == Rule.CERTIFICATE:
        return _names()["paper"].get(value, value)
    if rule == Rule.SKILL:
        return _names()["skill"].get(value, value)
    if rule == Rule.DEADLINE:
        return day(date.fromisoformat(value))
    if rule == Rule.EXPERIENCE:
        return f"{float(value):.1f}".removesuffix(".0").replace(".", ",")
    if rule == Rule.LICENCE and value == "car":
        return _("ô tô")
    return value


def _term(term: str) -> str:
    """A word of the profile as it stands, or the name of a key of the curated tables."""
    kind, _sep, rest = term.partition(":")
    if kind == "language" and rest in LANGUAGES:
        return str(LANGUAGES[rest])
    return _names()["skill"].get(term, term)


def _names() -> Mapping[str, Mapping[str, str]]:
    return _names_in("en" if str(get_locale()) == "en" else "vi")


@cache
def _names_in(language: str) -> Mapping[str, Mapping[str, str]]:
    """Names of the keys of the curated tables."""
    return {
        "skill": {skill.key: getattr(skill, language) for skill in concepts().skills},
        "paper": {row["key"]: row[language] for row in rows("papers.csv")},
    }


def _next_step(checks: Sequence[Values]) -> NextStep | None:
    for check in checks:
        if check["mend"] and check["standing"] != Standing.MET:
            return NextStep(_("Bước tiếp theo"), str(MENDS[Mend(check["mend"])]))
    return None
