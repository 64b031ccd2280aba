"""The application that a server serves and that `flask --app wsgi` commands."""

import os
import sys

import click

from app import create_app
from app.config import UnsafeSettings, require_safe_to_serve

try:
    app = create_app()
    command = click.get_current_context(silent=True)
    # `flask run` serves as well; every other command may run without a key.
    if (
        os.environ.get("FLASK_RUN_FROM_CLI") != "true"
        or command is None
        or command.info_name == "run"
    ):
        require_safe_to_serve(app.config)
except UnsafeSettings as unsafe:
    sys.exit(f"Trở Về does not start: {unsafe}")
