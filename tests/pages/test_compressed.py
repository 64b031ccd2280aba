"""Pages come small to whoever can unpack them, and tell nothing by their length."""

import gzip
import re

import pytest
from flask import Flask
from itsdangerous import URLSafeTimedSerializer

from tests.pages import work
from tests.people import Person

GZIP = {"Accept-Encoding": "gzip, deflate, br"}


@pytest.mark.parametrize("path", ["/", "/viec-lam?tu=xe", "/dang-nhap", "/khong-co"])
def test_a_page_comes_compressed_to_who_can_unpack_it(dung: Person, path: str) -> None:
    small = dung.client.get(path, headers=GZIP)
    assert small.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in small.headers["Vary"]
    assert int(small.headers["Content-Length"]) == len(small.data)
    plain = dung.client.get(path)
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]
    page = gzip.decompress(small.data).decode()
    tokens = re.compile(r'name="csrf_token"[^>]*>')
    assert tokens.sub("", page) == tokens.sub("", plain.text)
    assert len(small.data) < len(plain.data) / 2


@pytest.mark.parametrize("asked", ["", "identity", "gzip;q=0", "br"])
def test_who_cannot_unpack_it_gets_it_as_it_is(dung: Person, asked: str) -> None:
    answer = dung.client.get("/", headers={"Accept-Encoding": asked})
    assert "Content-Encoding" not in answer.headers
    assert "</html>" in answer.text


def test_a_file_comes_compressed_and_is_told_apart_from_the_plain_one(dung: Person) -> None:
    for path in ("/static/css/layout.css", "/static/js/suggest.js", "/static/img/favicon.svg"):
        small = dung.client.get(path, headers=GZIP, buffered=True)
        plain = dung.client.get(path, buffered=True)
        assert small.headers["Content-Encoding"] == "gzip"
        assert small.headers["Vary"] == plain.headers["Vary"] == "Accept-Encoding"
        assert gzip.decompress(small.data) == plain.data
        for name in ("Content-Type", "Content-Security-Policy", "Cache-Control"):
            assert small.headers[name] == plain.headers[name]
    font = dung.client.get(
        "/static/fonts/be-vietnam-pro-latin-400-normal.woff2", headers=GZIP, buffered=True
    )
    assert font.status_code == 200
    assert "Content-Encoding" not in font.headers


def test_a_feed_that_is_known_already_is_not_sent_again(dung: Person) -> None:
    first = dung.client.get("/viec-lam.atom", headers=GZIP)
    assert first.headers["Content-Encoding"] == "gzip"
    assert first.headers["ETag"].startswith("W/")
    again = {**GZIP, "If-None-Match": first.headers["ETag"]}
    assert dung.client.get("/viec-lam.atom", headers=again).status_code == 304


def test_a_page_behind_a_door_that_repeats_words_is_sent_as_it_is(chi: Person) -> None:
    assert chi.client.get("/can-bo/quan-nhan", headers=GZIP).content_encoding == "gzip"
    asked = chi.client.get("/can-bo/quan-nhan?tu=0912", headers=GZIP)
    assert asked.status_code == 200
    assert asked.content_encoding is None
    assert chi.client.get("/viec-lam?tu=xe", headers=GZIP).content_encoding == "gzip"


def test_the_length_of_one_page_is_decided_by_chance(dung: Person) -> None:
    lengths = {len(dung.client.get("/", headers=GZIP).data) for _time in range(12)}
    assert len(lengths) > 4


def test_the_constant_part_of_a_token_opens_nothing(app: Flask, an: Person, binh: Person) -> None:
    constant, _stamp, signature = an.token().split(".")
    other = URLSafeTimedSerializer("another secret", salt="wtf-csrf-token")
    raw = URLSafeTimedSerializer(app.config["SECRET_KEY"], salt="wtf-csrf-token").loads(an.token())
    for guess in (constant, f"{constant}.{signature}", other.dumps(raw), binh.token()):
        form = work.PROFILE | {"csrf_token": guess}
        assert an.client.post("/ho-so", data=form).status_code == 400
