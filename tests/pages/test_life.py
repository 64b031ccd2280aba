"""The life of an introduction through the pages of its three sides."""

from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select, update

from models import Audit, Employer, Introduction, Job, db, invariants
from models.vocabulary import IntroductionState, JobState, Side
from tests.pages import work
from tests.people import Person, Town

I = IntroductionState  # noqa: E741
INTERVIEW = {"day": "30/6/2099", "hour": "8h30", "place": "Văn phòng Km3+4 Hải Yên"}


@pytest.fixture
def job(an: Person, binh: Person, chi: Person) -> str:
    """An open job with two openings, and An's profile."""
    work.save_profile(an, shown_to_employers="y")
    return work.post_job(binh, chi)


@pytest.fixture
def sent(an: Person, chi: Person, job: str) -> str:
    """An's introduction, in Bình's hands and not opened."""
    return work.send_introduction(an, chi, job)


@pytest.fixture(autouse=True)
def rules_hold(app: Flask) -> object:
    """After each of these tests all rules hold."""
    yield
    with app.app_context():
        assert invariants.violations() == []


def state(app: Flask) -> IntroductionState:
    with app.app_context():
        return db.session.scalars(select(Introduction)).one().state


def job_state(app: Flask) -> JobState:
    with app.app_context():
        return db.session.scalars(select(Job)).one().state


def test_from_interest_to_the_first_working_day(
    app: Flask, an: Person, binh: Person, chi: Person, sent: str
) -> None:
    mine, theirs = f"/gioi-thieu/{sent}", f"/doanh-nghiep/gioi-thieu/{sent}"
    assert work.alias(an) in binh.opens("/doanh-nghiep/gioi-thieu")
    assert "Phạm Văn An" not in binh.opens(theirs)
    binh.sends(f"{theirs}/mo")
    page = binh.opens(theirs)
    assert "Phạm Văn An" in page
    assert an.login in page
    binh.sends(f"{theirs}/hen", **INTERVIEW)
    assert "Phỏng vấn 30/6/2099 08:30" in an.opens(mine)
    assert INTERVIEW["place"] in an.opens(mine)
    binh.sends(f"{theirs}/moi-lam")
    assert "Nhận việc này" in an.opens(mine)
    an.sends(f"{mine}/nhan-viec")
    binh.sends(f"{theirs}/di-lam")
    assert state(app) is I.STARTED
    assert "Đi làm" in chi.opens(f"/can-bo/luot/{sent}")
    with app.app_context():
        acts = [
            (row.action.split(".")[1], row.actor_id)
            for row in db.session.scalars(
                select(Audit).filter_by(subject_kind="introduction").order_by(Audit.id)
            )
        ]
    assert acts == [
        ("propose", an.id),
        ("approve", chi.id),
        ("send", chi.id),
        ("open", binh.id),
        ("interview", binh.id),
        ("offer", binh.id),
        ("hire", an.id),
        ("start", binh.id),
    ]


def test_nothing_is_sent_before_an_agrees(
    app: Flask, an: Person, binh: Person, chi: Person, job: str
) -> None:
    an.sends(f"/viec-hop/{job}/quan-tam")
    chi.sends(f"/can-bo/gioi-thieu/{work.veteran_id(an)}/{job}", decision="approve", reason="")
    pair = work.introduction_id(an)
    page = unescape(chi.sends(f"/can-bo/luot/{pair}/gui", 409))
    assert "chưa đồng ý" in page
    assert "cần xin sự đồng ý" in chi.opens("/can-bo/")
    assert "checked" not in an.opens(f"/gioi-thieu/{pair}")
    an.sends(f"/gioi-thieu/{pair}/dong-y", 400)
    assert an.errors() == ["Hãy đánh dấu vào ô này nếu đồng ý."]
    chi.sends(f"/can-bo/luot/{pair}/gui", 409)
    binh.opens(f"/doanh-nghiep/gioi-thieu/{pair}", 404)
    an.sends(f"/gioi-thieu/{pair}/dong-y", tick="y")
    assert "đã đồng ý, gửi được" in chi.opens("/can-bo/")
    chi.sends(f"/can-bo/luot/{pair}/gui")
    assert state(app) is I.SENT
    chi.sends(f"/can-bo/luot/{pair}/gui", 409)


