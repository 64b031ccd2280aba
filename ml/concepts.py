"""Occupations, skills and military roles: their names, kinship and civilian meaning (ml/data)."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ml.text import canonical

DATA = Path(__file__).parent / "data"
KINDS = {"now": 0.8, "same": 0.62, "short": 0.45, "quality": 0.34}


class Occupation(NamedTuple):
    """One occupation: its key, VSCO group, family, usual schooling (0 to 6) and names."""

    key: str
    code: str
    family: str
    schooling: int
    entry: bool
    head: bool  # what follows it in a title is what the work deals in
    generic: bool  # any more telling name in a title goes before it
    vi: str
    en: str


class Skill(NamedTuple):
    """One skill and how far it speaks for each occupation (0 to 1)."""

    key: str
    vi: str
    en: str
    shares: tuple[tuple[str, float], ...]


class MilitaryRole(NamedTuple):
    """One kind of military work in civil wording.

    `occupations` holds (kind, occupation key); a kind is now (làm ngay), same (cùng kỹ năng),
    short (cần đào tạo ngắn) or quality (phẩm chất). `skills` holds skill keys.
    """

    key: str
    vi: str
    en: str
    listed: bool  # offered to be ticked; others are read out of what is written
    source: str
    skills: tuple[str, ...]
    occupations: tuple[tuple[str, str], ...]


class Meaning(NamedTuple):
    """What a phrase stands for: a kind (occupation, skill, role, trap), a key and a strength."""

    kind: str
    key: str
    strength: float
    titles: bool  # holds in titles, wishes and trades only


@dataclass(frozen=True, slots=True)
class Concepts:
    """All curated tables, read once."""

    occupations: tuple[Occupation, ...]
    skills: tuple[Skill, ...]
    roles: tuple[MilitaryRole, ...]
    phrases: dict[str, tuple[Meaning, ...]]
    kin: NDArray[np.float64]  # kin[a, b]: how far work as a is credited to work as b
    place: dict[str, int]  # occupation key -> row of `kin`


def rows(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a table of ml/data; lines that begin with # are its source notes."""
    with (DATA / name).open(encoding="utf-8", newline="") as lines:
        kept = (line for line in lines if not line.startswith("#"))
        yield from csv.DictReader(kept, delimiter="|", quoting=csv.QUOTE_NONE)


def phrase_key(phrase: str) -> str:
    """Return the form under which a phrase is looked up."""
    return " ".join(canonical(word) for word in phrase.split())


@lru_cache(maxsize=1)
def concepts() -> Concepts:
    """Return the curated tables. Raises ValueError where a row names something unknown."""
    jobs = tuple(
        Occupation(
            r["key"],
            r["code"],
            r["family"],
            int(r["schooling"]),
            r["entry"] == "1",
            "head" in r["in_title"],
            "generic" in r["in_title"],
            r["vi"],
            r["en"],
        )
        for r in rows("occupations.csv")
    )
    place = {job.key: i for i, job in enumerate(jobs)}
    skills = tuple(
        Skill(r["key"], r["vi"], r["en"], tuple(_shares(r["occupations"])))
        for r in rows("skills.csv")
    )
    roles = tuple(
        MilitaryRole(
            r["key"],
            r["vi"],
            r["en"],
            r["listed"] == "1",
            r["source"],
            tuple(r["skills"].split(",")),
            tuple(_kinds(r["occupations"])),
        )
        for r in rows("military_roles.csv")
    )
    _must_know(place, {s.key for s in skills}, skills, roles)
    return Concepts(jobs, skills, roles, _phrases(), _kinship(jobs, place), place)


def military_roles() -> tuple[MilitaryRole, ...]:
    """Return the closed list of military roles that forms offer, in the order the tables give."""
    return tuple(role for role in concepts().roles if role.listed)


def _shares(text: str) -> Iterator[tuple[str, float]]:
    for pair in filter(None, text.split(",")):
        key, share = pair.split(":")
        yield key, float(share)


def _kinds(text: str) -> Iterator[tuple[str, str]]:
    for pair in text.split(","):
        kind, key = pair.split(":")
        if kind not in KINDS:
            raise ValueError(f"unknown kind of match: {kind}")
        yield kind, key


def _must_know(
    place: dict[str, int],
    skill_keys: set[str],
    skills: tuple[Skill, ...],
    roles: tuple[MilitaryRole, ...],
) -> None:
    named = {key for s in skills for key, _ in s.shares}
    named |= {key for role in roles for _, key in role.occupations}
    lost = (named - place.keys()) | ({k for role in roles for k in role.skills} - skill_keys)
    if lost:
        raise ValueError(f"tables name what no table holds: {sorted(lost)}")


def _phrases() -> dict[str, tuple[Meaning, ...]]:
    found: dict[str, list[Meaning]] = {}
    for kind, table in (
        ("occupation", "occupations.csv"),
        ("skill", "skills.csv"),
        ("role", "military_roles.csv"),
    ):
        for row in rows(table):
            named = _own_names(row["vi"]) if kind == "skill" else ()
            for phrase in dict.fromkeys((*row["phrases"].split(";"), *named)):
                mark = phrase[0] if phrase[0] in "^?" else ""
                meaning = Meaning(kind, row["key"], 0.5 if mark == "?" else 1.0, mark == "^")
                found.setdefault(phrase_key(phrase.lstrip("^?")), []).append(meaning)
    for row in rows("traps.csv"):
        meaning = Meaning("trap", "", 0.0, row["at"] == "title")
        found.setdefault(phrase_key(row["phrase"]), []).append(meaning)
    return {phrase: tuple(meanings) for phrase, meanings in found.items()}


def _own_names(shown: str) -> Iterator[str]:
    """Yield the names by which a skill is shown, for who types what is offered."""
    yield from (name.strip().lower() for name in shown.split(",") if " " in name.strip())


def _kinship(jobs: tuple[Occupation, ...], place: dict[str, int]) -> NDArray[np.float64]:
    kin = np.eye(len(jobs), dtype=np.float64)
    for row in rows("kin.csv"):
        if not row["a"].startswith("@"):
            continue
        members = [place[job.key] for job in jobs if job.family == row["a"][1:]]
        if not members:
            raise ValueError(f"kinship names an unknown family: {row['a']}")
        for a in members:
            for b in members:
                if a != b:
                    kin[a, b] = float(row["share"])
    for row in rows("kin.csv"):
        if row["a"].startswith("@"):
            continue
        a, b = place[row["a"]], place[row["b"]]
        kin[a, b] = float(row["share"])
        if row["way"] == "=":
            kin[b, a] = float(row["share"])
    return kin
