"""What machines read of the board: JobPosting, Open Graph, the feed, the sitemap, robots.txt."""

import html
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from flask import Flask
from sqlalchemy import event, select

from app.doors import ANYONE, doors
from app.filters import today
from models import Account, Employer, Job, db
from models.base import utcnow
from models.vocabulary import Hours, JobState, Shift, WagePer
from tests.pages import work
from tests.people import Person

ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NASTY = "</script><script>alert(1)</script><!-- & \" ' ]]> \u2028 Đặng"
DATA = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
# https://developers.google.com/search/docs/appearance/structured-data/job-posting
REQUIRED = {"title", "description", "datePosted", "hiringOrganization", "jobLocation"}
RECOMMENDED = {"baseSalary", "directApply", "employmentType", "identifier", "validThrough"}
EMPLOYMENT = {"FULL_TIME", "PART_TIME", "CONTRACTOR", "TEMPORARY", "INTERN", "VOLUNTEER"}
EMPLOYMENT |= {"PER_DIEM", "OTHER"}
UNITS = {"HOUR", "DAY", "WEEK", "MONTH", "YEAR"}
# https://schema.org: the properties we may use, by type, and what their values are.
TEXTS = (str,)
PROPERTIES: dict[str, dict[str, tuple[type, ...] | str]] = {
    "JobPosting": {
        **dict.fromkeys(("title", "description", "datePosted", "validThrough", "url"), TEXTS),
        **dict.fromkeys(("employmentType", "industry", "qualifications", "workHours"), TEXTS),
        "totalJobOpenings": (int,),
        "directApply": (bool,),
        "identifier": "PropertyValue",
        "hiringOrganization": "Organization",
        "jobLocation": "Place",
        "baseSalary": "MonetaryAmount",
    },
    "PropertyValue": dict.fromkeys(("name", "value"), TEXTS),
    "Organization": dict.fromkeys(("name", "url"), TEXTS),
    "Place": {"address": "PostalAddress"},
    "PostalAddress": dict.fromkeys(
        ("streetAddress", "addressLocality", "addressRegion", "addressCountry"), TEXTS
    ),
    "MonetaryAmount": {"currency": TEXTS, "value": "QuantitativeValue"},
    "QuantitativeValue": {
        **dict.fromkeys(("value", "minValue", "maxValue"), (int,)),
        "unitText": TEXTS,
    },
}


def wrong_with(thing: Any, kind: str = "JobPosting") -> list[str]:
    """What in a thing is not as schema.org says."""
    if not isinstance(thing, dict) or thing.get("@type") != kind:
        return [f"{thing!r} is no {kind}"]
    wrong = []
    for name, value in thing.items():
        expected = PROPERTIES[kind].get(name)
        if name in {"@type", "@context"}:
            continue
        if expected is None:
            wrong.append(f"{kind} has no {name}")
        elif isinstance(expected, str):
            wrong += wrong_with(value, expected)
        elif not isinstance(value, expected) or value == "":
            wrong.append(f"{kind}.{name} is {value!r}")
    return wrong


def posting(page: str) -> dict[str, Any] | None:
    """The data for machines of a job page."""
    found = DATA.findall(page)
    assert len(found) <= 1
    return json.loads(found[0]) if found else None


def change(app: Flask, public_id: str, **values: Any) -> None:
    with app.app_context():
        job = db.session.scalars(select(Job).filter_by(public_id=public_id)).one()
        for name, value in values.items():
            setattr(job, name, value)
        db.session.commit()


