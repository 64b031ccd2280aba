"""All people against all ads, and how good each way is at it."""

import csv
import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from sparse_dot_topn import sp_matmul_topn

from app.commands.files import forms_and_ads
from ml.encoded import EncodedSeekers, EncodedVacancies
from ml.evaluate import mean, table
from ml.overview import overview
from ml.ranker import Ranker
from ml.records import Seeker, Vacancy
from tests.bench import clock
from tests.bench.peers import PEERS, texts

ON = date(2026, 3, 2)
TOP = 20
SAMPLE = 1_000  # forms that the peers are asked; their cost grows with the forms alone
DATA = "TRO_VE_SHARED_DATA"  # names the folder of the development set, which is not distributed


def all_pairs(
    ranker: Ranker,
    people: EncodedSeekers,
    ads: EncodedVacancies,
    forms: Sequence[Seeker],
    vacancies: Sequence[Vacancy],
) -> None:
    """Pairs per second with the quality of the same way beside it."""

    def ours() -> None:
        best = ranker.nearest_ads(people, ads, TOP, ON, threads=2)
        overview(people, ads, ranker.columns_, ON, best.places, best.scores, threads=2)

    def bare() -> None:
        sp_matmul_topn(people.matrix, ads.matrix.T.tocsr(), top_n=TOP, sort=True, n_threads=2)

    quality = _quality()
    pairs = len(people) * len(ads)
    speed = pairs / clock.seconds(ours)
    rows: list[tuple[object, ...]] = [
        ("ours, rules and three reasons", speed / 1e6, 1.0, quality.get("ours", "-")),
        ("the same matrices, bare sparse-dot-topn", (s := pairs / clock.seconds(bare)) / 1e6,
         s / speed, "-"),
    ]  # fmt: skip
    asked, told = texts(forms[:SAMPLE], vacancies)
    for name, index in PEERS.items():
        search = index(told)
        search(asked[:20], TOP)
        rate = len(asked) * len(told) / clock.seconds(lambda s=search: s(asked, TOP))
        rows.append((name, rate / 1e6, rate / speed, quality.get(name, "-")))
    clock.table(
        f"{len(people):,} people x {len(ads):,} ads, top {TOP}, two threads",
        ("", "million pairs/s", "ratio to ours", "nDCG@10, development"),
        rows,
    )
    if not quality:
        print(f"nDCG@10 not measured: {DATA} does not name the folder of the development set.")


def _quality() -> dict[str, float]:
    folder = Path(os.environ.get(DATA, ""))
    judged = folder / "judgments_dev.csv"
    if not os.environ.get(DATA) or not judged.exists():
        return {}
    forms, ads = forms_and_ads(folder / "veterans_dev.csv", folder / "jobs_dev.csv")
    grades: dict[str, dict[str, int]] = {}
    with judged.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            grades.setdefault(row["vid"], {})[row["jid"]] = int(row["grade"])
    asked, told = texts(forms, ads)
    out = {}
    for name, index in PEERS.items():
        found = index(told)(asked, len(ads))
        runs = {f.id: [ads[i].id for i in row] for f, row in zip(forms, found, strict=True)}
        out[name] = mean(table(runs, grades).values()).ndcg
    ranker = Ranker().fit(ads)
    who, what = ranker.encode_seekers(forms), ranker.encode_vacancies(ads)
    best = ranker.nearest_ads(who, what, len(ads), ON)
    runs = {
        key: [what.ids[i] for i in row]
        for key, row in zip(who.ids, best.places.tolist(), strict=True)
    }
    out["ours"] = mean(table(runs, grades).values()).ndcg
    return out
