"""One's own account, whatever the role."""

from flask import Blueprint, render_template

from app.access import current_account, only
from models.vocabulary import Role

bp = Blueprint("me", __name__)
bp.before_request(only(*Role))


@bp.get("/tai-khoan")
def home() -> str:
    """Who is signed in here."""
    return render_template("me/home.html", account=current_account)
