"""What anybody would try first, as a measure for the ranker: BM25 and TF-IDF over all the text."""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ml.records import Seeker, Vacancy
from ml.text import compose


def text_of_form(seeker: Seeker) -> str:
    """Return what a form says of work, in one piece."""
    told = (seeker.trade, seeker.service, seeker.skills, seeker.licences, seeker.certificates)
    return " . ".join((*told, seeker.languages, *seeker.wishes))


def text_of_ad(ad: Vacancy) -> str:
    """Return what an ad says, in one piece."""
    return " . ".join((ad.title, ad.sector, ad.requirements, ad.description))


def syllables(text: str) -> list[str]:
    """Return the syllables of a text in lower case."""
    return re.findall(r"\w+", compose(text).lower())


def with_pairs(text: str) -> list[str]:
    """Return the syllables of a text and each two that stand side by side."""
    single = syllables(text)
    return single + [f"{a}_{b}" for a, b in pairwise(single)]


def baselines(
    seekers: Sequence[Seeker], vacancies: Sequence[Vacancy]
) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Yield (name, form -> all ads, best first) of each baseline."""
    forms = [text_of_form(seeker) for seeker in seekers]
    ads = [text_of_ad(ad) for ad in vacancies]
    for name, read, score in (
        ("BM25", syllables, _bm25),
        ("BM25, bigrams", with_pairs, _bm25),
        ("TF-IDF", syllables, _tfidf),
        ("TF-IDF, bigrams", with_pairs, _tfidf),
    ):
        scores = score(forms, ads, read)
        order = np.argsort(-scores, axis=1, kind="stable")
        yield (
            name,
            {
                seeker.id: [vacancies[i].id for i in row]
                for seeker, row in zip(seekers, order.tolist(), strict=True)
            },
        )


def _bm25(
    forms: Sequence[str], ads: Sequence[str], read: Callable[[str], list[str]]
) -> NDArray[np.float64]:
    import bm25s

    index = bm25s.BM25()
    index.index([read(ad) for ad in ads], show_progress=False)
    known = index.vocab_dict
    out = np.zeros((len(forms), len(ads)))
    for row, form in enumerate(forms):
        asked = [word for word in read(form) if word in known]
        if asked:
            out[row] = index.get_scores(asked)
    return out


def _tfidf(
    forms: Sequence[str], ads: Sequence[str], read: Callable[[str], list[str]]
) -> NDArray[np.float64]:
    from sklearn.feature_extraction.text import TfidfVectorizer

    vectors = TfidfVectorizer(analyzer=read, sublinear_tf=True)
    documents = vectors.fit_transform(ads)
    return np.asarray((vectors.transform(forms) @ documents.T).toarray())
