"""What the people of the page tests do all the time: profiles, jobs and their approval."""

import secrets
from typing import Any

from sqlalchemy import select

from app.filters import day, today
from models import (
    Account,
    AdReport,
    Breach,
    Consent,
    Course,
    DataRequest,
    Employer,
    Introduction,
    Job,
    Notice,
    OneTimeCode,
    SavedSearch,
    SituationEvent,
    Unit,
    Veteran,
    db,
)
from models.base import utcnow
from models.vocabulary import CodePurpose
from tests.people import Person, Town

PROFILE = {
    "name": "Phạm Văn An",
    "birth_date": "14/8/2003",
    "unit_id": "0",
    "level": "thpt",
    "words": "12/12",
    "trade": "phụ xe tải giao hàng ở Móng Cái 1 năm",
    "service": "lái xe tải chở hàng hậu cần",
    "skills": "lái xe tải, sửa xe, bốc xếp hàng",
    "licences": "B2, C",
    "wish_1": "lái xe tải",
}
JOB = {
    "title": "Lái xe tải giao hàng",
    "openings": "2",
    "unit_id": "0",
    "place": "Bãi hàng Km3+4 Hải Yên",
    "wage": "9-11 triệu",
    "sector": "vận tải",
    "description": "Lái xe tải chở hàng trong thành phố, bốc xếp hàng.",
    "requirements": "Có bằng lái xe hạng B2 trở lên. Không yêu cầu kinh nghiệm.",
}
OTHER_JOB = {"title": "Kế toán tổng hợp", "openings": "1", "unit_id": "0"} | {
    "requirements": "Tốt nghiệp đại học chuyên ngành kế toán, 3 năm kinh nghiệm"
}

REGISTRATION = {
    "name": "Lỷ A Sáng",
    "birth_date": "2/9/2004",
    "login": "0912345677",
    "password": "thuyền nan qua vịnh",
    "again": "thuyền nan qua vịnh",
    "keep": "y",
}

# Which field belongs to which step of the profile.
STEPS = {
    "ve-toi": ("name", "birth_date", "unit_id", "discharged_on"),
    "quan-ngu": ("roles", "led", "service"),
    "nghe-hoc-van": ("trade", "level", "words"),
    "bang-lai": ("licences", "certificates", "no_licence", "card_issued_on", "card_used"),
    "ky-nang": ("skills", "languages"),
    "nguyen-vong": ("wish_1", "wish_2", "wish_3"),
    "noi-lam": ("places", "wage", "shifts", "lives_in", "abroad"),
}


def save_profile(person: Person, **fields: Any) -> None:
    """Goes through the steps that some fields belong to, then agrees or not to be shown."""
    typed: dict[str, Any] = PROFILE | fields
    shown = {name: typed.pop(name) for name in ("shown_to_employers",) if name in typed}
    for part, names in STEPS.items():
        said = {name: typed.pop(name) for name in names if name in typed}
        if said:
            person.sends(f"/ho-so/{part}", **said)
    assert not typed, f"no step asks for {[*typed]}"
    person.sends("/ho-so", **shown)


def job_id(person: Person, title: str = JOB["title"]) -> str:
    """The public id of a job."""
    with person.client.application.app_context():
        return db.session.scalars(select(Job.public_id).where(Job.title == title)).one()


def veteran_id(person: Person) -> str:
    """The public id of a veteran's profile."""
    with person.client.application.app_context():
        return db.session.scalars(
            select(Veteran.public_id).where(Veteran.account_id == person.id)
        ).one()


def account_id(person: Person) -> str:
    """The public id of an account."""
    with person.client.application.app_context():
        return db.session.scalars(select(Account.public_id).where(Account.id == person.id)).one()


def employer_id(person: Person) -> str:
    """The public id of the firm somebody signs in for."""
    with person.client.application.app_context():
        firm = select(Employer.public_id).join(Account, Account.employer_id == Employer.id)
        return db.session.scalars(firm.where(Account.id == person.id)).one()


def unit_id(person: Person, place: int = 0) -> str:
    """The number of a commune of today."""
    with person.client.application.app_context():
        today = select(Unit.id).where(Unit.valid_to.is_(None)).order_by(Unit.id)
        return str(db.session.scalars(today).all()[place])


def register(person: Person, **fields: str) -> Person:
    """Somebody whom no roster knows registers, and is signed in."""
    form = REGISTRATION | {"unit_id": unit_id(person)} | fields
    person.sends("/dang-ky", **form)
    person.login, person.password = form["login"], form["password"]
    with person.client.application.app_context():
        account = db.session.scalars(select(Account).filter_by(login=form["login"])).one()
        person.id = account.id
    return person


