"""Role × route × method: nobody reads, in any answer, what is not for them; denied is unchanged."""

from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import select

from app.doors import ANYONE, Door, doors
from models import Account, Employer, Introduction, Job, Unit, Veteran, db
from models.vocabulary import JobState
from tests.pages import work
from tests.pages.reading import readable
from tests.pages.test_access_table import ALLOWED, EVERYBODY, address, digests
from tests.pages.test_access_table import cast as cast
from tests.pages.test_access_table import ids as ids
from tests.people import Person, Town

HOUSEHOLD = "022203009876"  # the tax code of a household business is a citizen number
SECRET = {
    "name": "Kiều Thị Bí",
    "birth_date": "7/7/2002",
    "trade": "nghề-ẩnẩn",
    "service": "việc-quân-ẩnẩn",
    "certificates": "giấy-ẩnẩn",
    "places": "nơi-ẩnẩn",
    "skills": "lái xe tải",
    "wish_1": "lái xe tải",
}
OTHER_METHODS = ("PUT", "PATCH", "DELETE", "TRACE", "OPTIONS", "PROPFIND")
# Enough of everything that a form which is let through would change something.
FULL = {
    **work.JOB,
    **work.PROFILE,
    **dict.fromkeys(("keep", "show", "statistics", "paper"), "y"),
    "kind": "access",
    "words": "xin xem",
    "decision": "approve",
    "reason": "other",
    "note": "ghi chú",
    "text": "đã xong",
    "value": "12",
    "valid_from": "1/1/2026",
    "language": "en",
    "phone": "0912345698",
    "address": "Km3",
    "contact": "Bà Sáu",
}


@dataclass
class Hidden:
    """A person and a firm that are others' business, and every id that leads to them."""

    person: Person
    firm: Person
    ids: dict[str, str]


@pytest.fixture
def hidden(app: Flask, town: Town, chi: Person) -> Hidden:
    """Agreed to be shown without a name; approved for a job, and not sent yet."""
    person = town.veteran(SECRET["name"], "0912345671")
    firm = town.employer("Tạp hóa Sông Ka", "0912345681")
    firm.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB | {"title": "Lái xe tải chợ"})
    job = work.job_id(firm, "Lái xe tải chợ")
    chi.sends(f"/can-bo/tin-tuyen/{job}/duyet")
    work.save_profile(person, **SECRET, unit_id=work.unit_id(chi, 1), shown_to_employers="y")
    person.sends(f"/viec-hop/{job}/quan-tam")
    pair = f"/can-bo/gioi-thieu/{work.veteran_id(person)}/{job}"
    chi.sends(pair, decision="approve", reason="", note="ghi-chú-ẩnẩn")
    with app.app_context():
        db.session.get(Account, firm.id).employer.tax_code = HOUSEHOLD
        db.session.commit()
        introduction = db.session.scalars(
            select(Introduction.public_id).order_by(Introduction.id.desc())
        ).first()
    found = {
        "job_id": job,
        "veteran_id": work.veteran_id(person),
        "newcomer_id": work.veteran_id(person),
        "alias": work.alias(person),
        "consent_id": work.consent_id(person),
        "request_id": work.request_id(person),
        "introduction_id": introduction,
        "employer_id": work.employer_id(firm),
        "account_id": work.account_id(chi),
        "key": "issuing.signer_name",
        "kind": "pdf",
        "token": "nothing",
        "breach_id": "nothing",
        "report_id": "nothing",
        "step": "rut",
    }
    return Hidden(person, firm, found)


@pytest.fixture
def elsewhere(app: Flask, town: Town) -> Person:
    """An officer of a unit in which none of them lives."""
    officer = town.officer("Hoàng Thị Mai", "0912345607")
    with app.app_context():
        account = db.session.get(Account, officer.id)
        account.city_wide = False
        account.units = [db.session.scalars(select(Unit).order_by(Unit.id.desc())).first()]
        db.session.commit()
    return officer


def visits(app: Flask, *known: dict[str, str]) -> list[tuple[Door, str]]:
    """Every address there is, with each set of ids."""
    return [(door, path) for door in doors(app) for path in {address(door, one) for one in known}]


def test_what_is_not_for_them_is_in_no_answer(
    app: Flask,
    ids: dict[str, str],
    cast: dict[str, Person],
    hidden: Hidden,
    elsewhere: Person,
) -> None:
    person = ("Kiều Thị Bí", "0912345671", "7/7/2002", "2002-07-07", "ẩnẩn")
    everybody = {**cast, "elsewhere": elsewhere, "rival": hidden.firm, "self": hidden.person}
    knows = {
        **{key: {"staff", "self"} for key in person},
        HOUSEHOLD: {"staff", "elsewhere"},
        "0912345681": {"staff", "elsewhere", "rival"},
        hidden.ids["veteran_id"]: {"staff"},
        "$argon2": set(),
        **{one.totp_secret: set() for one in everybody.values() if one.totp_secret},
    }
    found, read = [], 0
    for door, path in visits(app, ids, hidden.ids):
        for role, one in everybody.items():
            for method in ("GET", "HEAD"):
                answer = one.client.open(path, method=method)
                text = readable(answer)
                read += answer.status_code == 200
                assert answer.status_code < 500, (path, role)
                for canary, allowed in knows.items():
                    # What one asked for by its name stands in the address of the answer.
                    own = canary in path and canary in hidden.ids.values()
                    if canary in text and role not in allowed and not own:
                        found.append((door.endpoint, role, canary))
    assert found == []
    assert read > 200  # the pages were really there
    # The canaries do sing where they may.
    staff = cast["staff"].opens(f"/can-bo/quan-nhan/{hidden.ids['veteran_id']}")
    assert all(canary in staff for canary in ("Kiều Thị Bí", "7/7/2002", "nghề-ẩnẩn"))


