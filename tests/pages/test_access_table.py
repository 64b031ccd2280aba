"""Who may open what: every endpoint has a line here, and every line is tried."""

import hashlib

import pytest
from flask import Flask
from sqlalchemy import select

from app.doors import ANYONE, Door, doors
from models import Account, Record, db
from tests.pages import work
from tests.people import Person, Town

STAFF, VETERAN, EMPLOYER, ADMIN = {"staff"}, {"veteran"}, {"employer"}, {"admin"}
OFFICE = {"staff", "leader", "admin"}
EVERYBODY, SIGNED_IN = {ANYONE}, {"veteran", "employer", "staff", "leader", "admin"}
ALLOWED = {
    "account.sign_in": EVERYBODY,
    "account.sign_out": EVERYBODY,
    "calls.listed": STAFF,
    "calls.not_reached": STAFF,
    "calls.reached": STAFF,
    "claim.enter": EVERYBODY,
    "claim.finish": EVERYBODY,
    "breaches.listed": {"admin"},
    "breaches.new": {"admin"},
    "breaches.one": {"admin"},
    "colleagues.code": EMPLOYER,
    "colleagues.disable": EMPLOYER,
    "colleagues.enable": EMPLOYER,
    "colleagues.invite": EMPLOYER,
    "colleagues.listed": EMPLOYER,
    "consents.mine": VETERAN,
    "consents.withdraw": VETERAN,
    "ad_reports.listed": STAFF,
    "ad_reports.one": STAFF,
    "ad_reports.take": STAFF,
    "accounts.code": ADMIN,
    "accounts.disable": ADMIN,
    "accounts.drop_second_factor": ADMIN,
    "accounts.enable": ADMIN,
    "accounts.new": ADMIN,
    "accounts.office": ADMIN,
    "accounts.one": ADMIN,
    "counter.code": STAFF,
    "counter.disable": STAFF,
    "counter.enable": STAFF,
    "counter.newcomer": STAFF,
    "counter.newcomers": STAFF,
    "counter.person": STAFF,
    "counter.slip": STAFF,
    "counter.turn_away": STAFF,
    "courses.listed": {"staff", "admin"},
    "courses.new": {"staff", "admin"},
    "courses.one": {"staff", "admin"},
    "drafts.try_out": EMPLOYER,
    "employer.ask": EMPLOYER,
    "employer.candidates": EMPLOYER,
    "employer.edit_job": EMPLOYER,
    "employer.jobs": EMPLOYER,
    "employer.new_job": EMPLOYER,
    "feeds.atom": EVERYBODY,
    "feeds.robots": EVERYBODY,
    "feeds.sitemap": EVERYBODY,
    "firm.profile": EMPLOYER,
    "firm_page.one": EVERYBODY,
    "firms.code": STAFF,
    "firms.disable": STAFF,
    "firms.enable": STAFF,
    "firms.listed": STAFF,
    "firms.new_account": STAFF,
    "firms.one": STAFF,
    "firms.refuse": STAFF,
    "firms.verify": STAFF,
    "hiring.inbox": EMPLOYER,
    "hiring.one": EMPLOYER,
    "hiring.take": EMPLOYER,
    "introductions.mine": VETERAN,
    "introductions.one": VETERAN,
    "introductions.take": VETERAN,
    "job_office.steps": STAFF,
    "job_office.take": STAFF,
    "ledger.one": STAFF,
    "ledger.take": STAFF,
    "papers.cv_docx": VETERAN,
    "papers.cv_pdf": VETERAN,
    "posters.notice": {"employer", "staff"},
    "postings.steps": EMPLOYER,
    "postings.take": EMPLOYER,
    "health.alive": EVERYBODY,
    "health.ready": EVERYBODY,
    "imports.veterans": STAFF,
    "join.employer": EVERYBODY,
    "join.veteran": EVERYBODY,
    "mail_off.ask": EVERYBODY,
    "me.confirm": SIGNED_IN,
    "me.end_other_sessions": SIGNED_IN,
    "me.end_session": SIGNED_IN,
    "me.home": SIGNED_IN,
    "me.login": SIGNED_IN,
    "me.password": SIGNED_IN,
    "me.sessions": SIGNED_IN,
    "notices.follow": VETERAN | EMPLOYER,
    "notices.letters": VETERAN | EMPLOYER,
    "notices.mine": VETERAN | EMPLOYER,
    "notices.read": VETERAN | EMPLOYER,
    "notices.read_all": VETERAN | EMPLOYER,
    "paper_consents.of_person": STAFF,
    "paper_consents.withdraw": STAFF,
    "profile.step": VETERAN,
    "public.home": EVERYBODY,
    "public.how_it_matches": EVERYBODY,
    "public.job": EVERYBODY,
    "public.jobs": EVERYBODY,
    "public.language": EVERYBODY,
    "public.privacy": EVERYBODY,
    "record.acts_on_record": {"admin"},
    "reports.report": EVERYBODY,
    "reset.ask": EVERYBODY,
    "reset.choose": EVERYBODY,
    "requests.listed": STAFF,
    "requests.one": STAFF,
    "rights.ask": VETERAN,
    "rights.download": VETERAN,
    "rights.home": VETERAN,
    "rights.take_back": VETERAN,
    "searches.keep": VETERAN,
    "searches.mine": VETERAN,
    "searches.remove": VETERAN,
    "searches.rename": VETERAN,
    "second_factor.enrol": OFFICE,
    "second_factor.recovery_codes": OFFICE,
    "settings.all_of_them": {"admin"},
    "settings.one": {"admin"},
    "situations.history": STAFF,
    "situations.many": STAFF,
    "situations.void": STAFF,
    "staff.approve_job": STAFF,
    "staff.decide": STAFF,
    "staff.introductions": STAFF,
    "staff.job_report": STAFF,
    "staff.jobs": STAFF,
    "staff.queue": STAFF,
    "staff.veteran_report": STAFF,
    "staff.veterans": STAFF,
    "suggest.certificates": EVERYBODY,
    "suggest.occupations": EVERYBODY,
    "suggest.skills": EVERYBODY,
    "veteran.interest": VETERAN,
    "veteran.matches": VETERAN,
    "veteran.no_interest": VETERAN,
    "veteran.profile": VETERAN,
    "way.to_job": VETERAN,
}
# What a page that only reads may leave behind: who looked, and that a session still lives.
TRACES = {"audit", "audit_end", "audit_subject", "sign_in_session", "sign_in_attempt"}


