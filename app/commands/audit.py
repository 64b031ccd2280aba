"""Holding the audit record against itself."""

import click
from flask.cli import with_appcontext

from models import audit, db
from models.chain import Flaw


@click.command("verify-audit")
@click.option("--known", nargs=2, type=(int, str), help="A number and hash printed earlier.")
@with_appcontext
def verify_audit(known: tuple[int, str] | None) -> None:
    """Finds audit rows that were changed, removed or put elsewhere; prints the end of the chain."""
    try:
        found = list(audit.verify())
    except ValueError as error:  # no date, no JSON: nothing we write
        found = [Flaw(None, f"Có dòng không đọc được ({error}).")]
    if known is not None and audit.hash_of(known[0]) != known[1]:
        found.append(Flaw(known[0], "không mang dấu đã ghi lại trước đây."))
    for flaw in found:
        click.echo(str(flaw), err=True)
    if found:
        raise click.ClickException(f"{len(found)} chỗ trong nhật ký không còn như lúc ghi.")
    first, last = audit.ends(db.session())
    if last is None:
        click.echo("Nhật ký chưa có dòng nào.")
        return
    number = last.sequence - first.sequence
    click.echo(f"{number} dòng nguyên vẹn. Dấu cuối chuỗi: {last.sequence} {last.hash}")


COMMANDS = (verify_audit,)
