"""Reducing a person to a number: what says who it was goes, what is counted stays."""

from datetime import datetime

from sqlalchemy import delete, func, or_, select, update

from models.account import LIVES, Account, SignInAttempt, SignInSession
from models.audit import Audit
from models.base import db, new_public_id, utcnow
from models.claim_code import ClaimCode
from models.consent import Consent
from models.data_request import DataRequest
from models.introduction import Introduction
from models.life import LIVE
from models.match import Match
from models.notice import Notice
from models.one_time_code import OneTimeCode
from models.saved_search import SavedSearch
from models.situation import SituationEvent
from models.veteran import Veteran, new_alias
from models.vocabulary import IntroductionState, RequestState, Side

LONGEST_SESSION = max(absolute for _idle, absolute in LIVES.values())
# The hash of chance that was thrown away: nothing opens it, and checking it takes as long as any.
NO_PASSWORD = (
    "$argon2id$v=19$m=19456,t=2,p=1$bxxigH8a4amuYqoDWIrVXA"  # noqa: S105
    "$CVKNxR6Zc/sV97pOV6I/cL7xiyWcC2j29v6x65ftr34"
)
# What stays of a person: where and when they came home, and what became of the introductions.
TEXTS = (
    *("schooling", "trade", "service", "skills", "licences", "certificates", "languages"),
    *("wish_1", "wish_2", "wish_3", "places", "wage", "phone"),
)


def erase(veteran: Veteran, by: Account | None) -> None:
    """Takes away all that says who somebody is; the caller commits.

    The unit, the round of discharge and the states of introductions stay for the counts; consents
    stay as evidence of what was allowed, with no name. The audit record holds numbers only.
    """
    veteran.hold()
    _end_introductions(veteran, by)
    _end_consents(veteran, by)
    db.session.execute(delete(Match).where(Match.veteran_id == veteran.id))
    for rows in (ClaimCode, Notice, SavedSearch):
        db.session.execute(delete(rows).where(rows.veteran_id == veteran.id))
    for request in db.session.scalars(select(DataRequest).filter_by(veteran_id=veteran.id)):
        request.words, request.answer = "", ""
        if request.is_open:
            request.state, request.closed_at = RequestState.DONE, utcnow()
    # What became of the person is counted; the words beside it may say who it was.
    theirs = update(SituationEvent).where(SituationEvent.veteran_id == veteran.id)
    db.session.execute(theirs.values(note=""))
    account = veteran.account
    veteran.account = None
    if account is not None:
        _close(account)
    veteran.public_id, veteran.alias = new_public_id(), new_alias()
    veteran.name, veteran.number = "", None
    veteran.birth_date, veteran.birth_year = None, None
    for column in TEXTS:
        setattr(veteran, column, "")
    veteran.roles, veteran.role_months, veteran.licence_papers = [], {}, []
    veteran.shifts, veteran.lives_in, veteran.abroad = [], None, None
    veteran.discharged_on, veteran.card_issued_on, veteran.card_used = None, None, None
    veteran.steps_done, veteran.shown_to_employers = [], False
    veteran.profile_saved_at, veteran.outlook = None, None
    veteran.unconfirmed_since = None
    veteran.erased_at = utcnow()
    Audit.note("veteran.erase", on=veteran, by=by.id if by else None)


def _end_introductions(veteran: Veteran, by: Account | None) -> None:
    rows = select(Introduction).filter_by(veteran_id=veteran.id).order_by(Introduction.id)
    held = rows.with_for_update(key_share=True).execution_options(populate_existing=True)
    for pair in db.session.scalars(held).all():
        if pair.state in LIVE:
            side = Side.SYSTEM if by is None else Side.STAFF
            pair.step(IntroductionState.WITHDRAWN, "introduction.withdraw", by, side)
        # Score, band and version stay for the counts; these hold words of the profile.
        pair.note, pair.ending_note, pair.interview_place = "", "", ""
        pair.other_time = ""
        pair.parts, pair.checks = [], []


def _end_consents(veteran: Veteran, by: Account | None) -> None:
    standing = select(Consent).where(
        Consent.veteran_id == veteran.id, Consent.withdrawn_at.is_(None)
    )
    for consent in db.session.scalars(standing).all():
        consent.withdrawn_at, consent.withdrawn_by_id = utcnow(), by.id if by else None
        Audit.note("consent.withdraw", on=consent, by=by.id if by else None, why="erase")


def _close(account: Account) -> None:
    """Nobody signs in here again; the row stays, because the audit record points to it."""
    db.session.execute(delete(OneTimeCode).where(OneTimeCode.account_id == account.id))
    db.session.execute(delete(SignInSession).where(SignInSession.account_id == account.id))
    account.login, account.name = f"erased-{account.public_id}", ""
    account.password_hash, account.totp_secret = NO_PASSWORD, None
    account.disabled_at = account.disabled_at or utcnow()


def forgotten_since(moment: datetime) -> list[Veteran]:
    """People with whom there was no contact since a moment: nothing saved, signed in or moved."""
    # Sessions are swept away long before: the record of acts knows when somebody last came.
    seen = (
        select(func.max(Audit.created_at))
        .where(Audit.actor_id == Veteran.account_id, Audit.outcome == "done")
        .correlate(Veteran)
        .scalar_subquery()
    )
    moved = (
        select(func.max(Introduction.moved_at))
        .where(Introduction.veteran_id == Veteran.id)
        .correlate(Veteran)
        .scalar_subquery()
    )
    quiet = [
        Veteran.erased_at.is_(None),
        Veteran.created_at < moment,
        Veteran.updated_at < moment,
        or_(Veteran.profile_saved_at.is_(None), Veteran.profile_saved_at < moment),
        or_(seen.is_(None), seen < moment),
        or_(moved.is_(None), moved < moment),
    ]
    return list(db.session.scalars(select(Veteran).where(*quiet).order_by(Veteran.id)))


def sweep(moment: datetime) -> int:
    """Removes ended sessions, tries to sign in and used codes from before a moment."""
    over = min(moment, utcnow() - LONGEST_SESSION)
    removed = 0
    for rows in (
        delete(SignInAttempt).where(SignInAttempt.created_at < moment),
        delete(SignInSession).where(
            or_(SignInSession.ended_at < moment, SignInSession.created_at < over)
        ),
        delete(OneTimeCode).where(
            or_(OneTimeCode.used_at < moment, OneTimeCode.expires_at < moment)
        ),
        delete(ClaimCode).where(or_(ClaimCode.used_at < moment, ClaimCode.expires_at < moment)),
    ):
        removed += db.session.execute(rows).rowcount  # type: ignore[attr-defined]
    return removed


def restrict(veteran: Veteran, by: Account) -> None:
    """Stops the use of somebody's data at once, while the request itself is looked at."""
    Consent.withdraw_all(veteran, by)
    veteran.profile_saved_at, veteran.outlook = None, None
    db.session.execute(delete(Match).where(Match.veteran_id == veteran.id))
