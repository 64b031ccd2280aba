"""Says in words what a match rests on.

Reads the plain values of a Match row or a Scored pair; decides nothing and ranks nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from flask_babel import gettext as _

from app import demands
from app.shelves import seeker, vacancy
from app.wording import (
    FOR_EMPLOYERS,
    GAINS,
    MENDS,
    NOT_SURE,
    PARTS,
    SENTENCES,
    SEXES,
)
from ml import person, profile
from ml.keys import Asked, Mend, PartKey
from ml.records import Scored
from models import Job, Veteran
from models.vocabulary import Standing

Values = Mapping[str, Any]


@dataclass(frozen=True)
class Reason:
    """One line of a match card."""

    standing: Standing
    text: str


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
            demands.demand(check["rule"], check["demand"]),
            demands.value(check["rule"], check["found"]) or _("chưa ghi"),
            Standing(check["standing"]),
            str(MENDS[Mend(check["mend"])]) if check["mend"] else None,
        )
        for check in values
        if check["must"]
    ]


def demanded(rules: Sequence[Values], must: bool) -> list[str]:
    """The demands that an employer chose from the lists: those that must be met, or the others."""
    return [demands.demand(rule["rule"], rule["demand"]) for rule in rules if rule["must"] is must]


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
    terms = ", ".join(demands.term(term) for term in part["terms"])
    # gettext has already formatted nothing: a sentence without terms falls back to its label.
    return str(sentence) % {"terms": terms} if terms or "%" not in str(sentence) else str(label)


def _check(check: Values) -> Reason:
    standing = Standing(check["standing"])
    asked = demands.demand(check["rule"], check["demand"])
    found = demands.value(check["rule"], check["found"])
    sentence = NOT_SURE if standing is Standing.UNKNOWN and found else SENTENCES[standing]
    return Reason(standing, str(sentence) % {"demand": asked, "found": found})
