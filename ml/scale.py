"""The scale of the score and the order of scores: stated once, used by every way to rank."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray


def on_scale(raw: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return raw sums held between 0 and 100 and rounded to 1e-6."""
    return np.asarray(np.round(np.clip(raw, 0.0, 100.0), 6), np.float64)


def best_of(scores: NDArray[np.float64], ids: Sequence[str], top: int) -> NDArray[np.intp]:
    """Return the places of the best `top` scores, best first; of equals the smaller id."""
    top = min(top, len(scores))
    if top <= 0:
        return np.empty(0, dtype=np.intp)
    least = np.partition(scores, len(scores) - top)[len(scores) - top]
    kept = np.flatnonzero(scores >= least).tolist()
    kept.sort(key=lambda place: (-scores[place], ids[place]))
    return np.array(kept[:top], dtype=np.intp)
