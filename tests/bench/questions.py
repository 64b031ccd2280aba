"""One form against many ads, one ad against many people, and how the cost grows."""

from datetime import date

from ml.encoded import EncodedSeekers, EncodedVacancies
from ml.ranker import Ranker
from ml.records import Seeker, Vacancy
from tests.bench import crowd
from tests.bench.clock import median_ms, table
from tests.bench.peers import PEERS, texts

ON = date(2026, 3, 2)
TOP = 20


def one_form(ranker: Ranker, form: Seeker, ads: list[Vacancy], encoded: EncodedVacancies) -> None:
    """One form against all ads, top 20: ours with rules and reasons, peers with bare scores."""
    (asked,), told = texts([form], ads)
    ready = ranker.encode_seekers([form])
    rows: list[tuple[str, float]] = [
        ("ours, rules and reasons, features ready",
         median_ms(lambda: ranker.rank(ready, encoded, TOP, ON))),
        ("ours, rules and reasons, from raw text",
         median_ms(lambda: ranker.rank(ranker.encode_seekers([form]), encoded, TOP, ON))),
        ("ours, bare scores", median_ms(lambda: ranker.scores(ready, encoded, ON))),
    ]  # fmt: skip
    for name, index in PEERS.items():
        search = index(told)
        rows.append((f"{name}, bare scores", median_ms(lambda s=search: s([asked], TOP))))
    base = rows[-1][1]
    table(
        f"One form against {len(ads):,} ads, top {TOP} (limits: 10 ms ready, 20 ms from raw text)",
        ("", "ms", "ratio to TF-IDF"),
        [(name, ms, ms / base) for name, ms in rows],
    )


def growth(ranker: Ranker, form: Seeker, encoded: EncodedVacancies) -> None:
    """The same question against 1,000, 10,000 and 100,000 ads."""
    ready = ranker.encode_seekers([form])
    rows = []
    for count in (1_000, 10_000, 100_000):
        ads = crowd.repeated(encoded, count)
        ms = median_ms(lambda a=ads: ranker.rank(ready, a, TOP, ON))
        rows.append((f"{count:,} ads", ms, 1000 * ms / count))
    table("How the cost grows with the ads", ("", "ms", "µs per ad"), rows)


def one_ad(ranker: Ranker, people: EncodedSeekers, encoded: EncodedVacancies) -> None:
    """One ad against all people, top 20 with rules and reasons."""
    places = iter(range(1_000))

    def ask() -> None:
        ranker.rank_seekers(encoded.take([next(places) % len(encoded)]), people, TOP, ON)

    table(
        f"One job against {len(people):,} people, top {TOP} (limit: 30 ms)",
        ("", "ms"),
        [("ours, rules and reasons", median_ms(ask))],
    )