def test_an_officer_records_the_agreement_from_paper(
    app: Flask, an: Person, chi: Person, job: str
) -> None:
    an.sends(f"/viec-hop/{job}/quan-tam")
    chi.sends(f"/can-bo/gioi-thieu/{work.veteran_id(an)}/{job}", decision="approve", reason="")
    pair = f"/can-bo/luot/{work.introduction_id(an)}"
    chi.sends(f"{pair}/dong-y", 400)
    chi.sends(f"{pair}/dong-y", tick="y")
    chi.sends(f"{pair}/gui")
    assert state(app) is I.SENT
    assert "Ghi theo giấy đã ký" in an.opens("/dong-y")


def test_what_an_takes_back_is_gone_at_the_next_request(
    app: Flask, an: Person, binh: Person, sent: str
) -> None:
    theirs = f"/doanh-nghiep/gioi-thieu/{sent}"
    binh.sends(f"{theirs}/mo")
    assert "Phạm Văn An" in binh.opens(theirs)
    an.sends(f"/dong-y/{work.consent_id(an)}/rut-lai")
    assert state(app) is I.WITHDRAWN
    for page in (theirs, "/doanh-nghiep/gioi-thieu"):
        assert "Phạm Văn An" not in binh.opens(page)
        assert an.login not in binh.page.text
    binh.sends(f"{theirs}/hen", 409, **INTERVIEW)


@pytest.mark.parametrize("step", ["hen", "moi-lam", "tuyen", "di-lam", "thoi-viec"])
def test_binh_skips_no_step(app: Flask, binh: Person, sent: str, step: str) -> None:
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/{step}", 409, **INTERVIEW)
    assert state(app) is I.SENT


@pytest.mark.parametrize("step", ["nhan-viec", "di-lam", "khong-nhan", "thoi-viec"])
def test_an_skips_no_step(app: Flask, an: Person, sent: str, step: str) -> None:
    an.sends(f"/gioi-thieu/{sent}/{step}", 409, reason="too_far")
    assert state(app) is I.SENT


@pytest.mark.parametrize("step", ["lai", "tuyen", "moi-lam", "di-lam", "thoi-viec", "khong-nhan"])
def test_chi_skips_no_step(app: Flask, chi: Person, sent: str, step: str) -> None:
    chi.sends(f"/can-bo/luot/{sent}/{step}", 409, reason="too_far")
    assert state(app) is I.SENT


def test_steps_that_do_not_exist(
    an: Person, binh: Person, chi: Person, sent: str, job: str
) -> None:
    for step in ("gui-di", "x" * 300, "%00", "MO"):
        binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/{step}", 404)
        an.sends(f"/gioi-thieu/{sent}/{step}", 404)
        chi.sends(f"/can-bo/luot/{sent}/{step}", 404)
        chi.sends(f"/can-bo/tin-tuyen/{job}/{step}", 404)
        binh.sends(f"/doanh-nghiep/tin-tuyen/{job}/{step}", 404)
    # One side's step is none of another's.
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/dong-y", 404, tick="y")
    an.sends(f"/gioi-thieu/{sent}/tuyen", 404)


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"reason": "other"},
        {"reason": "because"},
        {"reason": "studying"},
        {"reason": "not_reached", "note": "x" * 1001},
        {"reason": "other", "note": "a\0b"},
    ],
)
def test_a_no_needs_a_reason_of_ones_own_side(
    app: Flask, binh: Person, sent: str, typed: dict[str, str]
) -> None:
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/tu-choi", 400, **typed)
    assert binh.errors()
    assert state(app) is I.SENT


def test_a_no_is_told_to_an_and_the_office(
    app: Flask, an: Person, binh: Person, chi: Person, sent: str
) -> None:
    words = "Cần người biết lái xe nâng"
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/tu-choi", reason="skill_lacking", note=words)
    assert "Tay nghề chưa đáp ứng" in an.opens(f"/gioi-thieu/{sent}")
    assert words not in an.page.text
    assert words in chi.opens(f"/can-bo/luot/{sent}")
    assert "Phạm Văn An" not in binh.opens(f"/doanh-nghiep/gioi-thieu/{sent}")
    binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/tu-choi", 409, reason="skill_lacking")
    with app.app_context():
        kept = db.session.scalars(select(Introduction)).one()
        assert (kept.ended_by, kept.refusal) == (Side.EMPLOYER, "skill_lacking")