def address(door: Door, ids: dict[str, str]) -> str:
    """The address of a door with real ids in it."""
    path = door.rule
    for name, value in ids.items():
        path = path.replace(f"<{name}>", value)
    return path


@pytest.fixture
def ids(town: Town, an: Person, binh: Person, chi: Person) -> dict[str, str]:
    """A job on the board and a person who may be shown."""
    job = work.post_job(binh, chi)
    work.save_profile(an, shown_to_employers="y")
    return {
        "job_id": job,
        "veteran_id": work.veteran_id(an),
        "alias": work.alias(an),
        "consent_id": work.consent_id(an),
        "course_id": work.course_id(town),
        "account_id": work.account_id(chi),
        "event_id": work.event_id(chi, work.veteran_id(an)),
        "key": "keeping.profile_months",
        "kind": "json",
        "breach_id": work.breach_id(town),
        "report_id": work.report_id(an, job),
        "request_id": work.request_id(an),
        "employer_id": work.employer_id(binh),
        "notice_id": work.notice_id(binh),
        "token": work.reset_token(binh),
        "newcomer_id": work.veteran_id(work.register(town.stranger())),
        "introduction_id": work.send_introduction(an, chi, job),
        "step": "rut",
        "part": "nguyen-vong",
        "search_id": work.search_id(an),
    }


@pytest.fixture
def cast(town: Town, an: Person, binh: Person, chi: Person, dung: Person) -> dict[str, Person]:
    """One person of each role, and a visitor."""
    return {
        ANYONE: dung,
        "veteran": an,
        "employer": binh,
        "staff": chi,
        "leader": town.leader("Đỗ Quang Lâm", "0912345604"),
        "admin": town.admin("Lê Hải Yến", "0912345605"),
    }


def test_every_endpoint_has_a_line_and_the_line_is_true(service: Flask) -> None:
    assert {door.endpoint: {*map(str, door.roles)} for door in doors(service)} == ALLOWED


def test_every_page_opens_for_its_roles_alone(
    app: Flask, ids: dict[str, str], cast: dict[str, Person]
) -> None:
    wrong = []
    for door in doors(app):
        if "GET" not in door.methods:
            continue
        for role, person in cast.items():
            answer = person.client.get(address(door, ids))
            open_to = ALLOWED[door.endpoint]
            if door.endpoint == "account.sign_in" and role != ANYONE:
                expected = 302
            elif open_to == EVERYBODY or role in open_to:
                expected = 200
            else:
                expected = 302 if role == ANYONE else 403
            if answer.status_code != expected:
                wrong.append((door.endpoint, role, answer.status_code, expected))
            if role == ANYONE and expected == 302:
                assert answer.location.startswith("/dang-nhap")
    assert wrong == []


