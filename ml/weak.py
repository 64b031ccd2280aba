"""Weak labels: how far the reading of titles and wishes agrees with the category a board gives."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ml.concepts import concepts
from ml.profile import wished

_COMMON = 3  # families of work that a category is taken to be about
_FEW = 10  # a category of fewer texts tells nothing


@dataclass(frozen=True)
class Agreement:
    """Of `texts`, the share whose work is read, and of these the share its category bears out."""

    texts: int
    read: float
    borne_out: float


def agreement(labelled: Iterable[tuple[str, str]]) -> Agreement:
    """Measure (text, category) pairs, such as the wishes or the titles of a job board."""
    jobs = concepts().occupations
    families: dict[str, Counter[str]] = defaultdict(Counter)
    texts = read = 0
    for text, category in labelled:
        texts += 1
        found = wished(text)
        if found:
            read += 1
            best = max(found, key=lambda hit: (not jobs[hit[0]].generic, hit[1]))
            families[category][jobs[best[0]].family] += 1
    large = [count for count in families.values() if count.total() >= _FEW]
    counted = sum(count.total() for count in large)
    borne_out = sum(n for count in large for _, n in count.most_common(_COMMON))
    return Agreement(texts, read / max(texts, 1), borne_out / max(counted, 1))
