"""Amounts as people type them."""

import pytest

from app import money


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("4.200.000", 4_200_000),
        ("4 200 000 đồng", 4_200_000),
        ("4200000", 4_200_000),
        ("4,2 triệu", 4_200_000),
        ("14tr5", 14_500_000),
        ("16.5 tr", 16_500_000),
        ("3 triệu", 3_000_000),
        ("0", 0),
        ("900.000đ", 900_000),
    ],
)
def test_amounts_are_understood(typed: str, amount: int) -> None:
    assert money.parse(typed) == amount


@pytest.mark.parametrize(
    "typed", ["", "bốn triệu", "4.20.000", "-5", "4,2 triệu rưỡi", "4,2tr5", "1e6", "٤٢", "4..000"]
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        money.parse(typed)
