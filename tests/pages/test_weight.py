"""What a page weighs on the line: itself with its styles and scripts, fonts left out."""

import re

from flask import Flask

from app.doors import ANYONE, doors
from tests.pages.test_access_table import address
from tests.pages.test_access_table import cast as cast
from tests.pages.test_access_table import ids as ids
from tests.people import Person

MOST = 100_000  # bytes
GZIP = {"Accept-Encoding": "gzip"}
PARTS = re.compile(r'(?:href|src)="(/static/(?:css|js|img)/[^"]+)"')


def weight(person: Person, path: str, known: dict[str, int]) -> int | None:
    """Bytes of a page and of what it asks for; None of what is no page."""
    answer = person.client.get(path, headers=GZIP)
    if answer.status_code != 200 or answer.mimetype != "text/html":
        return None
    parts = set(PARTS.findall(person.opens(path)))
    assert parts, path
    for part in parts - known.keys():
        known[part] = len(person.client.get(part, headers=GZIP, buffered=True).data)
        assert known[part], part
    return len(answer.data) + sum(known[part] for part in parts)


def test_every_page_of_everybody_is_light(
    app: Flask, ids: dict[str, str], cast: dict[str, Person]
) -> None:
    known: dict[str, int] = {}
    weights = {}
    for door in doors(app):
        if "GET" in door.methods:
            for role in door.roles:
                found = weight(cast[role], address(door, ids), known)
                if found is not None:
                    weights[door.endpoint, role] = found
    assert {role for _endpoint, role in weights} == cast.keys()
    assert ("public.jobs", ANYONE) in weights
    assert {page: bytes_ for page, bytes_ in weights.items() if bytes_ >= MOST} == {}
