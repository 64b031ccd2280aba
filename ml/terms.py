"""The plain words that an ad and a profile are compared by, beside what the tables know."""

from collections.abc import Iterator

from ml.posting import without_benefits
from ml.reading import pieces, spelled_out
from ml.records import Seeker, Vacancy
from ml.text import fold, grams, is_bare, words
from ml.weights import Weights

_OF_AD, _OF_FORM = 1_500, 300  # characters of one field that are compared; forms are short
_RUN = 14  # words without a stop, the most of a form


def views(ad: Vacancy) -> Iterator[tuple[str, set[str]]]:
    """Yield (view, its uni- and bigrams) of an ad; what it says of itself is left out."""
    yield "title", grams(spelled_out(words(ad.title), only_safe=True))
    yield "field", grams(words(ad.sector[:300]))
    yield "requirements", grams(words(ad.requirements[:_OF_AD]))
    yield "description", grams(words(without_benefits(ad.description)[:_OF_AD]))


def of_ad(ad: Vacancy, weights: Weights) -> dict[str, float]:
    """Return word -> weight of the heaviest view that holds it."""
    out: dict[str, float] = {}
    for view, found in views(ad):
        weight = weights.view(view)
        for word in found:
            out[word] = max(out.get(word, 0.0), weight)
    return out


def of_form(seeker: Seeker) -> tuple[set[str], set[str]]:
    """Return the words of a profile, and those without marks of what was typed without.

    Forms list; a run of many words without a stop is a sentence of somebody else's.
    """
    marked: set[str] = set()
    bare: set[str] = set()
    texts = (seeker.trade, seeker.service, seeker.skills, seeker.certificates, *seeker.wishes)
    for text in texts:
        for typed in pieces(words(text, _OF_FORM)):
            if len(typed) > _RUN:
                continue
            found = grams(spelled_out(typed))
            if is_bare(typed):  # one syllable without its marks says too little
                bare |= {fold(word) for word in found if " " in word}
            marked |= found
    return marked, bare
