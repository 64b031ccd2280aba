"""Which passwords are refused, and that good ones are not."""

import random
import string
from datetime import date

import pytest
from flask import Flask

from app import password_rules, passwords
from models.vocabulary import Role

AN = password_rules.personal_words(["Phạm Văn An"], ["0912345601"], date(2003, 8, 14))
COMMON = [
    "12345678",
    "password",
    "Password1",
    "P@ssw0rd",
    "P@ssw0rd1",
    "passw0rd",
    "passwordpassword",
    "matkhau123",
    "Matkhau@123",
    "mậtkhẩu123",
    "anhyeuem",
    "anhyeuem123",
    "iloveyou",
    "iloveyou2",
    "qwerty123",
    "qwertyuiop",
    "11111111",
    "abc12345",
    "abcd1234",
    "abcabcabc",
    "123123123",
    "bodoi2026",
    "vietnam1",
    "mongcai2025",
    "trove2026",
    "khongbiet",
    "quangninh14",
    "1q2w3e4r",
    "1qaz2wsx",
    "admin123",
    "Admin@123",
    "letmein1",
    "sunshine",
    "00000000",
    "12121212",
    "monkey12",
    "dragon123",
    "nguyenvana1",
    "147258369",
    "a1234567",
    "q1w2e3r4t5",
    "qweasdzxc",
    "98765432",
    "hgfedcba",
    "QuanNhan@2024",
    "welcome1",
    "Iloveyou!",
    "68686868",
    "MẬT KHẨU 2024",
    "mật khẩu",
    "anh yêu em",
]
PERSONAL = [
    "phamvanan",
    "phamvanan1990",
    "Phamvanan1",
    "anpham2003",
    "0912345601",
    "912345601a",
    "84912345601",
    "14082003",
    "14/08/2003",
    "an140803",
    "An14082003!",
    "vanan2003",
    "pva14082003",
    "345601an2003",
    "Phạm Văn An",
    "phạm văn an 14/8",
    "AN PHẠM 2003",
]
GOOD = [
    "zvkqmwtr",
    "83920174",
    "zvkq mwtr",
    "correct horse battery staple",
    "núi xanh nước biếc",
    "khoai lang nướng",
    "con-ngựa-pin-ghim",
    "🐎🔋📎🪨🐳🌊🌴🍚",
    "一二三四五六七八",
    "x" * 64,
    "Xy7!" * 60,
]


def said(password: str, shortest: int = 8) -> str | None:
    return password_rules.objection(password, AN, shortest)


@pytest.mark.parametrize("password", COMMON)
def test_common_passwords_are_refused(service: Flask, password: str) -> None:
    with service.test_request_context():
        assert "nhiều người dùng" in (said(password) or "")


@pytest.mark.parametrize("password", PERSONAL)
def test_passwords_made_of_the_person_are_refused(service: Flask, password: str) -> None:
    with service.test_request_context():
        assert said(password) is not None
        stranger = password_rules.personal_words(["Lỷ Tài Múi"], ["0987111222"], date(1999, 1, 2))
        if not password.isdigit():
            assert password_rules.objection(password, stranger, 8) is None


@pytest.mark.parametrize("password", GOOD)
def test_good_passwords_need_no_capital_and_no_sign(service: Flask, password: str) -> None:
    with service.test_request_context():
        assert said(password) is None


def test_offices_need_twelve_characters(service: Flask) -> None:
    shortest = {role: passwords.shortest_for(role) for role in Role}
    assert shortest == {
        Role.VETERAN: 8,
        Role.EMPLOYER: 8,
        Role.STAFF: 12,
        Role.LEADER: 12,
        Role.ADMIN: 12,
    }
    with service.test_request_context():
        assert "12 ký tự" in (said("zvkqmwtrpfh", 12) or "")
        assert said("zvkqmwtrpfhs", 12) is None


def test_chance_is_hardly_ever_refused(service: Flask) -> None:
    chance = random.Random(1)
    with service.test_request_context():
        for alphabet in (string.ascii_lowercase + string.digits, string.ascii_letters):
            tried = ("".join(chance.choices(alphabet, k=8)) for _ in range(2000))
            assert sum(said(password) is not None for password in tried) <= 4


def test_words_that_are_too_short_to_say_anything_are_left_out() -> None:
    assert password_rules.personal_words(["", "A"], ["x"], None) == set()
