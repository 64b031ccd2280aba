"""Training the matcher and making the stored matches anew."""

import click
from flask.cli import with_appcontext

from app import matching
from models import Audit, db


@click.command("train")
@click.option("--if-needed", is_flag=True, help="Chỉ khi chưa có mô hình dùng được.")
@with_appcontext
def train(if_needed: bool) -> None:
    """Fits the matcher on the jobs and people there are, stores it, and matches everybody by it."""
    if if_needed and matching.state()["state"] == "ok":
        return
    version = matching.train()
    Audit.note("model.train", version=version)
    db.session.commit()
    click.echo(f"Mô hình {version} đang dùng.")


@click.command("rematch")
@with_appcontext
def rematch() -> None:
    """Makes all stored matches anew by the model in force."""
    pairs = matching.rematch()
    db.session.commit()
    click.echo(f"Đã ghép lại: {pairs} cặp.")


COMMANDS = (train, rematch)
