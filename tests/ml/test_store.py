"""A model file comes back whole or not at all, whatever happened to it."""

import contextlib
import hashlib
import io
import json
import os
import pickle
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from ml import store
from ml.ranker import Ranker
from ml.store import ModelUnavailable, load, save, version_in
from ml.weights import prior_weights
from tests.ml.samples import ADS, FORMS, TODAY

FLIPS = 60
EXPLODED: list[str] = []


@pytest.fixture(scope="module")
def ranker() -> Ranker:
    """A fitted ranker."""
    return Ranker().fit(ADS)


@pytest.fixture(scope="module")
def newer() -> Ranker:
    """Another one, that replaces the first."""
    return Ranker(prior_weights().table).fit(ADS)


@pytest.fixture
def folder(ranker: Ranker, tmp_path: Path) -> Path:
    """A folder with a model that loads."""
    save(ranker, tmp_path / "model")
    return tmp_path / "model"


def files(folder: Path) -> list[Path]:
    """Return the files of a model, the manifest last."""
    return sorted(folder.iterdir(), key=lambda path: (path.name == "manifest.json", path.name))


def refused(folder: Path) -> str:
    """Return why a model is refused; anything but a refusal fails."""
    with pytest.raises(ModelUnavailable) as refusal:
        load(folder)
    assert refusal.value.reason
    assert str(refusal.value) == refusal.value.reason
    return refusal.value.reason


def reseal(folder: Path, change: Callable[[dict[str, Any]], object]) -> None:
    """Write the manifest anew after a change, with a right seal: what a forger would do."""
    body = (folder / "manifest.json").read_bytes().partition(b"\n")[2]
    manifest = json.loads(body)
    manifest = change(manifest) or manifest
    body = json.dumps(manifest).encode()
    seal = hashlib.sha256(body).hexdigest().encode()
    (folder / "manifest.json").write_bytes(seal + b"\n" + body)


def replace_file(folder: Path, kind: str, data: bytes) -> None:
    """Put other bytes in the place of one file, with right checksums."""

    def changed(manifest: dict[str, Any]) -> None:
        entry = manifest["files"][kind]
        (folder / entry["name"]).write_bytes(data)
        entry["sha256"], entry["bytes"] = hashlib.sha256(data).hexdigest(), len(data)

    reseal(folder, changed)


def test_it_comes_back_as_it_was(ranker: Ranker, folder: Path) -> None:
    again = load(folder)
    assert again.version_ == ranker.version_ == version_in(folder)
    assert again.words_ == ranker.words_
    for form in FORMS.values():
        assert again.score(form, ADS[0], TODAY) == ranker.score(form, ADS[0], TODAY)
    assert len(files(folder)) == 3


def test_no_folder_no_model(tmp_path: Path) -> None:
    assert refused(tmp_path / "nowhere") == "missing"
    assert refused(tmp_path) == "missing"
    (tmp_path / "file").write_text("text")
    refused(tmp_path / "file")


@pytest.mark.parametrize("size", [0, 1, 100, 5000])
@pytest.mark.parametrize("place", range(3))
def test_a_cut_file_is_refused(folder: Path, place: int, size: int) -> None:
    path = files(folder)[place]
    whole = path.read_bytes()
    cut = whole[:size] if size < len(whole) else whole[:-1]
    path.write_bytes(cut)
    assert "damaged" in refused(folder)


@pytest.mark.parametrize("place", range(3))
def test_a_lost_file_is_said_to_be_missing(folder: Path, place: int) -> None:
    files(folder)[place].unlink()
    assert refused(folder) == "missing"


@pytest.mark.parametrize("place", range(3))
def test_no_flipped_bit_passes(folder: Path, place: int) -> None:
    """Without a checksum, flipped bits crashed the process or changed scores in silence."""
    path = files(folder)[place]
    whole = path.read_bytes()
    chance = random.Random(place)
    for _ in range(FLIPS // 3):
        at, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        path.write_bytes(whole[:at] + bytes([whole[at] ^ bit]) + whole[at + 1 :])
        refused(folder)
    path.write_bytes(whole)
    load(folder)


class Bomb:
    """Says so when it is unpickled."""

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return EXPLODED.append, ("bang",)


def npz(**arrays: Any) -> bytes:
    """Return the bytes of an npz file."""
    file = io.BytesIO()
    np.savez_compressed(file, **arrays)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pickle.dumps(Bomb()), id="pickle"),
        pytest.param(
            npz(words=np.array([Bomb()], dtype=object), rarity=np.ones(1)), id="pickled words"
        ),
        pytest.param(npz(weights=np.ones(3)), id="another model"),
        pytest.param(npz(words=np.array(["a", "b"]), rarity=np.ones(3)), id="uneven"),
        pytest.param(npz(words=np.array([1, 2]), rarity=np.ones(2)), id="numbers for words"),
        pytest.param(npz(words=np.array(["a"]), rarity=np.array(["x"])), id="words for numbers"),
        pytest.param(npz(words=np.array(["a"]), rarity=np.ones(1)), id="other words"),
        pytest.param(b"PK\x03\x04" + bytes(200), id="broken zip"),
        pytest.param(b"", id="nothing"),
        pytest.param(b"text", id="text"),
    ],
)
def test_a_foreign_file_is_refused_and_runs_nothing(folder: Path, data: bytes) -> None:
    replace_file(folder, "arrays.npz", data)
    refused(folder)
    assert EXPLODED == []


