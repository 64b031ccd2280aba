"""Holding the rows against the rules that must hold at every moment."""

import click
from flask.cli import with_appcontext

from models import invariants


@click.command("verify-data")
@with_appcontext
def verify_data() -> None:
    """Finds rows that break a rule of openings, hires, steps, consents, references or logins."""
    found = invariants.violations()
    for line in found:
        click.echo(line, err=True)
    if found:
        raise click.ClickException(f"{len(found)} chỗ trái quy tắc.")
    click.echo("Mọi quy tắc đều đúng.")


COMMANDS = (verify_data,)
