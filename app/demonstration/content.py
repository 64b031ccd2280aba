"""The curated texts beside the code, read into plain values."""

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "content"
JOBS = ("transport", "factory", "service", "trades")
PEOPLE = ("people_wheels", "people_hands", "people_faces")


@dataclass(frozen=True)
class Firm:
    """An employer that is made up: its kind says what jobs it has; `unit` is today's, or ""."""

    name: str
    kind: str
    place: str
    unit: str


@dataclass(frozen=True)
class Work:
    """A job as it is advertised; `wage` in million đồng a month, from and to."""

    family: str
    at: tuple[str, ...]
    titles: tuple[str, ...]
    sector: str
    experience: str
    wage: tuple[float, float]
    openings: tuple[int, int]
    description: str
    requirements: str


@dataclass(frozen=True)
class Life:
    """A person's form: each tuple holds ways to say it, one of which is taken."""

    roles: tuple[str, ...]
    fits: tuple[str, ...]
    youngest: int  # years at discharge
    schooling: tuple[str, ...]
    trade: tuple[str, ...]
    service: tuple[str, ...]
    skills: tuple[str, ...]
    licences: tuple[str, ...]
    certificates: tuple[str, ...]
    languages: tuple[str, ...]
    wishes: tuple[tuple[str, ...], ...]
    places: tuple[str, ...]
    wage: tuple[float, float]


# What a life holds that does not say otherwise.
USUAL: dict[str, Any] = {
    "youngest": 20,
    "certificates": ("",),
    "languages": ("", "", "", "Tiếng Trung chào hỏi", "Tiếng Anh phổ thông"),
    "places": ("Móng Cái", "Móng Cái, Hải Hà", "Gần nhà", "Móng Cái, Hạ Long", "Trong tỉnh"),
}


@cache
def firms() -> tuple[Firm, ...]:
    """The curated employers; the first is the logistics yard that Bình owns."""
    with (FOLDER / "employers.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Firm(**row) for row in csv.DictReader(file, delimiter="|"))


@cache
def works() -> tuple[Work, ...]:
    """All jobs there are texts for."""
    return tuple(Work(**_frozen(row)) for name in JOBS for row in _read(name)["job"])


@cache
def lives() -> tuple[Life, ...]:
    """All people there are texts for."""
    rows = (row for name in PEOPLE for row in _read(name)["person"])
    return tuple(Life(**(USUAL | _frozen(row))) for row in rows)


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def _frozen(row: dict[str, Any]) -> dict[str, Any]:
    return {key: _tuples(value) for key, value in row.items()}


def _tuples(value: Any) -> Any:
    return tuple(map(_tuples, value)) if isinstance(value, list) else value
