"""Which military work leads to which job: near work first, and never by a word's chance."""

from types import SimpleNamespace
from typing import Any

import pytest

from app import ways_in
from ml.concepts import concepts
from models import Employer, Job


def names(**said: Any) -> dict[str, list[str]]:
    """The names by kind of way for a job that says so much."""
    job = Job(employer=Employer(name="Hộ Ba"), title="", occupation="")
    for name, value in said.items():
        setattr(job, name, value)
    work = ways_in._occupations(job)
    return {kind: [role.key for role in roles] for kind, roles in ways_in._ways(work)}


def everybody(ways: dict[str, list[str]]) -> list[str]:
    return [name for names in ways.values() for name in names]


def test_the_shortest_way_stands_first() -> None:
    ways = names(occupation="guard")
    assert list(ways) == ["now", "same", "short"]
    assert "sentry" in ways["now"]
    assert "reconnaissance" in ways["same"]
    assert "infantry" not in everybody(ways)  # what is a mere quality leads nowhere


def test_what_the_text_says_counts_where_nothing_was_chosen() -> None:
    assert names(title="Lái xe tải giao hàng") == names(occupation="truck_driver")
    assert names(title="Đầu bếp nhà hàng")["now"] == ["cook"]
    assert names(title="xyz") == {}


def test_the_choice_of_the_employer_goes_before_the_text() -> None:
    assert names(title="Nhân viên kho", occupation="cook")["now"] == ["cook"]
    assert names(title="Bảo vệ", occupation="no longer a key") == names(occupation="guard")


def test_work_that_is_akin_is_a_longer_way() -> None:
    ways = names(occupation="truck_driver")
    assert ways["now"] == ["driver"]
    assert "vehicle_repair" not in everybody(ways)


@pytest.mark.parametrize("occupation", [job.key for job in concepts().occupations])
def test_nobody_stands_in_two_places(occupation: str) -> None:
    roles = everybody(names(occupation=occupation))
    assert len(roles) == len(set(roles))


def test_ways_are_told_in_the_language_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways_in, "WORDS", dict.fromkeys(ways_in.WORDS, "x"))
    job: Any = SimpleNamespace(occupation="cook")
    monkeypatch.setattr(ways_in, "get_locale", lambda: "en")
    assert ways_in.ways_into(job)[0].names == ["Cook"]
    monkeypatch.setattr(ways_in, "get_locale", lambda: "vi")
    assert ways_in.ways_into(job)[0].names == ["Nuôi quân, cấp dưỡng"]
