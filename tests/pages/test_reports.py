"""An ad that looks wrong: anybody may say so, the office looks, and nothing is kept for long."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app.views import reports
from models import AdReport, Audit, db
from models.base import utcnow
from models.vocabulary import AdOutcome, AdReason, JobState
from tests.pages import work
from tests.people import Person

OFFICE = "/can-bo/bao-tin"


def kept(app: Flask) -> list[AdReport]:
    with app.app_context():
        return list(db.session.scalars(select(AdReport).order_by(AdReport.id)))


@pytest.fixture
def job(binh: Person, chi: Person) -> str:
    return work.post_job(binh, chi)


def key(person: Person, path: str) -> str:
    return re.findall(r'name="key"[^>]*value="([0-9a-f]{32})"', person.opens(path))[0]


def test_anybody_reports_and_an_officer_looks(
    app: Flask, job: str, binh: Person, chi: Person, dung: Person
) -> None:
    path = f"/viec-lam/{job}/bao-tin"
    assert f'href="{path}"' in dung.opens(f"/viec-lam/{job}")
    said = {"reason": "fee", "words": "Đòi cọc <b>2 triệu</b>", "contact": "0987 654 321"}
    dung.sends(path, **said, key=key(dung, path))
    assert "Đã nhận" in dung.opens(f"/viec-lam/{job}")
    assert "Đòi tiền" in chi.opens(OFFICE)
    assert re.search(r'Tin bị báo <span class="count now">1</span>', chi.page.text)
    report = kept(app)[0]
    one = f"{OFFICE}/{report.public_id}"
    page = chi.opens(one)
    assert "Đòi cọc &lt;b&gt;2 triệu" in page
    assert "0987 654 321" in page
    assert "0987 654 321" not in binh.opens("/doanh-nghiep/tin-tuyen")
    chi.sends(f"{one}/lam-gi-do", 404)
    chi.sends(f"{one}/da-xu-ly")
    chi.sends(f"{one}/khong-sao", 409)
    assert kept(app)[0].outcome is AdOutcome.ACTED
    assert "count now" not in chi.opens(OFFICE)
    assert "Vũ Thùy Chi" in chi.opens(one)
    with app.app_context():
        acts = db.session.scalars(select(Audit).where(Audit.action.startswith("ad.")))
        assert [(act.action, act.actor_id, act.subject_id) for act in acts] == [
            ("ad.report", None, report.id),
            ("ad.resolve", chi.id, report.id),
        ]


def test_the_same_form_sent_twice_is_one_report(app: Flask, job: str, dung: Person) -> None:
    path = f"/viec-lam/{job}/bao-tin"
    mine = key(dung, path)
    for _time in range(2):
        dung.sends(path, reason="wage", key=mine)
    assert len(kept(app)) == 1
    dung.sends(path, reason="wage", key=key(dung, path))
    dung.sends(path, reason="wage", key="made up")  # no key of ours: a report of its own
    assert len(kept(app)) == 3


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"reason": ""}, "Hãy chọn một mục"),
        ({"reason": "nothing"}, "Hãy chọn một mục"),
        ({"reason": "other"}, "Hãy ghi rõ"),
        ({"words": "x" * 1001}, "rút xuống còn 1000"),
        ({"words": "a\x00b"}, "không đọc được"),
        ({"contact": "x" * 121}, "rút xuống còn 120"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    app: Flask, job: str, dung: Person, wrong: dict[str, str], said: str
) -> None:
    path = f"/viec-lam/{job}/bao-tin"
    mine = key(dung, path)
    form = {"reason": "fee", "contact": "qua chú Tám", "key": mine} | wrong
    page = dung.sends(path, 400, **form)
    assert said in " ".join(dung.errors())
    assert mine in page
    assert form["contact"] in page
    assert kept(app) == []


def test_reports_are_limited_and_nothing_typed_is_lost(
    app: Flask, job: str, dung: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reports, "FROM_ONE_ADDRESS", 2)
    path = f"/viec-lam/{job}/bao-tin"
    for _time in range(2):
        dung.sends(path, reason="fee")
    page = dung.sends(path, 429, reason="other", words="đòi giữ bằng gốc")
    assert dung.page.headers["Retry-After"] == "300"
    assert "đòi giữ bằng gốc" in page
    assert "Hãy đợi 5 phút" in page
    assert len(kept(app)) == 2
    with time_machine.travel(utcnow() + timedelta(minutes=6), tick=False):
        dung.sends(path, reason="fee")


def test_only_what_is_public_can_be_reported(
    app: Flask, job: str, binh: Person, dung: Person
) -> None:
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.OTHER_JOB)
    waiting = work.job_id(binh, work.OTHER_JOB["title"])
    dung.opens(f"/viec-lam/{waiting}/bao-tin", 404)
    dung.sends(f"/viec-lam/{waiting}/bao-tin", 404, reason="fee")
    # One that was closed while somebody wrote is reported all the same.
    mine = key(dung, f"/viec-lam/{job}/bao-tin")
    binh.sends(f"/doanh-nghiep/tin-tuyen/{job}/dong")
    dung.sends(f"/viec-lam/{job}/bao-tin", reason="untrue", key=mine)
    report = kept(app)[0]
    assert report.reason is AdReason.UNTRUE
    with app.app_context():
        assert db.session.get(AdReport, report.id).job.state is JobState.CLOSED


def test_reports_go_when_their_time_is_over(
    app: Flask, job: str, chi: Person, dung: Person
) -> None:
    path = f"/viec-lam/{job}/bao-tin"
    for reason in ("fee", "wage"):
        dung.sends(path, reason=reason, contact="0987654321")
    chi.sends(f"{OFFICE}/{kept(app)[0].public_id}/khong-sao")
    app.test_cli_runner().invoke(args=["expire"])
    assert len(kept(app)) == 2
    with time_machine.travel(utcnow() + timedelta(days=91), tick=False):
        said = app.test_cli_runner().invoke(args=["expire"]).output
    assert "1 tin báo" in said
    assert [report.reason for report in kept(app)] == [AdReason.WAGE]  # still to be looked at
