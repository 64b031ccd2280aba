"""What an employer chooses from lists is exactly what the matcher reads."""

import itertools

import pytest

from ml.concepts import concepts, rows
from ml.keys import School
from ml.licences import NAMES
from ml.posting import posting
from ml.records import Vacancy
from ml.stated import Stated, told, with_rules

BARE = Vacancy("", "Nhân viên")
LEVELS = {
    "schooling": [level.value for level in list(School)[1:]],
    "experience": ["0.5", "1", "2", "3", "5"],
    "licence": list(NAMES.values()),
    "certificate": [row["key"] for row in rows("papers.csv")],
    "language": [
        f"{name}:{level}"
        for name in ("english", "chinese", "japanese", "korean", "other")
        for level in "123"
    ],
    "skill": [skill.key for skill in concepts().skills],
}
ALL = [(rule, demand) for rule, demands in LEVELS.items() for demand in demands]


def asked(ad: Vacancy) -> set[tuple[str, str]]:
    """All that is read but skills: a certificate may speak for one, and a skill is never a must."""
    return {pair for pair in told(ad) if pair[0] != "skill"}


@pytest.mark.parametrize(("rule", "demand"), ALL)
def test_a_must_is_read_back_as_chosen(rule: str, demand: str) -> None:
    ad = with_rules(BARE, "", [Stated(rule, demand, must=True)])
    assert (rule, demand) in told(ad)
    assert asked(ad) <= {(rule, demand)}


@pytest.mark.parametrize(("rule", "demand"), ALL)
def test_what_is_welcome_is_no_demand(rule: str, demand: str) -> None:
    ad = with_rules(BARE, "", [Stated(rule, demand, must=False)])
    assert asked(ad) == set()
    if rule == "skill":
        assert posting(ad).skills == (demand,)


def test_any_two_musts_are_read_beside_each_other() -> None:
    for one, other in itertools.combinations(LEVELS, 2):
        for pair in itertools.product(LEVELS[one], LEVELS[other]):
            chosen = {(one, pair[0]), (other, pair[1])}
            ad = with_rules(BARE, "", [Stated(*each, must=True) for each in chosen])
            assert {each for each in chosen if each[0] != "skill"} == asked(ad), ad.requirements


def test_nothing_is_said_twice() -> None:
    ad = Vacancy("", "Nhân viên", requirements="Giấy phép lái xe hạng C. Tốt nghiệp THPT trở lên.")
    rules = [Stated("licence", "C", must=True), Stated("schooling", "thpt", must=True)]
    assert with_rules(ad, "", rules) == ad
    hoped = with_rules(BARE, "Biết tiếng Trung cơ bản", [Stated("language", "chinese:1", False)])
    assert hoped.requirements == "Ưu tiên: Biết tiếng Trung cơ bản"


def test_wishes_in_words_are_no_demands() -> None:
    wishes = "Bằng lái xe hạng C. Tốt nghiệp đại học\n2 năm kinh nghiệm; tiếng Anh giao tiếp"
    assert asked(with_rules(BARE, wishes, [])) == set()


def test_an_ad_without_choices_is_as_it_was() -> None:
    ad = Vacancy(
        "", "Lái xe tải", requirements="Bằng C\nQuyền lợi: ăn trưa", description="Chở hàng"
    )
    assert with_rules(ad, "", []) == ad


def test_a_heading_among_the_words_takes_nothing_from_what_was_chosen() -> None:
    ad = Vacancy("", "Nhân viên", requirements="Quyền lợi:\n- Ăn trưa tại công ty")
    assert ("schooling", "thpt") in told(with_rules(ad, "", [Stated("schooling", "thpt", True)]))


def test_the_chosen_occupation_goes_before_the_title() -> None:
    place = concepts().place
    for key in place:
        assert posting(Vacancy("", "Kế toán trưởng", occupation=key)).work == ((place[key], 1.0),)
