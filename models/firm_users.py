"""The people who sign in for one firm: how many may, and that somebody always can."""

from sqlalchemy import Select, func, select

from models.account import Account
from models.audit import Audit
from models.base import db
from models.employer import Employer
from models.life import Refused
from models.vocabulary import Role


class TooManyUsers(Refused):
    """The firm has as many users as it may have."""


class LastUser(Refused):
    """Nobody else could sign in for the firm."""


def users(employer_id: int) -> Select[tuple[Account]]:
    """Everybody who signs in, or once signed in, for a firm; by name."""
    own = select(Account).where(Account.employer_id == employer_id, Account.role == Role.EMPLOYER)
    return own.order_by(Account.disabled_at.is_not(None), Account.name, Account.id)


def invite(account: Account, by: Account, most: int) -> None:
    """Adds a colleague to the firm of whoever invites.

    Raises:
        TooManyUsers: the firm has `most` users already.
        LoginTaken: the login has an account, of this firm or not.
    """
    firm = _hold(by)
    _room(firm, most)
    account.employer, account.role = firm, Role.EMPLOYER
    account.add()
    Audit.note("account.create", on=account, by=by.id, role=account.role)


def shut(account: Account, by: Account) -> bool:
    """Shuts a colleague's account and ends its sessions; False if it was shut before.

    Raises:
        NotOneself: it is one's own.
        LastUser: whoever asks was shut meanwhile, so that nobody would be left.
    """
    firm = _hold(by)
    open_ones = users(firm.id).where(Account.disabled_at.is_(None), Account.id != account.id)
    if account.id != by.id and db.session.scalar(open_ones.with_only_columns(Account.id)) is None:
        raise LastUser
    return account.disable(by=by)


def reopen(account: Account, by: Account, most: int) -> bool:
    """Opens a colleague's account again; False if it was open.

    Raises:
        TooManyUsers: the firm has `most` users already.
    """
    _room(_hold(by), most)
    return account.enable(by=by)


def _hold(by: Account) -> Employer:
    """The firm, held: of two who change its users at once one comes after the other."""
    return db.session.scalars(
        select(Employer).where(Employer.id == by.employer_id).with_for_update()
    ).one()


def _room(firm: Employer, most: int) -> None:
    open_ones = users(firm.id).where(Account.disabled_at.is_(None)).order_by(None)
    if (db.session.scalar(select(func.count()).select_from(open_ones.subquery())) or 0) >= most:
        raise TooManyUsers
