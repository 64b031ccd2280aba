"""Pages and files made small on their way to a slow line.

A page that tells what somebody typed beside what somebody else must not read gives itself away by
its length when it is compressed (BREACH). Here such a page is met in four ways:

1. What only a signed-in person may see is sent as it is where its address carries words.
2. No other site can send a form in somebody's name: the cookie is SameSite=Lax.
3. The anti-forgery token is signed anew with each second, and its constant part alone is refused:
   a guess of the rest is worth nothing in the next second.
4. Every compressed page is longer by a number of bytes that chance decides, as in Django.
"""

import gzip
import hashlib
import io
import secrets
from pathlib import Path
from typing import Any

from flask import Flask, Response, current_app, request
from whitenoise import WhiteNoise
from whitenoise.responders import StaticFile

from app.access import Guard

LEVEL = 5
SHORTEST = 500  # bytes; less is not worth it
MOST_CHANCE = 100  # bytes
KINDS = frozenset({"text/html", "text/plain", "application/atom+xml", "application/xml"})
FILES = frozenset({".css", ".js", ".svg"})


def init_app(app: Flask) -> None:
    """Compresses what leaves, after everything else has had its hands on it."""
    app.after_request(_compress)


def _compress(response: Response) -> Response:
    if response.mimetype not in KINDS or response.is_streamed or response.direct_passthrough:
        return response
    response.vary.add("Accept-Encoding")
    if (
        request.accept_encodings.quality("gzip") <= 0
        or response.content_encoding
        or _tells_by_length()
        or len(page := response.get_data()) < SHORTEST
    ):
        return response
    small = io.BytesIO()
    chance = "x" * secrets.randbelow(MOST_CHANCE + 1)
    with gzip.GzipFile(chance, "wb", LEVEL, small, mtime=0) as file:
        file.write(page)
    response.set_data(small.getvalue())
    response.content_encoding = "gzip"
    if (tag := response.get_etag()[0]) is not None:
        response.set_etag(tag, weak=True)  # the same page, other bytes
    return response


def _tells_by_length() -> bool:
    """Whether the page is behind a door, and its address holds words that it may repeat."""
    doors = current_app.before_request_funcs.get(request.blueprint, ())
    return bool(request.args) and any(isinstance(door, Guard) for door in doors)


class Files(WhiteNoise):
    """The static files, each text compressed once for all starts until it is another."""

    def __init__(self, *given: Any, kept: Path, **more: Any) -> None:
        self._kept = kept
        super().__init__(*given, **more)

    def get_static_file(self, path: str, url: str, stat_cache: Any = None) -> StaticFile:
        """The file with its compressed copy beside it, which WhiteNoise chooses between."""
        file = super().get_static_file(path, url, stat_cache)
        if Path(path).suffix not in FILES:
            return file
        _encoding, _path, headers = file.alternatives[-1]
        return StaticFile(path, headers, encodings={"gzip": str(self._small(Path(path)))})

    def _small(self, path: Path) -> Path:
        text = path.read_bytes()
        small = self._kept / f"{path.name}.{hashlib.sha256(text).hexdigest()[:16]}.gz"
        if not small.exists():
            self._kept.mkdir(parents=True, exist_ok=True)
            # Written beside and moved: another worker that starts now finds the whole or nothing.
            beside = small.with_name(f".{small.name}.{secrets.token_hex(4)}")
            beside.write_bytes(gzip.compress(text, mtime=0))
            beside.replace(small)
        return small
