"""Measures the ranker on graded forms: beside baselines, leave-one-form-out, piece by piece."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from ml import ablation, baselines
from ml.evaluate import Grades, Quality, Runs, table
from ml.learning import Graded, graded_pairs
from ml.ranker import Ranker
from ml.records import Band, Ranking, Seeker, Vacancy
from ml.weights import default_weights, prior_weights

_DAY = date(2025, 1, 1)  # grades are given without regard to the day


@dataclass(frozen=True)
class Experiment:
    """Forms, ads and grades (form -> ad -> 0 to 3) to measure on."""

    seekers: Sequence[Seeker]
    vacancies: Sequence[Vacancy]
    grades: Grades

    def runs(self) -> Iterator[tuple[str, dict[str, Quality]]]:
        """Yield (name, form -> quality) of the baselines and of the ranker, before and after."""
        for name, run in baselines.baselines(self.seekers, self.vacancies):
            yield name, table(run, self.grades)
        prior = self._prior()
        yield "round weights, by hand", table(self._ranked(prior), self.grades)
        yield "learned, leave-one-form-out", table(self._left_out(prior), self.grades)
        yield "learned, as committed", table(self._ranked(self._committed()), self.grades)

    def pieces(self) -> Iterator[tuple[str, dict[str, Quality]]]:
        """Yield (what is taken out, form -> quality)."""
        for name, held, weights in ablation.changes(default_weights().table):
            with held:
                ranker = Ranker(weights).fit(self.vacancies)
                yield name, table(self._ranked(ranker), self.grades)

    def rankings(self) -> list[Ranking]:
        """Return the committed ranker's answers over all ads, with bands."""
        ranker = self._committed()
        who, what = ranker.encode_seekers(self.seekers), ranker.encode_vacancies(self.vacancies)
        return ranker.rank(who, what, len(what), _DAY)

    def bands(self, rankings: Sequence[Ranking]) -> dict[Band, list[int]]:
        """Return the grades that fell into each band."""
        out: dict[Band, list[int]] = {band: [] for band in Band}
        for ranking in rankings:
            graded = self.grades.get(ranking.of, {})
            for pair in ranking.pairs:
                if pair.vacancy in graded:
                    out[pair.band].append(graded[pair.vacancy])
        return out

    def learned(self) -> Mapping[str, Any]:
        """Return weights learned from the round ones on all forms."""
        return self._graded(self._prior()).weights() | {
            "about": "Learned from prior.json by `flask evaluate … --learn` (scikit-learn)."
        }

    def _committed(self) -> Ranker:
        return Ranker().fit(self.vacancies)

    def _ranked(self, ranker: Ranker) -> Runs:
        who, what = ranker.encode_seekers(self.seekers), ranker.encode_vacancies(self.vacancies)
        scores = ranker.scores(who, what, _DAY)
        ids = np.array(what.ids)
        order = [ids[np.lexsort((ids, -row))].tolist() for row in scores]
        return dict(zip(who.ids, order, strict=True))

    def _left_out(self, prior: Ranker) -> Runs:
        """Rank each form with weights learned from the other forms alone."""
        graded = self._graded(prior)
        out: dict[str, Sequence[str]] = {}
        for seeker in self.seekers:
            ranker = Ranker.of(graded.weights(without=seeker.id), prior.words_, prior.rarity_)
            out |= Experiment([seeker], self.vacancies, self.grades)._ranked(ranker)
        return out

    def _graded(self, prior: Ranker) -> Graded:
        pairs = {
            (form, ad): float(grade)
            for form, graded in self.grades.items()
            for ad, grade in graded.items()
        }
        return graded_pairs(prior, self.vacancies, self.seekers, pairs)

    def _prior(self) -> Ranker:
        return Ranker(prior_weights().table).fit(self.vacancies)
