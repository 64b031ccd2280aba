"""Under which trade the board files an ad, and what a typed search is understood to ask for."""

import pytest

from ml.asking import asked
from ml.concepts import concepts
from ml.licences import ABILITIES
from ml.records import Vacancy
from ml.trades import filed, group_of, groups


def test_every_occupation_stands_in_one_group() -> None:
    keys = {group.key for group in groups()}
    assert len(keys) == len(groups())
    assert all(group_of(job.key) in keys for job in concepts().occupations)
    assert group_of("nothing") == ""


@pytest.mark.parametrize(
    ("title", "requirements", "found"),
    [
        ("Lái xe tải", "Bằng C", ("truck_driver", "driving", "heavy")),
        ("Lái xe nâng", "", ("forklift", "warehouse", "")),
        ("Thợ hàn", "", ("welder", "metal", "")),
        (
            "Nhân viên giao hàng",
            "Có bằng lái xe máy",
            ("motorbike_delivery", "warehouse", "motorbike"),
        ),
        ("", "", ("", "", "")),
    ],
)
def test_an_ad_is_filed_by_what_it_says(
    title: str, requirements: str, found: tuple[str, str, str]
) -> None:
    assert tuple(filed(Vacancy("1", title, requirements=requirements))) == found


def test_what_the_employer_chose_goes_first() -> None:
    ad = Vacancy("1", "Thợ hàn")
    assert filed(ad, "guard")[:2] == ("guard", "guard")
    assert filed(ad, "no_such_work")[:2] == ("welder", "metal")


def test_licences_of_the_board_are_those_of_the_matcher() -> None:
    from app.wording import LICENCES

    assert set(LICENCES) == {"", *ABILITIES}


@pytest.mark.parametrize(
    ("typed", "work", "rest"),
    [
        ("tài xế", ["driver"], []),
        ("tai xe hai yen", ["driver"], ["hai", "yen"]),
        ("thợ hàn, bảo vệ", ["welder", "guard"], []),
        ("tài xế khách sạn", ["driver"], ["khách", "sạn"]),
        ("khongcochunay", [], ["khongcochunay"]),
        ("%%%", [], []),
        ("", [], []),
    ],
)
def test_a_search_is_understood(typed: str, work: list[str], rest: list[str]) -> None:
    found = asked(typed)
    assert [job.key for job in found.work] == work
    assert list(found.rest) == rest
