"""What goes into the matcher and what comes out: plain frozen values, no behaviour."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """Where a person stands on one demand of a job; unknown is neither met nor unmet."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


class Band(StrEnum):
    """How well a pair fits, from best to worst; `UNCLEAR` hangs on something unknown."""

    STRONG = "strong"
    GOOD = "good"
    POSSIBLE = "possible"
    UNCLEAR = "unclear"
    POOR = "poor"


class Outlook(StrEnum):
    """What can be said of a whole profile against all the jobs it was ranked with."""

    MATCHED = "matched"
    THIN = "thin"  # the profile says too little
    NONE = "none"  # it says enough, and no job fits


@dataclass(frozen=True, slots=True)
class Seeker:
    """One person looking for work, as the survey form asks. Text is as typed; "" is unknown.

    Neither name, sex, ethnicity, religion, photo nor birthplace has a place here, on purpose.
    """

    id: str
    birth_date: date | None = None
    birth_year: int | None = None  # where only the year is known
    schooling: str = ""  # Trình độ
    trade: str = ""  # Nghề trước nhập ngũ
    service: str = ""  # Công việc trong quân ngũ
    roles: tuple[str, ...] = ()  # keys of ml/data military roles, ticked from the closed list
    skills: str = ""
    licences: str = ""
    certificates: str = ""
    languages: str = ""
    wishes: tuple[str, ...] = ()  # ranked, best first
    places: str = ""
    wage: str = ""
    role_years: tuple[tuple[str, float], ...] = ()  # (role, years); a role left out is unknown


@dataclass(frozen=True, slots=True)
class Vacancy:
    """One job, as an advertisement states it. Text is as typed; "" is unknown."""

    id: str
    title: str
    employer: str = ""
    place: str = ""
    wage: str = ""
    sector: str = ""  # Ngành nghề
    experience: str = ""  # Kinh nghiệm
    description: str = ""  # Mô tả công việc
    requirements: str = ""  # Yêu cầu
    deadline: date | None = None
    occupation: str = ""  # a key of ml/data where somebody chose the work; "" is read off the words


@dataclass(frozen=True, slots=True)
class Part:
    """One named share of a score. The parts of a pair add up to its score (1e-6).

    `name` is a stable key that the wording is chosen by; `terms` are the words it rests on, as
    typed or as the curated tables name them; `points` is on the scale of the score (0 to 100).
    """

    name: str
    points: float
    terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Check:
    """One demand of the job held against the profile.

    `rule` is a stable key; `demand` and `found` are short values as data (a licence class, a
    school level, a number of years), "" where there is none; `mend` is the key of a short course
    or step that would make an unmet rule met, "" where none is known. `must` is False for what
    weighs but shuts nobody out; only an unmet or unknown must caps the band.
    """

    rule: str
    standing: Standing
    demand: str = ""
    found: str = ""
    mend: str = ""
    must: bool = True


@dataclass(frozen=True, slots=True)
class Scored:
    """One pair with its score (0 to 100), its band and everything the score rests on."""

    seeker: str
    vacancy: str
    score: float
    band: Band
    parts: tuple[Part, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Ranking:
    """The best counterparts of one record, best first, all by one model version."""

    of: str
    outlook: Outlook
    version: str
    pairs: tuple[Scored, ...] = field(default=())
