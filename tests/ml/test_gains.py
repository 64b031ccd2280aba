"""What a course gives: what it mends, and that the matcher finds it in the profile afterwards."""

import itertools
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ml import ranker
from ml.cover import MOST, Option, cheapest
from ml.gains import TAUGHT, Gain, all_gains, mends, with_gains, with_swap
from ml.keys import Rule, School
from ml.languages import LANGUAGES
from ml.licences import ASKED, HOLDS, NAMES, held
from ml.records import Check, Seeker, Standing, Vacancy

DAY = date(2026, 11, 25)
ADULT = Seeker("an", birth_date=date(1995, 1, 1), trade="lái xe tải 3 năm", skills="lái xe")


def unmet(rule: str, demand: str) -> Check:
    return Check(rule, Standing.UNMET, demand)


@pytest.mark.parametrize(
    ("gain", "demand", "fits"),
    [
        (("licence", "C"), ("licence", "B2/B"), True),
        (("licence", "C1"), ("licence", "C/C1"), True),
        (("licence", "C1"), ("licence", "C"), False),
        (("licence", "B"), ("licence", "C/C1"), False),
        (("licence", "A1"), ("licence", "B2/B"), False),
        (("certificate", "forklift"), ("certificate", "forklift"), True),
        (("certificate", "forklift"), ("certificate", "guard"), False),
        (("schooling", "so_cap"), ("schooling", "so_cap"), True),
        (("schooling", "trung_cap"), ("schooling", "so_cap"), True),
        (("schooling", "so_cap"), ("schooling", "trung_cap"), False),
        (("schooling", "so_cap"), ("schooling", "thpt"), False),
        (("schooling", "thpt"), ("schooling", "thpt"), True),
        (("language", "chinese:2"), ("language", "chinese:1"), True),
        (("language", "chinese:1"), ("language", "chinese:2"), False),
        (("language", "chinese:3"), ("language", "english:1"), False),
        (("certificate", "forklift"), ("licence", "B2/B"), False),
        (("licence", "C"), ("experience", "2"), False),
    ],
)
def test_a_gain_mends_what_it_covers_and_nothing_else(
    gain: tuple[str, str], demand: tuple[str, str], fits: bool
) -> None:
    assert mends(Gain(*gain), unmet(*demand)) is fits


@pytest.mark.parametrize("gain", all_gains(), ids=lambda gain: f"{gain.rule} {gain.demand}")
def test_the_matcher_reads_a_gain_as_what_it_means(gain: Gain) -> None:
    person = with_gains(ADULT, [gain])
    profile = ranker.Ranker().fit([]).encode_seekers([person]).profiles[0]
    name, _sep, level = gain.demand.partition(":")
    if gain.rule == Rule.LICENCE:
        assert profile.licences.can >= HOLDS[name]
    elif gain.rule == Rule.CERTIFICATE:
        assert name in profile.papers
    elif gain.rule == Rule.SCHOOLING:
        assert profile.schooling == list(School).index(School(name))
    else:
        assert profile.languages[name] == int(level)


def test_the_pair_is_met_once_the_gain_is_there() -> None:
    ad = Vacancy("job", "Lái xe nâng", requirements="Có chứng chỉ lái xe nâng, bằng lái xe hạng B.")
    model = ranker.Ranker().fit([ad])
    before = model.score(Seeker("an", trade="lái xe", licences="không"), ad, DAY)
    lacks = [check for check in before.checks if check.standing is Standing.UNMET]
    assert {check.rule for check in lacks} == {Rule.CERTIFICATE, Rule.LICENCE}
    gains = [Gain("certificate", "forklift"), Gain("licence", "B")]
    assert all(any(mends(gain, check) for gain in gains) for check in lacks)
    person = with_gains(Seeker("an", trade="lái xe", licences="không"), gains)
    after = model.score(person, ad, DAY)
    assert not [
        check for check in after.checks if check.standing is not Standing.MET and check.must
    ]
    assert after.score > before.score


def test_a_gain_outweighs_what_the_profile_said_before() -> None:
    poor = Seeker("an", schooling="12/12", licences="chưa có", languages="tiếng Trung biết ít")
    gains = [Gain("schooling", "so_cap"), Gain("licence", "C1"), Gain("language", "chinese:2")]
    rich = with_gains(poor, gains)
    profile = ranker.Ranker().fit([]).encode_seekers([rich]).profiles[0]
    assert (profile.schooling, profile.languages["chinese"]) == (3, 2)
    assert "lorry" in profile.licences.can


def test_a_lower_level_takes_none_away() -> None:
    rich = Seeker("an", schooling="cao đẳng", languages="tiếng Trung thành thạo")
    kept = with_gains(rich, [Gain("schooling", "so_cap"), Gain("language", "chinese:1")])
    profile = ranker.Ranker().fit([]).encode_seekers([kept]).profiles[0]
    assert (profile.schooling, profile.languages["chinese"]) == (5, 3)


def test_a_swapped_licence_is_a_civil_one() -> None:
    soldier = Seeker("an", licences="B2, C quân sự")
    assert held(soldier.licences).military
    assert not held(with_swap(soldier).licences).military


def test_every_class_taught_is_known_with_an_age_no_demand_undercuts() -> None:
    for name, least in TAUGHT.items():
        assert least >= max(ASKED[ability][1] for ability in HOLDS[name])
    assert set(NAMES) == set(ASKED)
    assert {gain.demand.split(":")[0] for gain in all_gains() if gain.rule == Rule.LANGUAGE} <= set(
        LANGUAGES
    )


OPTIONS = st.lists(
    st.builds(
        Option,
        st.integers(0, 6),
        st.integers(1, 4),
        st.frozensets(st.integers(0, 4), max_size=3),
    ),
    max_size=7,
)


@settings(deadline=None, max_examples=300)
@given(needs=st.integers(0, 5), options=OPTIONS)
def test_the_cheapest_set_is_the_one_that_trying_all_sets_finds(
    needs: int, options: list[Option]
) -> None:
    wanted = set(range(needs))
    best = min(
        (
            (sum(o.cost for o in some), sum(o.weeks for o in some), len(some))
            for size in range(len(options) + 1)
            for some in itertools.combinations(options, size)
            if wanted <= set().union(*(o.covers for o in some), set())
        ),
        default=None,
    )
    found = cheapest(needs, options)
    if best is None:
        assert found is None
        return
    assert found is not None
    chosen = [options[place] for place in found]
    assert wanted <= set().union(*(option.covers for option in chosen), set())
    told = (sum(o.cost for o in chosen), sum(o.weeks for o in chosen), len(chosen))
    assert told == best


def test_more_needs_than_can_be_weighed_are_refused() -> None:
    with pytest.raises(ValueError, match=str(MOST + 1)):
        cheapest(MOST + 1, [])
