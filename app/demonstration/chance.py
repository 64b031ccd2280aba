"""One source of chance: made-up numbers and names that belong to nobody, and times gone by."""

import random
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from models.base import PUBLIC_ID_LENGTH

T = TypeVar("T")
TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
ALIAS_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
# Numbers that pass every check and, as far as is known, were never given out: a block of mobile
# numbers, the upper end of the province's tax codes, and personal numbers of the 24th century.
PHONE_BLOCK, PHONES = "0591", 1_000_000
TAX_BLOCK, TAX_CODES = "5799", 100_000
PERSONAL_BLOCK = "0229"
OFFICE_OPENS, OFFICE_HOURS = 1, 9  # UTC: 8 in the morning, and how long, in Móng Cái


class Chance:
    """What the same two arguments give is always the same."""

    def __init__(self, rng: int, today: date) -> None:
        # Chance decides who is called what, nothing that must be secret.
        self.random = random.Random(rng)  # noqa: S311
        self.today = today
        self._phones = self.random.randrange(PHONES)
        self._tax_codes = self.random.randrange(TAX_CODES)

    def one(self, of: Sequence[T]) -> T:
        """Any one of them."""
        return self.random.choice(of)

    def often(self, share: float) -> bool:
        """True in this share of the cases (0 to 1)."""
        return self.random.random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number, both ends included."""
        return self.random.randint(low, high)

    def public_id(self) -> str:
        """A public id; rows would else draw their own from the system."""
        return "".join(self.random.choices(LETTERS, k=PUBLIC_ID_LENGTH))

    def alias(self) -> str:
        """What employers call a person."""
        return "UV-" + "".join(self.random.choices(ALIAS_LETTERS, k=8))

    def phone(self) -> str:
        """A mobile number, each time another (a million of them)."""
        # A step without common factor with the count passes every number once.
        self._phones = (self._phones + 387_421) % PHONES
        return f"{PHONE_BLOCK}{self._phones:06}"

    def tax_code(self) -> str:
        """A company's tax code with its check digit, each time another (90,000 of them)."""
        while True:
            self._tax_codes = (self._tax_codes + 38_741) % TAX_CODES
            digits = f"{TAX_BLOCK}{self._tax_codes:05}"
            pairs = zip(TAX_WEIGHTS, map(int, digits), strict=True)
            check = 10 - sum(weight * digit for weight, digit in pairs) % 11
            if check < 10:
                return f"{digits}{check}"

    def household_code(self) -> str:
        """The 12 digits a household business has instead."""
        return f"{PERSONAL_BLOCK}{self.random.randrange(10**8):08}"

    def moment(self, days_ago: int) -> datetime:
        """A time in office hours, some days before today."""
        at = time(OFFICE_OPENS + self.random.randrange(OFFICE_HOURS), self.random.randrange(60))
        return datetime.combine(self.today - timedelta(days=days_ago), at, UTC)
