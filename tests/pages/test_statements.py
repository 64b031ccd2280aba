"""A page asks the database as often with many rows as with few."""

from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import event, select

from app import matching
from app.example_town import names
from models import Account, Employer, Introduction, Job, Veteran, db
from models.base import utcnow
from models.vocabulary import IntroductionState, JobState, Proposer
from tests.pages import work
from tests.people import Person, Town

FEW, MORE = 6, 9  # together they still stand on one page of a list


def grow(app: Flask, an: Person, binh: Person, start: int, number: int) -> None:
    """More jobs of Bình's firm, people they fit, and introductions of An and of the people."""
    with app.app_context():
        me = db.session.scalars(select(Veteran).filter_by(account_id=an.id)).one()
        firm = db.session.get_one(Account, binh.id).employer
        for place in range(start, start + number):
            other = Employer(name=f"{names.FIRM_NAME[0]} {place}", verified_at=utcnow())
            told = {name: work.JOB[name] for name in ("title", "sector", "requirements")}
            jobs = [
                Job(**told, employer=owner, state=JobState.OPEN, wage=work.JOB["wage"], openings=2)
                for owner in (firm, other)
            ]
            person = Veteran(
                name=f"{names.GIVEN[0]} {place}",
                trade=work.PROFILE["trade"],
                skills=work.PROFILE["skills"],
                licences=work.PROFILE["licences"],
                wish_1=work.PROFILE["wish_1"],
                shown_to_employers=True,
                profile_saved_at=utcnow(),
            )
            db.session.add_all([*jobs, person])
            for veteran, job in ((me, jobs[1]), (person, jobs[0])):
                for_pair = Introduction(veteran=veteran, job=job, proposer=Proposer.VETERAN)
                for_pair.state = IntroductionState.SENT
                db.session.add(for_pair)
        db.session.flush()
        matching.rematch()
        db.session.commit()


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    with app.app_context():
        engine = db.engine
    sent: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_more: object) -> None:
        sent.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(engine, "before_cursor_execute", note)


def statements(app: Flask, pages: list[tuple[Person, str]]) -> dict[str, int]:
    """How many statements each page sends, once everything that is kept has been read."""
    found = {}
    for person, path in pages:
        person.opens(path)
        with counted(app) as sent:
            person.opens(path)
        found[path] = len(sent)
    return found


def test_more_rows_cost_no_more_statements(
    app: Flask, town: Town, an: Person, binh: Person, chi: Person, dung: Person
) -> None:
    an.sends("/ho-so", **work.PROFILE, shown_to_employers="y")
    job = work.post_job(binh, chi)
    grow(app, an, binh, 0, FEW)
    admin = town.admin("Lê Hải Yến", "0912345605")
    pages = [
        *((dung, path) for path in ("/", "/viec-lam", "/viec-lam?tu=xe&bang=khong")),
        (dung, f"/viec-lam/{job}"),
        (dung, f"/nha-tuyen-dung/{work.employer_id(binh)}"),
        (an, "/viec-hop"),
        (an, f"/viec-hop/{job}/lo-trinh"),
        (an, "/gioi-thieu"),
        (an, "/thong-bao"),
        (binh, "/doanh-nghiep/tin-tuyen"),
        (binh, f"/doanh-nghiep/tin-tuyen/{job}/ung-vien"),
        (binh, "/doanh-nghiep/gioi-thieu"),
        (chi, "/can-bo/"),
        (chi, "/can-bo/quan-nhan"),
        (chi, "/can-bo/tin-tuyen"),
        (chi, f"/can-bo/tin-tuyen/{job}"),
        (chi, f"/can-bo/quan-nhan/{work.veteran_id(an)}"),
        (chi, "/can-bo/gioi-thieu"),
        (admin, "/quan-tri/thiet-dat"),
    ]
    few = statements(app, pages)
    grow(app, an, binh, FEW, MORE)
    many = statements(app, pages)
    assert {path: (few[path], many[path]) for path in few if few[path] != many[path]} == {}
