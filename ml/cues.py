"""The patterns of ml/data/cues.toml, compiled once; all run over folded text."""

import re
import tomllib
from functools import lru_cache

from ml.concepts import DATA


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, list[str]]]:
    return tomllib.loads((DATA / "cues.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=256)
def cue(table: str, name: str) -> re.Pattern[str]:
    """Return one pattern. Raises KeyError for a name that the table does not hold.

    A table's "any" names others of it: whichever of their patterns.
    """
    kept = _tables()[table]
    names = kept[name] if name == "any" else [name]
    return re.compile("|".join(pattern for one in names for pattern in kept[one]))
