"""The tests bite: each of these breaks in access and decisions is noticed by the tests of pages."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.drill
ROOT = Path(__file__).parents[2]
BREAKS = [
    ("app/access.py", "if account.role not in self.roles:", "if False:"),
    ("models/account.py", "self.ended_at is not None or not", "not"),
    ("app/views/employer.py", "Job.of(current_account.employer_id or 0)", "select(Job)"),
    ("app/views/employer.py", "Veteran.on_show(), Match.fitting()", "Match.fitting()"),
    ("models/introduction.py", "if self.state is not IntroductionState.PROPOSED:", "if False:"),
    ("models/account.py", "ATTEMPTS_ALLOWED if allowed", "99999 if allowed"),
    ("app/forms/base.py", 'options.setdefault("filters", (cleaned,))', "pass"),
]


def _tests_pass(tree: Path) -> bool:
    outer = ("PYTEST_", "COV_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(outer)}
    command = [sys.executable, "-m", "pytest", "tests/pages", "-n", "0", "-x", "-k", "sqlite"]
    ended = subprocess.run(command, cwd=tree, env=kept, capture_output=True, check=False)
    assert ended.returncode in {0, 1}, ended.stdout.decode()[-2000:]
    return ended.returncode == 0


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A copy of the project that may be broken."""
    for name in ("app", "models", "ml", "templates", "tests"):
        ignored = shutil.ignore_patterns("__pycache__", "artifacts")
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    for name in ("pyproject.toml", "wsgi.py"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


def test_the_copy_as_it_is_passes(tree: Path) -> None:
    assert _tests_pass(tree)


@pytest.mark.parametrize(("file", "right", "wrong"), BREAKS, ids=range(len(BREAKS)))
def test_a_break_is_noticed(tree: Path, file: str, right: str, wrong: str) -> None:
    path = tree / file
    text = path.read_text()
    assert right in text, "the code has moved on: bring this list up to date"
    path.write_text(text.replace(right, wrong))
    assert not _tests_pass(tree)
