"""What everybody may see: home, the board, a job, the privacy notice."""

from urllib.parse import urlsplit

from flask import Blueprint, current_app, redirect, render_template, request, url_for
from sqlalchemy import Select, func, select
from sqlalchemy.orm import joinedload
from werkzeug.exceptions import HTTPException
from werkzeug.routing import RequestRedirect
from werkzeug.wrappers import Response

from app import explanations, job_posting, languages, searches, ways_in
from app.access import signed_in_account
from app.board import Search, counts, lifts
from app.filters import today
from app.paging import page_of
from models import Employer, Introduction, Job, SavedSearch, Veteran, board, db
from models.board import Order
from models.life import INTRODUCED, SHOWN_TO_ALL
from models.vocabulary import Role

bp = Blueprint("public", __name__)
NEWEST = 6


@bp.get("/")
def home() -> str:
    """What this is, live counts and the newest jobs."""
    open_jobs = Job.open_on(today())
    openings, jobs = db.session.execute(
        open_jobs.with_only_columns(func.coalesce(func.sum(Job.openings), 0), func.count())
    ).one()
    employers = db.session.scalar(Employer.verified().with_only_columns(func.count()))
    introduced = db.session.scalar(
        select(func.count(Introduction.veteran_id.distinct())).where(
            Introduction.state.in_(INTRODUCED)
        )
    )
    newest = db.session.scalars(
        open_jobs.options(joinedload(Job.employer), joinedload(Job.unit))
        .order_by(Job.created_at.desc(), Job.id.desc())
        .limit(NEWEST)
    )
    return render_template(
        "public/home.html",
        openings=openings,
        jobs=jobs,
        employers=employers,
        introduced=introduced,
        newest=list(newest),
    )


@bp.get("/viec-lam")
def jobs() -> str:
    """The board: open jobs by words and facets, with how many there are of each kind."""
    search = Search.from_args(request.args)
    found = counts(search, board.kinds(search.said()))
    rows = search.jobs().options(joinedload(Job.employer), joinedload(Job.unit))
    return render_template(
        "public/jobs.html",
        search=search,
        counts=found,
        lifts=lifts(search, found),
        orders=Order,
        page=page_of(rows, of=found.jobs),
        keeps=_keeps(search),
    )


def _keeps(search: Search) -> bool | str | None:
    """Whether the reader keeps a search; "nobody" has not signed in, None keeps no searches."""
    account = signed_in_account()
    if account is None:
        return "nobody"
    if account.role is not Role.VETERAN:
        return None
    return SavedSearch.keeps(Veteran.of(account), searches.kept(search))


@bp.get("/viec-lam/<job_id>")
def job(job_id: str) -> str:
    """One job that is or was on the board."""
    found = db.one_or_404(published(job_id))
    return render_template(
        "public/job.html",
        job=found,
        is_open=found.is_open_on(today()),
        posting=job_posting.of(found),
        ways=ways_in.ways_into(found),
        musts=explanations.demanded(found.rules, must=True),
        wishes=explanations.demanded(found.rules, must=False),
        introduction=_own_introduction(found),
    )


def published(job_id: str) -> Select[tuple[Job]]:
    """A job that everybody may read, with what its page shows."""
    return (
        select(Job)
        .where(Job.public_id == job_id, Job.state.in_(SHOWN_TO_ALL))
        .options(joinedload(Job.employer), joinedload(Job.unit))
    )


def _own_introduction(job: Job) -> Introduction | None:
    """Where a veteran who is signed in stands with a job."""
    account = signed_in_account()
    if account is None or account.role is not Role.VETERAN:
        return None
    return db.session.scalar(
        select(Introduction)
        .join(Introduction.veteran)
        .where(Introduction.job_id == job.id, Veteran.account_id == account.id)
    )


@bp.get("/quyen-rieng-tu")
def privacy() -> str:
    """How personal data are handled."""
    return render_template("public/privacy.html")


@bp.get("/cach-ghep")
def how_it_matches() -> str:
    """How jobs are matched with people, and how to object."""
    return render_template("public/matching.html")


@bp.post("/ngon-ngu")
def language() -> Response:
    """Changes the language and returns to the page one came from, rebuilt from its endpoint."""
    chosen = languages.choose(request.form.get("language", ""))
    account = signed_in_account()
    if chosen and account is not None:  # letters come in it as well
        account.language = chosen
        db.session.commit()
    return redirect(_page_before())


def _page_before() -> str:
    path = urlsplit(request.referrer or "").path
    try:
        endpoint, arguments = current_app.url_map.bind("").match(path, method="GET")
    except (HTTPException, RequestRedirect):
        return url_for(".home")
    return url_for(endpoint, **arguments)
