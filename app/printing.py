"""Codes that leave the service on paper: issued, noted and shown on one page, once."""

from flask import abort, render_template

from app import mail
from app.access import current_account
from models import Account, Audit, OneTimeCode, db
from models.one_time_code import LIVES, grouped
from models.vocabulary import CodePurpose


def one_time_code(account: Account, back: str, advice: str = "") -> str:
    """The page with a new one-time code, in place of those that were printed before.

    `advice` says how to hand it over, where nobody at a counter does. The rows are added to the
    transaction that stands; the view that calls this commits.
    """
    if not account.is_active:
        abort(409)
    printed = grouped(OneTimeCode.issue(account, CodePurpose.SIGN_IN))
    Audit.note("account.print_code", on=account, by=current_account.id)
    life = LIVES[CodePurpose.SIGN_IN]
    hours = int(life.total_seconds() // 3600) if life else 0
    db.session.flush()
    return render_template(
        "counter/printed_code.html",
        account=account,
        code=printed,
        hours=hours,
        address=mail.public_url("account.sign_in"),
        back=back,
        advice=advice,
    )
