"""How things stand with jobs: how many people fit, how far those who were introduced have come."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sqlalchemy import and_, func, or_, select

from models.base import db, utcnow
from models.introduction import Introduction
from models.match import KEPT, Match
from models.showing import is_shown
from models.veteran import Veteran
from models.vocabulary import IntroductionState as I


@dataclass(frozen=True)
class Responses:
    """Numbers of people, all for one job. Somebody stands in one of the last four at most."""

    fitting: int = 0  # as the list of candidates has them
    deciding: int = 0  # with the office, or asked for their agreement
    unopened: int = 0
    unanswered: int = 0  # opened, or interviewed, or asking for another time
    under_way: int = 0  # with an interview to come, or an offer made


def of_jobs(jobs: Collection[int]) -> Mapping[int, Responses]:
    """The numbers of jobs by their inner numbers, in two queries however many they are."""
    shown = db.session.execute(
        select(Match.job_id, func.count())
        .join(Match.veteran)
        .where(Match.job_id.in_(jobs), Veteran.unconfirmed_since.is_(None))
        .where(is_shown(), Match.fitting())
        .group_by(Match.job_id)
    )
    fitting = dict(shown.tuples().all())
    over = Introduction.interview_at <= utcnow()
    moves = or_(over, Introduction.other_time != "")
    is_in = Introduction.state.in_
    held = db.session.execute(
        select(
            Introduction.job_id,
            func.count().filter(is_in((I.PROPOSED, I.APPROVED))),
            func.count().filter(is_in((I.SENT,))),
            func.count().filter(or_(is_in((I.SEEN,)), and_(is_in((I.INTERVIEW,)), moves))),
            func.count().filter(or_(is_in((I.OFFERED,)), and_(is_in((I.INTERVIEW,)), ~moves))),
        )
        .where(Introduction.job_id.in_(jobs))
        .group_by(Introduction.job_id)
    )
    steps = {job: numbers for job, *numbers in held}
    return {
        job: Responses(min(fitting.get(job, 0), KEPT), *steps.get(job, (0, 0, 0, 0)))
        for job in jobs
    }
