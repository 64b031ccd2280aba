"""Levels of schooling that a text names, and those an ad demands."""

from ml.clauses import Sentence
from ml.cues import cue


def schooling_in(bare: str) -> int:
    """Return the lowest level (1 THCS .. 6 university) that a folded text names, 0 where none."""
    named = [level for level in range(1, 7) if cue("schooling", str(level)).search(bare)]
    return min(named) if named else 0


def demanded_schooling(sentence: Sentence) -> int:
    """Return the lowest level that would do, 0 where a sentence demands none."""
    if not cue("schooling", "any").search(sentence.bare):
        return 0
    kept = [c for c in sentence.clauses if not cue("schooling", "no_demand").search(c)]
    bare = ", ".join(kept)
    if sentence.asked:
        level = schooling_in(bare)
    else:  # elsewhere only plain words for having finished a school count
        level = schooling_in(bare) if cue("schooling", "finished").search(bare) else 0
    # "Tốt nghiệp chuyên ngành …" names no level: at least an intermediate school teaches a subject.
    return level or (4 if cue("schooling", "unnamed").search(bare) else 0)
