"""Reads an ad: which work it offers, which skills it names, what it demands."""

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from ml.concepts import concepts, rows
from ml.cues import cue
from ml.reading import Hit, find, keys_of, read, spelled_out
from ml.records import Vacancy
from ml.requirements import Demands, demands
from ml.text import compose, fold, grams, words

_READ = 2_500  # characters of a description that tell what the work is


@dataclass(frozen=True, slots=True)
class Posting:
    """What is read out of a Vacancy. `work` holds (occupation, share); the shares add up to 1."""

    id: str
    work: tuple[tuple[int, float], ...]
    sure: float  # 1 where the title names the work, less where it was guessed from the body
    skills: tuple[str, ...]
    demands: Demands
    deadline: date | None
    title_grams: frozenset[str]
    body_grams: frozenset[str]


def posting(ad: Vacancy) -> Posting:
    """Read a Vacancy. Fields are read up to a fixed length, so time is bounded."""
    title = title_work(ad.title)
    body = body_work(ad)
    work, sure = _joined(title, body)
    told = _without_benefits(ad.description)
    hits = find(spelled_out(words(f"{ad.requirements} . {told}", 5_000), only_safe=True))
    skills = tuple(sorted(keys_of(hits, "skill")))
    total = sum(work.values())
    shares = tuple(sorted((job, share / total) for job, share in work.items() if share > 0))
    return Posting(
        ad.id,
        shares,
        sure,
        skills[:8],
        demands(ad),
        ad.deadline,
        frozenset(grams(spelled_out(words(ad.title), only_safe=True))),
        frozenset(grams(words(f"{ad.requirements[:1500]} . {told[:1500]}"))),
    )


def _without_benefits(text: str) -> str:
    """Drop what follows the heading of the benefits, as far as folding keeps places."""
    text = compose(text[:6_000])
    bare = fold(text)
    at = cue("body", "benefits").search(bare)
    return text[: at.start()] if at and len(bare) == len(text) else text


def title_work(title: str) -> dict[int, float]:
    """Return occupation -> weight for the work that a title names, heads before objects."""
    place = concepts().place
    out: dict[int, float] = {}
    head = False
    pieces = re.split(r"\s[-–|]\s|[(\[\])]|/|\s-|,|:", compose(title[:300]))
    for order, piece in enumerate(p for p in pieces if p.strip()):
        found = spelled_out(words(_cut_noise(piece)), only_safe=True)
        for hit in find(found, titles=True):
            joined = hit.start > 0 and found[hit.start - 1] in ("kiêm", "và", "hoặc")
            weight = 1.0 if not out or joined else 0.45
            if head and not joined:
                weight = 0.0 if order == 0 else 0.12
            for key, (strength, _) in keys_of([hit], "occupation").items():
                job = place[key]
                if weight * strength > 0:
                    out[job] = max(out.get(job, 0.0), weight * strength)
            head = head or _is_head(hit)
    return _telling(out)


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
    for sector, shares in _sectors():
        if sector in f" {fold(compose(ad.sector[:300])).replace('-', ' ').replace('/', ' ')} ":
            for key, share in shares:
                out[place[key]] = max(out.get(place[key], 0.0), share * 0.6)
    hits = read(_without_benefits(ad.description)[:_READ])
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
    return tuple(out)


def _joined(title: dict[int, float], body: dict[int, float]) -> tuple[dict[int, float], float]:
    """Join title and body: a telling title rules, a general one is filled from the body."""
    jobs = concepts().occupations
    telling = any(not jobs[job].generic for job in title)
    if telling:
        return {job: w**1.5 for job, w in title.items() if w >= 0.1}, 1.0
    top = sorted(body.items(), key=lambda item: (-item[1], item[0]))[:4]
    kept = {job: w for job, w in top if w >= 0.3 * top[0][1]}
    if title:
        total = sum(kept.values()) or 1.0
        out = {job: 0.9 * w / total for job, w in kept.items()}
        for job, w in title.items():
            out[job] = out.get(job, 0.0) + w * 0.9
        return out, 0.85
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
