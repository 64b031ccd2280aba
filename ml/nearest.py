"""The best pairs of many people and many ads, by one sparse product that keeps only the best."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from ml import features
from ml.columns import Columns
from ml.encoded import EncodedSeekers, EncodedVacancies
from ml.scale import best_of, on_scale

_SPARE = 12  # pairs kept beyond those asked for, so that ties can be put in order


@dataclass(frozen=True)
class Nearest:
    """For each row its best counterparts, best first; ties by the smaller id.

    `places` is (rows x k) into the other side, `scores` (rows x k) from 0 to 100.
    """

    places: NDArray[np.int64]
    scores: NDArray[np.float64]


def best_ads(
    seekers: EncodedSeekers,
    ads: EncodedVacancies,
    at: Columns,
    on: date,
    top: int,
    threads: int = 1,
) -> Nearest:
    """Return for each seeker the places of its best `top` ads on a day."""
    people, jobs = _with_ages(seekers, at, on), _open(ads, on)
    return _nearest(people, jobs, ads.ids, top, threads)


def best_people(
    seekers: EncodedSeekers,
    ads: EncodedVacancies,
    at: Columns,
    on: date,
    top: int,
    threads: int = 1,
) -> Nearest:
    """Return for each ad the places of its best `top` seekers on a day."""
    people, jobs = _with_ages(seekers, at, on), _open(ads, on)
    return _nearest(jobs, people, seekers.ids, top, threads)


def _with_ages(seekers: EncodedSeekers, at: Columns, on: date) -> sparse.csr_matrix:
    """Return the rows with the legal ages of the day filled in."""
    shares = features.age_shares(seekers.births, on)
    rows, ages = np.nonzero(shares)
    columns = at.ages.start + ages
    filled = sparse.csr_matrix((shares[rows, ages], (rows, columns)), shape=seekers.matrix.shape)
    return (seekers.matrix + filled).tocsr()


def _open(ads: EncodedVacancies, on: date) -> sparse.csr_matrix:
    """Return the rows of ads, those past their last day empty."""
    late = ads.deadlines < on.toordinal()
    if not late.any():
        return ads.matrix
    return sparse.diags(np.where(late, 0.0, 1.0)).dot(ads.matrix).tocsr()


def _nearest(
    rows: sparse.csr_matrix,
    others: sparse.csr_matrix,
    ids: Sequence[str],
    top: int,
    threads: int,
) -> Nearest:
    count, total = rows.shape[0], others.shape[0]
    top = min(top, total)
    places = np.empty((count, top), dtype=np.int64)
    scores = np.empty((count, top))
    if not count or not top:
        return Nearest(places, scores)
    wide = min(top + _SPARE, total)
    found = sp_matmul_topn(rows, others.T.tocsr(), top_n=wide, sort=True, n_threads=threads)
    order = np.argsort(np.array(ids, dtype=object), kind="stable")
    rank = np.empty(total, dtype=np.int64)
    rank[order] = np.arange(total)
    for row in range(count):
        span = slice(found.indptr[row], found.indptr[row + 1])
        kept, points = found.indices[span], on_scale(found.data[span])
        sure = len(kept) == total or (len(kept) == wide and points[top - 1] > max(points[-1], 0.0))
        if not sure:  # more ties than were kept: all of this row are looked at
            whole = on_scale(np.asarray(others @ rows[row].toarray()[0]))
            places[row] = best_of(whole, ids, top)
            scores[row] = whole[places[row]]
            continue
        best = np.lexsort((rank[kept], -points))[:top]
        places[row], scores[row] = kept[best], points[best]
    return Nearest(places, scores)
