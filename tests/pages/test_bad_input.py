"""Input that nobody should send and somebody will: told beside the field, never a failure."""

import unicodedata
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select

from models import Job, Veteran, db
from tests.pages import work
from tests.people import Person

CHOSEN = {"unit_id", "roles", "level", "shifts", "lives_in", "abroad", "card_used"}
SHORT_TEXTS = ("words", "licences", "languages", "wish_1", "wish_2", "wish_3", "places", "wage")
LONG_TEXTS = ("trade", "service", "skills", "certificates")
JOB_TEXTS = ("title", "place", "sector", "description", "requirements", "preferred", "wage")
NEW = "/doanh-nghiep/tin-tuyen/moi"
BAD_TEXT = {"long": "ắ" * 9000, "nul": "a\0b", "control": "a\x1bb"}
BAD_PROFILE = [
    *((field, text) for field in ("name", *SHORT_TEXTS, *LONG_TEXTS) for text in BAD_TEXT.values()),
    *(("birth_date", text) for text in ("31/2/2003", "hôm qua", "1/1/1800", "1/1/2099", "\0")),
    *(("birth_date", text) for text in ("9" * 400, "1/1/0000", "٣/٣/٢٠٠٣x")),
    *(("unit_id", text) for text in ("99999999", "-1", "2147483648", "9" * 400, "x", "1e3", "\0")),
    *(("roles", text) for text in ("astronaut", "\0", "x" * 5000)),
    ("name", ""),
    ("name", "   "),
    ("wage", "7" * 40),
    ("discharged_on", "1/1/2099"),
    ("discharged_on", "13/2025"),
    ("discharged_on", "1/1/1950"),
    ("discharged_on", "đầu năm"),
    ("card_issued_on", "1/1/2099"),
    ("card_issued_on", "31/2/2026"),
    *((field, "khác") for field in ("level", "shifts", "lives_in", "abroad", "card_used")),
]
BAD_JOB = [
    *((field, text) for field in JOB_TEXTS for text in BAD_TEXT.values()),
    *(
        ("openings", text)
        for text in ("0", "-1", "10001", "2147483648", "9" * 400, "hai", "", "1.5")
    ),
    *(("openings", text) for text in ("NaN", "\0", "9" * 5000)),
    *(("unit_id", text) for text in ("99999999", "2147483648", "9" * 400, "x")),
    *(("deadline", text) for text in ("31/2/2030", "1/1/2001", "mai", "\0", "1/1/99999")),
    *(("wage", text) for text in ("1 triệu", "5 đồng")),
    ("title", ""),
]


def shown(text: str) -> bool:
    return text.isprintable() and bool(text.strip())


@pytest.mark.parametrize(("field", "typed"), BAD_PROFILE)
def test_a_profile_says_what_is_wrong_and_keeps_the_rest(
    app: Flask, an: Person, field: str, typed: str
) -> None:
    part = next(part for part, names in work.STEPS.items() if field in names)
    told = {name: value for name, value in work.PROFILE.items() if name in work.STEPS[part]}
    page = unescape(an.sends(f"/ho-so/{part}", 400, **told | {field: typed}))
    assert an.errors(), f"nothing is said about {field}"
    for other in {"trade", "skills", "wish_1"} & told.keys():
        if other != field:
            assert told[other] in page
    if shown(typed) and field not in CHOSEN:
        assert typed in page
    with app.app_context():
        veteran = db.session.scalars(select(Veteran)).one()
        assert (veteran.trade, veteran.steps_done) == ("", [])


@pytest.mark.parametrize(("field", "typed"), BAD_JOB)
def test_a_job_says_what_is_wrong_and_keeps_the_rest(
    app: Flask, binh: Person, field: str, typed: str
) -> None:
    page = unescape(binh.sends(NEW, 400, **work.JOB | {field: typed}))
    assert binh.errors(), f"nothing is said about {field}"
    for other in ("title", "description"):
        if other != field:
            assert work.JOB[other] in page
    if shown(typed) and field != "unit_id":
        assert typed in page
    with app.app_context():
        assert db.session.scalars(select(Job)).all() == []


def test_decomposed_letters_are_composed(app: Flask, an: Person) -> None:
    told = {key: unicodedata.normalize("NFD", v) for key, v in work.PROFILE.items()}
    work.save_profile(an, **told)
    with app.app_context():
        veteran = db.session.scalars(select(Veteran)).one()
        assert (veteran.name, veteran.trade) == (work.PROFILE["name"], work.PROFILE["trade"])


def test_repeated_and_unknown_keys_do_no_harm(app: Flask, an: Person, binh: Person) -> None:
    work.save_profile(an)
    an.sends("/ho-so/ve-toi", name=["An Một", "An Hai"], id="1", alias="x")
    binh.sends(NEW, **work.JOB | {"openings": ["2", "3"], "state": "open", "employer_id": "1"})
    with app.app_context():
        assert db.session.scalars(select(Veteran)).one().name == "An Một"
        assert db.session.scalars(select(Job)).one().state == "waiting"


@pytest.mark.parametrize(
    "number", ["0", "-1", "2", "99999999999999999999", "NaN", "một", "1.0", "%00", "١", ""]
)
def test_pages_that_do_not_exist(number: str, binh: Person, chi: Person, dung: Person) -> None:
    dung.opens(f"/viec-lam?trang={number}", 404)
    binh.opens(f"/doanh-nghiep/tin-tuyen?trang={number}", 404)
    for path in ("quan-nhan", "tin-tuyen", "gioi-thieu"):
        chi.opens(f"/can-bo/{path}?trang={number}", 404)


@pytest.mark.parametrize("words", ["%25", "_", "'", '"', "%00", "\\", "x" * 5000, "%F0%9F%98%80"])
def test_odd_searches_are_answered(words: str, an: Person, binh: Person, chi: Person) -> None:
    work.post_job(binh, chi)
    an.opens(f"/viec-lam?tu={words}")
    chi.opens(f"/can-bo/quan-nhan?tu={words}")
    chi.opens(f"/can-bo/gioi-thieu?trang-thai={words}")


@pytest.mark.parametrize("words", ["lai xe tai", "LÁI XE", "hai yen", "binh son hai", "LÁI"])
def test_a_search_needs_no_marks(words: str, binh: Person, chi: Person, dung: Person) -> None:
    posted = work.post_job(binh, chi)
    assert posted in dung.opens(f"/viec-lam?tu={words}")


def test_refusals_are_real_pages(an: Person) -> None:
    token = an.token()
    answers = {
        404: an.client.get("/khong-co"),
        405: an.client.post("/viec-lam", data={"csrf_token": token}),
        413: an.client.post(
            "/ho-so/nghe-hoc-van", data={"csrf_token": token, "trade": "x" * 3_000_000}
        ),
        400: an.client.post("/ho-so", data={}),
    }
    for status, answer in answers.items():
        assert answer.status_code == status
        assert "<h1" in answer.text
        assert 'lang="vi"' in answer.text
        policy = answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
