"""Who is told of which act: verbs call one function here, within their own transaction."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from models.account import Account
from models.employer import Employer
from models.notice import Notice
from models.notice_kinds import NoticeKind as N
from models.veteran import Veteran
from models.vocabulary import IntroductionState, RefusalReason, Side, TurnedAway

if TYPE_CHECKING:  # these tell of themselves: they know this module
    from models.data_request import DataRequest
    from models.introduction import Introduction
    from models.job import Job

# What the person is told of each act on an introduction.
_PERSON: Mapping[str, N] = {
    "introduction.approve": N.APPROVED,
    "introduction.send": N.SENT,
    "introduction.open": N.OPENED,
    "introduction.interview": N.INTERVIEW_SET,
    "introduction.offer": N.OFFERED,
    "introduction.hire": N.HIRED,
    "introduction.refuse": N.REFUSED,
    "introduction.obsolete": N.JOB_GONE,
    "introduction.expire": N.LAPSED,
}
# What the firm is told of it; who it is stands on the page alone, never in a letter.
_FIRM: Mapping[str, N] = {
    "introduction.send": N.INTRODUCED,
    "introduction.withdraw": N.WITHDREW,
    "introduction.refuse": N.WITHDREW,
    "introduction.obsolete": N.WITHDREW,
    "introduction.hire": N.OFFER_TAKEN,
}
_JOB: Mapping[str, N] = {
    "job.approve": N.JOB_APPROVED,
    "job.return": N.JOB_RETURNED,
    "job.expire": N.JOB_EXPIRED,
    "job.fill": N.JOB_FILLED,
}


def of_step(
    introduction: "Introduction",
    act: str,
    by: Account | None,
    side: Side,
    reason: RefusalReason | None,
    was: IntroductionState,
) -> None:
    """A step of an introduction was taken."""
    elsewhere = reason is RefusalReason.PLACED_ELSEWHERE
    to_person, to_firm = _PERSON.get(act), _FIRM.get(act)
    if act == "introduction.interview" and was is IntroductionState.INTERVIEW:
        to_person = N.INTERVIEW_MOVED
    if act == "introduction.refuse":  # the one who said no knows it
        to_person, to_firm = (None, to_firm) if side is Side.VETERAN else (to_person, None)
    if act == "introduction.obsolete":  # that the job is gone is told of the job
        to_person, to_firm = (N.OBSOLETE, to_firm) if elsewhere else (to_person, None)
    if to_person is not None:
        _tell_person(to_person, introduction, by, reason)
    if to_firm is not None and introduction.sent_at is not None:
        tell_firm(to_firm, introduction, by)


def _tell_person(
    kind: N, introduction: "Introduction", by: Account | None, reason: RefusalReason | None
) -> None:
    told: dict[str, Any] = {}
    if kind is N.REFUSED and reason is not None:
        told["reason"] = reason
    if kind in (N.INTERVIEW_SET, N.INTERVIEW_MOVED) and introduction.interview_at is not None:
        told["at"] = introduction.interview_at.isoformat()
        told["detail"] = introduction.interview_place
    tell_person(kind, introduction, by, **told)


def tell_person(
    kind: N,
    introduction: "Introduction",
    by: Account | None = None,
    once: str | None = None,
    **told: Any,
) -> None:
    """Tells the person of a pair something about it."""
    job = introduction.job
    told = {"job": job.title, "firm": job.employer.name, **told}
    Notice.to_person(kind, introduction.veteran, introduction.public_id, by=by, once=once, **told)


def tell_firm(
    kind: N,
    introduction: "Introduction",
    by: Account | None = None,
    once: str | None = None,
    **told: Any,
) -> None:
    """Tells the firm of a pair something about it; nothing of who the person is."""
    job = introduction.job
    told = {"job": job.title, **told}
    Notice.to_firm(kind, job.employer_id, introduction.public_id, by=by, once=once, **told)


def of_job(job: "Job", act: str, by: Account | None, **told: Any) -> None:
    """A step of a job was taken."""
    kind = _JOB.get(act)
    if kind is not None:
        Notice.to_firm(kind, job.employer_id, job.public_id, by=by, job=job.title, **told)


def of_job_day(job: "Job", day: date) -> None:
    """The deadline of a job comes near; told once for each deadline."""
    once = f"expiring:{job.id}:{day.isoformat()}"
    Notice.to_firm(
        N.JOB_EXPIRING,
        job.employer_id,
        job.public_id,
        once=once,
        job=job.title,
        day=day.isoformat(),
    )


def of_firm(firm: Employer, by: Account) -> None:
    """The office has looked at a firm."""
    if firm.is_verified:
        Notice.to_firm(N.FIRM_VERIFIED, firm.id, by=by)
    else:
        Notice.to_firm(N.FIRM_REFUSED, firm.id, by=by, detail=firm.refusal)


def of_arrival(veteran: Veteran, by: Account, reason: TurnedAway | None = None) -> None:
    """The office knows a newcomer, or could not confirm who it is."""
    if reason is None:
        Notice.to_person(N.CONFIRMED, veteran, by=by)
    else:
        Notice.to_person(N.TURNED_AWAY, veteran, by=by, reason=reason)


def of_request(request: "DataRequest", by: Account) -> None:
    """The office answered a request about somebody's data."""
    told = {"request": request.kind, "state": request.state}
    Notice.to_person(N.REQUEST, request.veteran, by=by, detail=request.answer, **told)
