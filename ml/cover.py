"""The cheapest set that covers everything: exact, for few needs and many options."""

from collections.abc import Sequence
from dataclasses import dataclass

MOST = 12  # needs; the work grows with 2 to the power of them


@dataclass(frozen=True, slots=True)
class Option:
    """Something with a cost (≥ 0) and a length in weeks (≥ 0) that covers needs, by number."""

    cost: int
    weeks: int
    covers: frozenset[int]


def cheapest(needs: int, options: Sequence[Option]) -> tuple[int, ...] | None:
    """Return the places of the options that cover the needs 0 to `needs` - 1 at the least cost.

    Ties: fewer weeks, then fewer options; the same input gives the same answer. None where some
    need is covered by nothing.

    Raises:
        ValueError: there are more than `MOST` needs.
    """
    if needs > MOST:
        raise ValueError(needs)
    masks = [sum(1 << need for need in option.covers if need < needs) for option in options]
    best: dict[int, tuple[int, int, int, tuple[int, ...]]] = {0: (0, 0, 0, ())}
    full = (1 << needs) - 1
    # Each set of needs is left by covering its lowest open one, so each is reached from smaller
    # numbers alone: a plan never has to take the same options in two orders.
    for covered in range(full):
        if covered not in best:
            continue
        cost, weeks, number, taken = best[covered]
        lowest = ~covered & (covered + 1)
        for place, mask in enumerate(masks):
            if not mask & lowest:
                continue
            option = options[place]
            more = (
                cost + option.cost,
                weeks + option.weeks,
                number + 1,
                tuple(sorted((*taken, place))),
            )
            both = covered | mask
            if both not in best or more < best[both]:
                best[both] = more
    return best[full][3] if full in best else None
