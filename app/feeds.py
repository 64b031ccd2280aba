"""What machines read of the board: the newest jobs as an Atom feed, all addresses as a sitemap.

Both are the same for everybody, in Vietnamese: they ask neither who reads nor in which language.
"""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import current_app
from flask_babel import force_locale

from app import job_facts, mail
from app.typed import printable
from models import Job

SUMMARY = 400
# What a feed without a job was last changed: it has to say something, and always the same.
NEVER = datetime(2022, 12, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Entry:
    """One job of the feed; every text holds what XML has room for."""

    id: str
    title: str
    firm: str
    url: str
    summary: str
    published: str
    updated: str


@dataclass(frozen=True)
class Address:
    """One address of the sitemap, and when its page changed; "" where that is not known."""

    url: str
    changed: str = ""


def atom(jobs: Iterable[Job], title: str, author: str) -> bytes:
    """The feed of some jobs, in their order."""
    shown = list(jobs)
    with force_locale("vi"):
        entries = [_entry(job) for job in shown]
    return _made(
        "public/feed.xml",
        entries=entries,
        title=printable(title),
        author=printable(author),
        id=_id("board"),
        updated=_moment(max((job.updated_at for job in shown), default=NEVER)),
        here=mail.public_url("feeds.atom"),
        board=mail.public_url("public.jobs"),
    )


def sitemap(jobs: Iterable[tuple[str, datetime]], firms: Iterable[tuple[str, datetime]]) -> bytes:
    """The addresses that a search engine may show.

    Args:
        jobs, firms: public id and moment of the last change.
    """
    pages = [Address(mail.public_url(f"public.{name}")) for name in ("home", "jobs", "privacy")]
    for rows, template in (
        (jobs, _template("public.job", "job_id")),
        (firms, _template("firm_page.one", "employer_id")),
    ):
        pages += [Address(template.format(id), _moment(changed)) for id, changed in rows]
    return _made("public/sitemap.xml", pages=pages)


def _template(endpoint: str, name: str) -> str:
    """An address with a gap in place of the id: building one by one would take its time."""
    return mail.public_url(endpoint, **{name: "0id0"}).replace("0id0", "{}")


def _entry(job: Job) -> Entry:
    text = f"{job_facts.in_short(job)}. {job.description}"
    return Entry(
        id=_id(job.public_id),
        title=printable(job.title),
        firm=printable(job.employer.name),
        url=mail.public_url("public.job", job_id=job.public_id),
        summary=job_facts.shortened(printable(text), SUMMARY),
        published=_moment(job.created_at),
        updated=_moment(job.updated_at),
    )


def _id(name: str) -> str:
    """The same for ever, whatever the service is called and wherever it stands."""
    return uuid.uuid5(uuid.NAMESPACE_URL, f"tro-ve/{name}").urn


def _moment(value: datetime) -> str:
    return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _made(template: str, **values: object) -> bytes:
    # Without the frame of a page, which asks who is signed in and what waits for him.
    text: str = current_app.jinja_env.get_template(template).render(**values)
    return text.encode()
