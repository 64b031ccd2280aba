"""The office looks at a firm: verifies it, or says why not."""

from models import telling
from models.account import Account
from models.audit import Audit
from models.base import utcnow
from models.employer import AlreadyVerified, Employer


def verify(firm: Employer, by: Account) -> None:
    """The office has checked the firm; its jobs may be approved.

    Raises:
        AlreadyVerified: somebody was faster.
    """
    if firm.is_verified:
        raise AlreadyVerified
    firm.verified_at, firm.refused_at, firm.refusal = utcnow(), None, ""
    Audit.note("employer.verify", on=firm, by=by.id)
    telling.of_firm(firm, by)


def refuse(firm: Employer, reason: str, by: Account) -> None:
    """The office could not verify the firm; the firm reads why and corrects it.

    Raises:
        AlreadyVerified: somebody was faster.
    """
    if firm.is_verified:
        raise AlreadyVerified
    firm.refused_at, firm.refusal = utcnow(), reason
    Audit.note("employer.refuse", on=firm, by=by.id)
    telling.of_firm(firm, by)
