"""Military work in civil words: the closed list, and duties told in words it does not hold."""

import csv
import re
from functools import lru_cache
from pathlib import Path

import pytest

from ml.concepts import KINDS, MilitaryRole, concepts, military_roles
from ml.profile import profile
from ml.records import Seeker
from ml.text import fold
from ml.weights import default_weights

# The sources that the head of the table explains.
SOURCES = {"D4.2", "TT43", "VSCO", "GK"}
DUTIES = Path(__file__).with_name("duties.csv")
LEAST_HIT = 0.8
# Nothing may tell of equipment or of a unit: calibres, types, numbers and names of formations.
SECRET = re.compile(
    r"\b(?:ak|rpg|b4[01]|t-?\d{2}|su-?\d{2}|mig-?\d{2}|s-?\d{3}|ten lua|xe tang|phao \d"
    r"|radar|trung doan|su doan|lu doan|quan khu|binh doan|tieu doan|\d{2,3} ?mm|sung)"
)


def told_by(duty: str) -> list[str]:
    """Return the three occupations that a duty in service speaks for most, strongest first."""
    found: dict[int, float] = {}
    for item in profile(Seeker("V", service=duty), default_weights()).evidence:
        found[item.occupation] = max(found.get(item.occupation, 0.0), item.strength)
    best = sorted(found, key=lambda job: (-found[job], job))[:3]
    return [concepts().occupations[job].key for job in best]


def accepted(duty: str, right: str) -> bool:
    """Tell whether one of the three is among the keys or "@families" of `right`."""
    family = {job.key: job.family for job in concepts().occupations}
    wanted = set(right.split())
    return any(key in wanted or f"@{family[key]}" in wanted for key in told_by(duty))


@lru_cache(maxsize=1)
def duties() -> tuple[tuple[str, str], ...]:
    """Return (duty, what a counsellor would accept); written without sight of the tables."""
    with DUTIES.open(encoding="utf-8", newline="") as lines:
        return tuple((r["duty"], r["accepted"]) for r in csv.DictReader(lines, delimiter="|"))


def test_there_are_thirty_roles_to_tick() -> None:
    roles = military_roles()
    assert len(roles) >= 30
    assert len({role.key for role in roles}) == len(roles)
    assert len({role.vi for role in roles}) == len(roles)


@pytest.mark.parametrize("role", concepts().roles, ids=lambda role: role.key)
def test_a_role_says_what_it_is_worth_and_whence(role: MilitaryRole) -> None:
    assert len(set(role.skills)) >= 3
    assert len({key for _, key in role.occupations}) >= 2
    assert {kind for kind, _ in role.occupations} <= KINDS.keys()
    assert {part.strip() for part in role.source.split(";")} <= SOURCES
    assert role.vi
    assert role.en
    assert role.vi != role.en


@pytest.mark.parametrize("role", military_roles(), ids=lambda role: role.key)
def test_a_role_to_tick_names_neither_equipment_nor_unit(role: MilitaryRole) -> None:
    assert not SECRET.search(fold(role.vi)), role.vi


@pytest.mark.parametrize("role", military_roles(), ids=lambda role: role.key)
def test_a_ticked_role_speaks_for_its_work(role: MilitaryRole) -> None:
    read = profile(Seeker("V", roles=(role.key,)), default_weights())
    told = {concepts().occupations[item.occupation].key for item in read.evidence}
    assert told == {key for _, key in role.occupations}
    assert {item.terms for item in read.evidence} == {role.vi}


def test_every_kind_of_match_is_used() -> None:
    assert {kind for role in military_roles() for kind, _ in role.occupations} == set(KINDS)
    assert KINDS["now"] > KINDS["same"] > KINDS["short"] > KINDS["quality"] > 0


def test_duties_in_other_words_are_understood() -> None:
    listed = duties()
    assert len(listed) >= 40
    missed = [(duty, told_by(duty)) for duty, right in listed if not accepted(duty, right)]
    rate = 1 - len(missed) / len(listed)
    print(f"\n{rate:.2f} of {len(listed)} duties understood; missed:")
    print("\n".join(f"  {duty} -> {told}" for duty, told in missed))
    assert rate >= LEAST_HIT, f"{rate:.2f}; missed {missed}"


@pytest.mark.parametrize("wish", ["việc gì cũng được", "viec gi cung dc", "gì cũng làm"])
def test_any_work_at_all_is_understood(wish: str) -> None:
    read = profile(Seeker("V", wishes=(wish,)), default_weights())
    told = {concepts().occupations[item.occupation].key for item in read.evidence}
    assert told == {"general_labour"}


def test_unknown_roles_say_nothing() -> None:
    assert profile(Seeker("V", roles=("no_such_role",)), default_weights()).evidence == ()


@pytest.mark.parametrize("told", ["bộ binh", "chiến sĩ bộ binh, huấn luyện, hành quân", "bo binh"])
def test_a_role_is_read_out_of_what_is_written(told: str) -> None:
    """A branch names no work: only the table of roles knows what it is worth."""
    assert told_by(told)
