"""Fictitious people, firms and jobs, for trying the service; never in production."""

from app.demonstration.town import seed

__all__ = ["create_sign_ins", "lines", "seed"]
