"""The main job through HTTP: An finds work, Bình finds people, Chi decides."""

import pytest
from flask import Flask
from sqlalchemy import select

from models import Audit, Introduction, Match, Veteran, db
from models.vocabulary import IntroductionState, RefusalReason
from tests.pages import work
from tests.people import Person


def test_an_saves_a_profile_and_sees_jobs_with_reasons(
    an: Person, binh: Person, chi: Person
) -> None:
    work.post_job(binh, chi)
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.OTHER_JOB)
    chi.sends(f"/can-bo/tin-tuyen/{work.job_id(binh, work.OTHER_JOB['title'])}/duyet")
    work.save_profile(an)
    page = an.opens("/viec-hop")
    assert work.JOB["title"] in page
    assert "Đúng nguyện vọng" in page
    assert work.OTHER_JOB["title"] not in page


def test_a_job_that_waits_for_the_office_is_not_shown(an: Person, binh: Person) -> None:
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB)
    work.save_profile(an)
    assert work.JOB["title"] not in an.opens("/viec-hop")
    assert work.JOB["title"] not in an.opens("/viec-lam")
    an.opens(f"/viec-lam/{work.job_id(binh)}", 404)


def test_binh_sees_a_candidate_who_agreed_without_name_and_phone(an: Person, binh: Person) -> None:
    work.save_profile(an, shown_to_employers="y")
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB)
    page = binh.opens(f"/doanh-nghiep/tin-tuyen/{work.job_id(binh)}/ung-vien")
    assert work.alias(an) in page
    for secret in ("Phạm", "Văn An", an.login, "14/8/2003", work.veteran_id(an)):
        assert secret not in page


def test_binh_never_sees_who_did_not_agree(an: Person, binh: Person) -> None:
    work.save_profile(an)
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB)
    job = work.job_id(binh)
    assert work.alias(an) not in binh.opens(f"/doanh-nghiep/tin-tuyen/{job}/ung-vien")
    binh.sends(f"/doanh-nghiep/tin-tuyen/{job}/ung-vien/{work.alias(an)}/de-nghi", 404)


@pytest.mark.parametrize("decision", ["approve", "refuse"])
def test_chi_decides_once_and_the_decision_stays(
    app: Flask, an: Person, binh: Person, chi: Person, decision: str
) -> None:
    job = work.post_job(binh, chi)
    work.save_profile(an)
    an.sends(f"/viec-hop/{job}/quan-tam")
    assert "Phạm Văn An" in chi.opens("/can-bo/")
    person = work.veteran_id(an)
    assert work.JOB["title"] in chi.opens(f"/can-bo/quan-nhan/{person}?viec={job}")
    assert "Phạm Văn An" in chi.opens(f"/can-bo/tin-tuyen/{job}?nguoi={person}")
    pair = f"/can-bo/gioi-thieu/{person}/{job}"
    chi.sends(pair, decision=decision, reason="too_far", note="đã gọi điện")
    with app.app_context():
        kept = db.session.scalars(select(Introduction)).one()
        match = db.session.scalars(select(Match)).one()
        shown = (match.score, match.parts, match.checks, match.version, match.band)
        assert (kept.score, kept.parts, kept.checks, kept.version, kept.band) == shown
        assert kept.decided_by_id == chi.id
        assert kept.note == "đã gọi điện"
        assert kept.refusal == (RefusalReason.TOO_FAR if decision == "refuse" else None)
        done = [entry.action for entry in db.session.scalars(select(Audit))]
        assert done.count(f"introduction.{decision}") == 1
    chi.sends(pair, 409, decision="approve", reason="")
    # What the decision rests on stays, whatever becomes of the match.
    work.save_profile(an, skills="nấu ăn", service="", trade="")
    with app.app_context():
        kept = db.session.scalars(select(Introduction)).one()
        assert (kept.score, kept.parts, kept.checks, kept.version, kept.band) == shown
    assert "Phạm Văn An" in chi.opens("/can-bo/gioi-thieu")


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"decision": "refuse"},
        {"decision": "refuse", "reason": "other"},
        {"decision": "refuse", "reason": "because"},
        {"decision": "approve", "note": "x" * 1001},
        {"decision": "perhaps"},
    ],
)
def test_a_refusal_needs_a_reason(
    app: Flask, an: Person, binh: Person, chi: Person, typed: dict[str, str]
) -> None:
    job = work.post_job(binh, chi)
    work.save_profile(an)
    chi.sends(f"/can-bo/gioi-thieu/{work.veteran_id(an)}/{job}", 400, **typed)
    with app.app_context():
        assert db.session.scalar(select(Introduction.state)) in (None, IntroductionState.PROPOSED)
        assert db.session.scalars(select(Veteran)).one().name == "Phạm Văn An"


def test_binh_asks_for_a_person_and_closes_the_job(an: Person, binh: Person, chi: Person) -> None:
    job = work.post_job(binh, chi)
    work.save_profile(an, shown_to_employers="y")
    binh.sends(f"/doanh-nghiep/tin-tuyen/{job}/ung-vien/{work.alias(an)}/de-nghi")
    assert "Phạm Văn An" in chi.opens("/can-bo/")
    binh.sends(f"/doanh-nghiep/tin-tuyen/{job}/dong")
    binh.sends(f"/doanh-nghiep/tin-tuyen/{job}/dong", 409)
    binh.sends(f"/doanh-nghiep/tin-tuyen/{job}", 409, **work.JOB)
    chi.sends(f"/can-bo/tin-tuyen/{job}/duyet", 409)
    assert "không còn nhận người" in an.sends(f"/viec-hop/{job}/quan-tam", 409)
    assert work.JOB["title"] not in an.opens("/viec-lam")
