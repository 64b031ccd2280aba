"""Passwords and second factors: hashing, checking, and which passwords are too easy."""

import hmac
import unicodedata

import pyotp
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from models.base import utcnow
from models.vocabulary import Role

LONGEST = 256
SHORTEST = 8
SHORTEST_FOR_OFFICE = 12
STEP_SECONDS = 30

_hasher = PasswordHasher(time_cost=2, memory_cost=19456, parallelism=1)
# Checked where there is no account, so that an unknown login takes as long as a known one.
_NOBODY = _hasher.hash("nobody")


def shortest_for(role: Role) -> int:
    """The fewest characters: more for those who see other people's data."""
    return SHORTEST_FOR_OFFICE if role.needs_second_factor else SHORTEST


def hash_of(password: str) -> str:
    """argon2id hash of a password, exactly as typed (composed: phones differ in that)."""
    return _hasher.hash(unicodedata.normalize("NFC", password))


def check(known: str | None, password: str) -> bool:
    """Whether the password is right; takes the same time when there is no account (None)."""
    try:
        right = _hasher.verify(known or _NOBODY, unicodedata.normalize("NFC", password))
    except (VerificationError, InvalidHashError):
        return False
    return right and known is not None


def new_totp_secret() -> str:
    """A secret for an authenticator app (160 bits, base32)."""
    return pyotp.random_base32()


def totp_uri(secret: str, login: str) -> str:
    """The otpauth address an authenticator app reads."""
    return pyotp.TOTP(secret).provisioning_uri(name=login, issuer_name="Tro Ve")


def totp_now(secret: str) -> str:
    """The six digits of this moment."""
    return pyotp.TOTP(secret).at(utcnow())


def totp_step(secret: str | None, code: str) -> int | None:
    """The time step whose code this is, one step of tolerance each way; None if it is none."""
    if secret is None:
        return None
    totp = pyotp.TOTP(secret)
    now = int(utcnow().timestamp()) // STEP_SECONDS
    for step in (now, now - 1, now + 1):
        if hmac.compare_digest(totp.at(step * STEP_SECONDS).encode(), code.encode()):
            return step
    return None
