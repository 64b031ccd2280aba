"""Which kinds of military work lead to a job: read off the curated tables, in civil wording."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from flask_babel import get_locale
from flask_babel import lazy_gettext as _l

from app.shelves import vacancy
from ml.concepts import KINDS, MilitaryRole, concepts, military_roles
from ml.posting import posting
from ml.records import Vacancy
from models import Job

# In the order in which they are told; what speaks for a quality only leads nowhere by itself.
WORDS = {
    "now": _l("Làm ngay"),
    "same": _l("Cùng kỹ năng"),
    "short": _l("Cần đào tạo ngắn"),
}
LEAST_SHARE = 0.3  # of a job, for an occupation to be what the job is about
MOST = 8  # names in one line


@dataclass(frozen=True)
class WayIn:
    """One kind of way and the military work from which it starts."""

    kind: str
    label: str
    names: list[str]


def ways_into(job: Job) -> list[WayIn]:
    """The ways into a job, the shortest first; none where what the job is about is not clear."""
    language = "en" if str(get_locale()) == "en" else "vi"
    found = _ways(_occupations(job))
    return [
        WayIn(kind, str(WORDS[kind]), [getattr(role, language) for role in roles[:MOST]])
        for kind, roles in found
    ]


def _occupations(job: Job) -> tuple[int, ...]:
    """What the job is about: as its employer chose, else as its text says."""
    place = concepts().place
    if job.occupation in place:
        return (place[job.occupation],)
    return _read(vacancy(job, ""))


@lru_cache(maxsize=2048)
def _read(ad: Vacancy) -> tuple[int, ...]:
    return tuple(work for work, share in posting(ad).work if share >= LEAST_SHARE)


@lru_cache(maxsize=1024)
def _ways(work: tuple[int, ...]) -> tuple[tuple[str, tuple[MilitaryRole, ...]], ...]:
    best = {role: _strength(role, work) for role in military_roles()}
    ranked = sorted(best, key=lambda role: -best[role])  # stable: ties stay as the table has them
    ways = {kind: tuple(role for role in ranked if _kind(best[role]) == kind) for kind in WORDS}
    return tuple((kind, roles) for kind, roles in ways.items() if roles)


def _strength(role: MilitaryRole, work: tuple[int, ...]) -> float:
    """How far the role leads to the work: directly, or through work that is akin."""
    return max(_strengths(role, work), default=0.0)


def _strengths(role: MilitaryRole, work: tuple[int, ...]) -> Iterator[float]:
    tables = concepts()
    for kind, occupation in role.occupations:
        if kind in WORDS:
            for job in work:
                yield KINDS[kind] * float(tables.kin[tables.place[occupation], job])


def _kind(strength: float) -> str | None:
    """The word for a strength, by the scale of the ranker: kinship makes a way longer."""
    return next((kind for kind in WORDS if strength >= KINDS[kind]), None)