@pytest.mark.parametrize(
    "data", [b"", b"{", b"[]", b"{}", b'{"weights": 3, "version": "x"}', b"null", b"\xff\xfe"]
)
def test_foreign_settings_are_refused(folder: Path, data: bytes) -> None:
    replace_file(folder, "settings.json", data)
    refused(folder)


def test_damage_inside_a_zip_with_right_checksums_changes_nothing(folder: Path) -> None:
    """A forged file is refused, or its damage lies where no value does, such as a date."""
    whole = next(folder.glob("*.npz")).read_bytes()
    version = load(folder).version_
    for at in range(60, len(whole), len(whole) // 40):
        replace_file(folder, "arrays.npz", whole[:at] + bytes([whole[at] ^ 85]) + whole[at + 1 :])
        with contextlib.suppress(ModelUnavailable):
            assert load(folder).version_ == version


MANIFESTS: dict[str, Callable[[dict[str, Any]], object]] = {
    "format": lambda m: m.update(format="tro-ve-ranker-0"),
    "version": lambda m: m.update(version="0" * 16),
    "no files": lambda m: m.pop("files") and None,
    "no version": lambda m: m.pop("version") and None,
    "no checksum": lambda m: m["files"]["arrays.npz"].pop("sha256") and None,
    "no name": lambda m: m["files"]["arrays.npz"].pop("name") and None,
    "outside": lambda m: m["files"]["arrays.npz"].update(name="../x"),
    "absolute": lambda m: m["files"]["arrays.npz"].update(name="/etc/hostname"),
    "parent": lambda m: m["files"]["arrays.npz"].update(name=".."),
    "nothing": lambda m: m["files"]["arrays.npz"].update(name=""),
    "zero byte": lambda m: m["files"]["arrays.npz"].update(name="a\0b"),
    "a list": lambda m: [m],
    "text": lambda m: "manifest",
}


@pytest.mark.parametrize(
    "case",
    list(MANIFESTS),
)
def test_a_forged_manifest_is_refused(folder: Path, case: str) -> None:
    reseal(folder, MANIFESTS[case])
    refused(folder)


def test_a_model_of_other_tables_is_refused(folder: Path, ranker: Ranker) -> None:
    """The version in the file must be the one that its contents have with today's tables."""
    settings = {"version": "0" * 16, "weights": ranker.weights_}
    replace_file(folder, "settings.json", json.dumps(settings).encode())
    reseal(folder, lambda m: m.update(version="0" * 16))
    assert refused(folder) == "made with other tables"


def test_other_weights_under_an_old_version_are_refused(folder: Path, ranker: Ranker) -> None:
    weights = {**ranker.weights_, "licence": 99.0}
    settings = {"version": ranker.version_, "weights": weights}
    replace_file(folder, "settings.json", json.dumps(settings).encode())
    assert refused(folder) == "made with other tables"


@pytest.mark.parametrize("place", range(3))
def test_a_file_that_nobody_may_read_is_refused(folder: Path, place: int) -> None:
    path = files(folder)[place]
    path.chmod(0)
    if os.geteuid():
        assert refused(folder) == "unreadable"
        return
    for shut in (folder, *folder.parents):  # root reads all: become nobody for the moment
        if shut.stat().st_uid == 0 and shut != Path("/tmp") and "pytest" in str(shut):
            shut.chmod(0o755)
    os.seteuid(65534)
    try:
        assert refused(folder) == "unreadable"
    finally:
        os.seteuid(0)


@pytest.mark.parametrize("place", range(3))
def test_a_folder_in_the_place_of_a_file_is_refused(folder: Path, place: int) -> None:
    path = files(folder)[place]
    path.unlink()
    path.mkdir()
    assert refused(folder) == "unreadable"


class Outage(Exception):
    """The machine stops."""


@pytest.mark.parametrize("at", range(3))
def test_a_crash_while_saving_leaves_the_old_model(
    folder: Path, ranker: Ranker, newer: Ranker, at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls, write = [], store._write

    def stops(path: Path, data: bytes) -> None:
        calls.append(path)
        if len(calls) > at:
            path.with_name(f".{path.name}.tmp").write_bytes(data[: len(data) // 2])
            raise Outage
        write(path, data)

    monkeypatch.setattr(store, "_write", stops)
    with pytest.raises(Outage):
        save(newer, folder)
    assert load(folder).version_ == ranker.version_
    monkeypatch.undo()
    save(newer, folder)
    assert load(folder).version_ == newer.version_


def test_after_every_write_one_of_the_two_is_whole(
    folder: Path, ranker: Ranker, newer: Ranker, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The new model is there with its manifest, which comes last, and not before."""
    seen, write = [], store._write

    def watched(path: Path, data: bytes) -> None:
        write(path, data)
        seen.append((path.name, load(folder).version_))

    monkeypatch.setattr(store, "_write", watched)
    save(newer, folder)
    assert seen[-1] == ("manifest.json", newer.version_)
    assert {version for _, version in seen[:-1]} == {ranker.version_}


def test_old_files_do_not_pile_up(folder: Path) -> None:
    for extra in range(1, 9):
        save(Ranker().fit(ADS[: len(ADS) - extra]), folder)
    assert len(files(folder)) <= 3 + 4
