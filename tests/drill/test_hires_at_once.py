"""Hires at the same moment, through two worker processes, on both databases."""

import secrets
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from threading import Barrier

import pytest
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import select

from app import create_app
from models import Account, Employer, Introduction, Job, db, hiring, invariants
from models.base import utcnow
from models.vocabulary import IntroductionState, JobState, Role, Side
from tests.conftest import POSTGRESQL, SQLITE, new_database
from tests.life.conftest import Cast
from tests.people import PASSWORD, Town
from tests.served import WORKERS, Client, Served

pytestmark = [pytest.mark.drill, pytest.mark.xdist_group("served")]
TRIALS, AT_ONCE = 60, 8
I = IntroductionState  # noqa: E741


@pytest.fixture(scope="module", params=[SQLITE, POSTGRESQL])
def app(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Flask]:
    """The service of this process, on the database that the two workers serve."""
    folder = tmp_path_factory.mktemp(f"served-{request.param}")
    app = create_app(
        {
            "TESTING": True,
            "APP_ENV": "development",
            "DATA_DIR": folder,
            "SECRET_KEY": secrets.token_hex(32),
            "SQLALCHEMY_DATABASE_URI": new_database(request.param, request.config, folder),
        }
    )
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.session.remove()
        db.engine.dispose()


@pytest.fixture(scope="module")
def firms(app: Flask) -> Iterator[list[Client]]:
    """Eight browsers of one firm, signed in; behind them two workers."""
    with app.app_context():
        firm = Employer(name="Kho bãi Bình Sơn Hải", verified_at=utcnow())
        boss = Town(app)._account("Bình", "0912345602", Role.EMPLOYER, employer=firm).login
    folder: Path = app.config["DATA_DIR"]
    uri = app.config["SQLALCHEMY_DATABASE_URI"]
    served = Served(uri, folder, app.config["SECRET_KEY"])
    try:
        assert served.processes() >= WORKERS
        yield [Client(served.port).signs_in(boss, PASSWORD) for _one in range(AT_ONCE)]
    finally:
        served.stop()


@pytest.fixture
def cast(app: Flask, firms: list[Client]) -> Iterator[Cast]:
    """People and jobs of the firm whose browsers these are."""
    with app.app_context():
        yield again()
        db.session.rollback()
        assert invariants.violations() == []


def again() -> Cast:
    """The cast as it is now: rows that another process changed are read anew."""
    boss = select(Account.id).filter_by(role=Role.EMPLOYER)
    return Cast.of_firm(db.session.scalars(boss).one())


def at_once(*sends: Callable[[], int]) -> list[int]:
    """The answers to what is sent at the same moment."""
    start = Barrier(len(sends))

    def send(one: Callable[[], int]) -> int:
        start.wait()
        return one()

    with ThreadPoolExecutor(len(sends)) as pool:
        return list(pool.map(send, sends))


def post(browser: Client, path: str, **fields: str) -> Callable[[], int]:
    return partial(browser.post, f"/doanh-nghiep/{path}", **fields)


def hire(browser: Client, pair: str) -> Callable[[], int]:
    return post(browser, f"gioi-thieu/{pair}/tuyen")


def test_of_eight_hires_for_one_opening_one_succeeds(firms: list[Client], cast: Cast) -> None:
    for trial in range(TRIALS):
        job = cast.job()
        id = job.id
        pairs = [cast.pair(I.OFFERED, cast.person(str(n)), job).public_id for n in range(AT_ONCE)]
        db.session.remove()
        answers = at_once(*map(hire, firms, pairs))
        assert Counter(answers) == {302: 1, 409: AT_ONCE - 1}, trial
        job = db.session.get(Job, id)
        assert (job.hired, job.state) == (1, JobState.FILLED)
        states = Counter(db.session.scalars(select(Introduction.state).filter_by(job_id=job.id)))
        assert states == {I.HIRED: 1, I.OBSOLETE: AT_ONCE - 1}
        cast = again()


def test_of_eight_firms_that_hire_one_person_one_succeeds(firms: list[Client], cast: Cast) -> None:
    for trial in range(TRIALS // 3):
        person = cast.person()
        pairs = [cast.pair(I.OFFERED, person, cast.job()).public_id for _n in range(AT_ONCE)]
        db.session.remove()
        answers = at_once(*map(hire, firms, pairs))
        assert Counter(answers) == {302: 1, 409: AT_ONCE - 1}, trial
        cast = again()


def test_the_same_press_eight_times_is_one_hire(firms: list[Client], cast: Cast) -> None:
    for trial in range(TRIALS // 3):
        pair = cast.pair(I.OFFERED, cast.person(), cast.job(openings=9)).public_id
        db.session.remove()
        answers = at_once(*(hire(firm, pair) for firm in firms))
        assert Counter(answers) == {302: 1, 409: AT_ONCE - 1}, trial
        cast = again()


def test_whatever_meets_at_one_moment_nothing_breaks(firms: list[Client], cast: Cast) -> None:
    """People and jobs crosswise, hires beside refusals, a closing job and a changed number."""
    for trial in range(TRIALS // 3):
        people = [cast.person(str(n)) for n in range(2)]
        jobs = [cast.job(), cast.job(openings=2)]
        pairs = [cast.pair(I.OFFERED, person, job).public_id for person in people for job in jobs]
        ids = [job.public_id for job in jobs]
        db.session.remove()
        answers = at_once(
            *map(hire, firms, pairs),
            post(firms[4], f"gioi-thieu/{pairs[0]}/tu-choi", reason="other_chosen"),
            post(firms[5], f"tin-tuyen/{ids[0]}/dong"),
            post(firms[6], f"tin-tuyen/{ids[1]}", title="Lái xe", openings="1", unit_id="0"),
            post(firms[7], f"tin-tuyen/{ids[1]}/tam-dung"),
        )
        assert set(answers) <= {302, 400, 409}, (trial, answers)
        assert invariants.violations() == []
        cast = again()


def test_a_person_proposed_while_being_hired_is_left_nowhere(
    firms: list[Client], cast: Cast
) -> None:
    for trial in range(TRIALS // 3):
        person = cast.person()
        pair = cast.pair(I.OFFERED, person, cast.job()).public_id
        others = [cast.job().public_id for _n in range(AT_ONCE - 1)]
        alias = person.alias
        db.session.remove()
        answers = at_once(
            hire(firms[0], pair),
            *(
                post(firm, f"tin-tuyen/{id}/ung-vien/{alias}/de-nghi")
                for firm, id in zip(firms[1:], others, strict=True)
            ),
        )
        assert answers[0] == 302
        assert set(answers) <= {302, 409}, (trial, answers)
        assert invariants.violations() == []
        cast = again()


def test_hires_of_this_process_and_of_the_workers_meet(firms: list[Client], cast: Cast) -> None:
    job = cast.job()
    first, second = (cast.pair(I.OFFERED, cast.person(str(n)), job) for n in range(2))
    waiting = second.public_id
    hiring.hire(first, cast.boss, Side.EMPLOYER)
    with ThreadPoolExecutor(1) as pool:
        answer = pool.submit(hire(firms[0], waiting))
        with pytest.raises(TimeoutError):
            answer.result(timeout=1)  # it waits for this transaction
        db.session.commit()
        assert answer.result(timeout=30) == 409
    assert utcnow() >= first.moved_at
