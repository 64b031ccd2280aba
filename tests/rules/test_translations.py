"""The English catalogue says everything the Vietnamese pages say."""

import re
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.frontend import CommandLineInterface
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
ENGLISH = ROOT / "app" / "translations" / "en" / "LC_MESSAGES"
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%%")

Wording = dict[tuple[str, ...], tuple[str, ...]]


def forms(text: object) -> tuple[str, ...]:
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)


def wording(catalogue: Catalog) -> Wording:
    return {forms(m.id): forms(m.string) for m in catalogue if m.id and not m.fuzzy}


@pytest.fixture(scope="module")
def extracted(tmp_path_factory: pytest.TempPathFactory) -> Wording:
    """What the pages say now, gathered as `make translations` does."""
    target = tmp_path_factory.mktemp("translations") / "messages.pot"
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        command = ["pybabel", "-q", "extract", "-F", "babel.cfg", "-k", "_l", "-k", "entry:2"]
        CommandLineInterface().run([*command, "-o", str(target), "."])
    with target.open("rb") as file:
        return wording(read_po(file))


@pytest.fixture(scope="module")
def written() -> Wording:
    with (ENGLISH / "messages.po").open("rb") as file:
        return wording(read_po(file, locale="en"))


@pytest.fixture(scope="module")
def compiled() -> Wording:
    with (ENGLISH / "messages.mo").open("rb") as file:
        return wording(read_mo(file))


def test_there_is_wording_to_translate(extracted: Wording) -> None:
    assert len(extracted) > 100


def test_every_message_is_in_the_english_catalogue(extracted: Wording, written: Wording) -> None:
    assert sorted(extracted.keys() - written.keys()) == []


def test_no_english_message_is_empty(written: Wording) -> None:
    assert [text for text, english in written.items() if not all(map(str.strip, english))] == []


def test_placeholders_are_the_same(written: Wording) -> None:
    different = [
        (text, form)
        for text, english in written.items()
        for form in english
        if sorted(PLACEHOLDER.findall(form)) != sorted(PLACEHOLDER.findall(text[-1]))
    ]
    assert different == []


def test_the_compiled_catalogue_is_up_to_date(written: Wording, compiled: Wording) -> None:
    assert compiled == written
