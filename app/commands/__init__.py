"""The command line: what an operator does; no rule of its own."""

from flask import Flask

from app.commands import (
    accounts,
    audit,
    data,
    evaluation,
    expire,
    files,
    installation,
    model,
    notices,
)


def init_app(app: Flask) -> None:
    """Adds the commands to `flask --app wsgi`."""
    for module in (
        accounts,
        audit,
        data,
        evaluation,
        expire,
        files,
        installation,
        model,
        notices,
    ):
        for command in module.COMMANDS:
            app.cli.add_command(command)