@contextmanager
def counted(app: Flask) -> Iterator[list[str]]:
    """The SQL statements of what is done inside."""
    heard: list[str] = []

    def hear(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        heard.append(statement)

    with app.app_context():
        engine = db.engine
    event.listen(engine, "before_cursor_execute", hear)
    yield heard
    event.remove(engine, "before_cursor_execute", hear)


@pytest.fixture
def job(binh: Person, chi: Person) -> str:
    return work.post_job(binh, chi)


def test_a_job_is_told_to_search_engines_as_they_ask(app: Flask, job: str, dung: Person) -> None:
    change(app, job, deadline=date(2099, 12, 31), shift=Shift.NIGHT)
    page = dung.opens(f"/viec-lam/{job}")
    said = posting(page)
    assert said is not None
    assert wrong_with(said) == []
    assert said.keys() >= REQUIRED | RECOMMENDED
    assert said["@context"] == "https://schema.org/"
    assert said["title"] == work.JOB["title"]
    assert said["datePosted"] == today().isoformat()
    assert datetime.fromisoformat(said["validThrough"]).utcoffset() == timedelta(hours=7)
    assert said["validThrough"].startswith("2099-12-31T23:59:59")
    assert said["employmentType"] in EMPLOYMENT
    assert said["directApply"] is False
    assert said["totalJobOpenings"] == 2
    assert said["identifier"]["value"] == job
    address = said["jobLocation"]["address"]
    assert address["addressCountry"] == "VN"
    assert address["addressRegion"] == "Quảng Ninh"
    assert address["streetAddress"] == work.JOB["place"]
    value = said["baseSalary"]["value"]
    assert (value["minValue"], value["maxValue"]) == (9_000_000, 11_000_000)
    assert value["unitText"] in UNITS
    assert value["unitText"] == "MONTH"
    assert said["baseSalary"]["currency"] == "VND"
    assert said["description"].count("<p>") == said["description"].count("</p>") >= 3
    assert work.JOB["requirements"] in said["description"]


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"wage_from": 9_000_000, "wage_to": 9_000_000}, {"value": 9_000_000, "unitText": "MONTH"}),
        ({"wage_from": 9_000_000, "wage_to": None}, {"minValue": 9_000_000, "unitText": "MONTH"}),
        (
            {"wage_from": 26_000, "wage_to": 30_000, "wage_per": WagePer.HOUR},
            {"minValue": 26_000, "maxValue": 30_000, "unitText": "HOUR"},
        ),
        ({"wage_from": None, "wage_to": None, "wage": ""}, None),
    ],
)
def test_wages_are_told_by_what_they_are_paid_for(
    app: Flask, job: str, dung: Person, values: dict[str, Any], expected: dict[str, Any] | None
) -> None:
    change(app, job, **values, hours=Hours.PART)
    page = dung.opens(f"/viec-lam/{job}")
    said = posting(page)
    assert said is not None
    assert wrong_with(said) == []
    assert said["employmentType"] == "PART_TIME"
    if expected is None:
        assert "baseSalary" not in said
    else:
        assert said["baseSalary"]["value"] == {"@type": "QuantitativeValue", **expected}
    assert ("26.000–30.000 đồng một giờ" in page) is ("wage_per" in values)


