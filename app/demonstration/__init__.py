"""Fictitious people, firms and jobs, so that the service can be tried without real data."""

from app.demonstration.seed import seed
from app.demonstration.sign_ins import SignIn, create_sign_ins, lines

__all__ = ["SignIn", "create_sign_ins", "lines", "seed"]
