"""Splits what an ad says into single demands, and tells which of them are demands at all."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ml.cues import cue
from ml.records import Vacancy
from ml.text import LONGEST, compose, fold

# Ranges of code points would mix both cases: the capitals are spelt out.
_CAPITAL = "[A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ]"
_SENTENCE = re.compile(
    rf"[\n\r;•●▪✔✓*|»§·❖]+|(?<=\s)o(?=\s+{_CAPITAL})|\.(?=\s|$)|,\s*[-+•](?!\s*\d)"
    rf"|(?<=\s)(?<!\d\s)[-+–—](?=\s)|,(?=\s*(?:{_CAPITAL}(?!{_CAPITAL}|\d)|[+\-]))|\.,|&nbsp;"
)
_MARK = re.compile("[à-ỹđ]")
_TOLD_APART = {"nam": "male", "hàng": "hangf", "thể": "thee", "bảng": "bangr"}
_APART = re.compile(rf"(?<!\w)(?:{'|'.join(_TOLD_APART)})(?!\w)")
_CLAUSE = re.compile(r",(?!\d)|\. ")


@dataclass(frozen=True)
class Sentence:
    """One sentence of an ad; `asked` where it stands among the requirements."""

    typed: str
    whole: str  # folded, see `plain`
    asked: bool

    @classmethod
    def of(cls, typed: str, *, asked: bool) -> "Sentence":
        """Return a sentence that stands alone."""
        return cls(typed, plain(typed), asked)

    @cached_property
    def clauses(self) -> tuple[str, ...]:
        """The clauses that demand something, folded: wishes, offers and praise are left out."""
        out = []
        for bare in _CLAUSE.split(self.whole):
            if cue("clause", "welcome").search(bare) or cue("clause", "no_demand").search(bare):
                continue
            at = cue("clause", "nice").search(bare)
            if at:  # what follows "ưu tiên …" belongs to it
                out.append(bare[: at.start()].strip())
                break
            out.append(bare.strip())
        return tuple(filter(None, out))

    @cached_property
    def bare(self) -> str:
        """The demanding clauses, joined."""
        return ", ".join(self.clauses)


def plain(text: str) -> str:
    """Return folded text in which a few words stay apart that folding would make one.

    Where marks are typed, "nam" (male) becomes "male", "hàng" (goods) "hangf", "thể" "thee" and
    "bảng" (board) "bangr", so that "nam" is a year, "hang" a class, "the" a card, "bang" a licence.
    """
    lower = compose(text).lower()
    if _MARK.search(lower):
        lower = _APART.sub(lambda found: _TOLD_APART[found.group()], lower)
    return fold(lower)


def sentences(text: str) -> list[str]:
    """Split a field of an ad (", -", ". " and line ends part sentences)."""
    return [part.strip() for part in _SENTENCE.split(compose(text[:LONGEST])) if part.strip()]


def told_by(ad: Vacancy) -> Iterator[Sentence]:
    """Yield the sentences of an ad, requirements first; headings switch what is demanded."""
    yield from _switched(ad.requirements, asked=True)
    yield from _switched(ad.description, asked=False)
    yield Sentence.of(ad.title, asked=False)


def _switched(text: str, *, asked: bool) -> Iterator[Sentence]:
    for typed in sentences(text):
        whole = plain(typed)
        if len(whole) < 40 or ":" in whole[:40]:
            if cue("clause", "offers").search(whole[:40]) or cue("clause", "heads").match(whole):
                asked = False
            elif cue("clause", "asks").search(whole[:40]):
                asked = True
        yield Sentence(typed, whole, asked or bool(cue("clause", "tells").search(whole)))
