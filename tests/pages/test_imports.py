"""Real files come in whole or not at all, and go out ranked without a database."""

import csv
import io
import unicodedata
from pathlib import Path

import xlsxwriter
from flask import Flask
from sqlalchemy import func, select

from models import Job, Match, Veteran, db
from models.vocabulary import JobState

JOBS = (
    "Mã tin,Vị trí tuyển dụng,Doanh nghiệp,Mã số thuế,Nơi làm việc,Mức lương,Mô tả công việc,"
    "Yêu cầu,Số lượng,Hạn nộp\n"
    'T1,Lái xe tải,Kho Bình An,,Hải Yên,10-12 triệu,"Chở hàng,\n'
    'ngày hai chuyến",Bằng lái hạng C,3,\n'
    "T2,Thợ hàn,Cơ khí Sông Ka,,Móng Cái,3 triệu,Hàn khung nhà xưởng,Biết hàn que,,1/1/2030\n"
    "T3,Phụ bếp,Khách sạn Sóng Trà,,Trà Cổ,thỏa thuận,Sơ chế rau,,,\n"
)
PEOPLE = (
    "Mã số,Họ và tên,Năm sinh,Xã phường,Trình độ,Công việc trong quân ngũ,Giấy phép lái xe,"
    "Nguyện vọng 1\n"
    "N1,,2001,Phường Hải Yên,12/12,Lái xe tải,C,lai xe tai\n"
    "N2,,2002,Xã Vĩnh Thực,12/12,Nấu ăn bếp tập thể,,phu bep\n"
)


def _run(app: Flask, *arguments: str) -> tuple[int, str]:
    result = app.test_cli_runner().invoke(args=list(arguments))
    return result.exit_code, result.output


def _write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_jobs_and_people_come_in_and_are_matched(app: Flask, tmp_path: Path) -> None:
    code, said = _run(app, "import-jobs", _write(tmp_path / "jobs.csv", JOBS))
    assert code == 0, said
    assert "Dòng 4, Mức lương" in said  # a low wage is a warning; the cell before spans a line
    decomposed = unicodedata.normalize("NFD", PEOPLE)
    code, said = _run(app, "import-veterans", _write(tmp_path / "people.csv", decomposed))
    assert code == 0, said
    with app.app_context():
        driver = db.session.scalars(select(Veteran).filter_by(number="N1")).one()
        assert driver.unit is not None
        assert (driver.unit.full_name, driver.service) == ("Phường Hải Yên", "Lái xe tải")
        job = db.session.scalars(select(Job).filter_by(number="T1")).one()
        assert (job.state, job.openings, job.wage_from) == (JobState.OPEN, 3, 10_000_000)
        mine = select(Match).filter_by(veteran_id=driver.id).order_by(Match.score.desc())
        best = db.session.scalars(mine).first()
        assert best is not None
        assert best.job_id == job.id


def test_a_second_import_brings_rows_up_to_date(app: Flask, tmp_path: Path) -> None:
    path = _write(tmp_path / "jobs.csv", JOBS)
    for _time in range(2):
        assert _run(app, "import-jobs", path)[0] == 0
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Job)) == 3


def test_one_bad_row_keeps_all_out_and_is_named(app: Flask, tmp_path: Path) -> None:
    wrong = JOBS + "T4,,Kho,123,,,,,0,31/2/2030\nT1,Bốc xếp,Kho,,,,,,,\n"
    code, said = _run(app, "import-jobs", _write(tmp_path / "jobs.csv", wrong))
    assert code != 0
    for place in ("Vị trí tuyển dụng", "Mã số thuế", "Số lượng", "Hạn nộp"):
        assert f"Dòng 6, {place}" in said
    assert "Dòng 7, Mã tin" in said
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Job)) == 0


def test_what_is_no_table_is_refused(app: Flask, tmp_path: Path) -> None:
    (tmp_path / "broken.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    (tmp_path / "latin.csv").write_bytes("Mã số\nĐ".encode("utf-16"))
    for path in (
        tmp_path / "broken.xlsx",
        tmp_path / "latin.csv",
        Path(_write(tmp_path / "empty.csv", "")),
        Path(_write(tmp_path / "other.csv", "a,b\n1,2\n")),
    ):
        code, said = _run(app, "import-veterans", str(path))
        assert code == 1, path
        assert "Error:" in said


def test_a_workbook_reads_like_the_same_csv(app: Flask, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(str(tmp_path / "people.xlsx")) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate(csv.reader(io.StringIO(PEOPLE))):
            for column, cell in enumerate(cells):
                sheet.write(row, column, int(cell) if cell.isdigit() else cell)
    assert _run(app, "import-veterans", str(tmp_path / "people.xlsx"))[0] == 0
    with app.app_context():
        driver = db.session.scalars(select(Veteran).filter_by(number="N1")).one()
        assert (driver.birth_year, driver.licences) == (2001, "C")


def test_match_ranks_two_files(app: Flask, tmp_path: Path) -> None:
    jobs = _write(tmp_path / "jobs.csv", JOBS)
    people = _write(tmp_path / "people.csv", PEOPLE)
    out = tmp_path / "ranking.csv"
    code, said = _run(app, "match", people, jobs, "--top", "2", "--out", str(out))
    assert code == 0, said
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert list(rows[0]) == ["Mã số", "Mã tin", "Hạng", "Điểm", "Mức", "Lý do", "Chưa đạt"]
    best = {row["Mã số"]: row["Mã tin"] for row in rows if row["Hạng"] == "1"}
    assert best == {"N1": "T1", "N2": "T3"}
    assert all(row["Lý do"] for row in rows if row["Hạng"] == "1")
