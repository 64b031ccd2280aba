"""What somebody without the password tries at the door."""

import secrets
import unicodedata
from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import event, select

from app import create_app, passwords
from models import Account, Audit, SignInAttempt, SignInSession, db
from models.base import utcnow
from models.vocabulary import Role
from tests.people import PASSWORD, Person, Town

WRONG = "sai mật khẩu"
# One number, as people and as attackers write it.
SPELLINGS = [
    "0912345601",
    "0912 345 601",
    "0912.345.601",
    "0912-345-601",
    "(0912) 345-601",
    "+84912345601",
    "84912345601",
    "+84 912 345 601",
    "tel:0912345601",
    "０９１２３４５６０１",
    " 0912345601\t",
    "0912345601 ",
    "0912345601 ext 7",
]
ADDRESSES = ["Đức@Example.COM", "đức@example.com", unicodedata.normalize("NFD", "đức@example.com")]
FORGED = {
    "X-Forwarded-For": "203.0.113.{}",
    "X-Real-IP": "203.0.113.{}",
    "Forwarded": "for=203.0.113.{}",
    "X-Client-IP": "203.0.113.{}",
    "True-Client-IP": "203.0.113.{}",
    "CF-Connecting-IP": "203.0.113.{}",
}


def test_every_spelling_of_a_number_counts_as_one(an: Person, dung: Person) -> None:
    answers = []
    for spelled in SPELLINGS:
        data = {"csrf_token": dung.token(), "login": spelled, "password": WRONG}
        answers.append(dung.client.post("/dang-nhap", data=data).status_code)
    assert answers == [400] * 10 + [429] * (len(SPELLINGS) - 10)


def test_every_spelling_of_an_address_counts_as_one(town: Town, dung: Person) -> None:
    town._account("Đức", "đức@example.com", Role.VETERAN)
    for turn in range(10):
        dung.sends("/dang-nhap", 400, login=ADDRESSES[turn % 3], password=WRONG)
    for spelled in ADDRESSES:
        dung.sends("/dang-nhap", 429, login=spelled, password=PASSWORD)


def test_forged_addresses_change_neither_the_limit_nor_the_record(
    app: Flask, an: Person, dung: Person
) -> None:
    answers = []
    for turn in range(14):
        headers = {name: value.format(turn) for name, value in FORGED.items()}
        data = {"csrf_token": dung.token(), "login": an.login, "password": WRONG}
        answers.append(dung.client.post("/dang-nhap", data=data, headers=headers).status_code)
    assert answers == [400] * 10 + [429] * 4
    with app.app_context():
        rows = db.session.scalars(select(Audit).where(Audit.action == "sign_in")).all()
        assert {row.address for row in rows} == {"127.0.0.1"}
        assert {row.address for row in db.session.scalars(select(SignInAttempt))} == {"127.0.0.1"}


def test_a_restart_and_a_second_worker_count_together(app: Flask, an: Person, dung: Person) -> None:
    kept = ("TESTING", "APP_ENV", "DATA_DIR", "SECRET_KEY", "SQLALCHEMY_DATABASE_URI")
    other = create_app({name: app.config[name] for name in kept})
    elsewhere = Person(other.test_client())
    for _turn in range(5):
        dung.sends("/dang-nhap", 400, login=an.login, password=WRONG)
        elsewhere.sends("/dang-nhap", 400, login=an.login, password=WRONG)
    for person in (dung, elsewhere):
        person.sends("/dang-nhap", 429, login=an.login, password=PASSWORD)
    cookie = an.client.get_cookie("tro-ve")
    assert cookie is not None
    stranger = Person(other.test_client())
    stranger.client.set_cookie("tro-ve", cookie.value)
    stranger.opens("/viec-hop")  # a session is known to every worker
    an.sends("/dang-xuat")
    stranger.opens("/viec-hop", 302)  # and so is its end
    with other.app_context():
        db.engine.dispose()


def test_an_office_behind_one_address_gets_in(town: Town, an: Person, dung: Person) -> None:
    for turn in range(30):
        dung.sends("/dang-nhap", login=f"09123460{turn:02d}", password=WRONG, status=400)
    for _turn in range(12):
        dung.client.post(
            "/dang-nhap",
            data={"csrf_token": dung.token(), "login": an.login, "password": WRONG},
        )
    for number in range(5):
        town.veteran(f"Người {number}", f"09123470{number:02d}").opens("/viec-hop")


@pytest.fixture
def statements(app: Flask) -> Iterator[list[str]]:
    """What the database was asked."""
    heard: list[str] = []

    def hear(*arguments: object) -> None:
        heard.append(str(arguments[2]).split()[0])

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", hear)
    yield heard
    event.remove(engine, "before_cursor_execute", hear)


