"""Reads what an ad demands (schooling, years, licence, papers, language) out of free text."""

from dataclasses import dataclass, field

from ml.clauses import plain, told_by
from ml.cues import cue
from ml.experience import demanded_years, experience_field
from ml.keys import Seniority
from ml.languages import demanded_languages, with_title
from ml.licences import ABILITIES, demanded_licence
from ml.papers import demanded_papers
from ml.records import Vacancy
from ml.schooling import INTERMEDIATE, demanded_schooling, teaches_subject


@dataclass(frozen=True, slots=True)
class Demands:
    """What an ad demands. 0 or "" is: says nothing."""

    schooling: int = 0  # 1 THCS .. 6 university; the lowest that would do
    any_schooling: bool = False  # the ad says that none is asked
    years: float = 0.0
    beginners: bool = False  # the ad says that it takes people without experience
    licence: str = ""
    papers: tuple[str, ...] = ()
    languages: tuple[tuple[str, int], ...] = ()
    seniority: str = ""
    said: dict[str, str] = field(default_factory=dict, compare=False)  # rule -> the sentence


def demands(ad: Vacancy) -> Demands:
    """Read all demands of an ad. Text is read up to a fixed length, so time is bounded."""
    said: dict[str, str] = {}
    schooling: list[int] = []
    years: list[float] = []
    licences: list[str] = []
    languages: dict[str, int] = {}
    papers: set[str] = set()
    any_schooling = beginners = taught = False
    for sentence in told_by(ad):
        any_schooling |= bool(cue("waived", "schooling").search(sentence.whole))
        beginners |= bool(cue("waived", "experience").search(sentence.whole))
        level = demanded_schooling(sentence)
        if level:
            schooling.append(level)
            said.setdefault("schooling", sentence.typed)
        taught |= teaches_subject(sentence)
        told = demanded_years(sentence)
        if told:
            years.append(told)
            said.setdefault("experience", sentence.typed)
        licence = demanded_licence(sentence)
        if licence:
            licences.append(licence)
            said.setdefault("licence", sentence.typed)
        if sentence.asked:
            for name, fluency in demanded_languages(sentence).items():
                languages[name] = max(languages.get(name, 0), fluency)
                said.setdefault("language", sentence.typed)
        papers |= demanded_papers(sentence)
    asked = experience_field(ad.experience) or 0.0
    if beginners and asked <= 0.5:  # "dưới 1 năm" of the board beside "không cần" of the ad
        asked = 0.0
    need = max(asked, min(years, default=0.0))
    if taught and not schooling:
        # "Tốt nghiệp chuyên ngành …" names no level: at least an intermediate school teaches it.
        schooling.append(INTERMEDIATE)
    return Demands(
        schooling=min(schooling, default=0),
        any_schooling=any_schooling and not schooling,
        years=need,
        beginners=(beginners or _none_asked(ad)) and need < 0.5,
        licence=min(licences, key=ABILITIES.index, default=""),
        papers=tuple(sorted(papers)),
        languages=tuple(sorted(with_title(ad, languages).items())),
        seniority=seniority(ad.title),
        said=said,
    )


def _none_asked(ad: Vacancy) -> bool:
    return experience_field(ad.experience) == 0.0


def seniority(title: str) -> str:
    """Return the `Seniority` that a title tells of, "" where none."""
    bare = plain(title)
    if cue("seniority", "never").search(bare):
        return ""
    if cue("seniority", "not").search(bare) and not cue("seniority", "always").search(bare):
        return ""
    for post in (Seniority.MANAGER, Seniority.LEAD, Seniority.EXPERT):
        if cue("seniority", post).search(bare):
            return post
    return ""
