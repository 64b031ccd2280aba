"""Setting up an installation, and saying what it serves."""

import json

import click
from flask import current_app
from flask.cli import with_appcontext
from sqlalchemy import select

from app import example_town, matching
from app.doors import doors
from app.filters import today
from models import Account, Audit, db


@click.command("seed")
@click.option("--size", type=click.IntRange(1, 100_000), default=160, show_default=True)
@click.option("--rng", type=int, default=2022, show_default=True, help="Same number, same data.")
@click.option("--if-empty", is_flag=True, help="Do nothing where there is an account already.")
@with_appcontext
def seed(size: int, rng: int, if_empty: bool) -> None:
    """Fills the database with fictitious people, firms and jobs; refuses in production."""
    if current_app.config["APP_ENV"] == "production":
        raise click.ClickException("no demonstration data in production")
    folder = current_app.config["DATA_DIR"]
    if db.session.scalar(select(Account.id).limit(1)) is None:
        sign_ins = example_town.create_sign_ins(folder)
        example_town.seed(size, rng, today(), sign_ins)
        matching.train()
        example_town.live(rng, today())
        Audit.note("demonstration.seed", size=size, rng=rng)
        db.session.commit()
    elif not if_empty:
        raise click.ClickException("the database is not empty")


@click.command("sign-ins")
@click.option("--address", required=True, help="Where the service is served.")
@with_appcontext
def sign_ins(address: str) -> None:
    """Prints the address and the demonstration sign-ins, with a code where one is needed."""
    for line in example_town.lines(current_app.config["DATA_DIR"], address):
        click.echo(line)


@click.command("routes-json")
@with_appcontext
def routes_json() -> None:
    """Prints every address with its methods, endpoint and the roles it opens for."""
    rows = [
        {
            "rule": door.rule,
            "methods": list(door.methods),
            "endpoint": door.endpoint,
            "roles": list(door.roles),
        }
        for door in doors(current_app)
    ]
    click.echo(json.dumps(rows, ensure_ascii=False, indent=1))


COMMANDS = (seed, sign_ins, routes_json)
