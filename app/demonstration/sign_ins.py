"""The five people one can sign in as in a demonstration; their passwords are random."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from app import passwords
from models.vocabulary import Role

FILE = "demonstration_sign_ins.json"
LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"
CAST = (
    (Role.VETERAN, "Phạm Văn An", "0595000001"),
    (Role.EMPLOYER, "Trần Bình", "0595000002"),
    (Role.STAFF, "Vũ Thùy Chi", "0595000003"),
    (Role.LEADER, "Lê Dũng", "0595000004"),
    (Role.ADMIN, "Ngô Hạnh", "0595000005"),
)


@dataclass(frozen=True)
class SignIn:
    """One demonstration account; `totp_secret` is None where no second factor is needed."""

    role: str
    name: str
    login: str
    password: str
    totp_secret: str | None


def create(folder: Path) -> list[SignIn]:
    """Makes new passwords for the cast and keeps them in a file only its owner can read."""
    made = [
        SignIn(
            role=role.value,
            name=name,
            login=login,
            password=_password(),
            totp_secret=passwords.new_totp_secret() if role.needs_second_factor else None,
        )
        for role, name, login in CAST
    ]
    text = json.dumps([asdict(one) for one in made], ensure_ascii=False, indent=1)
    beside = folder / f".{FILE}.{secrets.token_hex(4)}"
    beside.touch(mode=0o600, exist_ok=False)
    beside.write_text(text, encoding="utf-8")
    beside.replace(folder / FILE)
    return made


def read(folder: Path) -> list[SignIn]:
    """The sign-ins of this installation; none where there is no demonstration."""
    kept = folder / FILE
    if not kept.exists():
        return []
    return [SignIn(**row) for row in json.loads(kept.read_text(encoding="utf-8"))]


def lines(sign_ins: Sequence[SignIn], address: str) -> list[str]:
    """What to print: the address, and each sign-in with a current code where one is needed."""
    said = [f"Trở Về: {address}"]
    for one in sign_ins:
        code = f"  mã {passwords.totp_now(one.totp_secret)}" if one.totp_secret else ""
        said.append(f"{Role(one.role).label}: {one.login}  mật khẩu {one.password}{code}")
    return said


def _password() -> str:
    """Four groups of four letters and digits (79 bits), easy to read aloud."""
    return "-".join("".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4))
