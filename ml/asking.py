"""What a few words typed into a search ask for: occupations they name, and the words beside."""

from functools import lru_cache
from typing import NamedTuple

from ml.concepts import Occupation, concepts, rows
from ml.reading import Hit, find, keys_of, pieces, spelled_out
from ml.text import marked_share, words

_SURE = 0.5  # "tho may" is a tailor or a mechanic; what is less likely than this is not meant
_READ = 200  # characters of a search
_NAMES = 2  # names of an occupation that find it; the table begins with the most usual ones


class Asked(NamedTuple):
    """`work`: occupations that were named, in the order of naming; `rest`: the other words."""

    work: tuple[Occupation, ...]
    rest: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What people call this work."""
        return tuple(name for job in self.work for name in _called()[job.key])


@lru_cache(maxsize=1)
def _called() -> dict[str, tuple[str, ...]]:
    """Occupation -> its most usual names of more than one syllable."""
    out = {}
    for row in rows("occupations.csv"):
        sure = [name for name in row["phrases"].split(";") if " " in name and name[0] not in "^?"]
        out[row["key"]] = tuple(sure[:_NAMES])
    return out


def asked(typed: str) -> Asked:
    """Read a search, with or without marks, short forms written out."""
    jobs, place = concepts().occupations, concepts().place
    read = []
    for piece in pieces(words(typed, _READ)):
        found = spelled_out(piece)
        hits = find(found, lenient=marked_share(found) < 0.5, titles=True)
        read.append((found, [(hit, _work(hit)) for hit in hits]))
    # A place of work ("khách sạn") says little beside the name of the work itself.
    told = [share for _, works in read for _, work in works for share in work.values()]
    least = max(_SURE, min(1.0, max(told, default=0.0)))
    named: dict[str, Occupation] = {}
    rest: list[str] = []
    for found, works in read:
        covered: set[int] = set()
        for hit, work in works:
            meant = [key for key, share in work.items() if share >= least]
            named |= {key: jobs[place[key]] for key in meant}
            covered.update(range(hit.start, hit.end) if meant else ())
        rest += [word for at, word in enumerate(found) if at not in covered]
    return Asked(tuple(named.values()), tuple(rest))


def _work(hit: Hit) -> dict[str, float]:
    return {key: share for key, (share, _) in keys_of([hit], "occupation").items()}
