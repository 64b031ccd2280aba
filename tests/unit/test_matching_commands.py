"""`match` and `evaluate` on small files, as an operator runs them."""

import csv
from pathlib import Path

from flask import Flask

VETERANS = """Mã số,Năm sinh,Trình độ,Công việc trong quân ngũ,Nguyện vọng 1,kiểu
V1,2003,12/12,nấu ăn cho đơn vị,,military-only
V2,2002,12/12,,lái xe tải,wish
V3,năm nào,12/12,,thợ hàn,wish
"""
JOBS = """Mã tin,Vị trí tuyển dụng,Doanh nghiệp,Ngành nghề,Yêu cầu
J1,Phụ bếp,Quán thử,Nhà hàng,Không yêu cầu kinh nghiệm
J2,Lái xe tải,Hãng thử,Vận tải,Có bằng lái xe hạng C
J3,Kế toán,Hãng thử,Kế toán,Tốt nghiệp đại học
"""
JUDGMENTS = "vid,jid,grade\nV1,J1,3\nV1,J3,0\nV2,J2,3\nV2,J3,0\n"


def files(folder: Path) -> list[str]:
    """The three files, written to a folder."""
    told = {"veterans.csv": VETERANS, "jobs.csv": JOBS, "judgments.csv": JUDGMENTS}
    for name, text in told.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [str(folder / name) for name in told]


def test_a_wrong_line_is_named_and_the_others_are_matched(app: Flask, tmp_path: Path) -> None:
    veterans, jobs, _ = files(tmp_path)
    out = tmp_path / "out.csv"
    told = app.test_cli_runner().invoke(args=["match", veterans, jobs, "--out", str(out)])
    assert told.exit_code == 0, told.output
    assert "Dòng 4" in told.output + told.stderr
    with out.open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    assert {row["Mã số"] for row in rows} == {"V1", "V2"}
    first = {row["Mã số"]: row["Mã tin"] for row in rows if row["Hạng"] == "1"}
    assert first == {"V1": "J1", "V2": "J2"}


def test_quality_is_printed_beside_the_baselines(app: Flask, tmp_path: Path) -> None:
    told = app.test_cli_runner().invoke(args=["evaluate", *files(tmp_path), "--quick"])
    assert told.exit_code == 0, told.output
    lines = {line[:34].strip(): line[34:] for line in told.output.splitlines()}
    for name in ("BM25", "TF-IDF, bigrams", "learned, leave-one-form-out"):
        assert lines[name].split()[0].replace(".", "").isdigit()
    assert lines["learned, as committed"].split()[0] == "1.000"
    assert "military-only" in told.output


def test_weights_are_learned_into_a_file(app: Flask, tmp_path: Path) -> None:
    learned = tmp_path / "weights.json"
    told = app.test_cli_runner().invoke(
        args=["evaluate", *files(tmp_path), "--learn", str(learned)]
    )
    assert told.exit_code == 0, told.output
    assert '"evidence"' in learned.read_text(encoding="utf-8")
