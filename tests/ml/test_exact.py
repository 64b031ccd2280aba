"""A score is exactly what its reasons say, and knowing more never counts against anybody."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from ml.concepts import concepts
from ml.keys import PartKey, Rule
from ml.ranker import Ranker
from ml.records import Scored, Seeker, Standing, Vacancy
from tests.ml import drawn
from tests.ml.samples import ADS, TODAY

RANKER = Ranker().fit(ADS)
# Machines differ in speed and several tests run at once: a property has no time limit.
few = settings(max_examples=100, deadline=None)


def scored(form: Seeker, ad: Vacancy) -> Scored:
    """Return one pair as of the day of the tests."""
    return RANKER.score(form, ad, TODAY)


def sum_before_floor(pair: Scored) -> float:
    """Return the sum of the points before it is held within 0 and 100."""
    return sum(part.points for part in pair.parts if part.name != PartKey.FLOOR)


FIELDS = {
    PartKey.WISH: ("wishes",),
    PartKey.TRADE: ("trade", "schooling"),
    PartKey.SERVICE: ("service",),
    PartKey.SKILL: ("skills", "certificates", "licences", "service", "trade"),
}


def without(form: Seeker, source: str, words: str) -> Seeker:
    """Return the form with each item of that source that holds the words taken out."""
    poorer = {}
    for name in FIELDS[PartKey(source)]:
        value = getattr(form, name)
        items = value if isinstance(value, tuple) else value.split(", ")
        left = [item for item in items if words not in item.lower()]
        poorer[name] = tuple(left) if isinstance(value, tuple) else ", ".join(left)
    if words == form.licences.lower():
        # Taken away, not left unsaid: what is unknown costs less than what is known to lack.
        poorer["licences"] = "không có"
    return replace(form, **poorer)


def test_a_pair_scores_less_without_a_wish_that_is_its_strongest_reason() -> None:
    form = Seeker("V", skills="nấu ăn, hàn MIG", wishes=("sửa chữa ô tô",))
    ad = Vacancy("J", "Công nhân sản xuất")
    assert scored(form, ad).parts[0].name == PartKey.WISH
    assert scored(without(form, "wish", "ô tô"), ad).score < scored(form, ad).score


def joined(text: str, more: str) -> str:
    """Return a listing with one more item at its end."""
    return f"{text}, {more}" if text else more


def skill_phrases() -> dict[str, str]:
    """Return for each skill the first full phrase by which the tables know it."""
    out: dict[str, str] = {}
    for phrase, meanings in concepts().phrases.items():
        for meaning in meanings:
            if meaning.kind == "skill" and meaning.strength == 1 and " " in phrase:
                out.setdefault(meaning.key, phrase)
    return out


PHRASES = skill_phrases()


@few
@given(drawn.forms, drawn.ads)
def test_parts_add_up_to_the_score(form: Seeker, ad: Vacancy) -> None:
    pair = scored(form, ad)
    assert sum(part.points for part in pair.parts) == pytest.approx(pair.score, abs=1e-6)
    assert 0 <= pair.score <= 100
    weights = [abs(part.points) for part in pair.parts]
    assert weights == sorted(weights, reverse=True)
    assert len({part.name for part in pair.parts}) == len(pair.parts)


def assert_losses_are_told(form: Seeker, ad: Vacancy) -> None:
    """Points lost to a rule must stand beside a check that is not met."""
    pair = scored(form, ad)
    open_rules = {check.rule for check in pair.checks if check.standing is not Standing.MET}
    partly = {PartKey.USUAL, PartKey.FLOOR, PartKey.EXPERIENCE}  # lacking a little is met
    for part in pair.parts:
        if part.points < -1e-6 and part.name not in partly:
            assert part.name in open_rules


@few
@given(drawn.forms, drawn.ads, st.sampled_from((1985, 1998, 2006)))
def test_every_loss_has_its_demand(form: Seeker, ad: Vacancy, year: int) -> None:
    assert_losses_are_told(replace(form, birth_year=year), ad)


def test_a_loss_for_an_unknown_age_has_its_demand() -> None:
    assert_losses_are_told(Seeker("V", licences="B2", trade="lái xe"), Vacancy("J", "Lái xe"))


@few
@given(drawn.forms, drawn.ads)
def test_without_its_strongest_reason_a_pair_scores_less(form: Seeker, ad: Vacancy) -> None:
    pair = scored(form, ad)
    worded = [part for part in pair.parts if part.name in FIELDS and part.points > 0.01]
    assume(worded)
    assume(pair.score < 100)
    poorer = form
    for term in worded[0].terms:
        poorer = without(poorer, worded[0].name, term.lower())
    assert poorer != form, f"the reason names words that the form does not hold: {worded[0]}"
    again = scored(poorer, ad)
    assert sum_before_floor(again) < sum_before_floor(pair)
    assert again.score < pair.score or pair.score == 0


@few
@given(drawn.forms, drawn.ads, st.data())
def test_a_skill_named_as_missing_raises_once_it_is_there(
    form: Seeker, ad: Vacancy, data: st.DataObject
) -> None:
    pair = scored(form, ad)
    missing = sorted(check.demand for check in pair.checks if check.rule == Rule.SKILL)
    assume(missing)
    skill = data.draw(st.sampled_from(missing))
    assume(skill in PHRASES)
    richer = scored(replace(form, skills=joined(form.skills, PHRASES[skill])), ad)
    assert skill not in {check.demand for check in richer.checks if check.rule == Rule.SKILL}
    assert sum_before_floor(richer) > sum_before_floor(pair)
    assert richer.score > pair.score or pair.score in (0, 100)


@pytest.mark.parametrize("field", ["skills", "certificates", "licences", "languages"])
def test_one_more_item_never_lowers(field: str) -> None:
    """Licences begin with A1: a field left empty is unknown, which costs less than lacking."""
    items = {
        "skills": drawn.SKILLS,
        "certificates": drawn.CERTIFICATES,
        "licences": drawn.LICENCES,
        "languages": drawn.LANGUAGES,
    }[field]

    @few
    @given(drawn.forms, drawn.ads, st.sampled_from(items))
    def never_lowers(form: Seeker, ad: Vacancy, item: str) -> None:
        form = replace(form, licences=form.licences or "A1")
        richer = replace(form, **{field: joined(getattr(form, field), item)})
        assert scored(richer, ad).score >= scored(form, ad).score - 1e-9

    never_lowers()


@few
@given(drawn.forms, drawn.ads, st.sampled_from(drawn.WORK), st.integers(1, 9))
def test_one_more_year_in_the_trade_never_lowers(
    form: Seeker, ad: Vacancy, trade: str, years: int
) -> None:
    fewer, more = (replace(form, trade=f"{trade} {n} năm") for n in (years, years + 1))
    assert scored(more, ad).score >= scored(fewer, ad).score - 1e-9


@few
@given(drawn.forms, drawn.ads, st.sampled_from([role.key for role in concepts().roles]))
def test_one_more_ticked_role_never_lowers(form: Seeker, ad: Vacancy, role: str) -> None:
    ticked = replace(form, roles=(*form.roles, role))
    assert scored(ticked, ad).score >= scored(form, ad).score - 1e-9


@few
@given(drawn.forms, drawn.ads)
def test_more_schooling_never_lowers(form: Seeker, ad: Vacancy) -> None:
    steps = ("9/12", "12/12", "Sơ cấp nghề", "Trung cấp", "Cao đẳng", "Đại học")
    scores = [scored(replace(form, schooling=step), ad).score for step in steps]
    assert scores == sorted(scores)


FULFILLED = (
    ("Có bằng lái xe hạng C", {"licences": "C"}),
    ("Có bằng B2", {"licences": "B2"}),
    ("Tốt nghiệp THPT", {"schooling": "12/12"}),
    ("Tốt nghiệp cao đẳng", {"schooling": "Cao đẳng"}),
    ("Biết tiếng Trung giao tiếp", {"languages": "HSK4"}),
    ("Có chứng chỉ bảo vệ", {"certificates": "chứng chỉ bảo vệ"}),
    ("Có chứng chỉ lái xe nâng", {"certificates": "chứng chỉ lái xe nâng"}),
)


@pytest.mark.parametrize(("demand", "have"), FULFILLED, ids=[demand for demand, _ in FULFILLED])
def test_a_fulfilled_demand_never_lowers(demand: str, have: dict[str, str]) -> None:
    """An ad that asks for what a form has scores no less than the same ad that asks nothing."""

    @settings(max_examples=40, deadline=None)
    @given(drawn.forms, st.sampled_from(drawn.TITLES))
    def never_lowers(form: Seeker, title: str) -> None:
        able = replace(form, birth_year=1990, **have)
        asking = scored(able, Vacancy("J", title, requirements=demand))
        checks = [c for c in asking.checks if c.rule not in (Rule.SENIORITY, Rule.SKILL)]
        assert checks
        silent = scored(able, Vacancy("J", title))
        lost = {part.name for part in asking.parts if part.points < -1e-6}
        before = {part.name for part in silent.parts if part.points < -1e-6}
        assert lost <= before

    never_lowers()


WELDER, DRIVER = Vacancy("J", "Thợ hàn", requirements="3 năm kinh nghiệm"), Vacancy("J", "Lái xe")
BUS = Vacancy("J", "Lái xe khách", requirements="Có bằng E")
MORE = {
    "a licence of one letter at the end of a long list": (
        Seeker("V", birth_year=1990, licences="B2, C, D, E"),
        {"licences": "A1, B2, C, D, E"},
        BUS,
    ),
    "a military licence beside a civil one": (
        Seeker("V", birth_year=1990, licences="B2"),
        {"licences": "B2, C quân sự"},
        DRIVER,
    ),
    "a short trade after a long one": (
        Seeker("V", trade="thợ hàn 3 năm"),
        {"trade": "thợ hàn 3 năm, phụ bếp 6 tháng"},
        WELDER,
    ),
    "a skill with marks after one without": (
        Seeker("V", skills="tho han"),
        {"skills": "tho han, kiểm đếm hàng hóa"},
        WELDER,
    ),
}


@pytest.mark.parametrize("case", MORE)
def test_telling_more_never_lowers(case: str) -> None:
    form, more, ad = MORE[case]
    richer = replace(form, **more)
    assert sum_before_floor(scored(richer, ad)) >= sum_before_floor(scored(form, ad)) - 1e-9


def test_what_was_done_tells_more_than_the_branch_it_was_done_in() -> None:
    guard = Vacancy("J", "Nhân viên bảo vệ")
    branch = scored(Seeker("V", service="bộ binh"), guard)
    duty = scored(Seeker("V", service="bộ binh, nấu ăn"), guard)
    assert 0 < duty.score < branch.score
