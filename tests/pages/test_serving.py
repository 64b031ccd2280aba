"""What is served at all, to whom it answers, and what every answer carries."""

import io
import re
import secrets
from pathlib import Path

import pytest
import structlog
from flask import Flask
from flask_migrate import upgrade
from sqlalchemy import inspect, text

from app import create_app, schema
from app.doors import doors
from models import Audit, db
from tests.conftest import POSTGRESQL, SQLITE, new_database
from tests.pages.test_access_table import address
from tests.pages.test_access_table import cast as cast
from tests.pages.test_access_table import ids as ids
from tests.people import Person

EVIL = "evil.example"
STRICT = {
    "X-Content-Type-Options": {"nosniff"},
    "Referrer-Policy": {"same-origin", "no-referrer"},
    "Cross-Origin-Opener-Policy": {"same-origin"},
    "Cross-Origin-Resource-Policy": {"same-origin"},
}
POLICY = (
    "default-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
)


@pytest.fixture(params=[SQLITE, POSTGRESQL])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Flask:
    """A service as in production on an empty database."""
    return create_app(
        {
            "TESTING": True,
            "PROPAGATE_EXCEPTIONS": False,
            "DATA_DIR": tmp_path,
            "SECRET_KEY": secrets.token_hex(32),
            "SQLALCHEMY_DATABASE_URI": new_database(request.param, request.config, tmp_path),
        }
    )


def tables(app: Flask) -> list[str]:
    with app.app_context():
        return inspect(db.engine).get_table_names()


def test_an_empty_or_foreign_schema_is_not_served_and_not_touched(fresh: Flask) -> None:
    client = fresh.test_client()
    for path in ("/", "/dang-nhap", "/viec-lam", "/ho-so"):
        answer = client.get(path)
        assert answer.status_code == 503
        assert answer.headers["Retry-After"]
        assert "<h1" in answer.text
    assert client.post("/dang-nhap", data={"login": "x"}).status_code == 503
    assert client.get("/readyz").status_code == 503
    assert client.get("/healthz").status_code == 200
    assert tables(fresh) == []
    with fresh.app_context():
        upgrade()
    assert client.get("/").status_code == 200  # without a restart
    with fresh.app_context():
        db.session.execute(text("UPDATE alembic_version SET version_num = '9999'"))
        db.session.commit()
    schema._right_until.clear()
    assert client.get("/").status_code == 503
    assert client.get("/readyz").json["db"] == "outdated"
    with fresh.app_context():
        db.engine.dispose()


def test_a_database_that_is_not_there_is_said_and_nothing_hangs(tmp_path: Path) -> None:
    app = create_app(
        {
            "TESTING": True,
            "PROPAGATE_EXCEPTIONS": False,
            "DATA_DIR": tmp_path,
            "SECRET_KEY": secrets.token_hex(32),
            "SQLALCHEMY_DATABASE_URI": "postgresql+psycopg://nobody@127.0.0.1:9/none",
        }
    )
    for path in ("/", "/readyz"):
        assert app.test_client().get(path).status_code == 503


@pytest.mark.parametrize(
    "host",
    [EVIL, f"localhost.{EVIL}", f"{EVIL}:80", f"localhost@{EVIL}", f"{EVIL}#localhost", "", "a b"],
)
def test_another_name_is_not_answered(app: Flask, host: str) -> None:
    for path in ("/", "/dang-nhap", "/khong-co"):
        answer = app.test_client().get(path, headers={"Host": host})
        assert answer.status_code == 400
        assert EVIL not in answer.text + str(answer.headers)


@pytest.mark.parametrize(
    "header", ["X-Forwarded-Host", "Forwarded", "X-Original-Host", "X-Host", "X-Rewrite-URL"]
)
def test_forged_headers_lead_nowhere(app: Flask, an: Person, header: str) -> None:
    value = f"host={EVIL};proto=https" if header == "Forwarded" else EVIL
    for path in ("/", "/ho-so", "/can-bo/", "/viec-lam?trang=1"):
        answer = an.client.get(path, headers={header: value})
        assert EVIL not in answer.text + str(answer.headers)
    forged = {"X-Forwarded-For": "203.0.113.9", "X-Real-IP": "203.0.113.9"}
    an.client.get("/can-bo/", headers=forged)
    with app.app_context():
        addresses = set(db.session.scalars(db.select(Audit.address)))
        assert "203.0.113.9" not in addresses


