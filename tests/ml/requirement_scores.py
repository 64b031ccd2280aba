"""How well demands are read out of sentences of ads: precision and recall of each kind.

`python -m tests.ml.requirement_scores` prints the table of both files.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ml.keys import Asked
from ml.licences import _CLASS_OF_DEMAND as ABILITY_OF
from ml.person import asked_of_person
from ml.records import Vacancy
from ml.requirements import demands

HERE = Path(__file__).parent
TUNED, HELD_OUT = HERE / "sentences.csv", HERE / "sentences_held_out.csv"
KINDS = ("schooling", "years", "licence", "papers", "languages", "age", "sex", "not_asked")
# Who labelled named some papers otherwise; what is not named one by one is a right to practise.
_OTHER_NAMES = {"guide_card": "guide", "computer": "computing", "machine": "plant_operator"}
_NAMED = {
    "safety_card", "electric_safety", "forklift", "welding", "guard", "food_safety", "guide",
    "computing", "seaman", "plant_operator", "fire", "lifeguard",
}  # fmt: skip
Row = dict[str, str]


@dataclass
class Score:
    """What was found, wrongly found and missed of one kind."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    slips: list[tuple[str, list[str], list[str]]] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many there are to be found."""
        return self.right + self.missed

    @property
    def precision(self) -> float:
        """The share of what was found that is right."""
        return self.right / max(1, self.right + self.wrong)

    @property
    def recall(self) -> float:
        """The share of what is there that was found."""
        return self.right / max(1, self.count)

    def add(self, text: str, wanted: set[str], got: set[str]) -> None:
        """Count one sentence."""
        self.right += len(wanted & got)
        self.wrong += len(got - wanted)
        self.missed += len(wanted - got)
        if wanted != got:
            self.slips.append((text, sorted(wanted), sorted(got)))


def rows(path: Path) -> list[Row]:
    """Return the labelled sentences of a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def scores(path: Path) -> dict[str, Score]:
    """Return the score of each kind on a file of labelled sentences."""
    out = {kind: Score() for kind in KINDS}
    for row in rows(path):
        for kind, wanted, got in _compared(row):
            out[kind].add(row["text"], wanted, got)
    return out


def _listed(text: str) -> set[str]:
    return {item for item in text.split(";") if item}


def _compared(row: Row) -> Iterator[tuple[str, set[str], set[str]]]:
    """Yield (kind, what is labelled, what is read) of a sentence."""
    ad = Vacancy("J", "", requirements=row["text"])
    read, person = demands(ad), asked_of_person(ad)
    yield "schooling", _listed(row["schooling"]), {str(read.schooling)} - {"0"}
    if row["years"] != "some":  # "có kinh nghiệm": no number to hold against
        wanted = {f"{float(row['years']):.2f}"} if row["years"] else set()
        yield "years", wanted, {f"{read.years:.2f}"} - {"0.00"}
    licence = {ABILITY_OF[row["licence"]]} if row["licence"] else set()
    yield "licence", licence, {read.licence} - {""}
    labelled = {_OTHER_NAMES.get(paper, paper) for paper in _listed(row["papers"])}
    yield "papers", labelled, {paper if paper in _NAMED else "practice" for paper in read.papers}
    spoken = {f"{name}:{level}" for name, level in read.languages}
    yield "languages", _listed(row["languages"]), spoken
    yield "age", _listed(row["age"]), {a.value for a in person if a.key == Asked.AGE}
    sex = _listed(row["sex"]) - {"both"}
    yield "sex", sex, {a.value for a in person if a.key == Asked.SEX}
    waived = {"schooling"} if read.any_schooling else set()
    waived |= {"experience"} if read.beginners else set()
    yield "not_asked", _listed(row["not_asked"]), waived


def table(path: Path) -> str:
    """Return the scores of a file as a table to be read."""
    lines = [f"{path.name}: {len(rows(path))} sentences", "kind          n  precision  recall"]
    for kind, score in scores(path).items():
        lines.append(f"{kind:11s} {score.count:3d}  {score.precision:9.3f} {score.recall:7.3f}")
    return "\n".join(lines)


if __name__ == "__main__":
    for file in (TUNED, HELD_OUT):
        print(table(file), end="\n\n")
