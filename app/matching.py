"""Rows -> the matcher -> Match rows. Knows no request and does not commit.

A Match is a fact about a pair by the model in force; each side's best are stored. Saving one side
scores it against the other in the same transaction and stores every pair that is among the best of
either. The model in force is named by a row, so that every worker changes over at the same moment.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import structlog
from flask import current_app
from numpy.typing import NDArray
from sqlalchemy import delete, func, insert, select
from sqlalchemy.orm import InstrumentedAttribute

from app import filing, teaching
from app.filters import today
from app.shelves import jobs_shelf, people_shelf, seeker, vacancy
from ml import store
from ml.encoded import EncodedSeekers, EncodedVacancies
from ml.ranker import Ranker
from ml.records import Outlook, Scored, Seeker
from models import Job, Match, ModelVersion, Veteran, db
from models import vocabulary as words
from models.match import KEPT

NO_MODEL: dict[str, str | None] = {"state": "none", "version": None, "sha256": None}
_loaded: dict[str, Ranker] = {}


def state() -> dict[str, str | None]:
    """Of the model in force: "ok", "none" before the first training, else why it is unusable."""
    current = ModelVersion.current()
    if current is None:
        return NO_MODEL
    found: dict[str, str | None] = {
        "state": "ok",
        "version": current.version,
        "sha256": current.sha256,
    }
    try:
        _load(current.version)
    except store.ModelUnavailable as unavailable:
        found["state"] = unavailable.reason
    return found


def pair(person: Seeker, job: Job, on: date) -> Scored | None:
    """How one person, as told, would fit one job; None where no model is usable. Stores nothing."""
    ranker = usable()
    return ranker.score(person, vacancy(job, str(job.id)), on) if ranker is not None else None


def usable() -> Ranker | None:
    """The model in force for a question that changes nothing; None where it cannot answer."""
    current = ModelVersion.current()
    try:
        return _load(current.version) if current is not None else None
    except store.ModelUnavailable:
        return None


def refresh_for_veteran(veteran: Veteran) -> None:
    """Scores a saved profile against all jobs; without a usable model its old matches go."""
    db.session.flush()
    db.session.execute(delete(Match).where(Match.veteran_id == veteran.id))
    ranker = _in_force()
    if ranker is None:
        veteran.outlook = None
        return
    me = ranker.encode_seekers([seeker(veteran, str(veteran.id))])
    jobs = jobs_shelf.current(ranker)
    kept = _worth_keeping(ranker.scores(me, jobs, today())[0], jobs.ids, Match.job_id)
    ranking = ranker.rank(me, jobs.take(kept), top=len(kept), on=today())[0]
    veteran.outlook = words.Outlook(ranking.outlook)
    if ranking.outlook is not Outlook.THIN:
        _store(ranking.pairs, ranker)


def refresh_for_job(job: Job) -> None:
    """Files a saved job for the board and scores it against all people.

    Without a usable model its old matches go.
    """
    filing.file(job)
    db.session.flush()
    db.session.execute(delete(Match).where(Match.job_id == job.id))
    ranker = _in_force()
    if ranker is None:
        return
    it = ranker.encode_vacancies([vacancy(job, str(job.id))])
    people = people_shelf.current(ranker)
    kept = _worth_keeping(ranker.scores_of(people, it, 0, today()), people.ids, Match.veteran_id)
    chosen = people.take(kept)
    ranking = ranker.rank_seekers(it, chosen, top=len(kept), on=today())[0]
    thin = set(db.session.scalars(Veteran.too_thin().with_only_columns(Veteran.id)))
    _store((pair for pair in ranking.pairs if int(pair.seeker) not in thin), ranker)


def _worth_keeping(
    scores: NDArray[np.float64], ids: Sequence[str], other: InstrumentedAttribute[int]
) -> list[int]:
    """Places of this side's best, and of those among whose own best this side now is."""
    best = np.lexsort((np.arange(len(scores)), -scores))[:KEPT]
    full = select(other, func.min(Match.score)).group_by(other).having(func.count() >= KEPT)
    floors = {str(id): floor for id, floor in db.session.execute(full)}
    floor = np.array([floors.get(id, 0.0) for id in ids])
    return sorted({*best.tolist(), *np.flatnonzero((scores > 0) & (scores >= floor)).tolist()})


