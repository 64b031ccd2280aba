"""Reads an ad: which work it offers, which skills it names, what it demands."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from ml.concepts import Occupation, concepts, rows
from ml.cues import cue
from ml.reading import Hit, find, keys_of, read, spelled_out
from ml.records import Vacancy
from ml.requirements import Demands, demands
from ml.text import compose, fold, words

# The least licence without which nobody may do the work (Luật TTATGTĐB 2024, art. 57).
LEGAL = {
    "driver": "car",
    "car_driver": "car",
    "taxi_driver": "car",
    "truck_driver": "car",
    "bus_driver": "van",
    "container_driver": "trailer",
}
_WEAK = 0.5  # a title that names work no surer than this leaves it to the body
_READ = 2_500  # characters of a description that tell what the work is


@dataclass(frozen=True, slots=True)
class Posting:
    """What is read out of a Vacancy. `work` holds (occupation, share); the shares add up to 1."""

    id: str
    work: tuple[tuple[int, float], ...]
    sure: float  # 1 where the title names the work, less where it was guessed from the body
    skills: tuple[str, ...]
    demands: Demands
    usual: int  # schooling that such work usually asks, 0 to 6
    deadline: date | None


def posting(ad: Vacancy) -> Posting:
    """Read a Vacancy. Fields are read up to a fixed length, so time is bounded."""
    if ad.occupation in concepts().place:
        work, sure = {concepts().place[ad.occupation]: 1.0}, 1.0
    else:
        work, sure = _joined(title_work(ad.title), body_work(ad))
    told = without_benefits(ad.description)
    hits = find(spelled_out(words(f"{ad.requirements} . {told}", 5_000), only_safe=True))
    skills = tuple(sorted(keys_of(hits, "skill")))
    total = sum(work.values())
    shares = tuple(sorted((job, share / total) for job, share in work.items() if share > 0))
    asked = demands(ad)
    if not asked.licence:
        asked = replace(asked, licence=by_law(shares))
    return Posting(
        ad.id,
        shares,
        sure,
        skills[:8],
        asked,
        _usual(ad.title, shares),
        ad.deadline,
    )


def main_work(ad: Vacancy) -> Occupation | None:
    """Return the occupation that an ad offers more than any other; None where it names none."""
    work = posting(ad).work
    if not work:
        return None
    best = max(work, key=lambda pair: (pair[1], -pair[0]))[0]
    return concepts().occupations[best]


def by_law(work: tuple[tuple[int, float], ...]) -> str:
    """Return the licence that the work itself needs, where an ad names none."""
    jobs = concepts().occupations
    for job, share in work:
        if share >= 0.5 and jobs[job].key in LEGAL:
            return LEGAL[jobs[job].key]
    return ""


def _usual(title: str, work: tuple[tuple[int, float], ...]) -> int:
    jobs = concepts().occupations
    bare = fold(compose(title))
    least = 6 if cue("title", "degree").search(bare) else 0
    if cue("title", "specialist").search(bare):
        least = max(least, 4)
    if cue("title", "student").search(bare):  # offered to those who study the trade
        least = max(least, 5)
    return max(least, round(sum(share * jobs[job].schooling for job, share in work)))


def without_benefits(text: str) -> str:
    """Return a description without what follows the heading of the benefits."""
    text = compose(text[:6_000])
    bare = fold(text)
    at = cue("body", "benefits").search(bare)
    return text[: at.start()] if at and len(bare) == len(text) else text


def title_work(title: str) -> dict[int, float]:
    """Return occupation -> weight for the work that a title names, heads before objects."""
    place = concepts().place
    out: dict[int, float] = {}
    head = named = False
    end = -1
    pieces = re.split(r"\s[-–|]\s|[(\[\])]|/|\s-|,|:", compose(title[:300]))
    for order, piece in enumerate(p for p in pieces if p.strip()):
        found = spelled_out(words(_cut_noise(piece)), only_safe=True)
        for hit in telling_hits(find(found, titles=True)):
            joined = hit.start > 0 and found[hit.start - 1] in ("kiêm", "và", "hoặc")
            weight = 0.45 if named and not joined else 1.0
            if head and not joined:
                weight = 0.0 if order == 0 else 0.12
            if hit.start < end:  # "nhân viên lái xe tải": it reads on from the wider name before
                weight = 1.0
                out = {job: w * 0.4 for job, w in out.items()}
            for key, (strength, _) in keys_of([hit], "occupation").items():
                out[place[key]] = max(out.get(place[key], 0.0), weight * strength)
            named = named or not _is_generic(hit)
            head = head or (_is_head(hit) and not _is_generic(hit))
            end = hit.end
        end = -1
    return _telling({job: weight for job, weight in out.items() if weight})


def telling_hits(hits: list[Hit]) -> list[Hit]:
    """Drop names of places ("siêu thị", weak evidence) where the same piece names work."""
    strong = [
        h
        for h in hits
        if any(m.kind == "occupation" and m.strength == 1 for m in h.meanings)
        and not _is_generic(h)
    ]
    return strong or hits


def _is_generic(hit: Hit) -> bool:
    jobs, place = concepts().occupations, concepts().place
    named = [m.key for m in hit.meanings if m.kind == "occupation"]
    return all(jobs[place[key]].generic for key in named)


def _is_head(hit: Hit) -> bool:
    jobs, place = concepts().occupations, concepts().place
    return any(m.kind == "occupation" and jobs[place[m.key]].head for m in hit.meanings)


def _cut_noise(piece: str) -> str:
    bare = fold(piece)
    at = cue("title", "noise").search(bare)
    return piece[: at.start()] if at and at.start() > 3 and len(bare) == len(piece) else piece


def _telling(found: dict[int, float]) -> dict[int, float]:
    """Weigh a general name down where the same title has a more telling one."""
    jobs = concepts().occupations
    if not any(not jobs[job].generic for job in found):
        return found
    return {job: w * (0.2 if jobs[job].generic else 1.0) for job, w in found.items()}


def body_work(ad: Vacancy) -> dict[int, float]:
    """Return occupation -> weight for the work that the sector and description tell of."""
    out: dict[int, float] = {}
    place = concepts().place
    field = f" {fold(compose(ad.sector[:300])).replace('-', ' ').replace('/', ' ')} "
    for sector, shares in _sectors():
        if sector in field:
            field = field.replace(sector, " , ")  # "điện tử" is not read within a longer name
            for key, share in shares:
                out[place[key]] = max(out.get(place[key], 0.0), share * 0.6)
    hits = read(without_benefits(ad.description)[:_READ])
    count: dict[int, float] = {}
    for order, hit in enumerate(hits):
        for key, (strength, _) in keys_of([hit], "occupation").items():
            weight = strength * (1.0 if order < 4 else 0.5)
            count[place[key]] = count.get(place[key], 0.0) + weight
    most = max(count.values(), default=0.0)
    for job, weight in count.items():
        if weight >= 0.34 * most:
            out[job] = out.get(job, 0.0) + weight / max(most, 2.0)
    return _telling(out)


@lru_cache(maxsize=1)
def _sectors() -> tuple[tuple[str, tuple[tuple[str, float], ...]], ...]:
    out = []
    for row in rows("sectors.csv"):
        pairs = (pair.split(":") for pair in row["occupations"].split(","))
        out.append((f" {fold(row['sector'])} ", tuple((key, float(share)) for key, share in pairs)))
    return tuple(sorted(out, key=lambda sector: -len(sector[0])))


def _joined(title: dict[int, float], body: dict[int, float]) -> tuple[dict[int, float], float]:
    """Join title and body: a telling title rules, a general one is filled from the body."""
    jobs = concepts().occupations
    telling = any(w > _WEAK and not jobs[job].generic for job, w in title.items())
    if telling:
        return {job: w**1.5 for job, w in title.items() if w >= 0.1}, max(title.values())
    top = sorted(body.items(), key=lambda item: (-item[1], item[0]))[:4]
    kept = {job: w for job, w in top if w >= 0.3 * top[0][1]}
    if title:
        total = sum(kept.values()) or 1.0
        out = {job: 0.9 * w / total for job, w in kept.items()}
        for job, w in title.items():
            out[job] = out.get(job, 0.0) + w * 0.9
        return out, 0.85 * max(1.0 if kept else 0.0, *title.values())
    return kept, 0.6


def is_open(reading: Posting) -> float:
    """Return 0 to 1: how far the job takes a beginner without training."""
    jobs = concepts().occupations
    asked = reading.demands
    if asked.schooling > 2 or asked.years >= 1.5 or asked.seniority or asked.papers:
        return 0.0
    share = sum(share for job, share in reading.work if jobs[job].entry)
    if asked.beginners:
        return share
    return share * (0.8 if asked.years < 1 else 0.5)
