"""Dates as people type them: 14/8/2003, 14-8-03, 14.8.2003; pure."""

import re
from datetime import date


def parse(typed: str, this_year: int) -> date:
    """The day a text names; two digits of a year are the latest such year not in the future.

    Raises:
        ValueError: it names none.
    """
    found = re.fullmatch(r"(\d{1,2})[/.\-\s](\d{1,2})[/.\-\s](\d{4}|\d{2})", typed.strip())
    if found is not None:
        day, month, year = (int(group) for group in found.groups())
    else:
        found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]00:00:00)?", typed.strip())
        if found is None:
            raise ValueError(typed)
        year, month, day = (int(group) for group in found.groups())
    if len(found[1]) <= 2 and len(found[3]) == 2:
        century = this_year - this_year % 100
        year += century if year <= this_year % 100 else century - 100
    return date(year, month, day)
