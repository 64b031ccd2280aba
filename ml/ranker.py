"""The match of profiles and ads: fit once, then rank in either direction, with reasons."""

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from ml import features, nearest, terms
from ml.bounds import bounded
from ml.columns import Columns, columns
from ml.concepts import DATA
from ml.encoded import EncodedSeekers, EncodedVacancies
from ml.explain import Reasons, explained
from ml.nearest import Nearest
from ml.reach import Reach, reach
from ml.records import Band, Outlook, Ranking, Scored, Seeker, Vacancy
from ml.scale import best_of, on_scale
from ml.weights import Weights, default_weights

# Graded forms without any fitting ad have none above this, all but a few others have one.
FITTING = 31.5
_BLOCK = 64  # rows held dense at a time
_FITTED = 20_000  # words kept, the commonest first


class Ranker:
    """Ranks ads for profiles and profiles for ads by one additive score from 0 to 100.

    A pair's score depends on the pair, the day and the fitted ranker only. Ties: the higher
    score first, then the smaller id. `weights` is a table like ml/data/weights.json, None for the
    committed one. `fit` learns which words are rare; with grades it learns the points too.
    """

    def __init__(self, weights: Mapping[str, Any] | None = None) -> None:
        self.weights = weights

    def fit(
        self,
        vacancies: Sequence[Vacancy],
        seekers: Sequence[Seeker] = (),
        grades: Mapping[tuple[str, str], float] | None = None,
    ) -> Self:
        """Learn from ads and, where given, from grades (seeker id, vacancy id) -> 0 to 3.

        Fitting twice on the same input gives the same `version_`.
        """
        seen: Counter[str] = Counter()
        for ad in map(bounded, vacancies):
            seen.update(set().union(*(found for _, found in terms.views(ad))))
        common = sorted(seen.items(), key=lambda item: (-item[1], item[0]))
        kept = sorted(word for word, count in common[:_FITTED] if count >= 2)
        total = max(len(vacancies), 1)
        self.words_ = tuple(kept)
        self.rarity_ = np.array([np.log((1 + total) / (1 + seen[w])) for w in kept], np.float64)
        self.weights_ = dict(self.weights or default_weights().table)
        self._prepare()
        if grades:
            from ml.learning import graded_pairs  # brings in scikit-learn

            self.weights_ = graded_pairs(self, vacancies, seekers, grades).weights()
            self._prepare()
        return self

    @classmethod
    def of(
        cls, weights: Mapping[str, Any], words: tuple[str, ...], rarity: NDArray[np.float64]
    ) -> "Ranker":
        """Return a fitted ranker from its learned values, as a store keeps them."""
        if len(words) != len(rarity):
            raise ValueError("words and rarities differ in number")
        ranker = cls()
        ranker.weights_, ranker.words_ = dict(weights), words
        ranker.rarity_ = np.asarray(rarity, np.float64)
        ranker._prepare()
        return ranker

    def _prepare(self) -> None:
        """Set what follows from the learned values."""
        self.columns_: Columns = columns(self.words_)
        self.version_ = self._version()
        self._table = Weights(self.weights_)
        self._rare = dict(zip(self.words_, self.rarity_.tolist(), strict=True))

    def _version(self) -> str:
        digest = hashlib.sha256()
        digest.update(json.dumps(self.weights_, sort_keys=True).encode())
        digest.update("\n".join(self.words_).encode())
        digest.update(np.round(self.rarity_, 12).tobytes())
        for table in sorted(DATA.glob("*.csv")):
            digest.update(table.read_bytes())
        return digest.hexdigest()[:16]

    def encode_seekers(self, seekers: Sequence[Seeker]) -> EncodedSeekers:
        """Read profiles into rows (seekers x columns), to be ranked many times."""
        return features.encode_seekers(seekers, self.columns_, self._table)

    def encode_vacancies(self, vacancies: Sequence[Vacancy]) -> EncodedVacancies:
        """Read ads into rows (ads x columns), to be ranked many times."""
        return features.encode_vacancies(
            vacancies, self.columns_, self._table, lambda word: self._rare.get(word, 0.0)
        )

    def scores(
        self, seekers: EncodedSeekers, vacancies: EncodedVacancies, on: date
    ) -> NDArray[np.float64]:
        """Return the scores (seekers x vacancies), 0 to 100, rounded to 1e-6."""
        out = np.empty((len(seekers), len(vacancies)))
        for start in range(0, len(seekers), _BLOCK):
            rows = range(start, min(start + _BLOCK, len(seekers)))
            out[start : rows.stop] = self._block(seekers, rows, vacancies, on)
        return out

    def _block(
        self, seekers: EncodedSeekers, rows: range, ads: EncodedVacancies, on: date
    ) -> NDArray[np.float64]:
        dense = seekers.matrix[rows.start : rows.stop].toarray()
        births = seekers.births[rows.start : rows.stop]
        dense[:, self.columns_.ages] = features.age_shares(births, on)
        raw = np.asarray((ads.matrix @ dense.T).T)
        raw[:, ads.deadlines < on.toordinal()] = 0.0
        return on_scale(raw)

    def scores_of(
        self, seekers: EncodedSeekers, ads: EncodedVacancies, place: int, on: date
    ) -> NDArray[np.float64]:
        """Return the scores (seekers) for the ad at a place."""
        if ads.deadlines[place] < on.toordinal():
            return np.zeros(len(seekers))
        points = ads.matrix[place].toarray()[0]
        by_age = points[self.columns_.ages]
        raw = np.asarray(seekers.matrix @ points)
        if by_age.any():
            raw = raw + features.age_shares(seekers.births, on) @ by_age
        return on_scale(raw)

    def rank(
        self, seekers: EncodedSeekers, vacancies: EncodedVacancies, top: int, on: date
    ) -> list[Ranking]:
        """Return for each seeker its best `top` ads on the day `on`, best first."""
        out: list[Ranking] = []
        for start in range(0, len(seekers), _BLOCK):
            rows = range(start, min(start + _BLOCK, len(seekers)))
            scores = self._block(seekers, rows, vacancies, on)
            for place, row in enumerate(rows):
                best = best_of(scores[place], vacancies.ids, top)
                pairs = self._explained(seekers, row, vacancies, best, scores[place], on)
                outlook = outlook_of(seekers, row, pairs)
                out.append(Ranking(seekers.ids[row], outlook, self.version_, pairs))
        return out

    def rank_seekers(
        self, vacancies: EncodedVacancies, seekers: EncodedSeekers, top: int, on: date
    ) -> list[Ranking]:
        """Return for each ad its best `top` seekers on the day `on`, best first."""
        out: list[Ranking] = []
        for place, ad in enumerate(vacancies.ids):
            scores = self.scores_of(seekers, vacancies, place, on)
            pairs = tuple(
                explained(Reasons(self.columns_, seekers, row, on), vacancies, place, scores[row])
                for row in best_of(scores, seekers.ids, top).tolist()
            )
            outlook = Outlook.MATCHED if pairs and pairs[0].band is not Band.POOR else Outlook.NONE
            out.append(Ranking(ad, outlook, self.version_, pairs))
        return out

    def nearest_ads(
        self, seekers: EncodedSeekers, ads: EncodedVacancies, top: int, on: date, threads: int = 1
    ) -> Nearest:
        """Return the same for many seekers at once, as places and scores alone."""
        return nearest.best_ads(seekers, ads, self.columns_, on, top, threads)

    def nearest_people(
        self, seekers: EncodedSeekers, ads: EncodedVacancies, top: int, on: date, threads: int = 1
    ) -> Nearest:
        """Return for each ad its best seekers, as places and scores alone."""
        return nearest.best_people(seekers, ads, self.columns_, on, top, threads)

    def reach(self, seekers: EncodedSeekers, ad: EncodedVacancies, on: date) -> Reach:
        """Return the band of each seeker for one ad, as it stands and without each demand."""
        return reach(seekers, ad, self.columns_, self._table, on)

    def score(self, seeker: Seeker, vacancy: Vacancy, on: date) -> Scored:
        """Return one pair with its parts and checks."""
        who, what = self.encode_seekers([seeker]), self.encode_vacancies([vacancy])
        return self.rank(who, what, 1, on)[0].pairs[0]

    def _explained(
        self,
        seekers: EncodedSeekers,
        row: int,
        ads: EncodedVacancies,
        places: NDArray[np.intp],
        scores: NDArray[np.float64],
        on: date,
    ) -> tuple[Scored, ...]:
        reasons = Reasons(self.columns_, seekers, row, on)
        return tuple(explained(reasons, ads, int(place), float(scores[place])) for place in places)


def outlook_of(seekers: EncodedSeekers, row: int, pairs: Sequence[Scored]) -> Outlook:
    """Say what can be said of a whole profile against the ads it was ranked with."""
    person = seekers.profiles[row]
    if not person.evidence:
        return Outlook.THIN
    fitting = any(fits(pair) for pair in pairs)
    return Outlook.MATCHED if fitting else Outlook.NONE


def fits(pair: Scored) -> bool:
    """Tell whether a pair is a match to speak of."""
    return pair.band is not Band.POOR and pair.score >= FITTING
