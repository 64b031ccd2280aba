"""The check of the rules finds what breaks each of them."""

import pytest
from flask import Flask
from sqlalchemy import delete, text, update

from models import Account, Audit, Consent, Introduction, Job, db, invariants
from models.vocabulary import IntroductionState, JobState
from tests.life.conftest import Cast

I = IntroductionState  # noqa: E741


@pytest.fixture
def lived(cast: Cast) -> Cast:
    """A hire and a pair under way; what a test breaks is taken back after it."""
    cast.pair(I.HIRED, cast.person(), cast.job(openings=2))
    cast.pair(I.SENT, cast.person("Trần Văn Bốn"), cast.job())
    assert invariants.violations() == []
    return cast


def found() -> str:
    return " | ".join(invariants.violations())


def test_a_miscounted_opening_is_found(lived: Cast) -> None:
    db.session.execute(update(Job).where(Job.openings == 2).values(hired=2))
    assert "I1" in found()


def test_a_state_that_no_act_tells_of_is_found(lived: Cast) -> None:
    db.session.execute(
        update(Introduction).where(Introduction.state == I.SENT).values(state=I.OFFERED)
    )
    assert "I3" in found()


def test_a_removed_act_is_found(lived: Cast) -> None:
    db.session.execute(delete(Audit).where(Audit.action == "introduction.approve"))
    assert "I5" in found()


def test_an_act_of_nobody_is_found(lived: Cast) -> None:
    db.session.execute(
        update(Audit).where(Audit.action == "introduction.hire").values(actor_id=None)
    )
    assert "by nobody" in found()


def test_an_act_told_twice_is_found(lived: Cast) -> None:
    pair = db.session.query(Introduction).filter_by(state=I.SENT).one()
    Audit.note("introduction.send", on=pair, by=lived.officer.id)
    assert "I5" in found()


def test_a_job_that_ended_under_somebody_is_found(lived: Cast) -> None:
    db.session.execute(update(Job).where(Job.openings == 1).values(state=JobState.CLOSED))
    assert "though the job is over" in found()


def test_something_sent_unagreed_is_found(lived: Cast) -> None:
    db.session.execute(delete(Consent))
    assert "has not agreed" in found()


def test_a_login_spelled_twice_is_found(lived: Cast) -> None:
    for login in ("Binh@example.vn", "binh@example.vn"):
        db.session.add(Account(login=login, name="x", role="employer", password_hash="x"))
    db.session.flush()
    assert "I7" in found()


def test_a_row_without_its_parent_is_found(lived: Cast) -> None:
    if db.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL cannot be made to hold one")
    db.session.commit()
    db.session.execute(text("PRAGMA defer_foreign_keys=ON"))
    db.session.execute(update(Job).values(employer_id=99_999))
    assert "I4 job.employer_id: 2" in found()


def test_the_command_tells_what_it_finds(app: Flask, cast: Cast) -> None:
    job = cast.job(openings=2)
    runner = app.test_cli_runner()
    assert runner.invoke(args=["verify-data"]).exit_code == 0
    db.session.execute(update(Job).values(hired=1))
    db.session.commit()
    told = runner.invoke(args=["verify-data"])
    assert told.exit_code == 1
    assert f"I1 job {job.id}" in told.stderr
    db.session.execute(update(Job).values(hired=0))
    db.session.commit()
