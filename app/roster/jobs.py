"""Job advertisements from a spreadsheet."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app import filing, identifiers, wages
from app.roster.lines import Cells, Checked, day, whole
from app.spreadsheets import File, read
from models import Employer, Job, db
from models.base import utcnow
from models.job import LINE, MOST_OPENINGS, TITLE
from models.searching import folded
from models.vocabulary import JobState

HEADINGS = {
    "Mã tin": "number",
    "Vị trí tuyển dụng": "title",
    "Doanh nghiệp": "employer",
    "Mã số thuế": "tax_code",
    "Nơi làm việc": "place",
    "Mức lương": "wage",
    "Ngành nghề": "sector",
    "Kinh nghiệm": "experience",
    "Mô tả công việc": "description",
    "Yêu cầu": "requirements",
    "Số lượng": "openings",
    "Hạn nộp": "deadline",
}
LONGEST_AD = 20_000
LIMITS = {
    "number": 40,
    "title": TITLE,
    "employer": 200,
    "place": LINE,
    "wage": LINE,
    "sector": LINE,
    "experience": LINE,
    "description": LONGEST_AD,
    "requirements": LONGEST_AD,
}
UNNAMED = "Doanh nghiệp chưa rõ tên"


def check(file: File | Path, least_wage: int | None) -> Checked:
    """Values for `Job` rows, with `employer` and `tax_code` as text.

    Args:
        path: the file.
        least_wage: monthly minimum in đồng; a wage below it is warned of. None: no such check.

    Raises:
        Unreadable: the file is no such table.
    """
    checked = Checked()
    for line in read(file, HEADINGS):
        cells = Cells(line, HEADINGS, LIMITS, checked)
        values: dict[str, Any] = cells.texts()
        values["tax_code"] = cells.value("tax_code", identifiers.tax_code)
        values["openings"] = cells.value("openings", whole(1, MOST_OPENINGS)) or 1
        values["deadline"] = cells.value("deadline", day)
        low, high = wages.parse(values["wage"])
        values["wage_from"], values["wage_to"] = low, high
        if not values["title"]:
            cells.problem("title", "thiếu tên việc.")
        best = high or low
        if least_wage is not None and best is not None and best < least_wage:
            cells.warning("wage", f"“{values['wage']}” thấp hơn lương tối thiểu vùng.")
        cells.number()
        cells.keep(values)
    return checked


def keep(rows: Sequence[dict[str, Any]]) -> list[Job]:
    """Adds checked jobs with their employers, or brings known ones up to date; the caller commits.

    The office imports what it answers for: new jobs go on the board at once.

    Returns:
        The jobs of the rows, in their order.
    """
    known = {job.number: job for job in db.session.scalars(select(Job))}
    employers = _Employers()
    kept = []
    for row in rows:
        job = known.get(row["number"]) if row["number"] else None
        if job is None:
            job = Job(state=JobState.OPEN)
            db.session.add(job)
        job.employer = employers.find(row["employer"], row["tax_code"])
        _fill(job, row)
        filing.file(job)
        kept.append(job)
    return kept


def loose(row: dict[str, Any]) -> Job:
    """A checked job that belongs to no database."""
    job = Job(employer=Employer(name=row["employer"]))
    _fill(job, row)
    return job


def _fill(job: Job, row: dict[str, Any]) -> None:
    """Sets what the row says, all but the employer."""
    for key, value in row.items():
        if key not in {"employer", "tax_code"}:
            setattr(job, key, value)
    job.number = row["number"] or None
    # A file cannot take back an opening that somebody works in.
    job.openings = max(job.openings, job.hired or 0)


class _Employers:
    """Finds the employer of a line by tax code, else by name; makes the one that is new."""

    def __init__(self) -> None:
        everyone = db.session.scalars(select(Employer)).all()
        self.by_code = {employer.tax_code: employer for employer in everyone if employer.tax_code}
        self.by_name = {folded(employer.name): employer for employer in everyone}

    def find(self, name: str, tax_code: str | None) -> Employer:
        name = name or UNNAMED
        found = self.by_code.get(tax_code) if tax_code else self.by_name.get(folded(name))
        if found is None:
            found = Employer(name=name, tax_code=tax_code, verified_at=utcnow())
            db.session.add(found)
            self.by_name.setdefault(folded(name), found)
            if tax_code:
                self.by_code[tax_code] = found
        return found
