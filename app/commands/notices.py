"""Letters that wait: those that a worker left, and those whose pause is over."""

import click
from flask.cli import with_appcontext

from app import outbox


@click.command("send-notices")
@with_appcontext
def send_notices() -> None:
    """Sends the letters that wait; run it every few minutes."""
    sent = 0
    try:
        while (run := outbox.work_off()).tried:
            sent += run.sent
    except OSError as error:
        raise click.ClickException(
            f"Đã gửi {sent} thư; máy chủ thư không nhận tiếp ({type(error).__name__})."
        ) from None
    click.echo(f"Đã gửi {sent} thư.")


COMMANDS = (send_notices,)
