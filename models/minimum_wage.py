"""The regional minimum wage, by date: a wage is held against the one of the day it is offered."""

from dataclasses import dataclass
from datetime import date

from models.setting import in_force
from models.vocabulary import WagePer
from models.wage_entries import HOURLY_WAGES, MONTHLY_WAGES, WAGE_REGION

LOWEST = 4  # the region with the least wages: below them it is unlawful everywhere


@dataclass(frozen=True)
class MinimumWage:
    """What the law asks for: `amount` in đồng for a month or an hour, in a region (1 to 4).

    `confirmed` is False where the office has not confirmed that the place is in that region.
    """

    amount: int
    region: int
    since: date
    confirmed: bool = True

    @classmethod
    def on(cls, day: date, per: WagePer, here: bool = True) -> "MinimumWage | None":
        """The least wage on a day; None where none is on record.

        Args:
            here: whether the work is known to be in a commune of Móng Cái; elsewhere only the
                lowest region is certain.
        """
        region = in_force(WAGE_REGION, day) if here else None
        if here and region is None:
            return None
        number = int(region.value) if region is not None else LOWEST
        wages = HOURLY_WAGES if per is WagePer.HOUR else MONTHLY_WAGES
        dated = in_force(wages[number - 1], day)
        if dated is None:
            return None
        sure = dated.confirmed and (region is None or region.confirmed)
        return cls(int(dated.value), number, dated.valid_from, sure)

    @classmethod
    def monthly_on(cls, day: date) -> int | None:
        """Monthly minimum of Móng Cái in đồng on a day; None before the first date on record."""
        least = cls.on(day, WagePer.MONTH)
        return least.amount if least is not None else None
