"""Making accounts from the command line."""

import click
from flask.cli import with_appcontext

from app import identifiers, password_rules, passwords
from app.typed import cleaned
from models import Account, Audit, Employer, Veteran, db
from models.base import utcnow
from models.vocabulary import Role


@click.command("create-user")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True)
@click.option("--name", required=True, help="Name of the person, or of the firm for an employer.")
@click.option("--login", required=True, help="Phone number or e-mail address.")
@click.option("--password", required=True)
@with_appcontext
def create_user(role: str, name: str, login: str, password: str) -> None:
    """Makes an account; prints the otpauth address where the role needs a second factor."""
    name, spelled = cleaned(name), identifiers.login(cleaned(login))
    if not name or len(name) > 120:
        raise click.BadParameter("1 to 120 characters", param_hint="--name")
    if not identifiers.is_login(spelled):
        raise click.BadParameter("a phone number or an e-mail address", param_hint="--login")
    if not passwords.SHORTEST <= len(password) <= passwords.LONGEST:
        limits = f"{passwords.SHORTEST} to {passwords.LONGEST} characters"
        raise click.BadParameter(limits, param_hint="--password")
    if Account.by_login(spelled) is not None:
        raise click.ClickException(f"there is an account with the login {spelled}")
    shortest = passwords.shortest_for(Role(role))
    words = password_rules.personal_words([name], [spelled], None)
    # The operator decides; a page would refuse it.
    if against := password_rules.objection(password, words, shortest):
        click.echo(f"Lưu ý. {against}", err=True)
    account = Account(
        login=spelled,
        name=name,
        role=Role(role),
        password_hash=passwords.hash_of(password),
        # The operator of the machine stands above the scopes; an admin narrows them afterwards.
        city_wide=Role(role) is Role.STAFF,
    )
    db.session.add(account)
    if account.role is Role.VETERAN:
        db.session.add(Veteran(account=account, name=name))
    elif account.role is Role.EMPLOYER:
        account.employer = Employer(name=name, verified_at=utcnow())
    elif account.role.needs_second_factor:
        account.totp_secret = passwords.new_totp_secret()
        click.echo(passwords.totp_uri(account.totp_secret, spelled))
    Audit.note("account.create", on=account, role=role)
    db.session.commit()


COMMANDS = (create_user,)
