"""Prints how long answers take beside peers in the same run; `make bench`."""

import re
import statistics
import time
from collections.abc import Callable
from datetime import date

import bm25s
from sklearn.feature_extraction.text import TfidfVectorizer

from app.example_town import town
from ml.ranker import Ranker
from ml.records import Seeker, Vacancy

ON = date(2026, 3, 2)
COPIES = 40  # of the demonstration jobs: 2,000 ads
TOP = 20
ROUNDS = 15


def _median_ms(answer: Callable[[], object]) -> float:
    times = []
    for _round in range(ROUNDS):
        began = time.perf_counter()
        answer()
        times.append((time.perf_counter() - began) * 1000)
    return statistics.median(times)


def main() -> None:
    """One form against 2,000 ads, top 20: ours with rules and reasons, peers with bare scores."""
    rows = town.table("jobs.csv")
    ads = [
        Vacancy(f"{copy}-{n}", r["title"], sector=r["sector"], experience=r["experience"],
                description=f"{r['description']} {copy}", requirements=r["requirements"])
        for copy in range(COPIES)
        for n, r in enumerate(rows)
    ]  # fmt: skip
    form = Seeker(
        "an",
        birth_year=2003,
        schooling="12/12",
        service="Lái xe chở hàng hậu cần",
        licences="A1, C do quân đội cấp chưa đổi",
        wishes=("Lái xe tải", "Thủ kho"),
    )
    texts = [f"{ad.title} {ad.sector} {ad.requirements} {ad.description}" for ad in ads]
    query = "lái xe chở hàng hậu cần lái xe tải thủ kho"

    began = time.perf_counter()
    ranker = Ranker().fit(ads)
    vacancies = ranker.encode_vacancies(ads)
    fit_seconds = time.perf_counter() - began
    seekers = ranker.encode_seekers([form])
    ours = _median_ms(lambda: ranker.rank(seekers, vacancies, TOP, ON))
    ours_raw = _median_ms(lambda: ranker.rank(ranker.encode_seekers([form]), vacancies, TOP, ON))

    tfidf = TfidfVectorizer(token_pattern=r"(?u)\b\w+\b", sublinear_tf=True)
    matrix = tfidf.fit_transform(texts)
    asked = tfidf.transform([query])
    product = _median_ms(lambda: (matrix @ asked.T).toarray().ravel().argpartition(-TOP)[-TOP:])

    index = bm25s.BM25()
    index.index([re.findall(r"\w+", text.lower()) for text in texts], show_progress=False)
    words = [re.findall(r"\w+", query)]
    bm25 = _median_ms(lambda: index.retrieve(words, k=TOP, show_progress=False, n_threads=1))

    print(f"one form against {len(ads)} ads, top {TOP}, median of {ROUNDS}")
    print(f"{'':44}{'ms':>8}{'ratio':>8}")
    for name, value in (
        ("TF-IDF product, bare scores", product),
        ("BM25 (bm25s), bare scores", bm25),
        ("ours, rules and reasons, features ready", ours),
        ("ours, rules and reasons, from raw text", ours_raw),
    ):
        print(f"{name:44}{value:8.2f}{value / product:8.1f}")
    print(f"fit and read {len(ads)} ads: {fit_seconds:.1f} s")


if __name__ == "__main__":
    main()
