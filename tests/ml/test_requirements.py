"""Demands read out of free text: precision and recall on labelled sentences, and known cases."""

from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from ml.concepts import concepts
from ml.licences import ASKED, HOLDS, held
from ml.posting import title_work
from ml.profile import profile
from ml.ranker import Ranker
from ml.records import Check, Scored, Seeker, Standing, Vacancy
from ml.requirements import demands
from ml.weights import default_weights
from tests.ml.requirement_scores import HELD_OUT, KINDS, TUNED, Score, rows, scores
from tests.ml.samples import ADS, TODAY

LESS = {"languages", "papers", "not_asked", "sex"}  # read less surely, see the table


@lru_cache(maxsize=2)
def scored(path: Path) -> dict[str, Score]:
    """Return the scores of a file, reckoned once."""
    return scores(path)


def test_there_are_enough_sentences() -> None:
    tuned, held_out = rows(TUNED), rows(HELD_OUT)
    assert len(tuned) >= 150
    assert len(held_out) >= 150
    assert not {row["text"] for row in tuned} & {row["text"] for row in held_out}


@pytest.mark.parametrize("kind", KINDS)
def test_demands_are_read_where_the_reader_was_tuned(kind: str) -> None:
    score, least = scored(TUNED)[kind], 0.9 if kind in LESS else 0.95
    assert score.count >= 20
    assert min(score.precision, score.recall) >= least, score.slips


@pytest.mark.parametrize("kind", KINDS)
def test_demands_are_read_where_it_was_not(kind: str) -> None:
    score = scored(HELD_OUT)[kind]
    assert score.count >= 10
    assert min(score.precision, score.recall) >= 0.85, score.slips


def asked(text: str, title: str = "") -> str:
    """Return the ability that an ad asks a licence for."""
    return demands(Vacancy("J", title, requirements=text)).licence


@pytest.mark.parametrize(
    ("text", "ability"),
    [
        ("Có bằng lái xe B2 trở lên", "car"),
        ("Có GPLX hạng B", "car"),
        ("Bằng C hoặc B2", "car"),
        ("Có bằng lái hạng C", "heavy"),
        ("Bằng lái xe C1", "lorry"),
        ("GPLX hạng D trở lên", "coach"),
        ("Có bằng lái xe hạng E", "bus"),
        ("Có bằng FC, chạy container", "trailer"),
        ("Giấy phép lái xe hạng CE", "trailer"),
        ("Có bằng lái xe máy A1", "motorbike"),
        ("co bang lai xe hang c", "heavy"),
        ("Không yêu cầu bằng lái", ""),
        ("Tốt nghiệp đại học loại B trở lên", ""),
    ],
)
def test_a_licence_is_asked_for_in_either_scheme(text: str, ability: str) -> None:
    assert asked(text) == ability


@pytest.mark.parametrize(
    ("old", "new"), [("B2", "B"), ("C", "CE"), ("E", "DE"), ("FC", "CE"), ("A1", "A")]
)
def test_a_licence_of_the_old_scheme_covers_its_ability(old: str, new: str) -> None:
    assert HOLDS[old] <= HOLDS[new] | {"lorry"}


@pytest.mark.parametrize(
    ("typed", "can", "cannot"),
    [
        ("B2", "car", "heavy"),
        ("hạng B", "car", "lorry"),
        ("C1", "lorry", "heavy"),
        ("bang c", "heavy", "trailer"),
        ("A1, B2, C", "heavy", "bus"),
        ("CE", "trailer", "bus"),
        ("D2", "coach", "bus"),
        ("FC", "trailer", "van"),
    ],
)
def test_what_a_held_licence_allows(typed: str, can: str, cannot: str) -> None:
    assert can in held(typed).can
    assert cannot not in held(typed).can


@pytest.mark.parametrize(
    "typed", ["A1, B2, C, D, E", "Bằng E đổi năm 2023", "hạng E, dân sự, 2023"]
)
def test_a_class_of_one_letter_is_not_lost(typed: str) -> None:
    assert "bus" in held(typed).can


@pytest.mark.parametrize(
    ("typed", "military"),
    [
        ("C quân sự", True),
        ("bằng C quân sự, đã đổi sang dân sự", False),
        ("B2 (đổi từ bằng quân sự)", False),
        ("B2, C quân sự", True),
        ("B2", False),
    ],
)
def test_a_military_licence_counts_once_swapped(typed: str, military: bool) -> None:
    assert bool(held(typed).military) is military


