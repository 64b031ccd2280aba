"""The tests bite: each of these breaks in the life of jobs and introductions is noticed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.drill.test_mutations import tree

__all__ = ["tree"]
pytestmark = pytest.mark.drill
LIFE, HIRING, JOB = (
    "tests/life/test_introduction.py",
    "tests/life/test_hiring.py",
    "tests/life/test_job.py",
)
EXPIRY = "tests/life/test_expiry.py"
PAGES, SEEN = "tests/pages/test_life.py", "tests/pages/test_disclosure.py"
# file, what is right, what it becomes, and the tests that must notice
BREAKS = [
    # ---- what an employer sees
    ("app/disclosure.py", "if not revealed or (", "if (", SEEN),
    (
        "app/disclosure.py",
        "or (introduction is not None and _view_is_over(introduction))",
        "",
        SEEN,
    ),
    (
        "app/disclosure.py",
        "I.SENT: ANONYMOUS,".replace("I.", "IntroductionState."),
        "IntroductionState.SENT: ANONYMOUS | WHO,",
        SEEN,
    ),
    (
        "app/disclosure.py",
        "IntroductionState.REFUSED: ALIAS_ALONE,",
        "IntroductionState.REFUSED: ANONYMOUS | WHO,",
        SEEN,
    ),
    ("app/disclosure.py", "if number[unit.id] >= enough", "", SEEN),
    ("app/disclosure.py", "seen -= BRANCH_PIECES", "pass", SEEN),
    (
        "app/disclosure.py",
        "if introduction is not None and introduction.left_at is not None:",
        "if False:",
        SEEN,
    ),
    (
        "app/views/hiring.py",
        "Introduction.sent_to(current_account.employer_id or 0).where(",
        "__import__('sqlalchemy').select(Introduction).where(",
        "tests/pages/test_access_table.py",
    ),
    # ---- consent
    ("models/sending.py", "        raise NoAgreement", "        pass", LIFE),
    (
        "models/consent.py",
        "hiring.withdraw_all_sent(self.veteran, self.employer_id, by)",
        "pass",
        LIFE,
    ),
    ("models/sending.py", "if not introduction.job.employer.is_verified:", "if False:", LIFE),
    # ---- hires and openings
    ("models/hiring.py", "Job.hired < Job.openings, ", "", HIRING),
    (
        "models/hiring.py",
        "Job.hired < Job.openings, Job.state.in_(HIRING)",
        "Job.hired < Job.openings",
        HIRING,
    ),
    (
        "models/hiring.py",
        "concerned = or_(concerned, Introduction.job_id == job.id)",
        "pass",
        HIRING,
    ),
    ("models/hiring.py", "        job.hired -= 1\n        if", "        if", HIRING),
    ("models/hiring.py", "    job.hired -= 1\n    Audit", "    Audit", HIRING),
    ("models/hiring.py", "if job.state is JobState.FILLED:", "if False:", HIRING),
    ("models/hiring.py", "asked = introduction.state is IntroductionState.OFFERED", "pass", LIFE),
    ("models/proposing.py", "        raise AlreadyPlaced", "        pass", HIRING),
    ("models/proposing.py", "        raise NotRunning", "        pass", LIFE),
    (
        "models/proposing.py",
        "Proposer.VETERAN: OVER - {IntroductionState.REFUSED},",
        "Proposer.VETERAN: OVER,",
        LIFE,
    ),
    # ---- steps
    ("models/moving.py", "    if to not in steps[was]:\n        raise NotNow\n", "", LIFE),
    (
        "models/moving.py",
        "    if moved.rowcount != 1:  # type: ignore[attr-defined]\n        raise NotNow",
        "",
        "tests/life/test_moving.py",
    ),
    ("models/job.py", "            raise NotVerified", "            pass", JOB),
    (
        "models/life.py",
        "I.SENT: frozenset({I.SEEN})",
        "I.SENT: frozenset({I.SEEN, I.OFFERED})",
        LIFE,
    ),
    ("app/forms/job.py", "and field.data < self.hired", "and field.data < 0", PAGES),
    # ---- time
    ("models/expiry.py", "Introduction.moved_at < since, last < since", "last < since", EXPIRY),
    (
        "models/expiry.py",
        "Introduction.moved_at < since, last < since",
        "Introduction.moved_at < since",
        EXPIRY,
    ),
    ("models/job.py", "cls.deadline < day", "cls.deadline <= day", EXPIRY),
]


def _run(tree: Path, *files: str) -> subprocess.CompletedProcess[bytes]:
    outer = ("PYTEST_", "COV_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(outer)}
    chosen = ("-n", "0", "-x", "-k", "sqlite", "-m", "not drill")
    command = [sys.executable, "-m", "pytest", *files, *chosen]
    return subprocess.run(command, cwd=tree, env=kept, capture_output=True, check=False)


def test_the_copy_as_it_is_passes(tree: Path) -> None:
    ended = _run(tree, *sorted({tests for *_break, tests in BREAKS}))
    assert ended.returncode == 0, ended.stdout.decode()[-2000:]


@pytest.mark.parametrize(("file", "right", "wrong", "tests"), BREAKS, ids=range(len(BREAKS)))
def test_a_break_is_noticed(tree: Path, file: str, right: str, wrong: str, tests: str) -> None:
    path = tree / file
    text = path.read_text()
    assert right in text, "the code has moved on: bring this list up to date"
    path.write_text(text.replace(right, wrong))
    ended = _run(tree, tests)
    assert ended.returncode == 1, ended.stdout.decode()[-2000:]
