"""Rules of the house that no linter knows."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from flask_migrate import check

from app import questions, wording
from app.forms.base import BUILT_IN
from app.forms.profile.steps import BY_PART
from ml import keys

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
OWN = [
    path
    for folder, endings in (
        ("app", "py css js"),
        ("models", "py"),
        ("ml", "py"),
        ("templates", "html"),
    )
    for ending in endings.split()
    for path in sorted((ROOT / folder).rglob(f"*.{ending}"))
    if "migrations" not in path.parts and "vendor" not in path.parts
]
MAY_COMMIT = re.compile(r"app/(views|commands)/\w+\.py|app/(access|entry|mail|outbox)\.py")


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_trust_no_text_and_hold_nothing_inline(path: Path) -> None:
    text = path.read_text()
    assert not re.search(r"\|\s*safe\b", text)
    assert not re.search(r"\sstyle\s*=|<style\b|\son\w+\s*=\s*[\"']|javascript:|data:", text)
    # What is no script but data for machines is never run, and stands in the page.
    assert not re.search(r"<script(?![^>]*\s(?:src=|type=\"application/ld\+json\"))", text)


def test_only_views_and_commands_commit() -> None:
    commits = [path for path in OWN if re.search(r"\.commit\(\)", path.read_text())]
    strangers = [str(path.relative_to(ROOT)) for path in commits]
    assert [name for name in strangers if not MAY_COMMIT.fullmatch(name)] == []
    assert strangers  # the pattern still finds what it looks for


@pytest.mark.parametrize("path", OWN, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_grows_beyond_300_lines(path: Path) -> None:
    assert len(path.read_text().splitlines()) <= 300


def test_every_python_file_says_what_it_knows() -> None:
    silent = [path for path in OWN if path.suffix == ".py" and not path.read_text().startswith('"')]
    assert silent == []


def test_every_command_is_documented(service: Flask) -> None:
    told = (ROOT / "docs" / "operation.md").read_text()
    for name, command in service.cli.commands.items():
        if name != "db":
            assert command.help, name
            assert f"`{name}" in told, f"{name} is not in docs/operation.md"


def test_every_key_of_the_matcher_has_words() -> None:
    assert set(wording.PARTS) == set(keys.PartKey)
    assert set(wording.RULES) == set(keys.Rule)
    assert set(wording.MENDS) == set(keys.Mend)
    assert set(wording.SCHOOLS) == set(keys.School)
    assert set(wording.SENIORITIES) == set(keys.Seniority)


def test_every_unknown_of_a_job_is_asked_in_a_step_of_the_profile() -> None:
    assert set(questions.PLACES) | {keys.Rule.DEADLINE} == set(keys.Rule)
    assert set(questions.PLACES.values()) <= set(BY_PART)


def test_messages_that_wtforms_writes_are_vietnamese() -> None:
    assert all(str(ours) != english for english, ours in BUILT_IN.items())


def test_the_schema_is_what_the_models_say(service: Flask) -> None:
    with service.app_context():
        check()


def test_a_planted_bad_import_is_found(tmp_path: Path) -> None:
    for folder in ("app", "models", "ml"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("static"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    linter = [str(Path(sys.executable).parent / "lint-imports"), "--no-cache"]
    clean = subprocess.run(linter, cwd=tmp_path, capture_output=True, check=False)
    assert clean.returncode == 0, clean.stdout.decode()
    with (tmp_path / "models" / "cohort.py").open("a") as file:
        file.write("\nimport app.filters\n")
    broken = subprocess.run(linter, cwd=tmp_path, capture_output=True, check=False)
    assert broken.returncode != 0
