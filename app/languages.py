"""Vietnamese first, English on request; the choice is kept in the cookie of the browser."""

from flask import Flask, has_request_context, session
from flask_babel import Babel

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
KEY = "language"


def init_app(app: Flask) -> None:
    """Chooses the language of each request; commands speak Vietnamese."""
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    Babel(app, locale_selector=_chosen)


def _chosen() -> str:
    if not has_request_context():
        return "vi"
    language = session.get(KEY)
    return language if language in LANGUAGES else "vi"


def choose(language: str) -> str | None:
    """Keeps a choice and gives it back; an unknown language changes nothing."""
    if language not in LANGUAGES:
        return None
    session[KEY] = language
    return language
