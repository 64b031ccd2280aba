"""The locked requirements: hashes, no addresses, and the same lock for every Python we support."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.txt", "requirements-dev.txt")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_hashes_and_no_address(lock: str) -> None:
    text = (ROOT / lock).read_text()
    assert "--hash=sha256:" in text
    assert "://" not in text


@pytest.mark.parametrize("lock", LOCKS)
@pytest.mark.parametrize("python", ["3.11", "3.12", "3.13"])
def test_a_lock_resolves_on(lock: str, python: str, tmp_path: Path) -> None:
    uv = str(Path(sys.executable).parent / "uv")
    wanted = ("--python-version", python, "--require-hashes", "--only-binary", ":all:")
    command = [uv, "pip", "install", "--dry-run", "--target", str(tmp_path), *wanted, "-r", lock]
    resolved = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    assert resolved.returncode == 0, resolved.stderr.decode()
    assert b"Would install" in resolved.stderr
