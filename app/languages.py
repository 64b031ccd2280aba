"""Vietnamese first, English on request; the choice is kept in the cookie of the browser."""

from babel.support import NullTranslations
from flask import Flask, has_request_context, session
from flask_babel import Babel, Domain, get_locale

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
KEY = "language"


class _Kept(Domain):
    """The catalogues of this process: the library would read the file anew for each request."""

    def __init__(self) -> None:
        super().__init__()
        self.by_language: dict[str, NullTranslations] = {}

    def get_translations(self) -> NullTranslations:
        """The catalogue of the language that is spoken now, in a request or a forced one."""
        locale = get_locale()
        if locale is None:
            return super().get_translations()
        if locale.language not in self.by_language:
            self.by_language[locale.language] = super().get_translations()
        return self.by_language[locale.language]


class _Babel(Babel):
    """The library with one domain for all requests."""

    domain_instance = _Kept()


def init_app(app: Flask) -> None:
    """Chooses the language of each request; commands speak Vietnamese."""
    app.jinja_env.policies["ext.i18n.trimmed"] = True
    _Babel(app, locale_selector=_chosen)


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
