"""Reads a profile: which work it speaks for, how strongly, through which words, how long."""

import re
from dataclasses import dataclass
from functools import lru_cache

from ml.concepts import KINDS, concepts
from ml.cues import cue
from ml.experience import years_in
from ml.keys import PartKey
from ml.languages import languages_in
from ml.licences import Held, held
from ml.papers import papers_in
from ml.posting import telling_hits
from ml.reading import Hit, keys_of, read, spelled_out
from ml.records import Seeker
from ml.schooling import schooling_in
from ml.text import LONGEST, compose, fold, words
from ml.weights import Weights

SOURCES = (PartKey.WISH, PartKey.TRADE, PartKey.SERVICE, PartKey.SKILL)
SERVED = 2.0  # years of service by law (24 months)
LONGEST_TOLD = 10.0  # years of one kind of work that count, here as in a trade
# No truthful form fills a field so far or lists so much; a pasted advertisement does.
STUFFED_CHARACTERS, STUFFED_ITEMS = 1_200, 60


@dataclass(frozen=True, slots=True)
class Evidence:
    """One thing a profile says for one occupation: source, strength (0 to 1), words, years."""

    source: int  # index into SOURCES
    occupation: int
    strength: float
    terms: str
    years: float


@dataclass(frozen=True, slots=True)
class Profile:
    """What is read out of a Seeker. `schooling` 0 is unknown."""

    id: str
    evidence: tuple[Evidence, ...]
    skills: dict[str, str]
    schooling: int
    licences: Held
    papers: tuple[str, ...]
    languages: dict[str, int]
    leads: bool
    told_work: bool
    stuffed: bool


# The same words say the same of thousands of people: what they say is kept once.
evidence_of = lru_cache(maxsize=65_536)(Evidence)


def profile(seeker: Seeker, weights: Weights) -> Profile:
    """Read a Seeker. Fields are read up to a fixed length, so time is bounded."""
    skills: dict[str, str] = {}
    evidence: list[Evidence] = []
    for text in (seeker.skills, seeker.certificates, seeker.service, seeker.trade):
        for key, (_, typed) in keys_of(read(text, lenient=True), "skill").items():
            skills.setdefault(key, typed)
    evidence += _wishes(seeker, weights)
    evidence += _trade(seeker, weights)
    evidence += _service(seeker, weights)
    evidence += _skill_evidence(seeker, skills, weights)
    return Profile(
        seeker.id,
        tuple(evidence),
        skills,
        schooling_of(seeker.schooling),
        held(seeker.licences),
        papers_in(seeker.certificates + " . " + seeker.skills[:LONGEST]),
        languages_of(seeker),
        "squad_leader" in _roles(seeker) or "team_leading" in skills,
        any(t.strip() for t in (seeker.trade, seeker.service)) or bool(seeker.roles),
        is_stuffed(seeker),
    )


def is_stuffed(seeker: Seeker) -> bool:
    """Tell whether a form says more than a truthful one does; then loose words count nothing."""
    texts = (seeker.trade, seeker.service, seeker.skills, seeker.certificates, *seeker.wishes)
    return any(
        len(text) > STUFFED_CHARACTERS or len(re.findall(r"[,;\n]", text)) > STUFFED_ITEMS
        for text in texts
    )


def schooling_of(text: str) -> int:
    """Return the level of a profile's schooling (1 THCS .. 6 university), 0 where unknown."""
    bare = fold(" ".join(spelled_out(words(text)))) + " " + fold(compose(text))
    year = re.search(r"\b(\d{1,2}) ?/ ?(?:10|12)\b", bare)
    level = _highest(bare) or (3 if re.match(r"\W*so cap\b", bare) else 0)
    if level >= 3 or not year:
        return level
    done = int(year.group(1))
    return 2 if done >= 12 else 1


def _highest(bare: str) -> int:
    levels = [n for n in range(6, 0, -1) if schooling_in(bare) == n]
    named = [schooling_in(part) for part in re.split(r"[,;.]", bare)]
    return max([*levels, *named, 0])


def languages_of(seeker: Seeker) -> dict[str, int]:
    """Return language -> level (1 basic, 2 can converse, 3 fluent) told in a profile."""
    out: dict[str, int] = {}
    for text in (seeker.languages, seeker.certificates, seeker.skills):
        for piece in re.split(r"[;,.\n]", text[:LONGEST]):
            bare = fold(" ".join(spelled_out(words(piece))))
            raw = fold(compose(piece))
            for name in languages_in(bare) or languages_in(raw):
                out[name] = max(out.get(name, 0), _told_level(bare + " " + raw))
    return out


def _told_level(bare: str) -> int:
    if re.search(r"hsk ?[56]|luu loat|thanh thao|gioi\b|ielts [6-9]|\bn[12]\b|phien dich", bare):
        return 3
    if re.search(r"hsk ?[34]|kha\b|giao tiep|noi (?:duoc|dc)|noi tot|\bn3\b|toeic", bare):
        return 2
    return 1


def _occupations(hits: list[Hit]) -> list[tuple[int, float, str]]:
    place = concepts().place
    return [(place[k], s, typed) for k, (s, typed) in keys_of(hits, "occupation").items()]


def wished(wish: str) -> list[tuple[int, float, str]]:
    """Return (occupation, strength, words) of one wish; places and general names come last."""
    jobs = concepts().occupations
    out: list[tuple[int, float, str]] = []
    for piece in re.split(r"[,;./\n]|\bhoặc\b", wish[:300]):
        found = _occupations(telling_hits(read(piece, lenient=True, titles=True)))
        telling = any(not jobs[job].generic for job, _, _ in found)
        out += [
            (job, s * (0.5 if telling and jobs[job].generic else 1.0), typed)
            for job, s, typed in found
        ]
    return out


