"""The regional minimum wage, by date: a wage is held against the one of its posting date."""

from datetime import date

from models.setting import in_force
from models.setting_entries import MINIMUM_WAGE


class MinimumWage:
    """What the law asks for in Móng Cái; a setting with dates, as laws have them."""

    @staticmethod
    def monthly_on(day: date) -> int | None:
        """Monthly minimum in đồng on a day; None before the first date on record."""
        dated = in_force(MINIMUM_WAGE, day)
        return int(dated.value) if dated is not None else None