@pytest.mark.parametrize("typed", ["không", "chưa có", "khong co", "Không có bằng"])
def test_no_licence_is_told_apart_from_silence(typed: str) -> None:
    assert held(typed).told
    assert not held(typed).can
    assert not held("").told


RANKER = Ranker().fit(ADS)
LEGAL_AGES = [("Có bằng C", 21), ("Có bằng D", 24), ("Có bằng E", 27), ("Bằng FC", 24)]


def aged(demand: str, **born: Any) -> Scored:
    """Return the pair of an ad that asks for a licence and somebody who holds them all."""
    form = Seeker("V", licences="FC, E, D", wishes=("lái xe",), **born)
    return RANKER.score(form, Vacancy("J", "Lái xe", requirements=demand), TODAY)


def of_age(pair: Scored) -> Check:
    """Return the check of the legal age."""
    return next(check for check in pair.checks if check.rule == "licence_age")


def lost(pair: Scored) -> float:
    """Return the points lost to the legal age."""
    return -sum(part.points for part in pair.parts if part.name == "licence_age")


@pytest.mark.parametrize(("demand", "least"), LEGAL_AGES)
def test_legal_ages_are_rules(demand: str, least: int) -> None:
    """Luật Trật tự, an toàn giao thông đường bộ 2024, article 59."""
    old, young = (aged(demand, birth_year=TODAY.year - age) for age in (least, least - 1))
    unknown = aged(demand)
    assert of_age(old).standing is Standing.MET
    assert of_age(young).standing is Standing.UNMET
    assert of_age(unknown).standing is Standing.UNKNOWN
    assert of_age(old).demand == str(least)
    assert 0 == lost(old) < lost(unknown) < lost(young)


@pytest.mark.parametrize(("demand", "least"), LEGAL_AGES)
def test_one_is_of_age_on_the_birthday(demand: str, least: int) -> None:
    birthday = TODAY.replace(year=TODAY.year - least)
    assert lost(aged(demand, birth_date=birthday)) == 0
    assert lost(aged(demand, birth_date=birthday + timedelta(days=1))) > 0


def test_the_least_legal_age_is_eighteen() -> None:
    assert min(least for _, least in ASKED.values()) == 18


def in_title(title: str) -> set[str]:
    """Return the occupations that a title names."""
    return {concepts().occupations[job].key for job in title_work(title)}


def in_form(service: str, skills: str = "") -> set[str]:
    """Return the occupations that a profile speaks for."""
    read = profile(Seeker("V", service=service, skills=skills), default_weights())
    return {concepts().occupations[item.occupation].key for item in read.evidence}


def family(keys: set[str]) -> set[str]:
    """Return the families of occupations."""
    return {job.family for job in concepts().occupations if job.key in keys}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Chiến sĩ hải quân", "Nhân viên khai báo hải quan"),
        ("Thợ hàn", "Phiên dịch tiếng Hàn"),
        ("Thợ hàn", "Nhân viên hàn cáp quang"),
        ("Phiên dịch tiếng Hàn", "Nhân viên hàn cáp quang"),
        ("Công nhân may", "Thợ sửa máy"),
        ("Thợ may", "Vận hành máy"),
        ("Vận hành máy", "Vận hành sàn thương mại điện tử"),
        ("Pha chế đồ uống", "Công nhân pha chế hóa chất"),
        ("Lái xe nâng", "Lái xe tải"),
        ("Bảo vệ", "Bảo vệ thực vật"),
    ],
)
def test_near_words_are_kept_apart(a: str, b: str) -> None:
    first, second = in_title(a), in_title(b)
    assert first | second, "neither is known"
    assert not first & second


def test_a_cold_store_is_not_any_store() -> None:
    assert "cold_store" in in_title("Nhân viên kho lạnh")
    assert "cold_store" not in in_title("Nhân viên kho")


@pytest.mark.parametrize(
    ("told", "not_family"),
    [
        ("hải quân", "logistics"),
        ("biết tiếng Hàn", "metal"),
        ("hàn cáp quang", "metal"),
        ("chạy máy phát", "textile"),
        ("may quân phục", "maintenance"),
        ("pha chế hóa chất", "service"),
        ("vận hành máy", "retail"),
    ],
)
def test_near_words_of_forms_are_kept_apart(told: str, not_family: str) -> None:
    assert not_family not in family(in_form(told, told))


def test_of_two_levels_of_schooling_the_lower_will_do() -> None:
    both = "Tốt nghiệp đại học ngành kế toán\nTốt nghiệp trung cấp kế toán"
    assert demands(Vacancy("J", "Kế toán", requirements=both)).schooling == 4
