"""What a draft is told of its reach is what each pair says of itself, one by one."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from ml.features import vacancy_row
from ml.keys import Rule
from ml.ranker import Ranker
from ml.reach import Demand, without_each
from ml.records import Band, Seeker, Vacancy
from tests.bench import crowd
from tests.ml.samples import ADS, FORMS, LAST_DAY, TODAY

RANKER = Ranker().fit(ADS)
PEOPLE = (*FORMS.values(), *crowd.seekers(80), Seeker("nobody"))
WHO = RANKER.encode_seekers(PEOPLE)
LORRY = Vacancy(
    "draft",
    "Lái xe tải",
    requirements="Có bằng lái xe hạng C. Tốt nghiệp THPT. Ít nhất 2 năm kinh nghiệm. "
    "Biết tiếng Trung giao tiếp. Có thẻ an toàn lao động.",
)
BANDS = tuple(Band)


@pytest.mark.parametrize("ad", [*ADS, *crowd.vacancies(40), LORRY], ids=lambda ad: ad.id)
@pytest.mark.parametrize("on", [TODAY, LAST_DAY])
def test_the_bands_are_those_of_each_pair(ad: Vacancy, on: date) -> None:
    it = RANKER.encode_vacancies([ad])
    told = RANKER.reach(WHO, it, on).bands[0]
    ranking = RANKER.rank_seekers(it, WHO, len(PEOPLE), on)[0]
    expected = {pair.seeker: pair.band for pair in ranking.pairs}
    assert {who: BANDS[band] for who, band in zip(WHO.ids, told, strict=True)} == expected


@pytest.mark.parametrize("ad", [*ADS, *crowd.vacancies(40), LORRY], ids=lambda ad: ad.id)
def test_without_a_demand_the_bands_are_those_of_the_lighter_ad(ad: Vacancy) -> None:
    it = RANKER.encode_vacancies([ad])
    found = RANKER.reach(WHO, it, TODAY)
    lighter = list(without_each(it.postings[0]))
    assert [demand for demand, _ in lighter] == list(found.demands)
    for place, (_demand, posting) in enumerate(lighter, start=1):
        words = it.matrix[0].toarray()[0]
        words[: RANKER.columns_.total - len(RANKER.columns_.words)] = 0.0
        for column, points in vacancy_row(posting, RANKER.columns_, RANKER._table).items():
            words[column] = points
        other = replace(it, postings=(posting,), matrix=type(it.matrix)(words[None, :]))
        ranking = RANKER.rank_seekers(other, WHO, len(PEOPLE), TODAY)[0]
        expected = {pair.seeker: pair.band for pair in ranking.pairs}
        told = {who: BANDS[band] for who, band in zip(WHO.ids, found.bands[place], strict=True)}
        assert told == expected


def test_each_demand_is_named_and_what_the_law_asks_stays() -> None:
    found = RANKER.reach(WHO, RANKER.encode_vacancies([LORRY]), TODAY)
    assert set(found.demands) >= {
        Demand(Rule.LICENCE, "C"),
        Demand(Rule.SCHOOLING, "thpt"),
        Demand(Rule.EXPERIENCE, "2"),
        Demand(Rule.LANGUAGE, "chinese:2"),
    }
    assert Demand(Rule.LICENCE_AGE, "21") in found.fixed


def test_a_licence_that_the_work_itself_needs_cannot_be_left_out() -> None:
    driver = Vacancy("law", "Tài xế taxi", requirements="Có bằng B2.")
    found = RANKER.reach(WHO, RANKER.encode_vacancies([driver]), TODAY)
    assert found.demands == ()
    assert Demand(Rule.LICENCE, "B2/B") in found.fixed


def test_less_demanded_never_loses_a_must() -> None:
    found = RANKER.reach(WHO, RANKER.encode_vacancies([LORRY]), TODAY)
    fit = (found.bands <= BANDS.index(Band.POSSIBLE)).sum(axis=1)
    assert (fit[1:] >= fit[0]).all()


def test_nobody_is_reached_where_nobody_is() -> None:
    it = RANKER.encode_vacancies([LORRY])
    found = RANKER.reach(RANKER.encode_seekers(()), it, TODAY)
    assert np.size(found.bands) == 0
