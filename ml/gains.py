"""What a course gives, in the words of the checks: which demand it mends, who it makes of one."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from types import MappingProxyType

from ml.concepts import rows
from ml.keys import Rule, School
from ml.licences import HOLDS, NAMES
from ml.profile import schooling_of
from ml.records import Check, Seeker

# The classes that are taught since 1/1/2025, and from what age (Luật TTATGTĐB 2024, art. 59).
TAUGHT = MappingProxyType(
    {"A1": 18, "A": 18, "B": 18, "C1": 18, "C": 21, "BE": 21}
    | {"D1": 24, "D2": 24, "C1E": 24, "CE": 24, "D1E": 27, "D2E": 27, "DE": 27}
)
# Levels that somebody can still reach by a course; of general schooling only the last class.
REACHED = (School.UPPER_SECONDARY, School.ELEMENTARY, School.INTERMEDIATE, School.COLLEGE)
_LEVELS = tuple(School)
_VOCATIONAL = _LEVELS.index(School.ELEMENTARY)
_ABILITY = {name: ability for ability, name in NAMES.items()}
_SAID = {
    School.UPPER_SECONDARY: "12/12",
    School.ELEMENTARY: "sơ cấp",
    School.INTERMEDIATE: "trung cấp",
    School.COLLEGE: "cao đẳng",
}
_LANGUAGES = {
    "chinese": "tiếng Trung",
    "english": "tiếng Anh",
    "japanese": "tiếng Nhật",
    "korean": "tiếng Hàn",
}
_FLUENCY = {"1": "biết ít", "2": "giao tiếp được", "3": "thành thạo"}


@dataclass(frozen=True, slots=True)
class Gain:
    """One thing that a course gives.

    `rule` is a `Rule`; `demand` is said as a check says it: of LICENCE a class of `TAUGHT`, of
    CERTIFICATE a key of papers.csv, of SCHOOLING a `School`, of LANGUAGE a language and a level,
    "chinese:1".
    """

    rule: str
    demand: str


def mends(gain: Gain, check: Check) -> bool:
    """Tell whether a demand would be met by somebody who had gained this."""
    if gain.rule != check.rule:
        return False
    if gain.rule == Rule.LICENCE:
        ability = _ABILITY.get(check.demand)
        return ability is not None and ability in HOLDS.get(gain.demand, set())
    if gain.rule == Rule.SCHOOLING:
        given, asked = School(gain.demand), School(check.demand)
        # A vocational level is no proof of general schooling.
        higher = _LEVELS.index(given) > _LEVELS.index(asked)
        return given is asked or (higher and _LEVELS.index(asked) >= _VOCATIONAL)
    if gain.rule == Rule.LANGUAGE:
        given_in, _sep, given_level = gain.demand.partition(":")
        asked_in, _sep, asked_level = check.demand.partition(":")
        return given_in == asked_in and given_level >= asked_level
    return gain.rule == Rule.CERTIFICATE and gain.demand == check.demand


def with_gains(seeker: Seeker, gains: Iterable[Gain]) -> Seeker:
    """Return the same person with what was gained told in the profile's own fields."""
    said: dict[str, list[str]] = {}
    for gain in gains:
        said.setdefault(gain.rule, []).append(_said(gain))

    def first(rule: Rule, text: str) -> str:
        return ", ".join([*said.get(rule, ()), text]).rstrip(", ")

    reached = [*said.get(Rule.SCHOOLING, ()), seeker.schooling]
    return replace(
        seeker,
        licences=first(Rule.LICENCE, seeker.licences),
        certificates=first(Rule.CERTIFICATE, seeker.certificates),
        schooling=max(reached, key=schooling_of),  # of several levels the highest tells
        languages=first(Rule.LANGUAGE, seeker.languages),
    )


def with_swap(seeker: Seeker) -> Seeker:
    """Return the same person with the military licence changed for a civil one."""
    return replace(seeker, licences=f"{seeker.licences}, đã đổi")


def _said(gain: Gain) -> str:
    if gain.rule == Rule.SCHOOLING:
        return _SAID[School(gain.demand)]
    if gain.rule == Rule.LANGUAGE:
        language, _sep, level = gain.demand.partition(":")
        return f"{_LANGUAGES[language]} {_FLUENCY[level]}"
    if gain.rule == Rule.CERTIFICATE:
        return next(row["vi"] for row in rows("papers.csv") if row["key"] == gain.demand)
    return gain.demand


def all_gains() -> tuple[Gain, ...]:
    """Return everything that a course can be said to give, rule by rule."""
    return (
        *(Gain(Rule.LICENCE, name) for name in TAUGHT),
        *(Gain(Rule.CERTIFICATE, row["key"]) for row in rows("papers.csv")),
        *(Gain(Rule.SCHOOLING, level) for level in REACHED),
        *(Gain(Rule.LANGUAGE, f"{name}:{level}") for name in _LANGUAGES for level in _FLUENCY),
    )
