"""What machines read: the feed of the newest jobs, the sitemap, and where robots need not go."""

from flask import Blueprint, Response, current_app, make_response, request
from sqlalchemy.orm import joinedload

from app import feeds, mail
from app.doors import ANYONE, doors
from app.filters import today
from models import Employer, Job, db

bp = Blueprint("feeds", __name__)
NEWEST = 50
MOST_ADDRESSES = 24_000  # of each kind: a sitemap may hold 50,000 in all
TITLE = "Trở Về: việc làm mới ở Móng Cái"
FEED_KEPT, MAP_KEPT = 300, 3600  # seconds for which whoever asks may keep the answer
# Open to whoever holds a code or a link, and nothing to be found by.
NOT_TO_BE_FOUND = ("/dang-nhap", "/dat-lai-mat-khau", "/nhan-ho-so", "/quen-mat-khau")


@bp.get("/viec-lam.atom")
def atom() -> Response:
    """The newest jobs on the board."""
    board = Job.open_on(today()).options(joinedload(Job.employer), joinedload(Job.unit))
    newest = board.order_by(Job.created_at.desc(), Job.id.desc()).limit(NEWEST)
    body = feeds.atom(db.session.scalars(newest), TITLE, current_app.config["OFFICE_NAME"])
    return _kept(body, "application/atom+xml; charset=utf-8", FEED_KEPT)


@bp.get("/sitemap.xml")
def sitemap() -> Response:
    """All that a search engine may show."""
    board = Job.open_on(today())
    jobs = board.with_only_columns(Job.public_id, Job.updated_at).order_by(Job.id.desc())
    hiring = board.with_only_columns(Job.employer_id)
    firms = (
        Employer.verified()
        .where(Employer.id.in_(hiring))
        .with_only_columns(Employer.public_id, Employer.updated_at)
        .order_by(Employer.id.desc())
    )
    rows = [db.session.execute(some.limit(MOST_ADDRESSES)).tuples() for some in (jobs, firms)]
    return _kept(feeds.sitemap(*rows), "application/xml; charset=utf-8", MAP_KEPT)


@bp.get("/robots.txt")
def robots() -> Response:
    """Which parts are nobody's but those who sign in."""
    closed = [f"Disallow: {path}" for path in _private()]
    lines = ["User-agent: *", *closed, "", f"Sitemap: {mail.public_url('feeds.sitemap')}", ""]
    return _kept("\n".join(lines).encode(), "text/plain; charset=utf-8", MAP_KEPT)


def _private() -> list[str]:
    """The first parts of addresses behind which every door is guarded, read off the doors."""
    guarded: dict[str, bool] = {}
    for door in doors(current_app):
        first = "/" + door.rule.split("/")[1]
        guarded[first] = guarded.get(first, True) and door.roles != (ANYONE,)
    return sorted({first for first, all_of_it in guarded.items() if all_of_it} | {*NOT_TO_BE_FOUND})


def _kept(body: bytes, content_type: str, seconds: int) -> Response:
    """The answer, with a mark by which an unchanged one need not be sent again."""
    response = make_response(body)
    response.headers["Content-Type"] = content_type
    response.headers["Cache-Control"] = f"public, max-age={seconds}"
    response.add_etag()
    response.make_conditional(request)
    return response
