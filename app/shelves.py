"""Rows as the matcher reads them, encoded once and kept by each process."""

import threading
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Generic, Protocol, Self, TypeVar

from sqlalchemy import Select
from sqlalchemy.orm import joinedload

from app import licences
from ml.encoded import EncodedSeekers, EncodedVacancies
from ml.ranker import Ranker
from ml.records import Seeker, Vacancy
from ml.stated import Stated, with_rules
from models import Job, Record, Veteran, db

FEW = 500  # rows asked for by number; more are read with the whole side


def seeker(veteran: Veteran, id: str) -> Seeker:
    """What the matcher may know of a person: neither name nor sex nor where one was born.

    What was chosen from lists stands beside the free words; without it the words are all.
    """
    return Seeker(
        id=id,
        birth_date=veteran.birth_date,
        birth_year=veteran.birth_year,
        schooling=veteran.schooling or "",
        trade=veteran.trade or "",
        service=veteran.service or "",
        roles=tuple(veteran.roles or ()),
        skills=veteran.skills or "",
        licences=licences.for_matcher(veteran.licence_papers, veteran.licences or ""),
        certificates=veteran.certificates or "",
        languages=veteran.languages or "",
        wishes=veteran.wishes,
        places=veteran.places or "",
        wage=veteran.wage or "",
        role_years=tuple(
            (role, months / 12) for role, months in (veteran.role_months or {}).items()
        ),
    )


def vacancy(job: Job, id: str) -> Vacancy:
    """What the matcher knows of a job: its words, and what was chosen from lists said in words."""
    ad = Vacancy(
        id=id,
        title=job.title,
        employer=job.employer.name,
        place=job.place or "",
        wage=job.wage or "",
        sector=job.sector or "",
        experience=job.experience or "",
        description=job.description or "",
        requirements=job.requirements or "",
        deadline=job.deadline,
        occupation=job.occupation or "",
    )
    if job.rules or job.preferred:
        rules = (Stated(rule["rule"], rule["demand"], rule["must"]) for rule in job.rules or ())
        ad = with_rules(ad, job.preferred or "", rules)
    return ad


class _Rows(Protocol):
    """Encoded rows: some can go, others come."""

    def without(self, ids: Sequence[str]) -> Self: ...

    def replaced(self, other: Self) -> Self: ...


Row = TypeVar("Row", bound=Record)
Encoded = TypeVar("Encoded", bound=_Rows)


class Shelf(Generic[Row, Encoded]):
    """One side encoded, brought up to date before each use.

    A row is known by its inner number and the moment of its last change, so that what another
    worker saved, or a transaction took back, is read anew here at the next use.
    """

    def __init__(
        self,
        kind: type[Row],
        rows: "Select[tuple[Row]]",
        encode: Callable[[Ranker, Sequence[Row]], Encoded],
    ) -> None:
        self.kind, self.rows, self.encode = kind, rows, encode
        self._lock = threading.Lock()
        self._kept: dict[str, tuple[str, dict[str, datetime], Encoded]] = {}

    def current(self, ranker: Ranker) -> Encoded:
        """All rows of the side, encoded by the ranker."""
        place = str(db.engine.url)
        with self._lock:
            version, before, encoded = self._kept.get(place, ("", {}, None))
            if encoded is None or version != ranker.version_:
                before, encoded = {}, self.encode(ranker, ())
            stamps = self.rows.with_only_columns(self.kind.id, self.kind.updated_at)
            now = {str(id): changed for id, changed in db.session.execute(stamps)}
            gone = before.keys() - now.keys()
            new = {int(id) for id, changed in now.items() if before.get(id) != changed}
            if gone:
                encoded = encoded.without(sorted(gone))
            if new:
                encoded = encoded.replaced(self.encode(ranker, self._read(new)))
            self._kept[place] = (ranker.version_, now, encoded)
            return encoded

    def _read(self, ids: set[int]) -> list[Row]:
        if len(ids) <= FEW:
            return list(db.session.scalars(self.rows.where(self.kind.id.in_(ids))))
        return [row for row in db.session.scalars(self.rows) if row.id in ids]


def _encode_people(ranker: Ranker, people: Sequence[Veteran]) -> EncodedSeekers:
    return ranker.encode_seekers([seeker(person, str(person.id)) for person in people])


def _encode_jobs(ranker: Ranker, jobs: Sequence[Job]) -> EncodedVacancies:
    return ranker.encode_vacancies([vacancy(job, str(job.id)) for job in jobs])


people_shelf: Shelf[Veteran, EncodedSeekers] = Shelf(Veteran, Veteran.seeking(), _encode_people)
jobs_shelf: Shelf[Job, EncodedVacancies] = Shelf(
    Job, Job.matched().options(joinedload(Job.employer)), _encode_jobs
)
