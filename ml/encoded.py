"""Profiles and ads as sparse rows that can be taken, replaced and joined without reading anew."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ml.posting import Posting
from ml.profile import Profile
from ml.records import Seeker


@dataclass(frozen=True)
class EncodedSeekers:
    """Profiles as rows. Rows can be taken, replaced and joined without reading others anew.

    `matrix` is (seekers x columns); `sources` is (seekers x 4 occupation blocks), in single
    precision, and says in which proportion the sources make up the occupation block of `matrix`;
    ages are reckoned at the time of the question.
    """

    ids: tuple[str, ...]
    profiles: tuple[Profile, ...]
    matrix: sparse.csr_matrix
    sources: sparse.csr_matrix
    births: NDArray[np.int64]  # (seekers x 2): year, month and day as mmdd; 0 is unknown

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, rows: Sequence[int]) -> "EncodedSeekers":
        """Return the given rows, in the given order."""
        return EncodedSeekers(
            tuple(self.ids[i] for i in rows),
            tuple(self.profiles[i] for i in rows),
            self.matrix[list(rows)],
            self.sources[list(rows)],
            self.births[list(rows)],
        )

    def concat(self, other: "EncodedSeekers") -> "EncodedSeekers":
        """Return these rows and then the other ones."""
        return EncodedSeekers(
            self.ids + other.ids,
            self.profiles + other.profiles,
            stack([self.matrix, other.matrix]),
            stack([self.sources, other.sources]),
            np.concatenate([self.births, other.births]),
        )

    def replaced(self, other: "EncodedSeekers") -> "EncodedSeekers":
        """Return these rows with those of `other` in the place of rows of the same id."""
        new = set(other.ids)
        return self.take([i for i, key in enumerate(self.ids) if key not in new]).concat(other)

    def without(self, ids: Sequence[str]) -> "EncodedSeekers":
        """Return the rows of all other ids."""
        gone = set(ids)
        return self.take([i for i, key in enumerate(self.ids) if key not in gone])


@dataclass(frozen=True)
class EncodedVacancies:
    """Ads as rows over the same columns; `matrix` is (ads x columns), points included."""

    ids: tuple[str, ...]
    postings: tuple[Posting, ...]
    matrix: sparse.csr_matrix
    deadlines: NDArray[np.int64] = field(repr=False)  # days since year 1; a far day for none

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, rows: Sequence[int]) -> "EncodedVacancies":
        """Return the given rows, in the given order."""
        return EncodedVacancies(
            tuple(self.ids[i] for i in rows),
            tuple(self.postings[i] for i in rows),
            self.matrix[list(rows)],
            self.deadlines[list(rows)],
        )

    def concat(self, other: "EncodedVacancies") -> "EncodedVacancies":
        """Return these rows and then the other ones."""
        return EncodedVacancies(
            self.ids + other.ids,
            self.postings + other.postings,
            stack([self.matrix, other.matrix]),
            np.concatenate([self.deadlines, other.deadlines]),
        )

    def replaced(self, other: "EncodedVacancies") -> "EncodedVacancies":
        """Return these rows with those of `other` in the place of rows of the same id."""
        new = set(other.ids)
        return self.take([i for i, key in enumerate(self.ids) if key not in new]).concat(other)

    def without(self, ids: Sequence[str]) -> "EncodedVacancies":
        """Return the rows of all other ids."""
        gone = set(ids)
        return self.take([i for i, key in enumerate(self.ids) if key not in gone])


def stack(matrices: Sequence[sparse.csr_matrix]) -> sparse.csr_matrix:
    """Return the rows of the first matrix, then those of the next."""
    return sparse.vstack(matrices, format="csr")


def born(seekers: Sequence[Seeker]) -> NDArray[np.int64]:
    """Return (seekers x 2): year of birth, and month and day as mmdd; 0 where unknown."""
    days = [(s.birth_date, s.birth_year) for s in seekers]
    return np.array(
        [(d.year, d.month * 100 + d.day) if d else (year or 0, 0) for d, year in days], np.int64
    ).reshape(-1, 2)


def ages_on(births: NDArray[np.int64], on: date) -> NDArray[np.int64]:
    """Return the age in whole years on a day, by the year alone where no more is known, else -1."""
    years, days = births[:, 0], births[:, 1]
    return np.where(years == 0, -1, on.year - years - (days > on.month * 100 + on.day))
