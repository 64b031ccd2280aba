"""What a discharged soldier has for a time only: the training card and the swap of a licence.

The rules are dated settings; what the person has not told stays unknown and is asked for.
"""

import calendar
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto

from models import Veteran
from models import setting_entries as entries
from models.setting import in_force
from models.setting_kinds import Dated, Entry
from models.wage_entries import BASE_SALARY

SOON = 30  # days: from then on a deadline is a signal


class CardState(StrEnum):
    """Whether the card pays for a course today."""

    VALID = auto()
    UNKNOWN = auto()  # it hangs on something that the person has not told
    USED = auto()
    EXPIRED = auto()
    TOO_LATE = auto()  # the time within which the wish to learn must have come up is over


class Ask(StrEnum):
    """What has to be asked before the card can be spoken of."""

    ISSUED = auto()
    USED = auto()
    DISCHARGED = auto()


@dataclass(frozen=True)
class Card:
    """The training card on a day. Amounts in đồng; `until` is the first day it no longer holds."""

    state: CardState
    ceiling: int
    until: date | None = None
    days_left: int | None = None
    need_until: date | None = None
    asks: tuple[Ask, ...] = ()
    unconfirmed: tuple[Dated, ...] = ()

    @property
    def is_soon(self) -> bool:
        """Whether it still holds, and not for long."""
        left = self.days_left
        return self.state is CardState.VALID and left is not None and left < SOON


@dataclass(frozen=True)
class Swap:
    """Military licences still to be swapped; `until` is the last day, None where unknown."""

    classes: tuple[str, ...]
    until: date | None
    days_left: int | None
    confirmed: bool

    @property
    def is_over(self) -> bool:
        """Whether it is too late."""
        return self.days_left is not None and self.days_left < 0

    @property
    def is_soon(self) -> bool:
        """Whether there is time left, and not much."""
        return self.days_left is not None and 0 <= self.days_left < SOON


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or its last day where it has no such day."""
    year, month = divmod(day.month - 1 + months, 12)
    last = calendar.monthrange(day.year + year, month + 1)[1]
    return date(day.year + year, month + 1, min(day.day, last))


def card(veteran: Veteran, today: date) -> Card:
    """What the training card is worth today."""
    times, base = _on(entries.CARD_CEILING, today), _on(BASE_SALARY, today)
    valid = _on(entries.CARD_VALID, veteran.card_issued_on or today)
    need = _on(entries.CARD_NEED, veteran.discharged_on or today)
    until = veteran.card_issued_on and months_after(veteran.card_issued_on, int(valid.value))
    need_until = veteran.discharged_on and months_after(veteran.discharged_on, int(need.value))
    asks = tuple(_asks(veteran))
    return Card(
        state=_state(veteran.card_used, until, need_until, asks, today),
        ceiling=int(times.value) * int(base.value),
        until=until,
        days_left=(until - today).days if until else None,
        need_until=need_until,
        asks=asks,
        unconfirmed=tuple(rule for rule in (times, base, valid, need) if not rule.confirmed),
    )


def _asks(veteran: Veteran) -> Iterator[Ask]:
    if veteran.card_issued_on is None:
        yield Ask.ISSUED
    if veteran.card_used is None:
        yield Ask.USED
    if veteran.discharged_on is None:
        yield Ask.DISCHARGED


def _state(
    used: bool | None,
    until: date | None,
    need_until: date | None,
    asks: tuple[Ask, ...],
    today: date,
) -> CardState:
    if used:
        return CardState.USED
    if until is not None and until <= today:
        return CardState.EXPIRED
    if need_until is not None and need_until <= today:
        return CardState.TOO_LATE
    return CardState.UNKNOWN if asks else CardState.VALID


def swap(veteran: Veteran, today: date) -> Swap | None:
    """Until when military licences can be changed for civil ones; None where there are none."""
    classes = tuple(
        paper["class"] for paper in veteran.licence_papers or () if paper.get("military")
    )
    if not classes:
        return None
    left = _on(entries.SWAP, veteran.discharged_on or today)
    until = veteran.discharged_on and months_after(veteran.discharged_on, int(left.value))
    return Swap(classes, until, (until - today).days if until else None, left.confirmed)


def _on(entry: Entry, day: date) -> Dated:
    """The value on a day; before the first day of all the first one."""
    return in_force(entry, day) or entry.shipped[0]
