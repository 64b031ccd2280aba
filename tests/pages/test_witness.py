"""Who was refused and who saw whom is on record, completely, and the admin finds it."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from app import access
from models import Account, Audit, Veteran, audit, db
from tests.pages import work
from tests.people import Person, Town

RECORD = "/quan-tri/nhat-ky"
MORNING = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def count(app: Flask, **wanted: object) -> int:
    with app.app_context():
        found = select(func.count()).select_from(Audit).filter_by(**wanted)
        return db.session.scalar(found) or 0


def seers(app: Flask, person: Person) -> list[int | None]:
    """Who saw a person, the newest first."""
    with app.app_context():
        id = db.session.scalars(select(Veteran.id).filter_by(account_id=person.id)).one()
        rows = Audit.about("veteran", id).where(Audit.action == "person.view")
        return [row.actor_id for row in db.session.scalars(rows)]


@pytest.mark.parametrize("times", [1, 3])
def test_each_refusal_is_one_row(app: Flask, an: Person, dung: Person, times: int) -> None:
    for _time in range(times):
        an.opens("/can-bo/", 403)
        an.sends("/doanh-nghiep/tin-tuyen/moi", 403, **work.JOB)
    assert count(app, action="denied", actor_id=an.id, outcome="denied") == 2 * times
    dung.sends("/ho-so/ve-toi", 403, **work.PROFILE)
    assert count(app, action="denied", actor_id=None) == 1
    dung.opens("/ho-so", 302)
    assert count(app, action="denied") == 2 * times + 1


def test_a_password_asked_again_is_a_refusal_too(app: Flask, an: Person) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1), tick=False):
        an.sends("/dong-y", 403, keep="y")
    assert count(app, action="denied", actor_id=an.id) == 1


def test_every_page_that_shows_a_person_says_so(
    app: Flask, town: Town, an: Person, binh: Person, chi: Person
) -> None:
    other = town.veteran("Lý Văn Tư", "0912345608")
    job = work.post_job(binh, chi)
    work.save_profile(an, shown_to_employers="y")
    an.sends(f"/viec-hop/{job}/quan-tam")
    own = (f"/can-bo/quan-nhan/{work.veteran_id(an)}", f"/can-bo/tin-tuyen/{job}")
    consents = f"/can-bo/quan-nhan/{work.veteran_id(an)}/dong-y"
    for path in (*own, consents, "/can-bo/", "/can-bo/gioi-thieu"):
        before = seers(app, an)
        chi.opens(path)
        assert seers(app, an) == [chi.id, *before], path
        assert seers(app, other) == []
    before = seers(app, an)
    chi.sends(consents, 400, keep="y")  # a form that comes back shows the person as well
    chi.opens("/can-bo/quan-nhan?tu=pham")
    binh.opens(f"/doanh-nghiep/tin-tuyen/{job}/ung-vien")
    assert seers(app, an) == [binh.id, chi.id, chi.id, *before]
    chi.opens("/can-bo/quan-nhan")
    assert seers(app, other) == [chi.id]


def test_what_shows_nobody_says_nothing(app: Flask, an: Person, binh: Person, chi: Person) -> None:
    work.save_profile(an)
    an.opens("/ho-so")
    an.opens("/viec-hop")
    chi.opens("/can-bo/tin-tuyen")
    chi.opens("/can-bo/")
    binh.opens("/doanh-nghiep/tin-tuyen")
    assert count(app, action="person.view") == 0


def test_what_cannot_be_written_down_is_not_shown(
    app: Flask, an: Person, chi: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    work.save_profile(an)
    page = f"/can-bo/quan-nhan/{work.veteran_id(an)}"

    def full(*_arguments: object) -> None:
        raise OperationalError("INSERT", {}, Exception("disk full"))

    monkeypatch.setattr(access, "Session", full)
    assert work.PROFILE["trade"] not in chi.opens(page, 503)
    assert chi.page.headers["Retry-After"]
    an.opens("/can-bo/", 503)
    monkeypatch.undo()
    assert work.PROFILE["trade"] in chi.opens(page)


def test_the_admin_finds_who_saw_a_person_between_two_moments(
    app: Flask, town: Town, an: Person
) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        hanh = town.admin("Ngô Thị Hạnh", "0912345605")
        an.signs_in()
        work.save_profile(an)
        person = work.veteran_id(an)
        seen = []
        for hour, name in enumerate(("Một", "Hai", "Ba", "Bốn")):
            officer = town.officer(f"Cán bộ {name}", f"091234561{hour}")
            officer.opens(f"/can-bo/quan-nhan/{person}")
            seen.append(officer)
            clock.shift(timedelta(hours=1))
        hanh.signs_in()
        asked = f"{RECORD}?loai=veteran&ma={person}&viec=person.view"
        page = hanh.opens(asked)
        assert all(f"Cán bộ {name}" in page for name in ("Một", "Hai", "Ba", "Bốn"))
        # 8, 9, 10 and 11 o'clock in Móng Cái; until is not included.
        page = hanh.opens(f"{asked}&tu=2/3/2026 09:00&den=2/3/2026 11:00")
        assert [f"Cán bộ {name}" in page for name in ("Một", "Hai", "Ba", "Bốn")] == [
            False,
            True,
            True,
            False,
        ]
        assert "2 dòng" in page
        assert "4 dòng" in hanh.opens(f"{asked}&tu=2/3/2026&den=2/3/2026")
        assert "0 dòng" in hanh.opens(f"{asked}&tu=3/3/2026")
        assert "1 dòng" in hanh.opens(f"{asked}&ai=Cán bộ Ba")
    # Looking at the record names nobody and shows no person.
    assert "Phạm Văn An" not in page
    assert seers(app, an) == [officer.id for officer in reversed(seen)]


def test_the_record_is_filtered(town: Town, an: Person, binh: Person) -> None:
    hanh = town.admin("Ngô Thị Hạnh", "0912345605")
    an.opens("/can-bo/", 403)
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB)
    assert "1 dòng" in hanh.opens(f"{RECORD}?ket_qua=denied")
    assert "Bị từ chối" in hanh.page.text
    assert "1 dòng" in hanh.opens(f"{RECORD}?viec=job.submit&ai={binh.login}")
    assert "0 dòng" in hanh.opens(f"{RECORD}?viec=job.submit&ai={an.login}")
    assert "1 dòng" in hanh.opens(f"{RECORD}?loai=job&ma={work.job_id(binh)}&viec=job.submit")


@pytest.mark.parametrize(
    "wrong",
    [
        "viec=nothing",
        "loai=veteran&ma=nobody",
        "loai=data_request&ma=nobody",
        "ma=abc",
        "tu=hôm qua",
        "tu=1/1/0001 00:00",
        "tu=2/3/2026 25:00",
        "tu=2/3/2026&den=1/3/2026",
        "ai=%00",
        "ai=" + "x" * 101,
        "loai=veteran&ma=%00",
        "ket_qua=x",
    ],
)
def test_a_filter_that_makes_no_sense_is_told_beside_its_field(town: Town, wrong: str) -> None:
    hanh = town.admin("Ngô Thị Hạnh", "0912345605")
    hanh.opens(f"{RECORD}?{wrong}", 400)
    assert hanh.errors()


def test_what_other_rows_name_is_not_taken_for_the_person(app: Flask, an: Person) -> None:
    with app.app_context():
        id = db.session.scalars(select(Veteran.id)).one()
        row = Audit(action="person.view")
        audit.shown_too(db.session(), row, "job", [id])
        audit.shown_too(db.session(), Audit(action="person.view"), "veteran", [id + 1])
        Audit.note("job.submit", on=db.session.get(Account, an.id))
        db.session.commit()
    assert seers(app, an) == []
