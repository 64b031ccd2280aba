"""Profiles and ads as sparse rows that can be taken, replaced and joined without reading anew."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from ml.posting import Posting
from ml.profile import Profile


@dataclass(frozen=True)
class EncodedSeekers:
    """Profiles as rows. Rows can be taken, replaced and joined without reading others anew.

    `matrix` is (seekers x columns); `sources` is (seekers x 4 occupations blocks), whose sum over
    the blocks is the occupation block of `matrix`; ages are reckoned at the time of the question.
    """

    ids: tuple[str, ...]
    profiles: tuple[Profile, ...]
    matrix: sparse.csr_matrix
    sources: sparse.csr_matrix
    births: tuple[tuple[date | None, int | None], ...]

    def __len__(self) -> int:
        return len(self.ids)

    def take(self, rows: Sequence[int]) -> "EncodedSeekers":
        """Return the given rows, in the given order."""
        return EncodedSeekers(
            tuple(self.ids[i] for i in rows),
            tuple(self.profiles[i] for i in rows),
            self.matrix[list(rows)],
            self.sources[list(rows)],
            tuple(self.births[i] for i in rows),
        )

    def concat(self, other: "EncodedSeekers") -> "EncodedSeekers":
        """Return these rows and then the other ones."""
        return EncodedSeekers(
            self.ids + other.ids,
            self.profiles + other.profiles,
            _stack(self.matrix, other.matrix),
            _stack(self.sources, other.sources),
            self.births + other.births,
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
            _stack(self.matrix, other.matrix),
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


def _stack(above: sparse.csr_matrix, below: sparse.csr_matrix) -> sparse.csr_matrix:
    return sparse.vstack([above, below], format="csr")