@pytest.mark.parametrize(
    "wrong",
    [
        {"day": "hôm qua"},
        {"day": "1/1/2020"},
        {"day": ""},
        {"hour": "25:00"},
        {"hour": "sáng"},
        {"hour": "٨:٣٠"},
        {"hour": ""},
        {"place": ""},
        {"place": "x" * 201},
        {"place": "a\0b"},
        {"day": "\0"},
        {"hour": "9" * 400},
    ],
)
def test_an_interview_needs_a_time_and_a_place(
    app: Flask, binh: Person, sent: str, wrong: dict[str, str]
) -> None:
    theirs = f"/doanh-nghiep/gioi-thieu/{sent}"
    binh.sends(f"{theirs}/mo")
    page = unescape(binh.sends(f"{theirs}/hen", 400, **INTERVIEW | wrong))
    assert binh.errors()
    kept = next(value for name, value in INTERVIEW.items() if name not in wrong)
    assert kept in page
    assert state(app) is I.SEEN


def test_the_second_press_is_refused_and_changes_nothing(
    app: Flask, binh: Person, sent: str
) -> None:
    theirs = f"/doanh-nghiep/gioi-thieu/{sent}"
    for step in ("mo", "moi-lam", "tuyen", "di-lam"):
        binh.sends(f"{theirs}/{step}")
        binh.sends(f"{theirs}/{step}", 409)
    binh.sends(f"{theirs}/thoi-viec")
    binh.sends(f"{theirs}/thoi-viec", 409)
    assert "Phạm Văn An" not in binh.opens(theirs)


def test_a_hire_ends_ans_other_introductions_and_the_list_no_longer_shows_him(
    app: Flask, town: Town, an: Person, binh: Person, chi: Person, sent: str, job: str
) -> None:
    rival = town.employer("Vận tải Hải Hà", "0912345606")
    rival.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB | {"title": "Lái xe tải nhẹ"})
    other_job = work.job_id(rival, "Lái xe tải nhẹ")
    chi.sends(f"/can-bo/tin-tuyen/{other_job}/duyet")
    other = work.send_introduction(an, chi, other_job)
    candidates = f"/doanh-nghiep/tin-tuyen/{other_job}/ung-vien"
    assert work.alias(an) in rival.opens(candidates)
    theirs = f"/doanh-nghiep/gioi-thieu/{sent}"
    for step in ("mo", "moi-lam", "tuyen"):
        binh.sends(f"{theirs}/{step}")
    assert "Đã có việc khác" in rival.opens(f"/doanh-nghiep/gioi-thieu/{other}")
    assert work.alias(an) not in rival.opens(candidates)
    rival.sends(f"{candidates}/{work.alias(an)}/de-nghi", 409)
    rival.sends(f"/doanh-nghiep/gioi-thieu/{other}/mo", 409)
    chi.sends(f"/can-bo/luot/{other}/lai", 409)
    an.sends(f"/viec-hop/{job}/quan-tam")
    with app.app_context():
        states = set(db.session.scalars(select(Introduction.state)))
        assert states == {I.HIRED, I.OBSOLETE}


def test_an_steps_back_and_comes_again(
    app: Flask, an: Person, binh: Person, sent: str, job: str
) -> None:
    an.sends(f"/gioi-thieu/{sent}/rut", reason="", note="")
    assert state(app) is I.WITHDRAWN
    assert f"/viec-hop/{job}/quan-tam" in an.opens("/viec-hop")
    an.sends(f"/viec-hop/{job}/quan-tam")
    assert state(app) is I.PROPOSED
    assert f"/viec-hop/{job}/quan-tam" not in an.opens("/viec-hop")
    assert f"/gioi-thieu/{sent}" in an.page.text
    binh.opens(f"/doanh-nghiep/gioi-thieu/{sent}", 404)


