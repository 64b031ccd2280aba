"""Real files in and out: imports, and matching two files without a database."""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import click
from flask.cli import with_appcontext

from app import explanations, matching
from app.filters import today
from app.roster import jobs as job_rows
from app.roster import veterans as veteran_rows
from app.roster.lines import Checked
from app.shelves import seeker, vacancy
from app.spreadsheets import Unreadable
from ml.ranker import Ranker
from ml.records import Ranking, Seeker, Vacancy
from models import Audit, MinimumWage, db
from models.vocabulary import Band, Outlook

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FORMS_AT_ONCE = 256  # so that a file of any length is matched in the same memory
COLUMNS = ("Mã số", "Mã tin", "Hạng", "Điểm", "Mức", "Lý do", "Chưa đạt")


def read(check: Callable[[], Checked], *, all_or_nothing: bool) -> Checked:
    """Reads a file and says what is odd; a wrong line is named, and stops all or is left out."""
    try:
        checked = check()
    except Unreadable as error:
        raise click.ClickException(str(error)) from None
    for warning in checked.warnings:
        click.echo(f"Lưu ý. {warning}", err=True)
    for problem in checked.problems:
        click.echo(str(problem), err=True)
    if checked.problems and all_or_nothing:
        raise click.ClickException(f"{len(checked.problems)} chỗ sai; chưa nhập dòng nào.")
    return checked


def forms_and_ads(veterans: Path, jobs: Path) -> tuple[list[Seeker], list[Vacancy]]:
    """Survey forms and ads of two files, without a database; lines that are wrong are left out."""
    people = read(lambda: veteran_rows.check(veterans), all_or_nothing=False)
    ads = read(lambda: job_rows.check(jobs, None), all_or_nothing=False)
    return (
        [seeker(veteran_rows.loose(row), row["number"]) for row in people.values],
        [vacancy(job_rows.loose(row), row["number"]) for row in ads.values],
    )


@click.command("import-jobs")
@click.argument("file", type=FILE)
@with_appcontext
def import_jobs(file: Path) -> None:
    """Imports job advertisements (CSV or XLSX), all or nothing, and matches them."""
    minimum = MinimumWage.monthly_on(today())
    checked = read(lambda: job_rows.check(file, minimum), all_or_nothing=True)
    kept = job_rows.keep(checked.values)
    Audit.note("import.jobs", rows=len(kept))
    matching.rematch()
    db.session.commit()
    click.echo(f"Đã nhập {len(kept)} tin.")


@click.command("import-veterans")
@click.argument("file", type=FILE)
@with_appcontext
def import_veterans(file: Path) -> None:
    """Imports survey forms (CSV or XLSX), all or nothing, and matches them."""
    checked = read(lambda: veteran_rows.check(file), all_or_nothing=True)
    kept = veteran_rows.keep(checked.values)
    Audit.note("import.veterans", rows=len(kept))
    matching.rematch()
    db.session.commit()
    click.echo(f"Đã nhập {len(kept)} hồ sơ.")


@click.command("match")
@click.argument("veterans", type=FILE)
@click.argument("jobs", type=FILE)
@click.option("--top", type=click.IntRange(1, 1000), default=20, show_default=True)
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
@with_appcontext
def match(veterans: Path, jobs: Path, top: int, out: Path) -> None:
    """Ranks the jobs of one file for each form of another; needs no database."""
    seekers, vacancies = forms_and_ads(veterans, jobs)
    ranker = Ranker().fit(vacancies)
    ads = ranker.encode_vacancies(vacancies)
    with out.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS)
        for start in range(0, len(seekers), _FORMS_AT_ONCE):
            some = ranker.encode_seekers(seekers[start : start + _FORMS_AT_ONCE])
            for ranking in ranker.rank(some, ads, top=top, on=today()):
                writer.writerows(_lines(ranking))
    click.echo(f"Đã ghép {len(seekers)} hồ sơ với {len(vacancies)} tin vào {out}.")


def _lines(ranking: Ranking) -> Iterator[tuple[object, ...]]:
    """The rows of one form; a form that no job fits says so in place of the band."""
    outlook = Outlook(ranking.outlook)
    for rank, pair in enumerate(ranking.pairs, start=1):
        band = Band(pair.band) if outlook is Outlook.MATCHED else outlook
        yield (
            pair.seeker,
            pair.vacancy,
            rank,
            f"{pair.score:.4f}",
            band.label,
            "; ".join(explanations.why(pair)),
            "; ".join(explanations.missing(pair)),
        )


COMMANDS = (import_jobs, import_veterans, match)
