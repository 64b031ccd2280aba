"""Dates as people type them."""

from datetime import date

import pytest

from app import dates


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("14/8/2003", date(2003, 8, 14)),
        ("14-08-03", date(2003, 8, 14)),
        ("14.8.99", date(1999, 8, 14)),
        (" 1 2 2026 ", date(2026, 2, 1)),
        ("2003-08-14", date(2003, 8, 14)),
        ("2003-08-14 00:00:00", date(2003, 8, 14)),
        ("29/2/2024", date(2024, 2, 29)),
        ("1/1/26", date(2026, 1, 1)),
        ("1/1/27", date(1927, 1, 1)),
    ],
)
def test_days(typed: str, expected: date) -> None:
    assert dates.parse(typed, 2026) == expected


@pytest.mark.parametrize(
    "typed", ["", "31/2/2003", "8/14/2003", "2003", "x", "1/1/0000", "1/1/203"]
)
def test_no_days(typed: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011
        dates.parse(typed, 2026)
