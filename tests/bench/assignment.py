"""Plans for cohorts of two sizes: the time, and how much better than greedy, beside a peer."""

import resource
from dataclasses import replace

import numpy as np
from scipy.optimize import linear_sum_assignment

from ml.assignment.cohort import UNITS, Cohort, floors_of
from ml.assignment.figures import figures
from ml.assignment.plan import bounds, greedy, propose
from tests.bench import clock
from tests.ml.cohorts import crowd

SIZES = ((3_000, 2_000, 2.0), (30_000, 10_000, 30.0))
EACH = 30  # jobs that fit a person
_DENSE = 100_000_000  # entries that the dense solver may be given


def plans() -> None:
    """Print a table for each size and number of introductions per person."""
    for people, jobs, limit in SIZES:
        for most in (1, 3):
            cohort = crowd(1, people, jobs, EACH, most, room=6 if most == 1 else 9)
            _table(cohort, limit)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak of the whole run {peak:,.0f} MiB (limit for a plan 1,536)")


def _table(cohort: Cohort, limit: float) -> None:
    floored = replace(cohort, floors=floors_of(cohort.group, 90))
    rows: list[tuple[object, ...]] = []
    for name, way in (
        (f"ours, limit {limit:g} s", lambda: propose(cohort).chosen),
        ("ours, nine in ten of each group", lambda: propose(floored).chosen),
        ("greedy", lambda: greedy(cohort)),
    ):
        kept: list[np.ndarray] = []
        taken = clock.seconds(lambda way=way, kept=kept: kept.append(way()))
        told = figures(cohort, kept[0])
        rows.append((name, taken, told.fit, told.people, told.lowest, told.spread))
    if cohort.most == 1 and len(cohort.people) * int(cohort.room.sum()) <= _DENSE:
        sums: list[float] = []
        taken = clock.seconds(lambda: sums.append(_dense(cohort)))
        rows.append(("linear_sum_assignment", taken, sums[0], "-", "-", "-"))
    above = bounds(cohort, propose(cohort))
    rows.append(("upper bound", "-", above.fit, above.people, "-", "-"))
    rows.append(("if every job had room", "-", above.wished, "-", "-", "-"))
    clock.table(
        f"Plan: {len(cohort.people):,} people x {len(cohort.jobs):,} jobs, {len(cohort.pairs):,} "
        f"pairs, {int(cohort.room.sum()):,} places, at most {cohort.most} each",
        ("", "s", "summed fit", "people placed", "lowest fit", "spread over groups"),
        rows,
    )


def _dense(cohort: Cohort) -> float:
    """Return the optimum by the dense solver; it knows no second introduction, lock or floor."""
    pairs, ends = cohort.pairs, np.cumsum(cohort.room)
    table = np.zeros((len(cohort.people), int(ends[-1])))
    for person, job, units in zip(pairs.person, pairs.job, pairs.units, strict=True):
        table[person, ends[job] - cohort.room[job] : ends[job]] = units
    return float(table[linear_sum_assignment(table, maximize=True)].sum()) / UNITS


if __name__ == "__main__":
    plans()
