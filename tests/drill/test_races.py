"""Many at the same moment: what is limited stays limited, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from flask import Flask
from sqlalchemy import func, select

from models import Audit, Employer, Introduction, Job, Veteran, db
from models.base import utcnow
from models.vocabulary import IntroductionState, JobState
from tests.people import PASSWORD, Person, Town

pytestmark = pytest.mark.drill
TRIALS, AT_ONCE = 12, 8


def _pair(app: Flask) -> tuple[str, str]:
    """A person and an open job, by their public ids."""
    with app.app_context():
        firm = Employer(name="Kho bãi Bình Sơn Hải", verified_at=utcnow())
        job = Job(employer=firm, title="Lái xe tải", openings=1, state=JobState.OPEN)
        person = Veteran(name="Phạm Văn An")
        db.session.add_all([job, person])
        db.session.commit()
        return person.public_id, job.public_id


def _at_once(people: list[Person], path: str, **fields: str) -> list[int]:
    tokens = [person.token() for person in people]
    start = Barrier(len(people))

    def send(person: Person, token: str) -> int:
        start.wait()
        return person.client.post(path, data={"csrf_token": token, **fields}).status_code

    with ThreadPoolExecutor(len(people)) as pool:
        return list(pool.map(send, people, tokens))


def test_of_eight_officers_one_decides(app: Flask, town: Town) -> None:
    officers = [town.officer(f"Cán bộ {n}", f"09123456{n:02d}") for n in range(10, 10 + AT_ONCE)]
    for _trial in range(TRIALS):
        person, job = _pair(app)
        path = f"/can-bo/gioi-thieu/{person}/{job}"
        answers = _at_once(officers, path, decision="approve", reason="", note="")
        assert sorted(answers) == [302] + [409] * (AT_ONCE - 1)
    with app.app_context():
        decided = Introduction.state == IntroductionState.APPROVED
        count = select(func.count())
        assert db.session.scalar(count.select_from(Introduction).where(decided)) == TRIALS
        acts = count.select_from(Audit).where(Audit.action == "introduction.approve")
        assert db.session.scalar(acts) == TRIALS


def test_of_forty_wrong_passwords_at_once_ten_are_checked(app: Flask, an: Person) -> None:
    guessers = [Person(app.test_client(), an.login) for _n in range(40)]
    answers = _at_once(guessers, "/dang-nhap", login=an.login, password="sai rồi", code="")
    assert answers.count(400) <= 10
    assert answers.count(400) + answers.count(429) == 40
    assert PASSWORD != "sai rồi"


def test_eight_writers_of_one_profile_all_succeed(app: Flask, an: Person) -> None:
    people = [an] + [Person(app.test_client(), an.login).signs_in() for _n in range(AT_ONCE - 1)]
    fields = {"wish_1": "lái xe tải", "wish_2": "thủ kho"}
    assert _at_once(people, "/ho-so/nguyen-vong", **fields) == [302] * AT_ONCE


def test_one_form_sent_eight_times_at_once_makes_one_job(app: Flask, binh: Person) -> None:
    browsers = [binh] + [
        Person(app.test_client(), binh.login).signs_in() for _n in range(AT_ONCE - 1)
    ]
    fields = {"title": "Lái xe tải", "openings": "2", "unit_id": "0", "wage": "9-11 triệu"}
    for trial in range(TRIALS):
        fields |= {"form_key": f"{trial:032x}", "title": f"Lái xe số {trial}"}
        answers = _at_once(browsers, "/doanh-nghiep/tin-tuyen/moi", **fields)
        assert answers == [302] * AT_ONCE
    with app.app_context():
        made = db.session.scalars(select(Job.form_key)).all()
        assert sorted(made) == [f"{trial:032x}" for trial in range(TRIALS)]
        begun = select(func.count()).select_from(Audit).where(Audit.action == "job.draft")
        assert db.session.scalar(begun) == TRIALS
