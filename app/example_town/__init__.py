"""Fictitious people, firms and jobs, for trying the service; never in production."""

from app.example_town.lives import live
from app.example_town.sign_ins import create_sign_ins, lines
from app.example_town.town import seed

__all__ = ["create_sign_ins", "lines", "live", "seed"]
