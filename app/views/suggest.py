"""Suggestions while somebody types: public lists, no person in them."""

from dataclasses import asdict

from flask import Blueprint, Response, jsonify, request
from flask_babel import get_locale

from app.suggestions import Kind, suggest

bp = Blueprint("suggest", __name__)


@bp.get("/goi-y/nghe")
def occupations() -> Response:
    """Names of occupations that go on from `tu`."""
    return _answer(Kind.OCCUPATION)


@bp.get("/goi-y/ky-nang")
def skills() -> Response:
    """Names of skills that go on from `tu`."""
    return _answer(Kind.SKILL)


@bp.get("/goi-y/chung-chi")
def certificates() -> Response:
    """Names of certificates that go on from `tu`."""
    return _answer(Kind.CERTIFICATE)


def _answer(kind: Kind) -> Response:
    found = suggest(kind, request.args.get("tu", ""), str(get_locale()))
    return jsonify([asdict(suggestion) for suggestion in found])
