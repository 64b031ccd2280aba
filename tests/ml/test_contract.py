"""What every ranker promises, however its weights came about."""

import random
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest

from ml.ranker import Ranker
from ml.records import Outlook, Ranking, Seeker, Standing, Vacancy
from ml.store import load, save
from ml.weights import prior_weights
from tests.ml.samples import ADS, BY_ID, FORMS, LAST_DAY, TODAY, WAYS, retyped

PEOPLE = tuple(FORMS.values())
KNOWN = [(key, way) for key in FORMS for way in WAYS]


def ranked(
    ranker: Ranker,
    people: "tuple[Seeker, ...]",
    ads: "tuple[Vacancy, ...]",
    top: int = 50,
    on: date = TODAY,
) -> dict[str, Ranking]:
    """Return the rankings of people by their id."""
    who, what = ranker.encode_seekers(people), ranker.encode_vacancies(ads)
    return {ranking.of: ranking for ranking in ranker.rank(who, what, top, on)}


class RankerContract:
    """The promises; a subclass gives the ranker."""

    @pytest.fixture(scope="class")
    @classmethod
    def ranker(cls, tmp_path_factory: pytest.TempPathFactory) -> Ranker:
        """The ranker under test."""
        raise NotImplementedError

    @pytest.mark.parametrize(("fitting", "way"), KNOWN)
    def test_known_form_gets_its_ad_first(self, ranker: Ranker, fitting: str, way: str) -> None:
        form = retyped(FORMS[fitting], WAYS[way])
        ranking = ranked(ranker, (form,), ADS)[form.id]
        assert ranking.pairs[0].vacancy == fitting
        assert ranking.outlook is Outlook.MATCHED

    def test_order_of_rows_changes_no_score(self, ranker: Ranker) -> None:
        who, what = ranker.encode_seekers(PEOPLE), ranker.encode_vacancies(ADS)
        before = ranker.scores(who, what, TODAY)
        rows, places = list(range(len(PEOPLE))), list(range(len(ADS)))
        random.Random(3).shuffle(rows)
        random.Random(4).shuffle(places)
        shuffled = ranker.scores(
            ranker.encode_seekers([PEOPLE[i] for i in rows]),
            ranker.encode_vacancies([ADS[i] for i in places]),
            TODAY,
        )
        assert np.array_equal(before[np.ix_(rows, places)], shuffled)
        taken = ranker.scores(who.take(rows), what.take(places), TODAY)
        assert np.array_equal(taken, shuffled)

    def test_order_of_rows_changes_no_ranking(self, ranker: Ranker) -> None:
        assert ranked(ranker, PEOPLE, ADS) == ranked(ranker, PEOPLE[::-1], ADS[::-1])

    def test_other_ids_change_nothing_else(self, ranker: Ranker) -> None:
        people = tuple(replace(form, id=f"x{form.id}") for form in PEOPLE)
        ads = tuple(replace(ad, id=f"y{ad.id}") for ad in ADS)
        before, after = ranked(ranker, PEOPLE, ADS), ranked(ranker, people, ads)
        for form in PEOPLE:
            renamed = [
                replace(pair, seeker=f"x{pair.seeker}", vacancy=f"y{pair.vacancy}")
                for pair in before[form.id].pairs
            ]
            assert list(after[f"x{form.id}"].pairs) == renamed

    def test_company_changes_no_score(self, ranker: Ranker) -> None:
        """A pair scores the same alone and among others."""
        together = ranked(ranker, PEOPLE, ADS)
        for form in PEOPLE[:4]:
            for pair in together[form.id].pairs:
                assert ranker.score(form, BY_ID[pair.vacancy], TODAY) == pair

    def test_of_equal_scores_the_smaller_id_comes_first(self, ranker: Ranker) -> None:
        twins = tuple(replace(BY_ID["guard"], id=key) for key in ("c", "a", "d", "b"))
        ranking = ranked(ranker, (FORMS["guard"],), twins, top=3)["V04"]
        assert [pair.vacancy for pair in ranking.pairs] == ["a", "b", "c"]
        people = tuple(replace(FORMS["guard"], id=key) for key in ("c", "a", "d", "b"))
        who, what = ranker.encode_seekers(people), ranker.encode_vacancies([BY_ID["guard"]])
        best = ranker.rank_seekers(what, who, 3, TODAY)[0]
        assert [pair.seeker for pair in best.pairs] == ["a", "b", "c"]

    def test_both_directions_give_the_same_pairs(self, ranker: Ranker) -> None:
        who, what = ranker.encode_seekers(PEOPLE), ranker.encode_vacancies(ADS)
        forth = {
            (p.seeker, p.vacancy): p for r in ranker.rank(who, what, 50, TODAY) for p in r.pairs
        }
        back = {
            (p.seeker, p.vacancy): p
            for r in ranker.rank_seekers(what, who, 50, TODAY)
            for p in r.pairs
        }
        assert len(forth) == len(PEOPLE) * len(ADS)
        assert forth == back

    def test_scores_agree_with_answers(self, ranker: Ranker) -> None:
        who, what = ranker.encode_seekers(PEOPLE), ranker.encode_vacancies(ADS)
        scores = ranker.scores(who, what, TODAY)
        assert scores.shape == (len(PEOPLE), len(ADS))
        assert scores.min() >= 0
        assert scores.max() <= 100
        for row, ranking in enumerate(ranker.rank(who, what, 50, TODAY)):
            told = {pair.vacancy: pair.score for pair in ranking.pairs}
            assert [told[key] for key in what.ids] == scores[row].tolist()
            assert list(told.values()) == sorted(told.values(), reverse=True)

    def test_parts_add_up(self, ranker: Ranker) -> None:
        for ranking in ranked(ranker, PEOPLE, ADS).values():
            for pair in ranking.pairs:
                assert sum(p.points for p in pair.parts) == pytest.approx(pair.score, abs=1e-6)

    def test_top_beyond_the_ads_gives_them_all(self, ranker: Ranker) -> None:
        assert len(ranked(ranker, PEOPLE[:1], ADS, top=999)["V01"].pairs) == len(ADS)
        assert len(ranked(ranker, PEOPLE[:1], ADS, top=3)["V01"].pairs) == 3
        assert ranked(ranker, PEOPLE[:1], ADS, top=0)["V01"].pairs == ()

    def test_the_best_few_are_the_first_of_all(self, ranker: Ranker) -> None:
        few, whole = ranked(ranker, PEOPLE, ADS, top=4), ranked(ranker, PEOPLE, ADS)
        assert all(few[key].pairs == whole[key].pairs[:4] for key in whole)

    def test_nobody_and_nothing(self, ranker: Ranker) -> None:
        nobody, nothing = ranker.encode_seekers([]), ranker.encode_vacancies([])
        people, ads = ranker.encode_seekers(PEOPLE), ranker.encode_vacancies(ADS)
        assert ranker.rank(nobody, ads, 5, TODAY) == []
        assert ranker.rank_seekers(nothing, people, 5, TODAY) == []
        assert [r.pairs for r in ranker.rank(people, nothing, 5, TODAY)] == [()] * len(PEOPLE)
        assert [r.pairs for r in ranker.rank_seekers(ads, nobody, 5, TODAY)] == [()] * len(ADS)
        assert ranker.scores(nobody, nothing, TODAY).shape == (0, 0)

    def test_empty_profile_is_thin(self, ranker: Ranker) -> None:
        assert ranked(ranker, (Seeker("V"),), ADS)["V"].outlook is Outlook.THIN

    def test_last_day_still_counts(self, ranker: Ranker) -> None:
        form, ad = FORMS["guard"], BY_ID["closed"]
        on_time = ranker.score(form, ad, LAST_DAY)
        late = ranker.score(form, ad, LAST_DAY + timedelta(days=1))
        assert on_time.score > 40
        assert late.score == 0
        standing = [
            check.standing
            for pair in (on_time, late)
            for check in pair.checks
            if check.rule == "deadline"
        ]
        assert standing == [Standing.MET, Standing.UNMET]
        assert sum(part.points for part in late.parts) == pytest.approx(0, abs=1e-6)
        back = ranker.rank_seekers(
            ranker.encode_vacancies([ad]), ranker.encode_seekers([form]), 1, LAST_DAY
        )
        assert back[0].pairs == (on_time,)

    def test_far_and_near_deadlines_score_the_same(self, ranker: Ranker) -> None:
        ad = BY_ID["closed"]
        days = (None, date.max, LAST_DAY)
        found = {
            ranker.score(FORMS["guard"], replace(ad, deadline=day), LAST_DAY).score for day in days
        }
        assert len(found) == 1

    def test_every_answer_carries_the_version(self, ranker: Ranker) -> None:
        who, what = ranker.encode_seekers(PEOPLE), ranker.encode_vacancies(ADS)
        answers = ranker.rank(who, what, 2, TODAY) + ranker.rank_seekers(what, who, 2, TODAY)
        assert {answer.version for answer in answers} == {ranker.version_}
        assert ranker.version_

    def test_rows_replaced_and_removed_answer_like_rows_read_anew(self, ranker: Ranker) -> None:
        """Shelves keep rows for long: what was replaced must leave nothing behind."""
        newer = replace(PEOPLE[0], service="Thợ hàn", licences="")
        what = ranker.encode_vacancies(ADS)
        kept = ranker.encode_seekers(PEOPLE).replaced(ranker.encode_seekers([newer]))
        kept = kept.without([PEOPLE[1].id])
        anew = ranker.encode_seekers([newer, *PEOPLE[2:]])
        assert sorted(kept.ids) == sorted(anew.ids)
        told = {r.of: r for r in ranker.rank(kept, what, 5, TODAY)}
        assert told == {r.of: r for r in ranker.rank(anew, what, 5, TODAY)}


