"""The people whom one job is shown: those who fit, without names, and what was asked about each."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from app import disclosure, panel
from app.disclosure import Candidate
from app.filters import label, today
from app.paging import Page, page_of_list
from models import Introduction, Job, Match, Unit, db, showing
from models.proposing import RENEWABLE, TAKING
from models.vocabulary import Band, JobState, Proposer, Standing
from models.vocabulary import IntroductionState as State

FEW = 5  # so few candidates are worth a word on what shuts the others out
BAND, WHOLE = "muc", "du"  # what the address asks for: one band, only who lacks nothing
_BANDS = (Band.STRONG, Band.GOOD, Band.POSSIBLE, Band.UNCLEAR)
# With whom a request lies, as its employer may know it.
_WAITS: Mapping[State, object] = {
    State.PROPOSED: _l("Chờ cán bộ quyết định"),
    State.APPROVED: _l("Cán bộ đã duyệt, chờ người này đồng ý"),
    State.SENT: _l("Đã gửi tới công ty, chờ công ty mở"),
    State.REFUSED: _l("Không đề nghị lại được"),
    State.WITHDRAWN: _l("Người này không nhận giới thiệu"),
    State.OBSOLETE: _l("Đề nghị lại được khi tin còn tuyển"),
    State.EXPIRED: _l("Đề nghị lại được khi tin còn tuyển"),
}
# Why nobody can be asked for now.
_CLOSED: Mapping[JobState, object] = {
    JobState.DRAFT: _l("Tin còn là bản nháp. Gửi tin cho cán bộ rồi mới đề nghị giới thiệu được."),
    JobState.FILLED: _l("Tin đã đủ người nên không đề nghị thêm được."),
    JobState.CLOSED: _l("Tin đã đóng nên không đề nghị thêm được."),
    JobState.EXPIRED: _l("Tin đã hết hạn. Gia hạn tin rồi mới đề nghị giới thiệu được."),
}


@dataclass(frozen=True)
class Listed:
    """One person of the list, and what was asked about them."""

    person: Candidate
    introduction: Introduction | None
    may_ask: bool

    @property
    def waits(self) -> str:
        """With whom the request lies; "" where none was made or its page says more."""
        return str(_WAITS.get(self.introduction.state, "")) if self.introduction else ""


@dataclass(frozen=True)
class Tab:
    """A view of the list with the number of its people."""

    label: str
    url: str
    current: bool
    count: int
    urgent: bool = False


@dataclass(frozen=True)
class Listing:
    """One page of the list, its views, and what to say beside it."""

    total: int
    page: Page[Listed]
    tabs: Sequence[Tab]
    whole: Tab
    closed: str
    hint: panel.Gain | None


def of(job: Job) -> Listing:
    """The list that the address asks for; nobody is shown to a firm that is not verified."""
    everybody = _everybody(job) if job.employer.is_verified else []
    wanted = request.args.get(BAND, "")
    only = wanted if wanted in list(_BANDS) else ""
    whole = request.args.get(WHOLE) == "1"
    complete = [match for match in everybody if not _lacks(match)]
    counted = complete if whole else everybody
    shown = [match for match in counted if not only or match.band == only]
    number = Counter(match.band for match in counted)
    tabs = [
        _tab(job, label(band) if band else _("Tất cả"), count, band, whole, band == only)
        for band, count in [("", number.total()), *((band, number[band]) for band in _BANDS)]
    ]
    of_band = sum(not only or match.band == only for match in complete)
    words = _("Chỉ người không thiếu yêu cầu nào")
    return Listing(
        total=len(everybody),
        page=_listed(job, everybody, page_of_list(shown)),
        tabs=tabs,
        whole=_tab(job, words, of_band, only, not whole, whole),
        closed=str(_CLOSED.get(job.state, "")),
        hint=_hint(job, everybody),
    )


def _everybody(job: Job) -> Sequence[Match]:
    # All communes at once: each person's old one leads to the one of today without a query.
    _units = db.session.scalars(select(Unit)).all()
    found = Match.best_of(job).where(showing.is_shown(), Match.fitting())
    return db.session.scalars(found).all()


def _listed(job: Job, everybody: Sequence[Match], page: Page[Match]) -> Page[Listed]:
    """The people of a page; whose commune may be told is a question of the whole list."""
    areas = disclosure.areas((match.veteran for match in everybody), today())
    rows = db.session.scalars(select(Introduction).filter_by(job_id=job.id))
    asked = {introduction.veteran_id: introduction for introduction in rows}
    # A list names nobody, at whatever stage somebody on it is: who was sent has a page of its own.
    seen = disclosure.pieces(None, revealed=False)
    listed = [
        Listed(
            disclosure.candidate(match.veteran, seen, match, areas.get(match.veteran_id, "")),
            asked.get(match.veteran_id),
            may_ask=_may_ask(job, asked.get(match.veteran_id)),
        )
        for match in page.rows
    ]
    return Page(listed, page.number, page.total)


def _lacks(match: Match) -> bool:
    return any(check["must"] and check["standing"] != Standing.MET for check in match.checks)


def _may_ask(job: Job, introduction: Introduction | None) -> bool:
    again = introduction is None or introduction.state in RENEWABLE[Proposer.EMPLOYER]
    return job.state in TAKING and again


def _tab(job: Job, words: str, number: int, band: str, whole: bool, current: bool) -> Tab:
    place: dict[str, Any] = {BAND: str(band) or None, WHOLE: "1" if whole else None}
    url = url_for("employer.candidates", job_id=job.public_id, **place)
    return Tab(words, url, current, number)


def _hint(job: Job, everybody: Sequence[Match]) -> panel.Gain | None:
    """Where few are found: the demand that shuts most people out."""
    if len(everybody) >= FEW or not job.employer.is_verified or job.is_gone:
        return None
    found = panel.of(job)
    return found.first_gain if found is not None and found.is_telling else None
