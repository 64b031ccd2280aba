"""Times of answers, and a table of them."""

import statistics
import time
from collections.abc import Callable, Sequence


def median_ms(answer: Callable[[], object], rounds: int = 15) -> float:
    """Return the median time of an answer in milliseconds, after one that is not counted."""
    answer()
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        answer()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def seconds(answer: Callable[[], object]) -> float:
    """Return how long one answer takes."""
    began = time.perf_counter()
    answer()
    return time.perf_counter() - began


def table(title: str, heads: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Print rows under their heads; numbers to the right."""
    cells = [[_shown(value) for value in row] for row in rows]
    widths = [max(len(head), *(len(row[i]) for row in cells)) for i, head in enumerate(heads)]
    print(f"\n{title}")
    for line in (list(heads), *cells):
        first, *rest = line
        print(
            first.ljust(widths[0])
            + "".join("  " + cell.rjust(w) for cell, w in zip(rest, widths[1:], strict=True))
        )


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:,.2f}" if value < 1000 else f"{value:,.0f}"
    return f"{value:,}" if isinstance(value, int) else str(value)
