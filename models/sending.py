"""Handing an introduction to the employer, which needs the person's consent to exactly that."""

from models.account import Account
from models.base import utcnow
from models.consent import Consent
from models.introduction import Introduction
from models.life import NoAgreement, NotNow, NotRunning, NotVerified
from models.vocabulary import IntroductionState, Purpose, Side


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
