"""What the environment may say, and when the service refuses to serve."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import config

ROOT = Path(__file__).parents[2]


def _serve(folder: Path, **environment: str) -> subprocess.CompletedProcess[bytes]:
    kept = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), **environment}
    command = [sys.executable, "-c", "import wsgi"]
    return subprocess.run(command, cwd=ROOT, env=kept, capture_output=True, check=False)


@pytest.mark.parametrize("key", [None, "", "short"])
def test_production_does_not_serve_without_a_good_key(tmp_path: Path, key: str | None) -> None:
    given = {} if key is None else {"SECRET_KEY": key}
    ended = _serve(tmp_path, **given)
    assert ended.returncode != 0
    assert b"SECRET_KEY" in ended.stderr


def test_production_serves_with_one(tmp_path: Path) -> None:
    assert _serve(tmp_path, SECRET_KEY="k" * 32).returncode == 0


def test_development_keeps_one_random_key(tmp_path: Path) -> None:
    environment = {"APP_ENV": "development", "DATA_DIR": str(tmp_path)}
    first = config.read(environment)["SECRET_KEY"]
    assert first == config.read(environment)["SECRET_KEY"]
    assert len(first) >= config.SHORTEST_SECRET_KEY
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_settings_without_meaning_are_refused(tmp_path: Path) -> None:
    for wrong in ({"APP_ENV": "test"}, {"TRUSTED_PROXY": "many"}):
        with pytest.raises(config.UnsafeSettings):
            config.read({"DATA_DIR": str(tmp_path), **wrong})


def test_foreign_host_names_are_not_answered(tmp_path: Path) -> None:
    read = config.read({"DATA_DIR": str(tmp_path), "PUBLIC_BASE_URL": "https://trove.example/"})
    assert "trove.example" in read["TRUSTED_HOSTS"]
    assert read["BEHIND_TLS"]
