"""Finds the phrases of the curated tables in a text, marks or no marks, slips and all."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, KeysView
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from ml.concepts import Meaning, concepts, rows
from ml.text import canonical, fold, is_syllable, marked_share, untyped, words

# After these words a single syllable of a title names the work itself.
_NAMING = frozenset(
    map(
        canonical, ("nghề", "làm", "thợ", "viên", "nhân", "công", "việc", "ca", "phụ", "học", "phó")
    )
)


class Hit(NamedTuple):
    """A phrase found in a text: the words from `start` to `end`, as typed, and its meanings."""

    start: int
    end: int
    typed: str
    meanings: tuple[Meaning, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The phrases by canonical key, by folded key, and what each first word can lead to."""

    exact: dict[str, tuple[Meaning, ...]]
    folded: dict[str, tuple[str, ...]]
    reach: dict[str, int]  # first word -> words of the longest phrase that begins with it
    folded_reach: dict[str, int]
    glued: dict[str, tuple[str, ...]]  # "laixe" -> ("lái", "xe")
    marked: dict[str, tuple[str, ...]]  # folded word -> its forms in all phrases

    @property
    def known(self) -> KeysView[str]:
        """The folded words of all phrases."""
        return self.marked.keys()


class Short(NamedTuple):
    """One reading of an abbreviation, where it may stand."""

    long: tuple[str, ...]
    before: frozenset[str]
    after: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the look-up tables built from the curated phrases."""
    exact = concepts().phrases
    folded: dict[str, list[str]] = {}
    reach: dict[str, int] = {}
    folded_reach: dict[str, int] = {}
    glued: dict[str, tuple[str, ...]] = {}
    forms: dict[str, set[str]] = {}
    for phrase in exact:
        parts = phrase.split()
        bare = [fold(p) for p in parts]
        for word, letters in zip(parts, bare, strict=True):
            forms.setdefault(letters, set()).add(word)
        folded.setdefault(" ".join(bare), []).append(phrase)
        reach[parts[0]] = max(reach.get(parts[0], 0), len(parts))
        folded_reach[bare[0]] = max(folded_reach.get(bare[0], 0), len(parts))
        if len(parts) == 2 and len("".join(bare)) > 4:
            glued.setdefault("".join(bare), tuple(parts))
    frozen = {key: tuple(values) for key, values in folded.items()}
    marked = {letters: tuple(sorted(words_)) for letters, words_ in forms.items()}
    return Lexicon(exact, frozen, reach, folded_reach, glued, marked)


@lru_cache(maxsize=1)
def abbreviations() -> tuple[dict[str, tuple[Short, ...]], frozenset[str]]:
    """Return the short forms, and those among them that are safe in advertisements too."""
    found: dict[str, list[Short]] = {}
    safe = set()
    for row in rows("abbreviations.csv"):
        short = row["short"].lstrip("*")
        if row["short"].startswith("*"):
            safe.add(short)
        before, after = (
            frozenset(word for word in row[side].split(";") if word) for side in ("before", "after")
        )
        found.setdefault(short, []).append(Short(tuple(row["long"].split()), before, after))
    return {short: tuple(longs) for short, longs in found.items()}, frozenset(safe)


def spelled_out(found: list[str], *, only_safe: bool = False) -> list[str]:
    """Return the words with abbreviations written out and broken typing undone."""
    table, safe = abbreviations()
    out: list[str] = []
    for at, word in enumerate(found):
        if word == "," or (only_safe and word not in safe):
            out.append(word)
        elif word in table:
            out.extend(_long(word, table[word], out, found[at + 1 : at + 3]))
        else:
            out.extend(_mended(word))
    return out


def _long(
    word: str, shorts: tuple[Short, ...], before: list[str], after: list[str]
) -> tuple[str, ...]:
    for short in shorts:
        if not short.before and not short.after:
            return short.long
        near = set(before[-4:])
        pairs = {
            " ".join(before[i - 1 : i + 1]) for i in range(max(1, len(before) - 3), len(before))
        }
        if short.before & (near | pairs) or short.after & (set(after) | {" ".join(after)}):
            return short.long
    return (word,)


@lru_cache(maxsize=16_384)
def _mended(word: str) -> tuple[str, ...]:
    """Undo Telex/VNI leftovers, glued syllables and one slip of the finger."""
    if not word.isalnum() or word.isdigit() or is_syllable(word):
        return (word,)
    book = lexicon()
    bare = fold(word)
    if bare in book.known:
        return (word,)
    decoded = untyped(word)
    if decoded != word:
        return (decoded,)
    if bare in book.glued:
        return book.glued[bare]
    if word.isalpha() and 3 <= len(bare) <= 7:
        near = _nearest(bare)
        if near:
            return (_as_marked(near, word),)
    return (word,)


def _as_marked(bare: str, typed: str) -> str:
    """Return the known syllable of these letters whose marks are most like the typed ones."""
    if fold(typed) == typed:
        return bare
    marks = Counter(unicodedata.normalize("NFD", typed))
    forms = lexicon().marked.get(bare, (bare,))
    return max(
        forms, key=lambda form: (Counter(unicodedata.normalize("NFD", form)) & marks).total()
    )


def _bigrams(word: str) -> frozenset[str]:
    padded = f"^{word}$"
    return frozenset(padded[i : i + 2] for i in range(len(padded) - 1))


@lru_cache(maxsize=1)
def _known_bigrams() -> tuple[tuple[str, frozenset[str], str], ...]:
    known = [w for w in lexicon().known if len(w) > 2 and is_syllable(w)]
    return tuple((w, _bigrams(w), "".join(sorted(w))) for w in sorted(known))


def _nearest(bare: str) -> str:
    """Return the known syllable whose letters are nearest (a swap, a lost or doubled letter)."""
    letters, grams = "".join(sorted(bare)), _bigrams(bare)
    best, share = "", 0.0
    for word, theirs, sorted_letters in _known_bigrams():
        if abs(len(word) - len(bare)) > 1 or word[0] != bare[0]:
            continue
        alike = 2 * len(grams & theirs) / (len(grams) + len(theirs))
        if letters == sorted_letters:
            alike = max(alike, 0.9)
        if alike > share:
            best, share = word, alike
    return best if share >= 0.6 else ""


def find(found: list[str], *, lenient: bool = False, titles: bool = False) -> list[Hit]:
    """Return the phrases in `found`, without those inside a longer one, in order.

    `lenient` lets a word without marks stand for any marked one (hand-written forms);
    `titles` admits phrases that hold in titles and wishes only.
    """
    book = lexicon()
    keys = [canonical(word) for word in found]
    bare = [fold(key) for key in keys] if lenient else []
    hits: list[Hit] = []
    for start, key in enumerate(keys):
        longest = max(
            book.reach.get(key, 0), book.folded_reach.get(bare[start], 0) if lenient else 0
        )
        for end in range(min(len(keys), start + longest), start, -1):
            meanings = book.exact.get(" ".join(keys[start:end]), ())
            if not meanings and lenient:
                meanings = _loosely(book, keys[start:end], bare[start:end])
            kept = tuple(m for m in meanings if titles or not m.titles)
            if kept and (end - start > 1 or _leads(keys, start, kept)):
                hits.append(Hit(start, end, " ".join(found[start:end]), kept))
                break
    return _outermost(hits)


def _leads(keys: list[str], start: int, meanings: tuple[Meaning, ...]) -> bool:
    """Tell whether one syllable stands where the work is named: "nhân viên bếp", not "tủ bếp"."""
    return start == 0 or keys[start - 1] in {",", *_NAMING} or not any(m.titles for m in meanings)


def _loosely(book: Lexicon, keys: list[str], bare: list[str]) -> tuple[Meaning, ...]:
    """Match words without marks; a single word without marks says too little."""
    if len(keys) < 2:
        return ()
    out: list[tuple[Meaning, ...]] = []
    for phrase in book.folded.get(" ".join(bare), ()):
        theirs = phrase.split()
        if all(mine in (word, fold(word)) for mine, word in zip(keys, theirs, strict=True)):
            out.append(book.exact[phrase])
    # "tho may" is a tailor or a mechanic: each is said half.
    return tuple(m._replace(strength=m.strength / len(out)) for found in out for m in found)


def _outermost(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    reached = 0
    for hit in hits:  # by start; at one start only the longest was taken
        if hit.end > reached:
            kept.append(hit)
            reached = hit.end
    return kept


def read(text: str, *, lenient: bool = False, titles: bool = False) -> list[Hit]:
    """Return the phrases of the tables in `text` as typed."""
    hits: list[Hit] = []
    before = 0
    for piece in pieces(words(text)):
        found = spelled_out(piece, only_safe=not lenient)
        # Who types marks means "cho" where he writes it, not "chở".
        bare = lenient and marked_share(piece) < 0.5
        hits += [
            hit._replace(start=hit.start + before, end=hit.end + before)
            for hit in find(found, lenient=bare, titles=titles)
        ]
        before += len(found) + 1
    return hits


def pieces(found: list[str]) -> Iterator[list[str]]:
    """Yield the runs of words between punctuation; no phrase is read across it."""
    piece: list[str] = []
    for word in found:
        if word != ",":
            piece.append(word)
        elif piece:
            yield piece
            piece = []
    if piece:
        yield piece


def keys_of(hits: Iterable[Hit], kind: str) -> dict[str, tuple[float, str]]:
    """Return key -> (strength, words as typed) of one kind of meaning."""
    out: dict[str, tuple[float, str]] = {}
    for hit in hits:
        for meaning in hit.meanings:
            if meaning.kind == kind and meaning.strength > out.get(meaning.key, (0.0, ""))[0]:
                out[meaning.key] = (meaning.strength, hit.typed)
    return out
