"""The five people one can sign in as in a demonstration; their passwords are random."""

import json
import secrets
from dataclasses import asdict, dataclass
from pathlib import Path

from app import passwords
from models.vocabulary import Role

FILE = "demonstration_sign_ins.json"
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


def create_sign_ins(folder: Path) -> list[SignIn]:
    """Makes new passwords and keeps them in a file that only its owner can read."""
    made = [
        SignIn(
            role.value,
            name,
            login,
            secrets.token_urlsafe(9),
            passwords.new_totp_secret() if role.needs_second_factor else None,
        )
        for role, name, login in CAST
    ]
    beside = folder / f".{FILE}.{secrets.token_hex(4)}"
    beside.touch(mode=0o600)
    beside.write_text(json.dumps([asdict(one) for one in made], ensure_ascii=False))
    beside.replace(folder / FILE)
    return made


def kept(folder: Path) -> list[SignIn]:
    """The sign-ins made before; none where there is no demonstration."""
    file = folder / FILE
    return [SignIn(**row) for row in json.loads(file.read_text())] if file.exists() else []


def lines(folder: Path, address: str) -> list[str]:
    """What to print: the address, and each sign-in with a current code where one is needed."""
    said = [f"Trở Về: {address}"]
    for one in kept(folder):
        code = f"  mã {passwords.totp_now(one.totp_secret)}" if one.totp_secret else ""
        said.append(f"{Role(one.role).label}: {one.login}  mật khẩu {one.password}{code}")
    return said
