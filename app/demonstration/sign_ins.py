"""The demonstration's sign-ins: made once, kept where only the service reads them."""

import json
import os
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from app import passwords
from models.vocabulary import Role

FILE = "demonstration_sign_ins.json"
PEOPLE = (
    (Role.VETERAN, "Phạm Văn An", "0912345601"),
    (Role.EMPLOYER, "Trần Bình", "0912345602"),
    (Role.STAFF, "Vũ Thùy Chi", "0912345603"),
    (Role.LEADER, "Lê Dũng", "0912345604"),
    (Role.ADMIN, "Ngô Hạnh", "0912345605"),
)


@dataclass(frozen=True)
class SignIn:
    """How one of the five signs in."""

    role: Role
    name: str
    login: str
    password: str
    totp_secret: str | None


def create_sign_ins(folder: Path) -> list[SignIn]:
    """Five people with random passwords; the file replaces an older one."""
    made = [
        SignIn(
            role,
            name,
            login,
            secrets.token_urlsafe(12),
            passwords.new_totp_secret() if role.needs_second_factor else None,
        )
        for role, name, login in PEOPLE
    ]
    temporary = folder / f"{FILE}.tmp"
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        json.dump([asdict(one) for one in made], file, ensure_ascii=False, indent=1)
    temporary.replace(folder / FILE)
    return made


def lines(folder: Path, address: str) -> list[str]:
    """The address, then a line for each person, with the code of this moment if one is needed."""
    said = [address]
    kept = folder / FILE
    if not kept.exists():
        return said
    for one in json.loads(kept.read_text(encoding="utf-8")):
        words = [Role(one["role"]).label, one["login"], one["password"]]
        if one["totp_secret"]:
            words.append(passwords.totp_now(one["totp_secret"]))
        said.append("  ".join(words))
    return said
