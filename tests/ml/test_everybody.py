"""All people against all ads at once says of every pair what one by one says."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from ml.columns import PARTS
from ml.keys import PartKey
from ml.overview import REASONS, overview
from ml.ranker import Ranker
from ml.records import Band, Seeker, Vacancy
from tests.bench import crowd
from tests.ml.samples import ADS, FORMS, LAST_DAY, TODAY

RANKER = Ranker().fit(ADS)
ASKED = tuple(
    Vacancy(f"A{years}{title}", title, requirements=f"Ít nhất {years} năm kinh nghiệm")
    for title in ("Thợ hàn", "Lái xe tải", "Phụ bếp", "Kế toán", "Thủ kho")
    for years in (2, 3, 4, 5, 7, 9)
)
BASIC = tuple(replace(ad, id=f"L{ad.id}", requirements="Biết tiếng Trung cơ bản") for ad in ASKED)
JOBS = (*ADS, *crowd.vacancies(200), *ASKED, *BASIC)
PEOPLE = (*FORMS.values(), *crowd.seekers(60), Seeker("nobody"))
# So many equal ads that ties reach beyond what the sparse product keeps.
TWINS = tuple(replace(ADS[0], id=f"T{number:03d}") for number in range(90, 0, -1))
WHO = RANKER.encode_seekers(PEOPLE)


@pytest.mark.parametrize("ads", [JOBS, TWINS], ids=["many", "twins"])
@pytest.mark.parametrize("on", [TODAY, LAST_DAY])
def test_the_best_ads_and_all_that_is_told_of_them(ads: tuple[Vacancy, ...], on: date) -> None:
    what = RANKER.encode_vacancies(ads)
    best = RANKER.nearest_ads(WHO, what, 20, on)
    told = overview(WHO, what, RANKER.columns_, on, best.places, best.scores, threads=2)
    for row, ranking in enumerate(RANKER.rank(WHO, what, 20, on)):
        assert [what.ids[place] for place in best.places[row]] == [p.vacancy for p in ranking.pairs]
        assert best.scores[row] == pytest.approx([p.score for p in ranking.pairs], abs=1e-9)
        for place, pair in enumerate(ranking.pairs):
            assert tuple(Band)[told.bands[row, place]] is pair.band
            named = [PARTS[part] for part in told.reasons[row, place] if part >= 0]
            parts = [p.name for p in pair.parts if p.name not in (PartKey.FLOOR, PartKey.DEADLINE)]
            assert named == parts[:REASONS]


def test_the_best_people_of_each_ad() -> None:
    what = RANKER.encode_vacancies(JOBS)
    best = RANKER.nearest_people(WHO, what, 20, TODAY)
    for row, ranking in enumerate(RANKER.rank_seekers(what, WHO, 20, TODAY)):
        assert [WHO.ids[place] for place in best.places[row]] == [p.seeker for p in ranking.pairs]


def test_nobody_and_nothing() -> None:
    none = RANKER.encode_vacancies(())
    assert RANKER.nearest_ads(WHO, none, 20, TODAY).places.shape == (len(PEOPLE), 0)
    assert np.size(RANKER.nearest_people(WHO, none, 20, TODAY).places) == 0
