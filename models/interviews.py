"""What a person says to an interview: that they come, or that another time would be better."""

from datetime import datetime

from sqlalchemy import update

from models import telling
from models.account import Account
from models.audit import Audit
from models.base import db, utcnow
from models.introduction import Introduction
from models.life import InterviewMoved, NotNow
from models.notice_kinds import NoticeKind
from models.vocabulary import IntroductionState, Side


def accept(introduction: Introduction, by: Account, side: Side, at: datetime) -> None:
    """The person comes to the interview at that time; saying so twice says it once.

    Raises:
        NotNow: no interview is set.
        InterviewMoved: it is set for another time than the person saw.
    """
    if _answer(introduction, at, interview_accepted_at=utcnow(), other_time=""):
        Audit.note("introduction.accept", on=introduction, by=by.id, side=side, at=at.isoformat())
        telling.tell_firm(NoticeKind.INTERVIEW_TAKEN, introduction, by)


def ask_other_time(
    introduction: Introduction, by: Account, side: Side, at: datetime, words: str
) -> None:
    """The person cannot come at that time and says which would do; the interview stays set.

    Raises:
        NotNow: no interview is set.
        InterviewMoved: it is set for another time than the person saw.
    """
    if _answer(introduction, at, interview_accepted_at=None, other_time=words):
        Audit.note(
            "introduction.ask_other_time", on=introduction, by=by.id, side=side, at=at.isoformat()
        )
        telling.tell_firm(NoticeKind.INTERVIEW_OTHER, introduction, by, detail=words)


def _answer(
    introduction: Introduction,
    at: datetime,
    interview_accepted_at: datetime | None,
    other_time: str,
) -> bool:
    """Keeps an answer if it is to the time that is set now; False where it was the answer before.

    One conditional UPDATE: an employer who moves the interview at this moment comes before or
    after, and never finds an answer to a time that is no more.
    """
    if introduction.state is not IntroductionState.INTERVIEW:
        raise NotNow
    said = bool(introduction.interview_accepted_at), introduction.other_time
    if introduction.interview_at == at and said == (bool(interview_accepted_at), other_time):
        return False
    answered = db.session.execute(
        update(Introduction)
        .where(
            Introduction.id == introduction.id,
            Introduction.state == IntroductionState.INTERVIEW,
            Introduction.interview_at == at,
        )
        .values(interview_accepted_at=interview_accepted_at, other_time=other_time)
    )
    if answered.rowcount != 1:  # type: ignore[attr-defined]
        raise InterviewMoved
    return True
