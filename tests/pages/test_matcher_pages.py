"""What the matcher brings to the office's pages, and what the office teaches it."""

import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select

from app import teaching
from models import Introduction, Job, Veteran, db
from models.vocabulary import IntroductionState, Proposer, RefusalReason
from tests.pages import work
from tests.people import Person

ASKING = work.JOB | {"title": "Thợ hàn", "requirements": "Nam, từ 20 đến 35 tuổi. Biết hàn que."}
PASTED = "Lái xe tải chở hàng, kiểm tra xe trước khi chạy. " * 40


def report(chi: Person, an: Person) -> str:
    """The officer's match report of An."""
    return chi.opens(f"/can-bo/quan-nhan/{work.veteran_id(an)}")


def test_age_and_sex_that_a_job_asks_for_are_shown_to_the_officer_alone(
    an: Person, binh: Person, chi: Person
) -> None:
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **ASKING)
    chi.sends(f"/can-bo/tin-tuyen/{work.job_id(binh, ASKING['title'])}/duyet")
    work.save_profile(an, wish_1="thợ hàn")
    page = report(chi, an)
    assert "Tin còn hỏi: 20 đến 35 tuổi, nam." in page
    assert "không dùng để xếp hạng" in page
    assert "Tin còn hỏi" not in an.opens("/viec-hop")


def test_a_profile_that_holds_a_pasted_advertisement_is_pointed_out(
    an: Person, binh: Person, chi: Person
) -> None:
    work.post_job(binh, chi)
    work.save_profile(an)
    assert "Hồ sơ dài bất thường" not in report(chi, an)
    work.save_profile(an, skills=PASTED)
    assert "Hồ sơ dài bất thường" in report(chi, an)


def _decided(state: IntroductionState, refusal: RefusalReason | None, number: int) -> None:
    """Many pairs that ended alike; only what the matcher reads of them is set."""
    job = db.session.scalars(select(Job)).first()
    assert job is not None
    for _ in range(number):
        person = Veteran(name="Người thử")
        db.session.add(person)
        db.session.flush()
        db.session.add(
            Introduction(
                veteran_id=person.id,
                job_id=job.id,
                state=state,
                refusal=refusal,
                proposer=Proposer.STAFF,
            )
        )


@pytest.mark.parametrize("enough", [False, True])
def test_decisions_teach_once_there_are_enough_of_both_kinds(
    app: Flask, binh: Person, chi: Person, enough: bool
) -> None:
    work.post_job(binh, chi)
    with app.app_context():
        half = teaching.ENOUGH // 2 if enough else 5
        _decided(IntroductionState.APPROVED, None, half)
        _decided(IntroductionState.REFUSED, RefusalReason.SKILL_LACKING, half)
        _decided(IntroductionState.REFUSED, RefusalReason.TOO_FAR, 3)
        grades = teaching.grades()
        assert len(grades) == (2 * half if enough else 0)
        if enough:
            assert set(grades.values()) == {0.0, 2.0}
        db.session.rollback()


def test_a_web_worker_never_loads_scikit_learn(tmp_path: Path) -> None:
    """Answering needs numpy and scipy only; fitting alone brings scikit-learn in."""
    code = "import wsgi, sys; print('sklearn' in sys.modules)"
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        env={"APP_ENV": "development", "DATA_DIR": str(tmp_path), "PATH": ""},
    )
    assert told.stdout.strip() == "False"