def test_no_form_is_taken_without_its_token(
    app: Flask, ids: dict[str, str], cast: dict[str, Person]
) -> None:
    for door in doors(app):
        if "POST" in door.methods:
            for role, person in cast.items():
                answer = person.client.post(address(door, ids), data={"csrf_token": "false"})
                assert answer.status_code == 400, (door.endpoint, role)


def test_forms_are_refused_to_other_roles(
    app: Flask, ids: dict[str, str], cast: dict[str, Person]
) -> None:
    for door in doors(app):
        if "POST" not in door.methods or ALLOWED[door.endpoint] == EVERYBODY:
            continue
        for role, person in cast.items():
            if role not in ALLOWED[door.endpoint]:
                person.sends(address(door, ids), 403)


def test_what_only_takes_forms_does_not_open(
    app: Flask, ids: dict[str, str], cast: dict[str, Person]
) -> None:
    for door in doors(app):
        if door.methods == ("POST",):
            roles = ALLOWED[door.endpoint]
            role = next(iter(roles))
            answer = cast[role].client.get(address(door, ids))
            assert answer.status_code == 405, door.endpoint
            assert "POST" in answer.headers["Allow"]


def test_another_firms_job_is_not_there(town: Town, ids: dict[str, str]) -> None:
    rival = town.employer("Vận tải Hải Hà", "0912345606")
    own = f"/doanh-nghiep/tin-tuyen/{ids['job_id']}"
    rival.opens(own, 404)
    rival.opens(f"{own}/ung-vien", 404)
    rival.sends(own, 404, **work.JOB)
    rival.sends(f"{own}/dong", 404)
    rival.sends(f"{own}/ung-vien/{ids['alias']}/de-nghi", 404)
    rival.opens(f"{own}/buoc", 404)
    rival.sends(f"{own}/tam-dung", 404)
    rival.opens(f"/doanh-nghiep/gioi-thieu/{ids['introduction_id']}", 404)
    rival.sends(f"/doanh-nghiep/gioi-thieu/{ids['introduction_id']}/mo", 404)


def test_another_persons_introduction_is_not_there(town: Town, ids: dict[str, str]) -> None:
    other = town.veteran("Lý Văn Tư", "0912345608")
    other.opens(f"/gioi-thieu/{ids['introduction_id']}", 404)
    for step in ("rut", "dong-y", "nhan-viec"):
        other.sends(f"/gioi-thieu/{ids['introduction_id']}/{step}", 404, tick="y")


def test_an_introduction_outside_the_scope_is_not_there(
    app: Flask, town: Town, ids: dict[str, str]
) -> None:
    officer = town.officer("Hoàng Thị Mai", "0912345607")
    with app.app_context():
        db.session.get(Account, officer.id).city_wide = False
        db.session.commit()
    officer.opens(f"/can-bo/luot/{ids['introduction_id']}", 404)
    officer.sends(f"/can-bo/luot/{ids['introduction_id']}/rut", 404)


@pytest.mark.parametrize("wrong", ["1", "0", "-1", "x" * 300, "%00", "%2e%2e", "é", "' OR 1=1 --"])
def test_ids_that_are_nobodys_are_not_there(
    wrong: str, an: Person, binh: Person, chi: Person
) -> None:
    an.opens(f"/viec-lam/{wrong}", 404)
    an.sends(f"/viec-hop/{wrong}/quan-tam", 404)
    binh.opens(f"/doanh-nghiep/tin-tuyen/{wrong}/ung-vien", 404)
    chi.opens(f"/can-bo/quan-nhan/{wrong}", 404)
    chi.opens(f"/can-bo/tin-tuyen/{wrong}", 404)
    chi.sends(f"/can-bo/tin-tuyen/{wrong}/duyet", 404)
    chi.sends(f"/can-bo/gioi-thieu/{wrong}/{wrong}", 404)


def digests(app: Flask) -> dict[str, str]:
    """A digest of every table that a reading page must leave as it is."""
    with app.app_context():
        return {
            table.name: hashlib.sha256(
                repr(sorted(map(repr, db.session.execute(select(table))))).encode()
            ).hexdigest()
            for table in Record.metadata.sorted_tables
            if table.name not in TRACES
        }


def test_looking_changes_nothing(app: Flask, ids: dict[str, str], cast: dict[str, Person]) -> None:
    before = digests(app)
    for door in doors(app):
        if "GET" in door.methods:
            for person in cast.values():
                person.client.get(address(door, ids))
    assert digests(app) == before