def test_denied_means_unchanged(
    app: Flask,
    ids: dict[str, str],
    cast: dict[str, Person],
    hidden: Hidden,
    elsewhere: Person,
) -> None:
    before, wrong = digests(app), []
    everybody = {**cast, "elsewhere": elsewhere}
    tokens = {role: one.token() for role, one in everybody.items()}
    for door, path in visits(app, ids, hidden.ids):
        open_to = ALLOWED[door.endpoint]
        for role, one in everybody.items():
            data = {"csrf_token": tokens[role], **FULL}
            denied = open_to != EVERYBODY and {"elsewhere": "staff"}.get(role, role) not in open_to
            if denied:
                answer = one.client.post(path, data=data)
                if answer.status_code not in {403, 404, 405}:
                    wrong.append((path, role, "POST", answer.status_code))
            for method in OTHER_METHODS:
                answer = one.client.open(path, method=method, data=data)
                if answer.status_code not in {400, 403, 404, 405} and method != "OPTIONS":
                    wrong.append((path, role, method, answer.status_code))
    assert wrong == []
    assert digests(app) == before


def test_what_belongs_to_others_is_not_there_and_stays(
    app: Flask, cast: dict[str, Person], hidden: Hidden, elsewhere: Person
) -> None:
    """The role is right, the person, firm or unit is not: 404, and nothing changes."""
    own = {"veteran": {"consent_id", "request_id", "introduction_id"}}
    own["employer"] = {"job_id", "introduction_id"}
    own["staff"] = {"veteran_id", "request_id", "introduction_id", "consent_id", "newcomer_id"}
    before, tried, wrong = digests(app), 0, []
    for role, one in (
        ("veteran", cast["veteran"]),
        ("employer", cast["employer"]),
        ("staff", elsewhere),
    ):
        token = one.token()
        for door in doors(app):
            if role not in door.roles or not any(f"<{name}>" in door.rule for name in own[role]):
                continue
            path = address(door, hidden.ids)
            for method in door.methods:
                tried += 1
                data = {"csrf_token": token, **FULL} if method == "POST" else None
                answer = one.client.open(path, method=method, data=data)
                if answer.status_code not in {403, 404}:
                    wrong.append((path, role, method, answer.status_code))
    assert wrong == []
    assert tried > 20
    assert digests(app) == before


@pytest.mark.parametrize("variant", ["none", "empty", "wrong", "another's", "in the address"])
def test_no_form_is_taken_without_its_own_token(
    app: Flask, ids: dict[str, str], cast: dict[str, Person], hidden: Hidden, variant: str
) -> None:
    before, wrong = digests(app), []
    mine = {role: one.token() for role, one in cast.items()}
    for door in doors(app):
        if "POST" not in door.methods:
            continue
        path = address(door, ids)
        for role, one in cast.items():
            data = dict(FULL)
            if variant == "empty":
                data["csrf_token"] = ""
            elif variant == "wrong":
                data["csrf_token"] = mine[role][::-1]
            elif variant == "another's":
                data["csrf_token"] = mine["staff" if role != "staff" else "veteran"]
            elif variant == "in the address":
                path = f"{address(door, ids)}?csrf_token={mine[role]}"
            answer = one.client.post(path, data=data)
            if answer.status_code not in {400, 403}:
                wrong.append((path, role, answer.status_code))
    assert wrong == []
    assert digests(app) == before


def test_the_same_forms_do_work_with_their_token(
    app: Flask, ids: dict[str, str], cast: dict[str, Person]
) -> None:
    """Else the tests above would prove nothing."""
    before, done = digests(app), set()
    for door in doors(app):
        if "POST" not in door.methods or door.endpoint == "account.sign_out":
            continue
        for role, one in cast.items():
            if role in ALLOWED[door.endpoint] and role != ANYONE:
                data = {"csrf_token": one.token(), **FULL}
                answer = one.client.post(address(door, ids), data=data)
                assert answer.status_code < 500, (door.endpoint, role)
                if answer.status_code == 302:
                    done.add(door.endpoint)
    assert len(done) >= 10, done
    assert digests(app) != before


def test_extra_fields_change_nothing_that_is_protected(
    app: Flask, cast: dict[str, Person], hidden: Hidden
) -> None:
    an, binh = cast["veteran"], cast["employer"]
    extra = {
        "id": "1",
        "account_id": str(hidden.person.id),
        "employer_id": "1",
        "role": "admin",
        "state": "open",
        "verified_at": "2020-01-01",
        "unconfirmed_since": "",
        "erased_at": "2020-01-01",
        "alias": "UV-HACKED00",
        "public_id": "x" * 16,
        "city_wide": "y",
        "hired": "0",
        "outlook": "matched",
        "cautions": "{}",
        "disabled_at": "",
    }
    for part in work.STEPS:
        an.sends(f"/ho-so/{part}", **{**extra, **work.PROFILE})
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **{**extra, **work.JOB, "title": "Việc 5W"})
    with app.app_context():
        person = db.session.scalars(select(Veteran).filter_by(account_id=an.id)).one()
        assert person.alias != "UV-HACKED00"
        assert person.erased_at is None
        account = db.session.get(Account, an.id)
        assert account.role.value == "veteran"
        firm = db.session.get(Account, binh.id).employer
        other = db.session.scalars(select(Employer).filter_by(tax_code=HOUSEHOLD)).one()
        assert firm.id != other.id
        job = db.session.scalars(select(Job).filter_by(title="Việc 5W")).one()
        assert (job.employer_id, job.state, job.hired) == (firm.id, JobState.WAITING, 0)
