"""The people of the tests, and what they can do: they see pages and send forms."""

import re
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import time_machine
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app import passwords
from models import Account, Employer, Veteran, db
from models.base import utcnow
from models.vocabulary import Role

PASSWORD = "núi xanh nước biếc"
# Hashing is slow on purpose; one hash serves the whole cast.
_HASH = passwords.hash_of(PASSWORD)


@dataclass
class Person:
    """Somebody at a browser."""

    client: FlaskClient
    login: str = ""
    id: int = 0
    totp_secret: str | None = None
    password: str = PASSWORD
    page: TestResponse = field(init=False, repr=False)

    def opens(self, path: str, status: int = 200) -> str:
        """Opens a page and reads it."""
        self.page = self.client.get(path)
        assert self.page.status_code == status, f"{path}: {self.page.status}"
        return self.page.text

    def token(self) -> str:
        """The anti-forgery token of this browser."""
        found = re.search(
            r'name="csrf_token"[^>]*value="([^"]+)"', self.client.get("/dang-nhap").text
        )
        if found is None:  # signed in: the page leads on, any other page has the token as well
            found = re.search(r'name="csrf_token"[^>]*value="([^"]+)"', self.client.get("/").text)
        assert found is not None
        return found[1]

    def sends(self, path: str, status: int = 302, **fields: Any) -> str:
        """Sends a form with the token of this browser."""
        data = {"csrf_token": self.token(), **fields}
        self.page = self.client.post(path, data=data)
        assert self.page.status_code == status, f"{path}: {self.page.status}\n{self.errors()}"
        return self.page.text

    def errors(self) -> list[str]:
        """What the page just read says is wrong, beside the fields."""
        return [
            re.sub(r"<[^>]+>", "", found).strip()
            for found in re.findall(r'class="msg"[^>]*>(.*?)</p>', self.page.text, re.DOTALL)
        ]

    def elsewhere(self) -> "Person":
        """The same person at another browser, signed in there as well."""
        client = self.client.application.test_client()
        other = Person(client, self.login, self.id, self.totp_secret, self.password)
        if self.totp_secret is None:
            return other.signs_in()
        with time_machine.travel(utcnow() + timedelta(seconds=60), tick=False):
            return other.signs_in()  # a code counts once

    def signs_in(self) -> "Person":
        """Signs in with the password, and a code where the role needs one."""
        code = passwords.totp_now(self.totp_secret) if self.totp_secret else ""
        self.sends("/dang-nhap", login=self.login, password=self.password, code=code)
        return self


@dataclass
class Town:
    """Makes people in the database of a test."""

    app: Flask

    def _account(self, name: str, login: str, role: Role, **more: Any) -> Person:
        with self.app.app_context():
            secret = passwords.new_totp_secret() if role.needs_second_factor else None
            account = Account(
                name=name,
                login=login,
                role=role,
                password_hash=_HASH,
                totp_secret=secret,
                city_wide=role is Role.STAFF,
                **more,
            )
            db.session.add(account)
            if role is Role.VETERAN:
                db.session.add(Veteran(account=account, name=name))
            db.session.commit()
            return Person(self.app.test_client(), login, account.id, secret)

    def veteran(self, name: str, login: str) -> Person:
        """A veteran who has signed in, with an empty profile."""
        return self._account(name, login, Role.VETERAN).signs_in()

    def employer(self, name: str, login: str) -> Person:
        """A verified employer's user who has signed in."""
        firm = Employer(name=name, verified_at=utcnow())
        return self._account(name, login, Role.EMPLOYER, employer=firm).signs_in()

    def officer(self, name: str, login: str) -> Person:
        """An officer with the whole city in scope, signed in."""
        return self._account(name, login, Role.STAFF).signs_in()

    def leader(self, name: str, login: str) -> Person:
        """A leader who has signed in."""
        return self._account(name, login, Role.LEADER).signs_in()

    def admin(self, name: str, login: str) -> Person:
        """An administrator who has signed in."""
        return self._account(name, login, Role.ADMIN).signs_in()

    def stranger(self) -> Person:
        """Somebody who has no account."""
        return Person(self.app.test_client())
