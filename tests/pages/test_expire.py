"""What time ends: the daily command erases, removes and closes by the admin's settings."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from models import Audit, Introduction, Job, SignInAttempt, SignInSession, Veteran, db
from models.base import Record, utcnow
from models.invariants import violations
from models.vocabulary import IntroductionState, JobState
from tests.pages import work
from tests.people import Person, Town

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def expire(app: Flask) -> str:
    result = app.test_cli_runner().invoke(args=["expire"])
    assert result.exit_code == 0, result.output
    assert app.test_cli_runner().invoke(args=["verify-audit"]).exit_code == 0
    with app.app_context():
        assert violations() == []
    return result.output


def count(app: Flask, rows: type[Record]) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(rows)) or 0


def test_nothing_is_over_yet(app: Flask, an: Person, binh: Person, chi: Person) -> None:
    work.post_job(binh, chi)
    work.save_profile(an)
    said = expire(app)
    assert "0 tin, 0 lượt" in said
    assert "0 hồ sơ, 0 dấu vết đăng nhập, 0 dòng" in said


def test_jobs_and_silence_come_to_their_end(app: Flask, town: Town) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        an = town.veteran("Phạm Văn An", "0912345601")
        binh = town.employer("Kho bãi Bình Sơn Hải", "0912345602")
        chi = town.officer("Vũ Thùy Chi", "0912345603")
        hanh = town.admin("Ngô Thị Hạnh", "0912345605")
        hanh.sends(
            "/quan-tri/thiet-dat/introduction.silence_days", value="3", valid_from="1/1/2026"
        )
        job = work.post_job(binh, chi)
        work.save_profile(an)
        an.sends(f"/viec-hop/{job}/quan-tam")
        chi.sends(f"/can-bo/gioi-thieu/{work.veteran_id(an)}/{job}", decision="approve", reason="")
        clock.shift(timedelta(days=3))
        assert "0 lượt" in expire(app)
        clock.shift(timedelta(days=2))
        assert "1 lượt" in expire(app)
        with app.app_context():
            state = db.session.scalars(select(Introduction.state)).one()
            assert state is IntroductionState.EXPIRED
            one = db.session.scalars(select(Job)).one()
            one.deadline = NOW.date()
            db.session.commit()
        assert "1 tin" in expire(app)
        with app.app_context():
            assert db.session.scalars(select(Job.state)).one() is JobState.EXPIRED


@pytest.mark.parametrize("sign_of_life", ["nothing", "signs in", "saves"])
def test_people_without_contact_are_erased_and_no_others(
    app: Flask, town: Town, sign_of_life: str
) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        an = town.veteran("Phạm Văn An", "0912345601")
        work.save_profile(an)
        clock.shift(timedelta(days=700))
        assert "0 hồ sơ" in expire(app)
        if sign_of_life != "nothing":
            an.signs_in()
        if sign_of_life == "saves":
            work.save_profile(an)
        clock.shift(timedelta(days=40))
        expected = "1 hồ sơ" if sign_of_life == "nothing" else "0 hồ sơ"
        assert expected in expire(app)
        with app.app_context():
            person = db.session.scalars(select(Veteran)).one()
            assert (person.name == "") is (sign_of_life == "nothing")
        assert "0 hồ sơ" in expire(app)


def test_traces_and_old_acts_go(app: Flask, town: Town) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        an = town.veteran("Phạm Văn An", "0912345601")
        an.sends("/dang-xuat")
        an.signs_in()
        assert (count(app, SignInSession), count(app, SignInAttempt)) == (2, 2)
        clock.shift(timedelta(days=29))
        expire(app)
        assert (count(app, SignInSession), count(app, SignInAttempt)) == (2, 2)
        clock.shift(timedelta(days=2))
        expire(app)
        assert (count(app, SignInSession), count(app, SignInAttempt)) == (0, 0)
        acts = count(app, Audit)
        clock.shift(timedelta(days=5 * 365 + 10))
        expire(app)
        with app.app_context():
            oldest = db.session.scalar(select(func.min(Audit.created_at)))
            assert oldest is not None
            assert oldest > utcnow() - timedelta(days=5 * 366)
            forgot = db.session.scalars(select(Audit).filter_by(action="audit.forget")).one()
            assert forgot.detail == {"rows": acts}
