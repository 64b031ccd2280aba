"""What a person is never enters a score; only what a person can do and wants."""

from dataclasses import fields, replace
from datetime import date, datetime

import pytest
from flask import Flask

from app.shelves import seeker
from ml.person import asked_of_person
from ml.ranker import Ranker
from ml.records import Seeker, Vacancy
from models import Unit, Veteran, db
from tests.ml.samples import ADS, FORMS, TODAY

KNOWN = {
    "id", "birth_date", "birth_year", "schooling", "trade", "service", "roles", "skills",
    "licences", "certificates", "languages", "wishes", "places", "wage", "role_years",
}  # fmt: skip
RANKER = Ranker().fit(ADS)
PROFILE = {
    "birth_year": 2003,
    "schooling": "12/12",
    "trade": "phụ bếp",
    "service": "Nấu ăn, gác cổng",
    "skills": "Excel, lái xe máy",
    "licences": "B2",
    "wish_1": "phụ bếp",
}
# Whatever else is known of a person, none of it said in the fields that a score may rest on.
DIFFERENT = [
    {"name": "Nguyễn Thị Hoa", "phone": "0912345678"},
    {"name": "Sùng A Lầu", "phone": "+84 987 654 321", "number": "DT-0009"},
    {"name": "H'Hen Niê", "alias": "UV-23456789"},
    {"name": "Maria Phạm Thị Thủ Kho", "number": "LÁI-XE-TẢI"},
    {"name": "Thích Minh Thợ Hàn", "shown_to_employers": True},
    {"name": "Lầu Bá Chay", "unconfirmed_since": datetime(2026, 1, 1)},  # noqa: DTZ001
    {"name": "", "profile_saved_at": datetime(2026, 1, 1)},  # noqa: DTZ001
]


def scores(forms: list[Seeker], ads: tuple[Vacancy, ...] = ADS) -> list[list[float]]:
    """Return the scores of forms with ads."""
    who, what = RANKER.encode_seekers(forms), RANKER.encode_vacancies(ads)
    return RANKER.scores(who, what, TODAY).tolist()


def test_the_matcher_is_told_nothing_else_of_a_person() -> None:
    """A new field here must be argued for: it may become a reason to turn somebody away."""
    assert {field.name for field in fields(Seeker)} == KNOWN


def test_clones_that_differ_in_what_they_are_score_the_same() -> None:
    people = [Veteran(**PROFILE, **more) for more in ({"name": "Phạm Văn An"}, *DIFFERENT)]
    forms = [seeker(person, "V") for person in people]
    assert forms == [forms[0]] * len(forms)
    first, *others = scores(forms)
    assert max(first) > 40
    for row in others:
        assert row == pytest.approx(first, abs=1e-9)


def test_clones_of_other_communes_score_the_same(app: Flask) -> None:
    with app.app_context():
        units = db.session.query(Unit).limit(5).all()
        people = [Veteran(**PROFILE, name="An", unit=unit, unit_id=unit.id) for unit in units]
        with db.session.no_autoflush:
            rows = scores([seeker(person, "V") for person in people])
        db.session.rollback()
    assert len(rows) == 5
    assert rows == [rows[0]] * 5


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_ids_places_and_wages_change_no_score(form: Seeker) -> None:
    """Places and wages are shown beside a match; the ranker does not read them."""
    other = replace(form, id="Sùng A Lầu", places="Móng Cái, gần chùa", wage="8 triệu")
    assert scores([other]) == scores([form])


def test_a_person_of_age_scores_the_same_at_any_age() -> None:
    """Age counts below the legal age of a licence class and nowhere else."""
    grown = [replace(FORMS["kitchen"], birth_year=year) for year in (1970, 1985, 1995, 1999)]
    first, *others = scores(grown)
    assert others == [first] * 3
    born = replace(FORMS["kitchen"], birth_year=None, birth_date=date(1990, 7, 1))
    assert scores([born]) == [first]


ASKED = [
    ("Nam, tuổi từ 18-35", {"18-35", "male"}),
    ("Chỉ tuyển nữ", {"female"}),
    ("Nam giới, dưới 30 tuổi", {"-30", "male"}),
    ("Độ tuổi từ 22 tuổi trở lên", {"22-"}),
    ("Nữ, 20 - 40 tuổi", {"20-40", "female"}),
]


@pytest.mark.parametrize(("text", "asked"), ASKED, ids=[text for text, _ in ASKED])
@pytest.mark.parametrize("ad", ADS, ids=lambda ad: ad.id)
def test_an_age_or_a_sex_that_an_ad_asks_for_changes_no_score(
    ad: Vacancy, text: str, asked: set[str]
) -> None:
    asking = replace(ad, requirements=f"{ad.requirements}\n{text}".strip())
    assert {item.value for item in asked_of_person(asking)} == asked
    # Age and sex are told by no form; years of birth are, and must make no difference either.
    people = [replace(form, birth_year=year) for form in FORMS.values() for year in (1975, 1999)]
    before, after = scores(people, (ad,)), scores(people, (asking,))
    assert after == [pytest.approx(row, abs=1e-9) for row in before]