def reset_token(person: Person) -> str:
    """The token of a mailed link."""
    with person.client.application.app_context():
        account = db.session.get_one(Account, person.id)
        token = OneTimeCode.issue(account, CodePurpose.RESET)
        db.session.commit()
        return token


def alias(person: Person) -> str:
    """The name employers see in place of the real one."""
    with person.client.application.app_context():
        return db.session.scalars(
            select(Veteran.alias).where(Veteran.account_id == person.id)
        ).one()


def consent_id(person: Person) -> str:
    """The public id of the newest consent of a veteran."""
    with person.client.application.app_context():
        veteran = db.session.scalars(select(Veteran).filter_by(account_id=person.id)).one()
        return db.session.scalars(Consent.of(veteran)).first().public_id


def request_id(person: Person) -> str:
    """The public id of a request that a veteran makes about his data."""
    person.sends("/du-lieu-cua-toi/yeu-cau-moi", kind="access")
    with person.client.application.app_context():
        return db.session.scalars(
            select(DataRequest.public_id).order_by(DataRequest.id.desc())
        ).first()


def report_id(person: Person, job: str) -> str:
    """The public id of a report that somebody makes about a job."""
    person.sends(f"/viec-lam/{job}/bao-tin", reason="fee")
    with person.client.application.app_context():
        newest = select(AdReport.public_id).order_by(AdReport.id.desc())
        return db.session.scalars(newest).first()


def course_id(town: Town, **told: Any) -> str:
    """The public id of a course on offer."""
    plain = {"name": "Lái xe nâng", "provider": "Trung tâm Bình Minh", "cost": 4_200_000}
    plain |= {"weeks": 3, "gains": [{"rule": "certificate", "demand": "forklift"}]}
    with town.app.app_context():
        course = Course(**plain | told)
        db.session.add(course)
        db.session.commit()
        return course.public_id


def search_id(person: Person, **sought: Any) -> str:
    """The public id of a search that a veteran saves on the board."""
    person.sends("/tim-kiem-da-luu/luu", **(sought or {"tu": "lái xe"}))
    with person.client.application.app_context():
        newest = select(SavedSearch.public_id).order_by(SavedSearch.id.desc())
        return db.session.scalars(newest).first()


def notice_id(person: Person) -> str:
    """The public id of the newest notice of somebody who signs in for a firm."""
    with person.client.application.app_context():
        account = db.session.get_one(Account, person.id)
        return db.session.scalars(Notice.of(account)).first().public_id


def event_id(officer: Person, veteran: str) -> str:
    """The public id of what an officer enters of a person's situation."""
    told = {"form_key": secrets.token_hex(16), "kind": "looking", "source": "phone"}
    officer.sends(f"/can-bo/quan-nhan/{veteran}/tinh-hinh", **told, on=day(today()))
    with officer.client.application.app_context():
        newest = select(SituationEvent.public_id).order_by(SituationEvent.id.desc())
        return db.session.scalars(newest).first()


def breach_id(town: Town) -> str:
    """The public id of a breach in the register."""
    with town.app.app_context():
        breach = Breach(title="Mất máy", happened="Mất ở trụ sở", discovered_at=utcnow())
        db.session.add(breach)
        db.session.commit()
        return breach.public_id


def post_job(employer: Person, officer: Person) -> str:
    """A job on the board: the employer posts it, the officer approves it."""
    employer.sends("/doanh-nghiep/tin-tuyen/moi", **JOB)
    posted = job_id(employer)
    officer.sends(f"/can-bo/tin-tuyen/{posted}/duyet")
    return posted


def introduction_id(person: Person) -> str:
    """The public id of the newest introduction of a veteran."""
    with person.client.application.app_context():
        veteran = db.session.scalars(select(Veteran).filter_by(account_id=person.id)).one()
        newest = Introduction.of_veteran(veteran).order_by(None).order_by(Introduction.id.desc())
        return db.session.scalars(newest).first().public_id


def approve_introduction(veteran: Person, officer: Person, job: str) -> str:
    """Interest and approval: the person is asked whether the employer may know him."""
    veteran.sends(f"/viec-hop/{job}/quan-tam")
    officer.sends(f"/can-bo/gioi-thieu/{veteran_id(veteran)}/{job}", decision="approve", reason="")
    return introduction_id(veteran)


def send_introduction(veteran: Person, officer: Person, job: str) -> str:
    """Interest, approval, consent, sending: the employer has it and has not opened it."""
    veteran.sends(f"/viec-hop/{job}/quan-tam")
    officer.sends(f"/can-bo/gioi-thieu/{veteran_id(veteran)}/{job}", decision="approve", reason="")
    sent = introduction_id(veteran)
    veteran.sends(f"/gioi-thieu/{sent}/dong-y", tick="y")
    officer.sends(f"/can-bo/luot/{sent}/gui")
    return sent
