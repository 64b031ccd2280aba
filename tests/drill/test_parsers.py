"""Whatever is typed, the parsers answer or say that they can't; none breaks and none is slow."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app import dates, identifiers, wages
from models.vocabulary import WagePer

pytestmark = pytest.mark.drill
typed = st.text(max_size=60) | st.from_regex(r"[0-9 .,\-/trieukcủđ+]{1,30}", fullmatch=True)


@settings(max_examples=5000, deadline=200)
@given(typed, st.sampled_from(WagePer))
def test_a_wage_is_a_range_within_reason_or_none(text: str, per: WagePer) -> None:
    least, most = wages.BOUNDS[per]
    low, high = wages.parse(text, per)
    for bound in (low, high):
        assert bound is None or least <= bound <= most
    if low is not None and high is not None:
        assert low <= high


@settings(max_examples=5000, deadline=200)
@given(typed)
def test_a_day_is_a_day_or_a_value_error(text: str) -> None:
    try:
        day = dates.parse(text, 2026)
    except ValueError:
        return
    assert day.year <= 9999


@settings(max_examples=3000, deadline=500)
@given(typed)
def test_a_login_has_one_spelling(text: str) -> None:
    once = identifiers.login(text)
    assert identifiers.login(once) == once
