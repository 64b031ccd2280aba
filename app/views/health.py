"""Whether the process lives and whether it is ready; for machines."""

from flask import Blueprint, Response, jsonify

from app import matching, schema

bp = Blueprint("health", __name__)


@bp.get("/healthz")
def alive() -> Response:
    """The process answers."""
    return jsonify(status="alive")


@bp.get("/readyz")
def ready() -> tuple[Response, int]:
    """Database and schema must be there; a missing model is said, and does not stop the rest."""
    database, version = schema.state()
    model = (
        matching.state()
        if database == "ok"
        else {"state": "unknown", "version": None, "sha256": None}
    )
    return (
        jsonify(db=database, schema_version=version, model=model),
        200 if database == "ok" else 503,
    )
