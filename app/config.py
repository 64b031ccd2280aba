"""The environment, read once into settings; every default is safe in production."""

import contextlib
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

SHORTEST_SECRET_KEY = 32
LOOPBACK = ("localhost", "127.0.0.1", "[::1]")
MEGABYTE = 1024 * 1024


class UnsafeSettings(Exception):
    """The service must not serve with these settings."""


def read(environment: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """Settings for Flask and its extensions from the outside contract's variables.

    Raises:
        UnsafeSettings: a variable has no meaning.
    """
    mode = environment.get("APP_ENV", "production")
    if mode not in {"production", "development"}:
        raise UnsafeSettings(f"APP_ENV is production or development, not {mode!r}")
    data = Path(environment.get("DATA_DIR", "var")).absolute()
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    base_url = environment.get("PUBLIC_BASE_URL", "").rstrip("/")
    proxies = environment.get("TRUSTED_PROXY", "0")
    if not proxies.isdecimal():
        raise UnsafeSettings("TRUSTED_PROXY is the count of proxies in front, 0 or more")
    return {
        "APP_ENV": mode,
        "DATA_DIR": data,
        "SECRET_KEY": _secret_key(environment, mode, data),
        "PUBLIC_BASE_URL": base_url,
        "BEHIND_TLS": base_url.startswith("https://"),
        # Names this service answers to; anybody else's Host header is refused.
        "TRUSTED_HOSTS": [host for host in (urlsplit(base_url).hostname, *LOOPBACK) if host],
        "TRUSTED_PROXY": int(proxies),
        "SQLALCHEMY_DATABASE_URI": _database_url(environment, data),
        "SQLALCHEMY_ENGINE_OPTIONS": _engine_options(_database_url(environment, data)),
        "MAX_CONTENT_LENGTH": 2 * MEGABYTE,
        "MAX_FORM_MEMORY_SIZE": 2 * MEGABYTE,
        "MAX_FORM_PARTS": 500,
        # A form left open over lunch must not be lost; the session's own life limits the token.
        "WTF_CSRF_TIME_LIMIT": None,
        "WTF_CSRF_SSL_STRICT": False,
        "BABEL_DEFAULT_LOCALE": "vi",
        "BABEL_DEFAULT_TIMEZONE": "Asia/Ho_Chi_Minh",
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
        "MAIL_URL": _mail_url(environment),
        "MAIL_DIR": environment.get("MAIL_DIR", ""),
        "OFFICE_NAME": "Ban Chỉ huy quân sự thành phố Móng Cái",
        "OFFICE_PHONE": environment.get("OFFICE_PHONE", ""),
        "DEMONSTRATION": mode == "development",
    }


def require_safe_to_serve(settings: Mapping[str, Any]) -> None:
    """Commands run without a key; serving does not.

    Raises:
        UnsafeSettings: SECRET_KEY is missing or short.
    """
    key = settings["SECRET_KEY"] or ""
    if len(key) < SHORTEST_SECRET_KEY:
        raise UnsafeSettings(
            f"SECRET_KEY is missing or shorter than {SHORTEST_SECRET_KEY} characters"
        )


def _secret_key(environment: Mapping[str, str], mode: str, data: Path) -> str | None:
    given = environment.get("SECRET_KEY")
    if given is not None or mode == "production":
        return given
    kept = data / "secret_key"
    if not kept.exists():
        # Written beside and linked: two workers that start together agree on one key.
        mine = kept.with_name(f".secret_key.{secrets.token_hex(4)}")
        mine.touch(mode=0o600)
        mine.write_text(secrets.token_hex(32))
        with contextlib.suppress(FileExistsError):
            kept.hardlink_to(mine)
        mine.unlink()
    return kept.read_text()


def _mail_url(environment: Mapping[str, str]) -> str:
    url = environment.get("MAIL_URL", "")
    if url and urlsplit(url).scheme not in {"smtp", "smtps"}:
        raise UnsafeSettings("MAIL_URL begins with smtp:// or smtps://")
    return url


def _engine_options(url: str) -> dict[str, Any]:
    # Parameters hold what people typed: they stay out of every message. A connection that was lost
    # is noticed and made anew, and one that cannot be made fails soon.
    options: dict[str, Any] = {"pool_pre_ping": True, "hide_parameters": True}
    if url.startswith("postgresql"):
        options["connect_args"] = {"connect_timeout": 3}
    return options


def _database_url(environment: Mapping[str, str], data: Path) -> str:
    url = environment.get("DATABASE_URL", "")
    if not url:
        return f"sqlite:///{data / 'tro-ve.sqlite3'}"
    for short in ("postgres://", "postgresql://"):
        if url.startswith(short):
            return "postgresql+psycopg://" + url.removeprefix(short)
    return url