class TestCommitted(RankerContract):
    """The ranker as the service makes it."""

    @pytest.fixture(scope="class")
    @classmethod
    def ranker(cls, tmp_path_factory: pytest.TempPathFactory) -> Ranker:
        """With the committed weights."""
        return Ranker().fit(ADS)


class TestPrior(RankerContract):
    """The round weights, set by hand."""

    @pytest.fixture(scope="class")
    @classmethod
    def ranker(cls, tmp_path_factory: pytest.TempPathFactory) -> Ranker:
        """With the weights that learning begins from."""
        return Ranker(prior_weights().table).fit(ADS)


class TestLoaded(RankerContract):
    """Kept in a file and read back."""

    @pytest.fixture(scope="class")
    @classmethod
    def ranker(cls, tmp_path_factory: pytest.TempPathFactory) -> Ranker:
        """As a web worker reads it."""
        folder: Path = tmp_path_factory.mktemp("model")
        save(Ranker().fit(ADS), folder)
        return load(folder)


class TestLearned(RankerContract):
    """Learned from a few grades."""

    @pytest.fixture(scope="class")
    @classmethod
    def ranker(cls, tmp_path_factory: pytest.TempPathFactory) -> Ranker:
        """As training makes it: the own ad of a form is right, the next one is not."""
        keys = list(FORMS)
        grades = {(form.id, key): 3.0 for key, form in FORMS.items()}
        grades |= {(FORMS[a].id, b): 0.0 for a, b in pairwise(keys)}
        return Ranker().fit(ADS, PEOPLE, grades)
