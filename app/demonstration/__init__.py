"""Fictitious people, firms and jobs, for trying the service; never in production."""

from app.demonstration.seed import AlreadySeeded, Summary, seed
from app.demonstration.sign_ins import SignIn, create, lines, read

__all__ = ["AlreadySeeded", "SignIn", "Summary", "create", "lines", "read", "seed"]
