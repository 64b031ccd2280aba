"""Hard rules: what a job demands held against what a profile tells; met, unmet or unknown."""

from collections.abc import Iterator
from datetime import date

from ml.keys import Mend, Rule, School
from ml.languages import LANGUAGES
from ml.licences import ASKED, NAMES
from ml.papers import papers
from ml.posting import Posting
from ml.profile import Profile
from ml.records import Check, Standing

SCHOOLS = tuple(School)
BUCKETS = (0.5, 1.0, 2.0, 3.0, 5.0)
UNKNOWN = 0.45  # share of the loss that an unknown demand takes
YOUNG = 0.3  # share of the loss for a legal age where the age is unknown
_SHORT_BY = {1: 0.7, 2: 0.9}


def school_share(have: int, need: int) -> float:
    """Return the share (0 to 1) of the loss for schooling `have` where `need` is asked."""
    if have == 0:
        return UNKNOWN
    if have >= need:
        return 0.0
    return _SHORT_BY.get(need - have, 1.0)


def licence_share(person: Profile, ability: str) -> float:
    """Return the share of the loss for a licence; a military one not yet swapped is unknown."""
    if ability in person.licences.can:
        return 0.3 if ability in person.licences.military else 0.0
    return UNKNOWN if not person.licences.told else 1.0


def best_language(person: Profile, choice: str) -> str:
    """Return the language of a choice ("a|b", "any") that the person speaks best."""
    names = LANGUAGES if choice == "any" else tuple(choice.split("|"))
    return max(names, key=lambda name: person.languages.get(name, 0))


def language_share(person: Profile, choice: str, level: int) -> float:
    """Return the share of the loss for a language, or one of several, at a level (1 to 3)."""
    have = person.languages.get(best_language(person, choice), 0)
    if have >= level:
        return 0.0
    return 1.0 if not have else 0.45 * (level - have)


def years_share(have: float, need: float) -> float:
    """Return the share (0 to 1) of the years asked that is lacking."""
    return max(0.0, 1.0 - have / need) if need > 0 else 0.0


def bucket(years: float) -> int:
    """Return the column of a number of years: the highest step that is not above it, -1 none."""
    steps = [i for i, step in enumerate(BUCKETS) if step <= years + 0.01]
    return steps[-1] if steps else -1


def checks(
    person: Profile, job: Posting, years_have: float, age: int | None, on: date
) -> tuple[Check, ...]:
    """Return every demand of the ad with its standing, must-haves first."""
    found = [
        *_schooling(person, job),
        *_experience(person, job, years_have),
        *_licence(person, job, age),
        *_papers(person, job),
        *_languages(person, job),
        *_seniority(person, job),
        *_deadline(job, on),
    ]
    return (*found, *_skills(person, job))


def _schooling(person: Profile, job: Posting) -> Iterator[Check]:
    need = job.demands.schooling
    if need:
        have = person.schooling
        standing = Standing.UNKNOWN if have == 0 else _met(have >= need)
        mend = Mend.ELEMENTARY_COURSE if standing is Standing.UNMET and need == 3 else ""
        found = SCHOOLS[have] if have else ""
        yield Check(Rule.SCHOOLING, standing, SCHOOLS[need], found, mend)


def _met(fulfilled: bool) -> Standing:
    return Standing.MET if fulfilled else Standing.UNMET


def _experience(person: Profile, job: Posting, have: float) -> Iterator[Check]:
    need = job.demands.years
    if need >= 0.5:
        lacking = years_share(have, need)
        standing = _met(lacking <= 0.3 + 1e-9)
        if standing is Standing.UNMET and not person.told_work:
            standing = Standing.UNKNOWN
        found = f"{have:g}" if have else ""
        yield Check(Rule.EXPERIENCE, standing, f"{need:g}", found, must=need >= 2)


def _licence(person: Profile, job: Posting, age: int | None) -> Iterator[Check]:
    ability = job.demands.licence
    if not ability:
        return
    share, least = licence_share(person, ability), ASKED[ability][1]
    old_enough = age is None or age >= least
    standing = Standing.MET if share == 0 else Standing.UNKNOWN if share < 1 else Standing.UNMET
    mend = ""
    if ability in person.licences.military:
        mend = Mend.SWAP_LICENCE
    elif standing is Standing.UNKNOWN:
        mend = Mend.ASK_PAPERS
    elif standing is Standing.UNMET:
        mend = Mend.DRIVING_COURSE if old_enough else Mend.CLASS_C1_FIRST
    held = ", ".join(person.licences.classes)
    yield Check(Rule.LICENCE, standing, NAMES[ability], held, mend)
    if least > 18:
        known = Standing.UNKNOWN if age is None else _met(old_enough)
        why = Mend.CLASS_C1_FIRST if known is Standing.UNMET else ""
        yield Check(Rule.LICENCE_AGE, known, str(least), "" if age is None else str(age), why)


def _papers(person: Profile, job: Posting) -> Iterator[Check]:
    mends = {key: mend for key, _, mend, _ in papers()}
    for paper in job.demands.papers:
        held = paper in person.papers
        standing = Standing.MET if held else Standing.UNMET
        yield Check(
            Rule.CERTIFICATE, standing, paper, paper if held else "", "" if held else mends[paper]
        )


def _languages(person: Profile, job: Posting) -> Iterator[Check]:
    for choice, level in job.demands.languages:
        name = best_language(person, choice)
        have = person.languages.get(name, 0)
        found = f"{name}:{have}" if have else ""
        mend = Mend.LANGUAGE_COURSE if have < level == 1 else ""
        yield Check(Rule.LANGUAGE, _met(have >= level), f"{name}:{level}", found, mend)


def _seniority(person: Profile, job: Posting) -> Iterator[Check]:
    post = job.demands.seniority
    if post:
        standing = Standing.MET if person.leads and post == "lead" else Standing.UNKNOWN
        yield Check(Rule.SENIORITY, standing, post, must=False)


def _deadline(job: Posting, on: date) -> Iterator[Check]:
    if job.deadline:
        standing = _met(on <= job.deadline)
        yield Check(Rule.DEADLINE, standing, job.deadline.isoformat(), on.isoformat())


def _skills(person: Profile, job: Posting) -> Iterator[Check]:
    for skill in job.skills:
        if skill not in person.skills:
            yield Check(Rule.SKILL, Standing.UNKNOWN, skill, must=False)
