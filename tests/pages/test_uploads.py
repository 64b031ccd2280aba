"""Spreadsheets through the page: good ones whole, hostile ones refused soon and cheaply."""

import io
import time
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import func, select

from app import spreadsheets
from models import Account, Audit, Unit, Veteran, db
from tests.hostile import CLIMBED, HEADING, HOSTILE, NAMED, workbook
from tests.people import Person, Town

PAGE = "/can-bo/nhap/quan-nhan"
LIST = "Mã số,Họ và tên,Năm sinh,Xã phường,Nguyện vọng 1\n"
GOOD = LIST + "N1,Lý Văn Tư,2003,Phường Móng Cái 1,lái xe\nN2,Bế Thị Năm,2002,Xã Hải Sơn,may\n"
MOST_SECONDS, MOST_GROWTH = 2.0, 100 * 1024 * 1024


def sends(officer: Person, name: str, data: bytes, status: int) -> str:
    try:
        return officer.sends(PAGE, status, file=(io.BytesIO(data), name))
    finally:
        officer.page.request.environ["wsgi.input"].close()  # the sender's own copy


def people(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(Veteran)) or 0


def peak() -> int:
    """The most memory this process ever held, in bytes."""
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def test_a_good_list_comes_in_and_again_brings_up_to_date(app: Flask, chi: Person) -> None:
    sends(chi, "Danh sách đợt 1.CSV", GOOD.encode(), 302)
    assert "Lý Văn Tư" in chi.opens("/can-bo/quan-nhan")
    sends(chi, "a.csv", GOOD.replace("lái xe", "thợ hàn").encode("utf-8-sig"), 302)
    with app.app_context():
        rows = db.session.scalars(select(Veteran).order_by(Veteran.number)).all()
        assert [row.wish_1 for row in rows] == ["thợ hàn", "may"]
        acts = db.session.scalars(select(Audit).filter_by(action="import.veterans")).all()
        assert [(act.actor_id, act.detail) for act in acts] == [(chi.id, {"rows": 2})] * 2


def test_a_workbook_comes_in(app: Flask, chi: Person) -> None:
    sends(chi, "a.xlsx", workbook(HEADING + NAMED.format(2, "A", "Lý Văn Tư")), 302)
    assert people(app) == 1


def test_one_bad_line_keeps_all_out_and_is_named(app: Flask, chi: Person) -> None:
    page = sends(chi, "a.csv", (GOOD + "N1,<b>x</b>,99,,\n").encode(), 400)
    for said in ("Năm sinh", "Mã số", "2 chỗ sai"):
        assert said in page
    assert people(app) == 0


def test_an_officer_imports_into_his_own_units_alone(app: Flask, town: Town, chi: Person) -> None:
    sends(chi, "a.csv", GOOD.encode(), 302)
    officer = town.officer("Hoàng Thị Mai", "0912345607")
    with app.app_context():
        account = db.session.get(Account, officer.id)
        account.city_wide = False
        account.units = [Unit.named("Phường Móng Cái 1")]
        db.session.commit()
    sends(officer, "a.csv", GOOD.encode(), 400)
    assert "phạm vi" in officer.page.text
    stolen = LIST + "N2,Bế Thị Năm,2002,Phường Móng Cái 1,x\n"
    sends(officer, "a.csv", stolen.encode(), 400)
    assert "mã số này đã có" in officer.page.text
    # An older unit that became one of his own is his too.
    sends(officer, "a.csv", (LIST + "N1,Lý Văn Tư,2003,Phường Trà Cổ,x\n").encode(), 302)
    assert people(app) == 2


def test_without_a_file_it_says_so(app: Flask, chi: Person) -> None:
    chi.sends(PAGE, 400)
    assert chi.errors()
    chi.sends(PAGE, 400, file="no file")
    assert chi.errors()
    sends(chi, "x" * 300 + ".csv", GOOD.encode(), 400)
    assert people(app) == 0


@pytest.mark.parametrize("what", HOSTILE)
def test_a_hostile_file_is_refused_soon_and_cheaply(app: Flask, chi: Person, what: str) -> None:
    name, write = HOSTILE[what]
    data = write()
    assert len(data) < 2 * 1024 * 1024
    chi.token()
    before, held = time.perf_counter(), peak()
    sends(chi, name, data, 400)
    assert time.perf_counter() - before < MOST_SECONDS + 0.5  # with the page and the token asked
    assert peak() - held < MOST_GROWTH
    assert chi.errors(), "it does not say why"
    assert "root:" not in chi.page.text
    assert people(app) == 0
    assert not CLIMBED.exists()


def test_imports_are_limited(app: Flask, chi: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.views.imports.whole", lambda *_which: 3)
    for _time in range(3):
        sends(chi, "a.csv", b"", 400)
    sends(chi, "a.csv", GOOD.encode(), 429)
    assert chi.page.headers["Retry-After"]
    assert people(app) == 0


def test_more_than_a_form_may_carry_is_refused_before_it_is_read(app: Flask, chi: Person) -> None:
    before = time.perf_counter()
    sends(chi, "a.csv", bytes(3 * 1024 * 1024), 413)
    assert time.perf_counter() - before < MOST_SECONDS


def test_names_of_files_are_never_places(app: Flask, chi: Person) -> None:
    folder = app.config["DATA_DIR"]
    before = sorted(map(str, folder.rglob("*")))
    sends(chi, "../../../../etc/passwd.csv", GOOD.encode(), 302)
    sends(chi, "a\0b.csv", GOOD.encode(), 302)
    kept = [path for path in map(str, folder.rglob("*")) if "models" not in path]
    assert sorted(kept) == [path for path in before if "models" not in path]


def test_a_child_that_is_killed_is_a_refusal(
    app: Flask, chi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheets, "MEMORY", 8 * 1024 * 1024)
    sends(chi, "a.xlsx", workbook(), 400)
    monkeypatch.undo()
    monkeypatch.setattr(spreadsheets, "SECONDS", 0.001)
    sends(chi, "a.csv", GOOD.encode(), 400)
    assert people(app) == 0
