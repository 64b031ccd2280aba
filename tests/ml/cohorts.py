"""Cohorts drawn at random, for properties: small ones to try every plan of, and larger ones."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import numpy as np
from hypothesis import strategies as st

from ml.assignment.cohort import Cohort, Mask, Pairs
from ml.assignment.plan import shortfalls

FITS = (0.05, 0.2, 0.25, 0.25, 0.3, 0.5, 0.75, 0.9, 1.0)  # few, so that there are ties


@st.composite
def cohorts(draw: Any, most_pairs: int = 9) -> Cohort:
    """Draw up to 5 people and 4 jobs with every kind of limit, among them limits of nothing."""
    people, jobs = draw(st.integers(0, 5)), draw(st.integers(0, 4))
    every = [(p, j) for p in range(people) for j in range(jobs)]
    drawn = draw(st.lists(st.sampled_from(every), max_size=most_pairs, unique=True) if every
                 else st.just([]))  # fmt: skip
    count = len(drawn)
    bits = st.lists(st.booleans(), min_size=count, max_size=count)
    rare = st.lists(st.sampled_from([False] * 5 + [True]), min_size=count, max_size=count)
    fits = st.sampled_from(FITS) | st.floats(0.000_001, 1)
    most = draw(st.integers(0, 3))
    room = draw(st.lists(st.integers(0, 3), min_size=jobs, max_size=jobs))
    group = draw(st.lists(st.integers(0, 2), min_size=people, max_size=people))
    pairs = Pairs.of(
        [p for p, _ in drawn],
        [j for _, j in drawn],
        draw(st.lists(fits, min_size=count, max_size=count)),
        barred=draw(rare),
        excluded=draw(rare),
    )
    floors = st.dictionaries(st.sampled_from(group), st.integers(0, 4)) if group else st.just({})
    cohort = Cohort(
        draw(st.permutations("ABCDE"[:people])),
        draw(st.permutations("wxyz"[:jobs])),
        pairs,
        np.array(room, np.int64),
        most,
        np.array(group, np.int64),
        draw(floors),
    )
    return replace(cohort, pairs=replace(pairs, locked=_lockable(cohort, draw(bits))))


def _lockable(cohort: Cohort, wanted: list[bool]) -> Mask:
    """Return every other of the wanted locks, as far as the limits allow."""
    locked = np.zeros(len(cohort.pairs), bool)
    for pair in np.flatnonzero(wanted)[::2]:
        locked[pair] = cohort.pairs.open[pair]
        if not within_limits(cohort, locked):
            locked[pair] = False
    return locked


def within_limits(cohort: Cohort, chosen: Mask) -> bool:
    """Tell whether nobody has too many introductions and no job too many people."""
    people, jobs = cohort.held(chosen)
    return bool((people <= cohort.most).all() and (jobs <= cohort.room).all())


def aims(cohort: Cohort, chosen: Mask) -> tuple[int, int, int]:
    """Return what a plan is chosen by, the greater the better."""
    lacking = sum(shortfalls(cohort, chosen).values())
    people = int((cohort.held(chosen)[0] > 0).sum())
    return -lacking, int(cohort.pairs.units[chosen].sum()), people


def every_plan(cohort: Cohort) -> Iterator[Mask]:
    """Yield every set of pairs that the limits allow."""
    free = np.flatnonzero(cohort.pairs.open & ~cohort.pairs.locked)
    for bits in product((False, True), repeat=len(free)):
        chosen = cohort.pairs.locked.copy()
        chosen[free] = bits
        if within_limits(cohort, chosen):
            yield chosen


def crowd(seed: int, people: int, jobs: int, each: int, most: int = 1, room: int = 3) -> Cohort:
    """Return a larger cohort: `each` jobs fit a person, some of them liked by everybody."""
    chance = np.random.default_rng(seed)
    liked = chance.lognormal(0, 1, jobs)
    drawn = (
        np.argsort(-np.log(liked) - chance.gumbel(size=(some, jobs)), axis=1)[:, :each].ravel()
        for some in np.diff([*range(0, people, 500), people])
    )
    job = np.concatenate(list(drawn))
    group = chance.integers(0, max(people // 10, 1), people)
    fits = chance.uniform(0.05, 1, job.size).round(2)
    return Cohort(
        [f"P{number}" for number in chance.permutation(people)],
        [f"J{number}" for number in range(jobs)],
        Pairs.of(np.repeat(np.arange(people), each), job, fits),
        chance.integers(0, room + 1, jobs),
        most,
        group,
    )
