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

_SPARE = 12  # pairs kept beyond those asked for, so that near ties can be put in order
_HAIR = 1e-7  # far below the rounding of scores, far above the noise of sums
_CHUNK = 4_096


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
    out = Nearest(np.empty((count, top), dtype=np.int64), np.empty((count, top)))
    if not count or not top:
        return out
    wide = min(top + _SPARE, total)
    rank = np.empty(total, dtype=np.int64)
    rank[np.argsort(np.array(ids, dtype=object), kind="stable")] = np.arange(total)
    # A hair for the smaller id parts equal sums, so that the product itself keeps the right ones.
    hair = _HAIR * (1.0 - rank / total)
    columns = sparse.hstack([others, hair[:, None]], format="csr").T.tocsr()
    for start in range(0, count, _CHUNK):
        some = rows[start : start + _CHUNK]
        asked = sparse.hstack([some, np.ones((some.shape[0], 1))], format="csr")
        found = sp_matmul_topn(asked, columns, top_n=wide, sort=True, n_threads=threads)
        for row in range(some.shape[0]):
            span = slice(found.indptr[row], found.indptr[row + 1])
            kept = found.indices[span]
            raw = found.data[span] - hair[kept]
            if len(kept) < wide or not _sure(raw, top, whole=wide == total):
                scores = on_scale(np.asarray(others @ some[row].toarray()[0]))
                best = best_of(scores, ids, top)
                out.places[start + row], out.scores[start + row] = best, scores[best]
                continue
            points = on_scale(raw)
            order = np.lexsort((rank[kept], -points))[:top]
            out.places[start + row], out.scores[start + row] = kept[order], points[order]
    return out


def _sure(raw: NDArray[np.float64], top: int, *, whole: bool) -> bool:
    """Tell whether no pair left out can be among the best `top` of the kept ones.

    It could where sums that are told apart only by rounding, or by the ends of the scale, reach
    beyond what was kept.
    """
    last, least = on_scale(raw[top - 1 : top])[0], on_scale(raw[-1:])[0]
    return whole or (last > 0.0 and (last > least or abs(raw[top - 1] - raw[-1]) < _HAIR / 1e3))
