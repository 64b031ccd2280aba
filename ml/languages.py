"""Foreign languages and their levels: 1 basic, 2 can converse, 3 fluent."""

import re
from itertools import pairwise

from ml.clauses import Sentence, plain
from ml.cues import cue
from ml.records import Vacancy

LANGUAGES = ("english", "chinese", "japanese", "korean", "other")
# What a demand can name: one language, one of two, or any foreign one.
_PAIRS = tuple(f"{a}|{b}" for a in sorted(LANGUAGES) for b in sorted(LANGUAGES) if a < b)
CHOICES = (*LANGUAGES, *_PAIRS, "any")
_SHORT = {
    "anh": "english",
    "trung": "chinese",
    "hoa": "chinese",
    "nhat": "japanese",
    "han": "korean",
}
_ONE = f"(?:{'|'.join(_SHORT)})"
_LIST = re.compile(rf"tieng\W+({_ONE}(?:\W+(?:(?:hoac|va|tieng) )*{_ONE}\b)+)")
_HAN = re.compile("[\u4e00-\u9fff]")
_JOINED = re.compile(r"[\s,/&]*(?:va|hoac|and|or)?[\s,/&]*(?:tieng)?[\s/&]*")


def languages_in(bare: str) -> dict[str, int]:
    """Return language -> level for the languages that a folded text names.

    A level is read beside its language: "tiếng Đức thông thạo, tiếng Anh cơ bản"; languages named
    in one breath share it.
    """
    at = {name: m.span() for name in LANGUAGES if (m := cue("language", name).search(bare))}
    for listed in _LIST.finditer(bare):
        for word in re.finditer(r"\w+", listed.group(1)):
            name = _SHORT.get(word.group())
            if name and name not in at:
                begin = listed.start(1) + word.start()
                at[name] = (begin, begin + len(word.group()))
    order = sorted(at, key=lambda name: at[name])
    levels = [_level_near(bare, i, [at[name] for name in order]) for i in range(len(order))]
    together = [bool(_JOINED.fullmatch(bare, at[a][1], at[b][0])) for a, b in pairwise(order)]
    for i in range(1, len(levels)):
        if together[i - 1] and not levels[i]:
            levels[i] = levels[i - 1]
    for i in range(len(levels) - 1, 0, -1):
        if together[i - 1] and not levels[i - 1]:
            levels[i - 1] = levels[i]
    return {name: level or 2 for name, level in zip(order, levels, strict=True)}


def _level_near(bare: str, i: int, spans: list[tuple[int, int]]) -> int:
    """Return the level told between a language's neighbours, 0 where none is."""
    start = max(bare.rfind(",", 0, spans[i][0]) + 1, spans[i - 1][1] if i else 0)
    end = spans[i + 1][0] if i + 1 < len(spans) else len(bare)
    return told_level(bare[start:end])


def told_level(bare: str) -> int:
    """Return the level that a folded text about one language tells of, 0 where it tells none."""
    for level, name in ((1, "basic"), (3, "fluent"), (2, "converse")):
        if cue("language", name).search(bare):
            return level
    return 0


def demanded_languages(sentence: Sentence) -> dict[str, int]:
    """Return the same for a demand; languages of which one will do are one name, "a|b"."""
    if not cue("language", "any").search(sentence.bare):
        return {}
    kept = [c for c in sentence.clauses if not cue("language", "no_demand").search(c)]
    bare = ", ".join(kept)
    found = languages_in(bare)
    if len(found) > 1 and cue("language", "either").search(bare):
        kept_names = sorted(found) if len(found) == 2 else ["any"]
        return {"|".join(kept_names): max(found.values())}
    return found


def with_title(ad: Vacancy, languages: dict[str, int]) -> dict[str, int]:
    """Add what the title demands, and English or Chinese where the ad is written in it."""
    out = dict(languages)
    for name, level in demanded_languages(Sentence.of(ad.title, asked=True)).items():
        told = [out.pop(one, 0) for one in name.split("|")]
        out[name] = max(out.get(name, 0), level, 2, *told)
    body = f"{ad.title} {ad.requirements[:600]} {ad.description[:600]}"
    letters = [c for c in body if c.isalpha()]
    marked = sum(1 for c in letters if ord(c) > 127)
    if len(letters) > 120 and marked * 25 < len(letters) and _is_english(body):
        out["english"] = max(out.get("english", 0), 2)
    if len(_HAN.findall(body)) > 40:
        out["chinese"] = max(out.get("chinese", 0), 2)
    return out


def _is_english(body: str) -> bool:
    """Tell English from Vietnamese typed without marks."""
    return len(re.findall(r"\b(?:the|and|with|for|you|our|will|work)\b", plain(body))) >= 4
