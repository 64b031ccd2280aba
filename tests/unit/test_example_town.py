"""The demonstration data: fictitious, the same for the same numbers, and right by the rules."""

import re
import unicodedata
from datetime import date
from pathlib import Path

from flask import Flask
from sqlalchemy import select
from wtforms import SelectField

from app import example_town, identifiers, matching
from app.example_town import names
from app.forms.job import JobForm
from app.forms.job_rules import is_offered
from models import Employer, Introduction, Job, Unit, Veteran, db, invariants
from models.vocabulary import IntroductionState, JobState

TODAY = date(2026, 3, 2)
SECRET = re.compile(r"Lữ đoàn|Trung đoàn|Sư đoàn|Tiểu đoàn|hòm thư|\b[efd]\d+\b", re.IGNORECASE)


def _seeded(app: Flask, size: int) -> tuple[list[str], list[str], set[int]]:
    with app.app_context():
        example_town.seed(size, 7, TODAY, ())
        db.session.flush()
        people = db.session.scalars(select(Veteran).order_by(Veteran.number)).all()
        jobs = db.session.scalars(select(Job).order_by(Job.id)).all()
        said = [f"{p.number} {p.name} {p.alias} {p.service} {p.skills}" for p in people]
        said += [f"{job.public_id} {job.title} {job.wage_from} {job.deadline}" for job in jobs]
        codes = [code or "" for code in db.session.scalars(select(Employer.tax_code))]
        units = {person.unit_id for person in people if person.unit_id}
        db.session.rollback()
        return said, codes, units


def test_the_same_numbers_give_the_same_rows(app: Flask) -> None:
    assert _seeded(app, 40)[0] == _seeded(app, 40)[0]


def test_by_default_every_unit_of_both_times_has_people(app: Flask) -> None:
    said, codes, units = _seeded(app, 160)
    with app.app_context():
        of_both_times = {
            unit.id
            for day in (date(2023, 1, 10), date(2026, 1, 12))
            for unit in db.session.scalars(Unit.on(day))
        }
    assert units == of_both_times
    assert (len(said), len(codes)) == (160 + 120, 40)


def test_texts_are_composed_and_name_no_unit_of_the_army(app: Flask) -> None:
    for text in _seeded(app, 80)[0]:
        assert unicodedata.is_normalized("NFC", text)
        assert not SECRET.search(text)


def test_tax_codes_pass_their_check(app: Flask) -> None:
    codes = _seeded(app, 80)[1]
    assert len(set(codes)) == 20
    assert [identifiers.tax_code(code) for code in codes] == codes


def test_jobs_fit_their_firms_and_could_be_posted_by_hand(app: Flask) -> None:
    with app.test_request_context():
        example_town.seed(160, 7, TODAY, ())
        db.session.flush()
        for job in db.session.scalars(select(Job)).all():
            lines = [of for trade, of in names.FIRM_TRADE.items() if trade in job.employer.name]
            assert any(job.sector in of for of in lines), (job.employer.name, job.title)
            form = JobForm(job, formdata=None, meta={"csrf": False})
            wrong = [f.name for f in form if isinstance(f, SelectField) and not is_offered(f)]
            assert wrong == [], job.title
            assert form.rules == job.rules
        for said in ("shift", "lodging", "weekly_hours"):
            assert db.session.scalar(select(Job.id).where(getattr(Job, said).is_not(None)).limit(1))
        db.session.rollback()


def test_introductions_stand_in_every_state_and_break_no_rule(app: Flask, tmp_path: Path) -> None:
    with app.app_context():
        example_town.seed(60, 7, TODAY, example_town.create_sign_ins(tmp_path))
        matching.train()
        example_town.live(7, TODAY)
        db.session.commit()
        assert set(db.session.scalars(select(Introduction.state))) >= {
            state for state in IntroductionState if state is not IntroductionState.OBSOLETE
        }
        assert set(db.session.scalars(select(Job.state))) >= set(JobState) - {JobState.FILLED}
        assert invariants.violations() == []
        said = db.session.scalars(select(Introduction.interview_place)).all()
        assert any(said)
