"""Other ways to find the best twenty ads for a form, each on its own usual words."""

import sqlite3
import tempfile
from collections.abc import Callable, Sequence

import bm25s
import numpy as np
import tantivy
from sklearn.feature_extraction.text import TfidfVectorizer

from ml.baselines import syllables, text_of_ad, text_of_form
from ml.records import Seeker, Vacancy

Search = Callable[[Sequence[str], int], list[list[int]]]  # forms as text, top -> places of ads


def by_bm25s(ads: Sequence[str]) -> Search:
    """Index with bm25s, its numpy back end, two threads."""
    index = bm25s.BM25()
    index.index([syllables(ad) for ad in ads], show_progress=False)
    known = index.vocab_dict
    fallback = [next(iter(known))]  # a form none of whose words is known asks for anything

    def search(forms: Sequence[str], top: int) -> list[list[int]]:
        asked = [[word for word in syllables(form) if word in known] or fallback for form in forms]
        found, _ = index.retrieve(asked, k=min(top, len(ads)), show_progress=False, n_threads=2)
        return [row.tolist() for row in found]

    return search


def by_tantivy(ads: Sequence[str]) -> Search:
    """Index with tantivy: any of the words, its own BM25."""
    schema = tantivy.SchemaBuilder()
    schema.add_integer_field("place", stored=True)
    schema.add_text_field("text", stored=False)
    index = tantivy.Index(schema.build(), path=tempfile.mkdtemp())
    writer = index.writer()
    for place, ad in enumerate(ads):
        writer.add_document(tantivy.Document(place=place, text=" ".join(syllables(ad))))
    writer.commit()
    index.reload()
    searcher = index.searcher()

    def search(forms: Sequence[str], top: int) -> list[list[int]]:
        out = []
        for form in forms:
            query = index.parse_query(" ".join(syllables(form)), ["text"])
            hits = searcher.search(query, top).hits
            out.append([searcher.doc(address)["place"][0] for _, address in hits])
        return out

    return search


def by_fts5(ads: Sequence[str]) -> Search:
    """Index with SQLite FTS5 in memory: any of the words, its own bm25()."""
    store = sqlite3.connect(":memory:")
    store.execute("CREATE VIRTUAL TABLE ad USING fts5(text, tokenize='unicode61')")
    store.executemany(
        "INSERT INTO ad (rowid, text) VALUES (?, ?)",
        [(place, " ".join(syllables(ad))) for place, ad in enumerate(ads)],
    )

    def search(forms: Sequence[str], top: int) -> list[list[int]]:
        out = []
        for form in forms:
            asked = " OR ".join(f'"{word}"' for word in dict.fromkeys(syllables(form)))
            rows = store.execute(
                "SELECT rowid FROM ad WHERE ad MATCH ? ORDER BY bm25(ad) LIMIT ?", (asked, top)
            )
            out.append([place for (place,) in rows])
        return out

    return search


def by_tfidf(ads: Sequence[str]) -> Search:
    """TF-IDF of scikit-learn, one sparse product and a partial sort: bare scores."""
    vectors = TfidfVectorizer(analyzer=syllables, sublinear_tf=True)
    matrix = vectors.fit_transform(ads).T.tocsr()

    def search(forms: Sequence[str], top: int) -> list[list[int]]:
        out = []
        for row in vectors.transform(forms):
            scores = (row @ matrix).toarray().ravel()
            best = np.argpartition(-scores, min(top, len(scores) - 1))[:top]
            out.append(best[np.argsort(-scores[best], kind="stable")].tolist())
        return out

    return search


PEERS = {"bm25s": by_bm25s, "tantivy": by_tantivy, "SQLite FTS5": by_fts5, "TF-IDF": by_tfidf}


def texts(seekers: Sequence[Seeker], ads: Sequence[Vacancy]) -> tuple[list[str], list[str]]:
    """Return forms and ads as the peers read them."""
    return [text_of_form(seeker) for seeker in seekers], [text_of_ad(ad) for ad in ads]