def test_known_unknown_and_disabled_cost_the_same(
    app: Flask,
    an: Person,
    binh: Person,
    dung: Person,
    statements: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with app.app_context():
        db.session.get_one(Account, binh.id).disabled_at = utcnow()
        db.session.commit()
    verified: list[int] = []
    verify = passwords._hasher.__class__.verify

    def count(hasher: object, known: str, password: str) -> bool:
        verified.append(1)
        return verify(passwords._hasher, known, password)

    monkeypatch.setattr(passwords._hasher.__class__, "verify", count)
    costs = set()
    for login in (an.login, "0912345699", binh.login, "không phải số", "a@b.example"):
        token = dung.token()
        verified.clear()
        statements.clear()
        data = {"csrf_token": token, "login": login, "password": WRONG}
        assert dung.client.post("/dang-nhap", data=data).status_code == 400
        costs.add((len(verified), tuple(statements)))
    assert len(costs) == 1, costs
    assert {cost[0] for cost in costs} == {1}


def test_failures_are_told_in_the_same_words(
    app: Flask, town: Town, an: Person, binh: Person, chi: Person, dung: Person
) -> None:
    with app.app_context():
        db.session.get_one(Account, binh.id).disabled_at = utcnow()
        db.session.commit()
    tries = [
        {"login": an.login, "password": WRONG},
        {"login": "0912345699", "password": WRONG},
        {"login": binh.login, "password": PASSWORD},
        {"login": "x", "password": "y"},
        {"login": chi.login, "password": WRONG},
    ]
    said = set()
    for fields in tries:
        dung.sends("/dang-nhap", 400, **fields)
        said.add(tuple(dung.errors()))
    dung.sends("/dang-nhap", 400, login=chi.login, password=PASSWORD, code="000000")
    said.add(tuple(dung.errors()))
    assert len(said) == 1


def test_every_try_is_on_record_without_the_password(app: Flask, an: Person, dung: Person) -> None:
    for _turn in range(12):
        dung.client.post(
            "/dang-nhap",
            data={"csrf_token": dung.token(), "login": an.login, "password": "bí mật tày trời"},
        )
    with app.app_context():
        rows = db.session.scalars(
            select(Audit).where(Audit.action == "sign_in").order_by(Audit.id)
        ).all()
        outcomes = [row.outcome for row in rows]
        told = repr([(row.detail, row.subject_kind) for row in rows])
    assert outcomes == ["done"] + ["failed"] * 10 + ["limited"] * 2
    assert "tày trời" not in told
    assert an.login not in told


@pytest.mark.parametrize(
    "fields",
    [
        {"login": ["0912345601", "0912345602"], "password": [WRONG, PASSWORD]},
        {"login": "0912345601", "password": ""},
        {"login": "", "password": PASSWORD},
        {"login": "0912345601", "password": "x" * 257},
        {"login": "0912345601", "password": "x" * 1_000_000},
        {"login": "0912345601", "password": "x" * 1_048_576},
        {"login": "x" * 300, "password": PASSWORD},
        {"login": "a\0b", "password": PASSWORD},
        {"login": "0912345601", "password": "a\0b"},
        {"login": "' OR 1=1 --", "password": "' OR 1=1 --"},
        {"login": "{{7*7}}", "password": "${7*7}"},
    ],
)
def test_odd_sign_ins_are_refused(an: Person, dung: Person, fields: dict[str, str]) -> None:
    dung.sends("/dang-nhap", 400, **fields)
    assert dung.errors()
    dung.opens("/viec-hop", 302)


@pytest.mark.parametrize(
    "wanted",
    [
        "//evil.example",
        "////evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "http:///evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "%2f%2fevil.example",
        "/%09/evil.example",
        "\thttps://evil.example",
        "veteran.profile@evil.example",
        "veteran.profile#",
        "account.sign_out",
        "me.end_session",
        "reset.choose",
        "static",
        "x" * 5000,
        "%00",
        "é",
    ],
)
def test_after_signing_in_nobody_leaves_the_site(an: Person, wanted: str) -> None:
    an.sends("/dang-xuat")
    an.page = an.client.post(
        "/dang-nhap",
        query_string={"next": wanted},
        data={"csrf_token": an.token(), "login": an.login, "password": PASSWORD},
    )
    assert (an.page.status_code, an.page.location) == (302, "/viec-hop")


def test_a_planted_cookie_is_not_taken_over(app: Flask, an: Person, dung: Person) -> None:
    dung.opens("/dang-nhap")
    planted = dung.client.get_cookie("tro-ve")
    assert planted is not None
    an.sends("/dang-xuat")
    an.client.set_cookie("tro-ve", planted.value)
    an.signs_in()
    dung.opens("/viec-hop", 302)
    for value in ("1", "admin", "..", secrets.token_urlsafe(32), planted.value[:-2]):
        dung.client.set_cookie("tro-ve", value)
        dung.opens("/viec-hop", 302)
    with app.app_context():
        alive = select(SignInSession).where(SignInSession.ended_at.is_(None))
        assert len(db.session.scalars(alive).all()) == 1


def test_the_cookie_tells_nothing_and_is_guarded(an: Person) -> None:
    an.sends("/dang-xuat")
    an.signs_in()
    headers = an.page.headers.getlist("Set-Cookie")
    session = next(header for header in headers if header.startswith("tro-ve="))
    assert "HttpOnly" in session
    assert "SameSite=Lax" in session
    page = an.opens("/tai-khoan")
    cookie = an.client.get_cookie("tro-ve")
    assert cookie is not None
    assert cookie.value not in page


def test_behind_tls_the_cookie_is_bound_to_the_host(
    app: Flask, an: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(app.config, "BEHIND_TLS", True)
    visitor = Person(app.test_client(), an.login)
    page = visitor.client.get("/dang-nhap", base_url="https://localhost")
    cookies = page.headers.getlist("Set-Cookie")
    assert cookies
    for header in cookies:
        assert header.startswith("__Host-")
        assert "Secure" in header
        assert "Path=/" in header
        assert "Domain" not in header


def test_a_form_of_before_signing_in_is_worthless_after(an: Person) -> None:
    token = an.token()
    an.signs_in()
    answer = an.client.post(
        "/ho-so/ve-toi", data={"csrf_token": token, "name": "Cũ", "unit_id": "0"}
    )
    assert answer.status_code == 400
