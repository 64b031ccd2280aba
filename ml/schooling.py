"""Levels of schooling that a text names, and those an ad demands."""

from ml.clauses import Sentence
from ml.cues import cue

INTERMEDIATE = 4


def schooling_in(bare: str) -> int:
    """Return the lowest level (1 THCS .. 6 university) that a folded text names, 0 where none."""
    named = [level for level in range(1, 7) if cue("schooling", str(level)).search(bare)]
    return min(named) if named else 0


def demanded_schooling(sentence: Sentence) -> int:
    """Return the lowest level that would do, 0 where a sentence demands none."""
    bare = _demanding(sentence)
    if not bare or not (sentence.asked or cue("schooling", "finished").search(bare)):
        return 0
    return schooling_in(bare)


def teaches_subject(sentence: Sentence) -> bool:
    """Tell whether a sentence demands to have finished a subject, at no named level."""
    return bool(cue("schooling", "unnamed").search(_demanding(sentence)))


def _demanding(sentence: Sentence) -> str:
    if not cue("schooling", "any").search(sentence.bare):
        return ""
    return ", ".join(c for c in sentence.clauses if not cue("schooling", "no_demand").search(c))