def rematch() -> int:
    """Makes all stored matches anew by the model in force; trains one where there is none.

    Returns:
        The number of stored pairs; 0 where the model is unusable.
    """
    if ModelVersion.current() is None:
        train()
        return db.session.scalar(select(func.count()).select_from(Match)) or 0
    ranker = _in_force()
    return _match_everybody(ranker) if ranker is not None else 0


def train() -> str:
    """Fits the matcher on all jobs, stores it, puts it in force and makes all matches anew by it.

    Jobs are filed anew for the board as well: what reads them may have changed.

    Returns:
        The version of the model.
    """
    jobs = db.session.scalars(select(Job).order_by(Job.id)).all()
    for job in jobs:
        filing.file(job)
    ads = [vacancy(job, str(job.id)) for job in jobs]
    grades = teaching.grades()
    ranker = Ranker().fit(ads, _graded_people(grades), grades)
    folder = _folder(ranker.version_)
    store.save(ranker, folder)
    sha256 = hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest()
    ModelVersion.make_current(ranker.version_, sha256)
    _loaded[ranker.version_] = ranker
    _match_everybody(ranker)
    return ranker.version_


def _graded_people(grades: Mapping[tuple[str, str], float]) -> list[Seeker]:
    ids = {int(veteran) for veteran, _job in grades}
    people = db.session.scalars(select(Veteran).where(Veteran.id.in_(ids)).order_by(Veteran.id))
    return [seeker(person, str(person.id)) for person in people]


def _match_everybody(ranker: Ranker) -> int:
    db.session.flush()
    db.session.execute(delete(Match))
    people, jobs = people_shelf.current(ranker), jobs_shelf.current(ranker)
    kept = _best_of_both(ranker, people, jobs)
    outlooks, number = {}, 0
    for row, person in enumerate(people.ids):
        it = people.take([row])
        ranking = ranker.rank(it, jobs.take(kept[row]), top=len(kept[row]), on=today())[0]
        outlooks[int(person)] = words.Outlook(ranking.outlook)
        if ranking.outlook is not Outlook.THIN:
            _store(ranking.pairs, ranker)
            number += len(ranking.pairs)
    for veteran in db.session.scalars(Veteran.seeking()):
        veteran.outlook = outlooks.get(veteran.id)
    return number


def _best_of_both(
    ranker: Ranker, people: EncodedSeekers, jobs: EncodedVacancies
) -> list[list[int]]:
    """For each person (row) the places of jobs that are among the best of either side."""
    kept: list[set[int]] = [
        set(row) for row in ranker.nearest_ads(people, jobs, KEPT, today()).places.tolist()
    ]
    for job, best in enumerate(ranker.nearest_people(people, jobs, KEPT, today()).places.tolist()):
        for person in best:
            kept[person].add(job)
    return [sorted(places) for places in kept]


def _store(pairs: Iterable[Scored], ranker: Ranker) -> None:
    rows = [_row(pair, ranker.version_) for pair in pairs]
    if rows:
        db.session.execute(insert(Match), rows)


def _row(pair: Scored, version: str) -> dict[str, Any]:
    return {
        "veteran_id": int(pair.seeker),
        "job_id": int(pair.vacancy),
        "version": version,
        "score": pair.score,
        "band": words.Band(pair.band),
        "parts": [asdict(part) for part in pair.parts],
        "checks": [asdict(check) for check in pair.checks],
    }


def _in_force() -> Ranker | None:
    """The model in force, held until the end of the transaction; trained where there is none."""
    current = ModelVersion.hold_current()
    if current is None:
        train()
        current = ModelVersion.hold_current()
    try:
        return _load(current.version) if current is not None else None
    except store.ModelUnavailable as unavailable:
        structlog.get_logger().error("model unavailable", reason=unavailable.reason)
        return None


def _folder(version: str) -> Path:
    folder: Path = current_app.config["DATA_DIR"] / "models" / version
    return folder


def _load(version: str) -> Ranker:
    if version not in _loaded:
        ranker = store.load(_folder(version))
        if ranker.version_ != version:
            raise store.ModelUnavailable("foreign file")
        _loaded[version] = ranker
    return _loaded[version]