def _wishes(seeker: Seeker, weights: Weights) -> list[Evidence]:
    out: list[Evidence] = []
    place = concepts().place
    for rank, wish in enumerate(seeker.wishes[:5]):
        strength = weights.wish(rank)
        bare = fold(" ".join(spelled_out(words(wish))))
        found = wished(wish)
        if cue("wish", "old_trade").search(bare):
            old = _occupations(read(seeker.trade, lenient=True, titles=True))
            old += _occupations(read(seeker.schooling, lenient=True, titles=True))
            found += [(job, s, wish.strip()[:80]) for job, s, _ in old]
        if cue("wish", "anything").search(bare):
            job = place["general_labour"]
            out.append(evidence_of(0, job, weights.evidence("any_wish"), wish.strip()[:80], 0.0))
        out += [evidence_of(0, job, s * strength, typed, 0.0) for job, s, typed in found]
    return out


def _trade(seeker: Seeker, weights: Weights) -> list[Evidence]:
    out: list[Evidence] = []
    for found, years in _told_trades(seeker.trade):
        strength = weights.evidence("trade_long" if years >= 0.75 else "trade")
        out += [evidence_of(1, job, s * strength, typed, years or 1.0) for job, s, typed in found]
    strength = weights.evidence("schooling")
    for job, s, typed in _occupations(read(seeker.schooling, lenient=True, titles=True)):
        out.append(evidence_of(1, job, s * strength, typed, 0.5))
    return out


def _told_trades(text: str) -> list[tuple[list[tuple[int, float, str]], float]]:
    """Return (occupations, years) by piece; a time told by itself belongs to the work before."""
    out: list[tuple[list[tuple[int, float, str]], float]] = []
    for piece in re.split(r"[,;.\n]", text[:LONGEST]):
        found = _occupations(read(piece, lenient=True, titles=True))
        spelt = fold(" ".join(spelled_out(words(piece))))
        years = min(years_in(fold(compose(piece))) or years_in(spelt), LONGEST_TOLD)
        if found:
            out.append((found, years))
        elif years and out and not out[-1][1]:
            out[-1] = (out[-1][0], years)
    return out


@lru_cache(maxsize=1)
def _role_table() -> dict[str, tuple[tuple[str, int], ...]]:
    place = concepts().place
    return {
        role.key: tuple((kind, place[key]) for kind, key in role.occupations)
        for role in concepts().roles
    }


def _roles(seeker: Seeker) -> dict[str, tuple[float, str]]:
    """Return role key -> (strength, words): ticked ones, and those the text tells of."""
    names = {role.key: role.vi for role in concepts().roles}
    ticked = {key: (1.0, names[key]) for key in seeker.roles if key in names}
    return keys_of(read(seeker.service, lenient=True), "role") | ticked


def _service(seeker: Seeker, weights: Weights) -> list[Evidence]:
    jobs, kin = concepts().occupations, concepts().kin
    told = [
        (job, s, typed)
        for job, s, typed in _occupations(read(seeker.service, lenient=True))
        # "cùng quản lý", "kỹ sư" beside one: nobody holds such a post as a conscript
        if jobs[job].family not in ("management", "engineer")
    ]
    out = [
        evidence_of(2, job, s * weights.evidence("service"), typed, _served(job))
        for job, s, typed in told
    ]
    table = _role_table()
    # Told years stand for the usual ones, in the same proportion for what is learnt in school.
    told_years = {key: min(years, LONGEST_TOLD) / SERVED for key, years in seeker.role_years}
    for key, (sure, typed) in _roles(seeker).items():
        for kind, job in table[key]:
            served = _served(job) * told_years.get(key, 1.0)
            years = {"now": served, "same": served / 2}.get(kind, 0.0)
            strength = KINDS[kind] * weights.evidence("role") * sure
            if told and key not in seeker.roles:
                # What was done tells more than the branch it was done in.
                near = max(s * float(kin[work, job]) for work, s, _ in told)
                strength *= max(weights.evidence("role_beside"), near)
            out.append(evidence_of(2, job, strength, typed, years))
    return out


def _served(job: int) -> float:
    """Return the years of service that count: whole for a trade, few where schools teach it."""
    return SERVED if concepts().occupations[job].schooling <= 3 else 0.5


def _skill_evidence(seeker: Seeker, skills: dict[str, str], weights: Weights) -> list[Evidence]:
    place = concepts().place
    out: list[Evidence] = []
    shares = {skill.key: skill.shares for skill in concepts().skills}
    for key, typed in skills.items():
        for job_key, share in shares[key]:
            strength = share * weights.evidence("skill")
            out.append(evidence_of(3, place[job_key], strength, typed, 0.0))
    for text, name in ((seeker.skills, "skill_work"), (seeker.certificates, "paper")):
        for job, s, typed in _occupations(read(text, lenient=True)):
            out.append(evidence_of(3, job, s * weights.evidence(name), typed, 0.0))
    can = held(seeker.licences).can
    for ability, key in (("car", "driver"), ("heavy", "truck_driver")):
        if ability in can:
            typed = seeker.licences.strip()[:40]
            out.append(evidence_of(3, place[key], weights.evidence("licence"), typed, 0.0))
    return out