def test_no_typed_text_leaves_its_place(app: Flask, job: str, binh: Person, dung: Person) -> None:
    texts = dict.fromkeys(("title", "place", "sector", "description", "requirements"), NASTY)
    change(app, job, **texts)
    with app.app_context():
        db.session.get(Account, binh.id).employer.name = NASTY
        db.session.commit()
    page = dung.opens(f"/viec-lam/{job}")
    assert "alert(1)</script>" not in page
    assert "<script>" not in page
    assert "<!--" not in page
    said = posting(page)
    assert said is not None
    assert said["title"] == NASTY
    assert "<script" not in said["description"]
    assert "&lt;/script&gt;" in said["description"]
    assert said["hiringOrganization"]["name"] == NASTY
    policy = dung.page.headers["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe" not in policy
    named = re.findall(r'<meta property="og:title" content="([^"]*)">', page)
    assert html.unescape(named[0]).startswith(NASTY)
    assert [entry.findtext(f"{ATOM}title") for entry in feed(dung).findall(f"{ATOM}entry")] == [
        NASTY
    ]


@pytest.mark.parametrize(
    "values",
    [
        {"state": JobState.PAUSED},
        {"state": JobState.CLOSED},
        {"deadline": date(2020, 1, 1)},
        {"overseas": True},
    ],
)
def test_what_nobody_can_apply_for_is_no_posting(
    app: Flask, job: str, dung: Person, values: dict[str, Any]
) -> None:
    change(app, job, **values)
    page = dung.opens(f"/viec-lam/{job}")
    assert posting(page) is None
    gone = "overseas" not in values
    assert ('name="robots" content="noindex"' in page) is gone
    assert (f"/viec-lam/{job}" in dung.opens("/viec-lam.atom")) is not gone
    assert (f"/viec-lam/{job}" in dung.opens("/sitemap.xml")) is not gone


def test_links_lead_to_the_public_address(app: Flask, job: str, dung: Person) -> None:
    app.config["PUBLIC_BASE_URL"] = "https://viec.example"
    try:
        page = dung.opens(f"/viec-lam/{job}")
        assert f'<link rel="canonical" href="https://viec.example/viec-lam/{job}">' in page
        assert f'property="og:url" content="https://viec.example/viec-lam/{job}"' in page
        said = posting(page)
        assert said is not None
        assert said["url"] == f"https://viec.example/viec-lam/{job}"
        assert said["hiringOrganization"]["url"].startswith("https://viec.example/nha-t")
        for path in ("/viec-lam.atom", "/sitemap.xml", "/robots.txt"):
            text = dung.opens(path)
            assert "https://viec.example/" in text
            assert "localhost" not in text
    finally:
        app.config["PUBLIC_BASE_URL"] = ""
    assert re.search(r'<meta name="description" content="9–11 triệu\. Bãi hàng[^"]+">', page)


def feed(person: Person) -> ElementTree.Element:
    return ElementTree.fromstring(person.opens("/viec-lam.atom").encode())


def test_the_feed_is_atom(app: Flask, job: str, dung: Person) -> None:
    found = feed(dung)
    assert dung.page.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert found.tag == f"{ATOM}feed"
    entries = found.findall(f"{ATOM}entry")
    assert len(entries) == 1
    for thing in (found, *entries):
        for name in ("id", "title", "updated"):
            assert len(thing.findall(f"{ATOM}{name}")) == 1, name
            assert thing.findtext(f"{ATOM}{name}")
        moment = thing.findtext(f"{ATOM}updated") or ""
        assert abs(datetime.fromisoformat(moment) - utcnow()) < timedelta(minutes=5)
        assert thing.find(f"{ATOM}author/{ATOM}name") is not None
    links = {link.get("rel"): link.get("href") for link in found.findall(f"{ATOM}link")}
    assert (links["self"] or "").endswith("/viec-lam.atom")
    assert (links["alternate"] or "").endswith("/viec-lam")
    entry = entries[0]
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert (link.get("href") or "").endswith(f"/viec-lam/{job}")
    assert "9–11 triệu" in (entry.findtext(f"{ATOM}summary") or "")
    before = entry.findtext(f"{ATOM}id")
    change(app, job, title="Tên khác")
    app.config["PUBLIC_BASE_URL"] = "https://elsewhere.example"
    try:
        after = feed(dung).find(f"{ATOM}entry")
    finally:
        app.config["PUBLIC_BASE_URL"] = ""
    assert after is not None
    assert after.findtext(f"{ATOM}id") == before
    assert after.findtext(f"{ATOM}title") == "Tên khác"


def test_the_feed_holds_only_what_xml_can(app: Flask, job: str, dung: Person) -> None:
    odd = "a\x01b\x0bc\x1f \ufffe\uffff d\u0085 e\u0301 😀 ]]> <b> &amp;"
    change(app, job, title=odd, description=odd)
    entry = feed(dung).find(f"{ATOM}entry")
    assert entry is not None
    assert entry.findtext(f"{ATOM}title") == "abc  d\u0085 \u00e9 😀 ]]> <b> &amp;"


def test_an_empty_board_is_a_feed_too(app: Flask, dung: Person) -> None:
    assert feed(dung).findall(f"{ATOM}entry") == []
    assert feed(dung).findtext(f"{ATOM}updated")
    tag = dung.page.headers["ETag"]
    assert dung.client.get("/viec-lam.atom", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize("path", ["/viec-lam.atom", "/sitemap.xml", "/robots.txt"])
def test_what_has_not_changed_is_not_sent_again(
    app: Flask, job: str, an: Person, dung: Person, path: str
) -> None:
    dung.opens(path)
    first = dung.page
    assert "public" in first.headers["Cache-Control"]
    again = dung.client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert again.data == b""
    # The same for everybody: nobody's session, nobody's language.
    an.sends("/ngon-ngu", language="en")
    an.opens(path)
    assert an.page.data == first.data
    assert "Set-Cookie" not in an.page.headers
    change(app, job, title="Tên khác", updated_at=utcnow() + timedelta(hours=1))
    later = dung.client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert later.status_code == (304 if path == "/robots.txt" else 200)


def test_more_jobs_cost_no_more_questions(app: Flask, job: str, dung: Person) -> None:
    paths = ("/viec-lam.atom", "/sitemap.xml", f"/viec-lam/{job}")
    before = {}
    for path in paths:
        with counted(app) as heard:
            dung.opens(path)
        before[path] = len(heard)
    with app.app_context():
        for number in range(60):
            firm = Employer(name=f"Hộ {number}", verified_at=utcnow())
            db.session.add(Job(employer=firm, title=f"Việc {number}", state=JobState.OPEN))
        db.session.commit()
    for path in paths:
        with counted(app) as heard:
            dung.opens(path)
        assert len(heard) == before[path], path
    assert len(feed(dung).findall(f"{ATOM}entry")) == 50


def test_the_sitemap_leads_to_pages_that_open(app: Flask, job: str, dung: Person) -> None:
    found = ElementTree.fromstring(dung.opens("/sitemap.xml").encode())
    assert dung.page.headers["Content-Type"] == "application/xml; charset=utf-8"
    assert found.tag == f"{MAP}urlset"
    addresses = [one.findtext(f"{MAP}loc") or "" for one in found]
    assert len(addresses) == len(set(addresses)) == 5
    for address in addresses:
        dung.opens(re.sub(r"^https?://[^/]+", "", address))


def test_robots_are_kept_out_of_what_is_private(
    app: Flask, job: str, binh: Person, dung: Person
) -> None:
    text = dung.opens("/robots.txt")
    assert dung.page.headers["Content-Type"] == "text/plain; charset=utf-8"
    robots = RobotFileParser()
    robots.parse(text.splitlines())
    assert robots.site_maps() == ["http://localhost/sitemap.xml"]
    firm = work.employer_id(binh)
    for path in ("/", "/viec-lam", f"/viec-lam/{job}", f"/nha-tuyen-dung/{firm}"):
        assert robots.can_fetch("*", path), path
    for path in ("/can-bo/", "/quan-tri/tai-khoan", "/doanh-nghiep/tin-tuyen", "/ho-so/cv.pdf"):
        assert not robots.can_fetch("*", path), path
    for door in doors(app):
        if "<" not in door.rule and door.roles != (ANYONE,):
            assert not robots.can_fetch("*", door.rule), door.rule
    assert not robots.can_fetch("*", "/dat-lai-mat-khau/a-token")