def carries_all(answer: object) -> list[str]:
    """What an answer lacks of what every answer must carry."""
    headers = answer.headers
    missing = [name for name, right in STRICT.items() if headers.get(name) not in right]
    policy = headers.get("Content-Security-Policy", "")
    missing += [part for part in POLICY if part not in policy]
    missing += ["unsafe"] if "unsafe" in policy or "*" in policy else []
    missing += ["Permissions-Policy"] if not headers.get("Permissions-Policy") else []
    missing += ["no-store"] if headers.get("Cache-Control") != "no-store" else []
    missing += ["cross-origin"] if headers.get("Access-Control-Allow-Origin") else []
    kind = headers.get("Content-Type", "")
    missing += ["charset"] if kind.startswith("text/") and "charset=utf-8" not in kind else []
    for cookie in headers.getlist("Set-Cookie"):
        if "HttpOnly" not in cookie or "SameSite=Lax" not in cookie:
            missing.append(cookie.partition("=")[0])
    return missing


def test_every_answer_carries_what_protects_it(
    app: Flask, ids: dict[str, str], cast: dict[str, Person]
) -> None:
    wrong = []
    for door in doors(app):
        for role, person in cast.items():
            for method in ("GET", "POST", "HEAD", "OPTIONS", "DELETE"):
                answer = person.client.open(address(door, ids), method=method)
                lacks = carries_all(answer)
                if door.endpoint.startswith("feeds.") and answer.status_code == 200:
                    # For machines, the same for all: they may keep it, and it names no session.
                    assert "Set-Cookie" not in answer.headers
                    lacks = [part for part in lacks if part != "no-store"]
                if lacks:
                    wrong.append((door.rule, role, method, answer.status_code, lacks))
                if answer.status_code >= 500:
                    wrong.append((door.rule, role, method, answer.status_code, []))
    assert wrong == []


def test_files_carry_it_too(app: Flask) -> None:
    for path in ("/static/css/base.css", "/static/khong-co.css", "/static/../app/config.py"):
        answer = app.test_client().get(path)
        lacks = [part for part in carries_all(answer) if part != "no-store"]
        answer.close()
        assert lacks == [], path


def test_behind_tls_cookies_and_transport_are_strict(app: Flask) -> None:
    answer = app.test_client().get("/dang-nhap", base_url="https://localhost")
    year = answer.headers["Strict-Transport-Security"]
    assert int(re.findall(r"max-age=(\d+)", year)[0]) >= 31_536_000
    assert "includeSubDomains" in year
    cookies = answer.headers.getlist("Set-Cookie")
    assert cookies
    for cookie in cookies:
        assert cookie.startswith("__Host-")
        assert "Secure" in cookie
        assert "Path=/" in cookie
        assert "Domain" not in cookie


def test_a_request_is_one_line_with_an_id_and_no_word_of_anybody(
    an: Person,
) -> None:
    token, written = an.token(), io.StringIO()
    factory = structlog.get_config()["logger_factory"]
    structlog.configure(logger_factory=structlog.WriteLoggerFactory(file=written))
    an.client.post(
        "/ho-so/ve-toi?tu=Bí-mật-ẵnẵn", data={"csrf_token": token, "name": "Bí-mật-ẵnẵn\n{x"}
    )
    an.client.get("/viec-lam/Bí-mật-ẵnẵn")
    structlog.configure(logger_factory=factory)
    lines = written.getvalue().splitlines()
    assert len(lines) == 2
    for line in lines:
        assert re.search(r'"request": "[0-9a-f]{16}"', line)
        assert "ẵnẵn" not in line
        assert an.login not in line
