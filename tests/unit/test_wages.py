"""Wages as people type them."""

import pytest

from app import wages
from models.vocabulary import WagePer

M = 1_000_000


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("8tr5", (8_500_000, 8_500_000)),
        ("8-10 triệu", (8 * M, 10 * M)),
        ("10-8 triệu", (8 * M, 10 * M)),
        ("8 - 10", (8 * M, 10 * M)),
        ("9.000.000", (9 * M, 9 * M)),
        ("9,000,000 đồng", (9 * M, 9 * M)),
        ("8,5 triệu", (8_500_000, 8_500_000)),
        ("từ 8 triệu", (8 * M, None)),
        ("trên 8tr", (8 * M, None)),
        ("đến 10 triệu", (None, 10 * M)),
        ("8500k", (8_500_000, 8_500_000)),
        ("10 củ", (10 * M, 10 * M)),
        ("thỏa thuận", (None, None)),
        ("", (None, None)),
        ("5 tỷ tỷ 99999999999", (None, None)),
        ("7 con gà", (None, None)),
        ("5 đồng", (None, None)),
        ("8.000.000đ", (8 * M, 8 * M)),
        ("9" * 400, (None, None)),
    ],
)
def test_wages(typed: str, expected: tuple[int | None, int | None]) -> None:
    assert wages.parse(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("30 nghìn", (30_000, 30_000)),
        ("25-30k/giờ", (25_000, 30_000)),
        ("25", (25_000, 25_000)),
        ("25.500 đồng một giờ", (25_500, 25_500)),
        ("từ 28.000", (28_000, None)),
        ("8 triệu", (None, None)),
        ("thỏa thuận", (None, None)),
    ],
)
def test_wages_by_the_hour(typed: str, expected: tuple[int | None, int | None]) -> None:
    assert wages.parse(typed, WagePer.HOUR) == expected
