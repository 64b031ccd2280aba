"""The matcher's promises on many more draws, and a model replaced under its readers."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.shelves import seeker
from ml.concepts import concepts
from ml.ranker import Ranker
from ml.reading import keys_of, read
from ml.records import Seeker, Vacancy
from ml.store import load, save
from ml.weights import prior_weights
from models import Veteran
from tests.ml import drawn
from tests.ml.samples import ADS, BY_ID, FORMS, TODAY

pytestmark = pytest.mark.drill
RANKER = Ranker().fit(ADS)
many = settings(max_examples=5_000, deadline=None)
some = settings(max_examples=500, deadline=None)
names = st.text(max_size=60) | st.sampled_from(["Thủ Kho", "Sùng A Lầu", "Nguyễn Thị Lái", "🪖"])


def score(form: Seeker, ad: Vacancy) -> float:
    """Return the score of one pair on the day of the tests."""
    return RANKER.score(form, ad, TODAY).score


@many
@given(drawn.forms, drawn.ads)
def test_five_thousand_scores_are_the_sums_of_their_parts(form: Seeker, ad: Vacancy) -> None:
    pair = RANKER.score(form, ad, TODAY)
    assert sum(part.points for part in pair.parts) == pytest.approx(pair.score, abs=1e-6)


@pytest.mark.parametrize("field", ["skills", "certificates", "languages", "licences"])
def test_of_five_thousand_additions_none_lowers(field: str) -> None:
    items = {
        "skills": drawn.SKILLS,
        "certificates": drawn.CERTIFICATES,
        "languages": drawn.LANGUAGES,
        # E has a test of its own: it is lost in a long field
        "licences": tuple(item for item in drawn.LICENCES if item != "E"),
    }[field]

    @settings(many, max_examples=1_250)
    @given(drawn.forms, drawn.ads, st.sampled_from(items))
    def never_lowers(form: Seeker, ad: Vacancy, item: str) -> None:
        have = getattr(form, field) or ("A1" if field == "licences" else "")
        form = replace(form, **{field: have})
        more = replace(form, **{field: f"{have}, {item}" if have else item})
        assert score(more, ad) >= score(form, ad) - 1e-9

    never_lowers()


@some
@given(drawn.forms, st.lists(names, min_size=2, max_size=2), drawn.ads)
def test_five_hundred_clones_score_the_same(form: Seeker, called: list[str], ad: Vacancy) -> None:
    kept = {
        "birth_year": form.birth_year,
        "schooling": form.schooling,
        "trade": form.trade,
        "service": form.service,
        "skills": form.skills,
        "licences": form.licences,
    }
    a, b = (seeker(Veteran(**kept, name=name, number=name), "V") for name in called)
    assert abs(score(a, ad) - score(b, ad)) <= 1e-9


def test_a_skill_is_understood_by_the_name_under_which_it_is_missed() -> None:
    """Who reads "thiếu: …" and writes just that into his form is understood, mostly."""
    lost = [
        skill.vi
        for skill in concepts().skills
        if skill.key not in keys_of(read(skill.vi, lenient=True), "skill")
    ]
    assert len(lost) <= len(concepts().skills) // 10, lost


def test_readers_find_a_whole_model_while_it_is_replaced(tmp_path: Path) -> None:
    rankers = [Ranker().fit(ADS), Ranker(prior_weights().table).fit(ADS)]
    versions = {ranker.version_ for ranker in rankers}
    save(rankers[0], tmp_path)

    def writes() -> None:
        for turn in range(40):
            save(rankers[turn % 2], tmp_path)

    def reads() -> set[str]:
        return {load(tmp_path).version_ for _ in range(40)}

    with ThreadPoolExecutor(4) as pool:
        done = pool.submit(writes)
        found = [pool.submit(reads) for _ in range(3)]
        done.result()
        assert set().union(*(answer.result() for answer in found)) <= versions


def test_a_hundred_thousand_ids_in_any_order_rank_alike() -> None:
    """Equal scores in number: the smaller id comes first wherever its row stands."""
    one = RANKER.encode_vacancies([BY_ID["guard"]])
    rows = one.take([0] * 100_000)
    ids = tuple(f"{(n * 7919) % 100_000:06d}" for n in range(100_000))
    rows = replace(rows, ids=ids)
    who = RANKER.encode_seekers([FORMS["guard"]])
    best = RANKER.rank(who, rows, 20, TODAY)[0].pairs
    places = [ids.index(f"{n:06d}") for n in range(20)]
    assert len(best) == 20
    assert [pair.score for pair in best] == [best[0].score] * 20
    assert places == sorted(places, key=lambda place: ids[place])
