"""Handing an introduction to the employer, which needs the person's consent to exactly that."""

from sqlalchemy import Select, and_, or_, select

from models.account import Account
from models.audit import Audit
from models.base import db, utcnow
from models.consent import Consent
from models.introduction import Introduction
from models.job import Job
from models.life import NoAgreement, NotNow, NotRunning, NotVerified
from models.veteran import Veteran
from models.vocabulary import IntroductionState, Purpose, Side

DELETED = "introduction.contact_deleted"


def may_reveal(introduction: Introduction) -> bool:
    """Whether the person agrees, now, that this employer knows who they are."""
    return Consent.holds(introduction.veteran, Purpose.REVEAL, introduction.job.employer)


def agree(
    introduction: Introduction, by: Account, wording: str = "", on_paper: bool = False
) -> None:
    """The person lets this employer know who they are.

    Raises:
        NotNow: it is over, or was agreed before.
    """
    if introduction.is_over or may_reveal(introduction):
        raise NotNow
    Consent.give(
        introduction.veteran,
        Purpose.REVEAL,
        by,
        employer=introduction.job.employer,
        wording=wording,
        on_paper=on_paper,
    )


def send(introduction: Introduction, by: Account) -> None:
    """Sends the introduction to the employer.

    Raises:
        NotNow: it is not approved, or was sent before.
        NoAgreement: the person has not agreed that this employer knows who they are.
        NotRunning: the job takes nobody.
        NotVerified: the office has not verified the employer.
    """
    if introduction.state is not IntroductionState.APPROVED:
        raise NotNow
    introduction.veteran.hold()  # a consent taken back at this moment comes before or after
    if not may_reveal(introduction):
        raise NoAgreement
    if not introduction.job.is_hiring:
        raise NotRunning
    if not introduction.job.employer.is_verified:
        raise NotVerified
    sent = {"sent_at": utcnow()}
    introduction.step(IntroductionState.SENT, "introduction.send", by, Side.STAFF, values=sent)


def owes_deletion(introduction: Introduction) -> bool:
    """Whether the employer knew the person, it is over, and the deletion is not confirmed yet."""
    if not introduction.is_over and introduction.left_at is None:
        return False
    last = db.session.scalar(
        select(Audit.action)
        .where(
            Audit.subject_kind == Introduction.__tablename__,
            Audit.subject_id == introduction.id,
            Audit.action.in_(("introduction.open", DELETED)),
        )
        .order_by(Audit.id.desc())
        .limit(1)
    )
    return last == "introduction.open"


def confirm_deletion(introduction: Introduction, by: Account, side: Side) -> None:
    """The employer says that it keeps nothing of the person; the record of acts holds it.

    Raises:
        NotNow: it never knew the person, it is not over, or it was confirmed before.
    """
    introduction.veteran.hold()  # of two clicks the second comes after the first
    if not owes_deletion(introduction):
        raise NotNow
    Audit.note(DELETED, on=introduction, by=by.id, side=side)


def revealed_to(employer_id: int) -> Select[tuple[int]]:
    """The people who agree, now, that an employer knows who they are, by their inner numbers."""
    return select(Consent.veteran_id).where(
        Consent.purpose == Purpose.REVEAL,
        Consent.employer_id == employer_id,
        Consent.withdrawn_at.is_(None),
    )


def asks(veteran: Veteran) -> Select[tuple[Introduction]]:
    """What waits for a word of the person: whether to be known, to come, to take the work."""
    own = Job.employer_id.in_(
        select(Consent.employer_id).where(
            Consent.veteran_id == veteran.id,
            Consent.purpose == Purpose.REVEAL,
            Consent.withdrawn_at.is_(None),
        )
    )
    approved = Introduction.state == IntroductionState.APPROVED
    invited = and_(
        Introduction.state == IntroductionState.INTERVIEW,
        Introduction.interview_accepted_at.is_(None),
        Introduction.other_time == "",
        Introduction.interview_at > utcnow(),
    )
    return (
        select(Introduction)
        .join(Job, Job.id == Introduction.job_id)
        .where(
            Introduction.veteran_id == veteran.id,
            or_(Introduction.state == IntroductionState.OFFERED, invited, and_(approved, ~own)),
        )
    )
