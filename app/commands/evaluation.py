"""Prints how good the matcher is on graded forms: every figure of match quality comes from here."""

import csv
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

import click
import numpy as np
from flask.cli import with_appcontext

from app.commands.files import FILE, forms_and_ads
from app.spreadsheets import read
from ml.evaluate import Quality, mean, spread
from ml.records import Band
from ml.weak import Agreement, agreement

OUT = click.Path(dir_okay=False, path_type=Path)


@click.command("evaluate")
@click.argument("veterans", type=FILE)
@click.argument("jobs", type=FILE)
@click.argument("judgments", type=FILE)
@click.option("--learn", type=OUT, help="Ghi bộ trọng số học từ các cặp đã chấm vào tệp này.")
@click.option("--wishes", type=FILE, help="Nguyện vọng có ngành do trang tuyển dụng gắn (CSV).")
@click.option("--quick", is_flag=True, help="Bỏ bảng rút từng phần.")
@with_appcontext
def evaluate(
    veterans: Path,
    jobs: Path,
    judgments: Path,
    learn: Path | None,
    wishes: Path | None,
    quick: bool,
) -> None:
    """Measures the matcher on graded forms, beside BM25 and TF-IDF; needs no database."""
    from ml.experiment import Experiment  # brings in scikit-learn

    seekers, vacancies = forms_and_ads(veterans, jobs)
    experiment = Experiment(seekers, vacancies, _grades(judgments))
    kinds = {line.cells["id"]: line.cells["kind"] for line in read(veterans, KIND)}
    if learn is not None:
        text = json.dumps(experiment.learned(), ensure_ascii=False, indent=2)
        learn.write_text(text + "\n", encoding="utf-8")
        click.echo(f"Đã ghi trọng số vào {learn}.")
        return
    _print_runs("Chất lượng", experiment.runs(), kinds)
    if not quick:
        _print_runs("Rút từng phần, trọng số giữ nguyên", experiment.pieces(), kinds)
    rankings = experiment.rankings()
    click.echo("\nMức và điểm chấm\nmức            cặp   điểm TB   từ 2 trở lên")
    for band, grades in experiment.bands(rankings).items():
        if grades:
            fits = np.mean(np.array(grades) >= 2)
            click.echo(f"{Band(band):12s} {len(grades):5d} {np.mean(grades):9.2f} {fits:13.0%}")
    none = sorted(r.of for r in rankings if r.outlook == "none")
    click.echo(f"\nChưa có việc phù hợp: {', '.join(none) or 'không hồ sơ nào'}")
    titles = [(ad.title, ad.sector) for ad in vacancies if ad.sector]
    _print_agreement("tên việc của tin", agreement(titles))
    if wishes is not None:
        rows = read(wishes, {"desired_job": "text", "industry": "category"})
        _print_agreement(
            "nguyện vọng", agreement((row.cells["text"], row.cells["category"]) for row in rows)
        )


def _print_agreement(what: str, found: Agreement) -> None:
    click.echo(
        f"{found.texts} {what}: đọc ra việc {found.read:.0%}, "
        f"khớp ngành do trang tuyển dụng gắn {found.borne_out:.0%}"
    )


KIND = {"Mã số": "id", "kiểu": "kind"}


def _grades(path: Path) -> dict[str, dict[str, int]]:
    out: dict[str, dict[str, int]] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            out.setdefault(row["vid"], {})[row["jid"]] = int(row["grade"])
    return out


def _print_runs(
    title: str, runs: Iterable[tuple[str, dict[str, Quality]]], kinds: Mapping[str, str]
) -> None:
    names = sorted({kind for kind in kinds.values() if kind})
    click.echo(f"\n{title}")
    head = f"{'':34s}nDCG@10   95 %          P@5    MRR    MAP  đã chấm"
    click.echo(head + "".join(f"{name[:13]:>14s}" for name in names))
    for name, table in runs:
        whole, (low, high) = mean(table.values()), spread(table.values())
        line = f"{name:34s}{whole.ndcg:7.3f}   {low:.3f}-{high:.3f}  {whole.precision5:6.3f}"
        line += f" {whole.reciprocal:6.3f} {whole.average:6.3f} {whole.judged:8.2f}"
        for kind in names:
            of_kind = [q for form, q in table.items() if kinds.get(form) == kind]
            line += f"{mean(of_kind).ndcg:14.3f}"
        click.echo(line)


COMMANDS = (evaluate,)
