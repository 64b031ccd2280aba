"""The tests bite: each of these breaks is noticed by the tests that speak of it."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.drill
ROOT = Path(__file__).parents[2]
ACCESS, ENTRY, ACCOUNT = "app/access.py", "app/entry.py", "models/account.py"
CODES, CLAIMS = "models/one_time_code.py", "models/claim_code.py"
TABLE, SIGN_IN, SESSIONS = "test_access_table", "test_sign_in", "test_sessions"
PASSWORDS, OFFICE, CLAIM = "test_passwords", "test_office_accounts", "test_claims"
ATTACKS, RESET, JOIN = "test_sign_in_attacks", "test_reset", "test_registration"
# file, what is right, what it becomes, and the tests of pages that must notice
BREAKS = [
    # ---- doors
    (ACCESS, "if account.role not in self.roles:", "if False:", TABLE),
    (ACCESS, "if step is not None and request.endpoint != step:", "if False:", OFFICE),
    (ACCESS, "if current_session().by_code:", "if False:", OFFICE),
    ("app/views/employer.py", "Job.of(current_account.employer_id or 0)", "select(Job)", TABLE),
    ("app/views/accounts.py", "Account.of_office().where", "select(Account).where", OFFICE),
    ("app/views/account.py", "if wanted not in NEXT:", "if not wanted:", ATTACKS),
    (
        "app/views/counter.py",
        "Veteran.within(current_account)\n        .where(",
        "__import__('sqlalchemy').select(Veteran)\n        .where(",
        CLAIM,
    ),
    # ---- sessions
    (ACCOUNT, "self.ended_at is not None or not", "not", SESSIONS),
    (ACCOUNT, "or not self.account.is_active", "", SIGN_IN),
    (ACCOUNT, "and now - self.seen_at <= idle", "", SIGN_IN),
    (ACCOUNT, "now - self.created_at <= absolute and", "", SIGN_IN),
    (ACCESS, "_mark(found.id, ended_at=now)", "pass", SESSIONS),
    (ACCESS, "    end_session()\n    language", "    language", SIGN_IN),
    (ACCESS, "session.clear()  # nothing planted", "pass  # nothing planted", ATTACKS),
    (ACCESS, 'g.pop("csrf_token", None)', "pass", "test_keeping"),
    (ACCESS, "<= FRESH_FOR", "<= 99 * FRESH_FOR", PASSWORDS),
    ("app/freshness.py", "if access.is_fresh():", "if True:", PASSWORDS),
    ("app/freshness.py", "return _asked() or view(", "return view(", RESET),
    # ---- tries
    (ACCOUNT, "ATTEMPTS_ALLOWED if allowed", "99999 if allowed", SIGN_IN),
    (ACCOUNT, "cls.succeeded.is_(False),", "", ATTACKS),
    (ENTRY, "attempt.succeeded = True  # the password", "pass  # the password", SIGN_IN),
    (ENTRY, 'attempt = counted(account.login, "confirm")', "attempt = SignInAttempt()", PASSWORDS),
    # ---- passwords, codes, second factors
    (ENTRY, "not account.is_active or not (", "not (", SIGN_IN),
    (ENTRY, "printed.account_id != account.id", "False", OFFICE),
    (ENTRY, "not right and not printed.take()", "False", OFFICE),
    (ENTRY, "if printed is None:\n            note", "if False:\n            note", OFFICE),
    (ENTRY, "recovery.account_id != account.id or ", "", OFFICE),
    (ENTRY, "    SignInSession.end_all(account.id)\n    OneTime", "    OneTime", PASSWORDS),
    (ENTRY, "OneTimeCode.void(account.id, CodePurpose.SIGN_IN, CodePurpose.RESET)", "pass", RESET),
    (ACCOUNT, "func.coalesce(Account.totp_step, -1) < step", "True", SIGN_IN),
    (ACCOUNT, "if self.id == by.id:", "if False:", OFFICE),
    (
        ACCOUNT,
        "role, city_wide, units\n        SignInSession.end_all(self.id)",
        "role, city_wide, units",
        OFFICE,
    ),
    (CODES, "found.expires_at <= now", "False", OFFICE),
    (CODES, "cls.void(account.id, purpose)", "pass", OFFICE),
    ("app/password_rules.py", "if _is_common(password):", "if False:", PASSWORDS),
    ("app/password_rules.py", "if _is_personal(password, personal):", "if False:", PASSWORDS),
    # ---- coming in
    (CLAIMS, "if found.veteran.birth_date != born:", "if False:", CLAIM),
    (CLAIMS, "and self.tries < MOST_TRIES", "", CLAIM),
    (CLAIMS, "and self.expires_at > now", "", CLAIM),
    (CLAIMS, "cls.void(veteran)\n        code", "code", CLAIM),
    ("app/views/claim.py", "0 <= now.timestamp() - since <= SECONDS_TO_FINISH", "True", CLAIM),
    ("models/veteran.py", ", cls.unconfirmed_since.is_(None))", ")", JOIN),
    ("models/proposing.py", "if not veteran.is_confirmed:", "if False:", JOIN),
    # ---- who is shown, and forms; breaks of the life stand in test_life_breaks.py
    ("models/showing.py", "and_(Veteran.on_show(), Vet", "and_(Vet", "test_flows"),
    (
        "app/forms/base.py",
        'options.setdefault("filters", (cleaned,))',
        "pass",
        "test_bad_input",
    ),
]


def _run(tree: Path, *files: str) -> subprocess.CompletedProcess[bytes]:
    outer = ("PYTEST_", "COV_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(outer)}
    tests = [f"tests/pages/{file}.py" for file in files]
    command = [sys.executable, "-m", "pytest", *tests, "-n", "0", "-x", "-k", "sqlite"]
    return subprocess.run(command, cwd=tree, env=kept, capture_output=True, check=False)


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