def test_a_job_from_draft_to_closed(app: Flask, binh: Person, chi: Person, dung: Person) -> None:
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB, draft="1")
    job = work.job_id(binh)
    own, office = f"/doanh-nghiep/tin-tuyen/{job}", f"/can-bo/tin-tuyen/{job}"
    assert job_state(app) is JobState.DRAFT
    chi.sends(f"{office}/duyet", 404)
    binh.opens(f"{own}/buoc")
    binh.sends(f"{own}/gui")
    chi.sends(f"{office}/tra-lai", 400)
    chi.sends(f"{office}/tra-lai", note="Hãy ghi rõ ca làm.")
    assert "Hãy ghi rõ ca làm." in binh.opens("/doanh-nghiep/tin-tuyen")
    binh.sends(f"{own}/gui")
    binh.sends(f"{own}/lay-lai")
    binh.sends(f"{own}/gui")
    chi.sends(f"{office}/len-bang")
    assert work.JOB["title"] in dung.opens("/viec-lam")
    binh.sends(f"{own}/tam-dung")
    assert work.JOB["title"] not in dung.opens("/viec-lam")
    binh.sends(f"{own}/tuyen-tiep")
    chi.sends(f"{office}/tam-dung")
    chi.sends(f"{office}/tuyen-tiep")
    assert work.JOB["title"] in dung.opens("/viec-lam")
    binh.sends(f"{own}/gia-han", 409)
    chi.sends(f"{office}/dong")
    binh.sends(f"{own}/dong", 409)
    assert job_state(app) is JobState.CLOSED


def test_a_draft_is_its_firms_alone(app: Flask, an: Person, binh: Person, chi: Person) -> None:
    work.save_profile(an, shown_to_employers="y")
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB, draft="1")
    job = work.job_id(binh)
    an.opens(f"/viec-lam/{job}", 404)
    assert work.JOB["title"] not in an.opens("/viec-hop")
    binh.sends(f"/doanh-nghiep/tin-tuyen/{job}/ung-vien/{work.alias(an)}/de-nghi", 409)
    for page in ("/can-bo/", "/can-bo/tin-tuyen"):
        assert work.JOB["title"] not in chi.opens(page)
    chi.opens(f"/can-bo/tin-tuyen/{job}", 404)
    chi.opens(f"/can-bo/tin-tuyen/{job}/buoc", 404)


def test_an_expired_job_takes_another_deadline(app: Flask, binh: Person, job: str) -> None:
    with app.app_context():
        row = db.session.scalars(select(Job)).one()
        row.state = JobState.EXPIRED
        Audit.note("job.expire", on=row)
        db.session.commit()
    own = f"/doanh-nghiep/tin-tuyen/{job}"
    binh.sends(f"{own}/gia-han", 400, deadline="1/1/2020")
    binh.sends(own, 409, **work.JOB)
    binh.sends(f"{own}/gia-han", deadline="30/6/2099")
    assert job_state(app) is JobState.OPEN


def set_hired(app: Flask, number: int) -> None:
    with app.app_context():
        db.session.execute(update(Job).values(hired=number))
        db.session.commit()


def test_openings_that_are_taken_stay(app: Flask, binh: Person, sent: str, job: str) -> None:
    for step in ("mo", "moi-lam", "tuyen"):
        binh.sends(f"/doanh-nghiep/gioi-thieu/{sent}/{step}")
    own = f"/doanh-nghiep/tin-tuyen/{job}"
    binh.sends(own, **work.JOB | {"openings": "3"})
    set_hired(app, 2)
    binh.sends(own, 400, **work.JOB | {"openings": "1"})
    assert "Đã nhận 2 người" in binh.errors()[0]
    set_hired(app, 1)
    binh.sends(own, **work.JOB | {"openings": "1"})
    assert job_state(app) is JobState.FILLED
    binh.sends(own, 409, **work.JOB | {"openings": "1"})


def test_a_firm_that_is_not_verified_waits(app: Flask, binh: Person, chi: Person) -> None:
    with app.app_context():
        db.session.scalars(select(Employer)).one().verified_at = None
        db.session.commit()
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB)
    job = work.job_id(binh)
    assert "chưa xác minh" in unescape(chi.sends(f"/can-bo/tin-tuyen/{job}/duyet", 409))
    assert "chờ xác minh doanh nghiệp" in chi.opens("/can-bo/")
    assert job_state(app) is JobState.WAITING
