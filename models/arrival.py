"""How people become known to the office: confirmed as new, or found to be one of the roster."""

from sqlalchemy import delete, inspect, select, update
from sqlalchemy.exc import IntegrityError

from models import telling
from models.account import Account
from models.audit import Audit
from models.base import db
from models.claim_code import ClaimCode
from models.consent import Consent
from models.data_request import DataRequest
from models.life import NotNow
from models.match import Match
from models.notice import Notice
from models.saved_search import SavedSearch
from models.situation import SituationEvent
from models.veteran import Veteran
from models.vocabulary import TurnedAway

# What the office's own row keeps; everything else a person said himself fills what is empty.
OF_THE_OFFICE = frozenset(
    {"id", "public_id", "alias", "account_id", "created_at", "updated_at", "search_text"}
    | {"unconfirmed_since", "shown_to_employers", "outlook", "number", "cohort_id"}
)


class NotWaiting(NotNow):
    """This person does not wait to be confirmed, or the other one is taken."""


def confirm(veteran: Veteran, by: Account) -> None:
    """The officer knows who this is.

    Raises:
        NotWaiting: somebody was faster.
    """
    if veteran.unconfirmed_since is None:
        raise NotWaiting
    veteran.unconfirmed_since = None
    Audit.note("veteran.confirm", on=veteran, by=by.id)
    telling.of_arrival(veteran, by)


def join(newcomer: Veteran, known: Veteran, by: Account) -> None:
    """The newcomer is somebody of the roster: one row remains, the office's, with the account.

    Raises:
        NotWaiting: the newcomer does not wait, the other has an account, or acts stand between.
    """
    if newcomer.unconfirmed_since is None or known.account_id is not None or newcomer is known:
        raise NotWaiting
    account = newcomer.account
    for column in inspect(Veteran).column_attrs:
        if column.key not in OF_THE_OFFICE and not getattr(known, column.key):
            setattr(known, column.key, getattr(newcomer, column.key))
    standing = db.session.scalars(select(Consent).filter_by(veteran_id=newcomer.id)).all()
    agreed = {row.purpose for row in db.session.scalars(Consent.of(known)) if not row.withdrawn_at}
    for consent in standing:
        if consent.withdrawn_at is None and consent.purpose in agreed:
            consent.withdraw(by)  # the office holds the same one on paper
        consent.veteran = known
    known.shown_to_employers = known.shown_to_employers or newcomer.shown_to_employers
    newcomer.account = None
    try:
        with db.session.begin_nested():
            db.session.flush()
            known.account = account
            ClaimCode.void(known)
            db.session.execute(delete(Match).where(Match.veteran_id == newcomer.id))
            for table in (ClaimCode, DataRequest, Notice, SavedSearch):
                theirs = update(table).where(table.veteran_id == newcomer.id)
                db.session.execute(theirs.values(veteran_id=known.id))
            SituationEvent.hand_over(newcomer, known)
            db.session.delete(newcomer)
    except IntegrityError:
        raise NotWaiting from None
    Audit.note("veteran.join", on=known, by=by.id, newcomer=newcomer.id)
    telling.of_arrival(known, by)


def turn_away(newcomer: Veteran, reason: TurnedAway, by: Account) -> None:
    """The newcomer is nobody of ours: the account is shut.

    Raises:
        NotWaiting: somebody was faster.
    """
    account = newcomer.account
    if newcomer.unconfirmed_since is None or account is None or not account.disable(by=by):
        raise NotWaiting
    Audit.note("veteran.turn_away", on=newcomer, by=by.id, reason=reason)
    telling.of_arrival(newcomer, by, reason)
