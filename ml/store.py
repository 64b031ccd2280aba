"""Keeps a fitted ranker as npz + json with a manifest of checksums; never pickle."""

import hashlib
import io
import json
import os
from pathlib import Path
from typing import Any

import numpy as np

from ml.ranker import Ranker

FORMAT = "tro-ve-ranker-1"
_ARRAYS, _SETTINGS, _MANIFEST = "arrays.npz", "settings.json", "manifest.json"
_LARGEST = 64 * 1024 * 1024  # bytes of one file; a real one has below 2 MiB


class ModelUnavailable(Exception):
    """There is no usable model file; `reason` says why in a word or two."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def save(ranker: Ranker, folder: Path) -> None:
    """Write a fitted ranker to `folder`, so that a reader sees the old or the new one whole.

    The manifest is written last and names the files by their checksum; each file is written
    beside, flushed to the disk and renamed.
    """
    folder.mkdir(parents=True, exist_ok=True)
    arrays = io.BytesIO()
    np.savez_compressed(arrays, rarity=ranker.rarity_, words=np.array(ranker.words_, dtype=np.str_))
    settings = json.dumps(
        {"version": ranker.version_, "weights": ranker.weights_}, sort_keys=True, ensure_ascii=False
    ).encode()
    contents = {_ARRAYS: arrays.getvalue(), _SETTINGS: settings}
    manifest: dict[str, Any] = {"format": FORMAT, "version": ranker.version_, "files": {}}
    for name, data in contents.items():
        digest = hashlib.sha256(data).hexdigest()
        kept = f"{digest[:16]}-{name}"
        _write(folder / kept, data)
        manifest["files"][name] = {"name": kept, "sha256": digest, "bytes": len(data)}
    body = json.dumps(manifest, sort_keys=True).encode()
    _write(folder / _MANIFEST, _sealed(body))
    _sweep(folder, {entry["name"] for entry in manifest["files"].values()})


def load(folder: Path) -> Ranker:
    """Return the ranker kept in `folder`. Raises ModelUnavailable for anything not whole."""
    try:
        manifest = _manifest(folder)
        contents = {name: _checked(folder, manifest, name) for name in (_ARRAYS, _SETTINGS)}
        settings = json.loads(contents[_SETTINGS])
        with np.load(io.BytesIO(contents[_ARRAYS]), allow_pickle=False) as arrays:
            rarity, words = arrays["rarity"], arrays["words"].tolist()
        ranker = Ranker.of(settings["weights"], tuple(words), rarity)
        versions = {ranker.version_, settings["version"], manifest["version"]}
    except ModelUnavailable:
        raise
    except Exception as error:  # a forged file can raise anything at all
        raise ModelUnavailable("unreadable") from error
    if len(versions) > 1:
        raise ModelUnavailable("made with other tables")
    return ranker


def version_in(folder: Path) -> str:
    """Return the version of the model kept in `folder` without loading it."""
    return str(_manifest(folder)["version"])


def _sealed(body: bytes) -> bytes:
    return hashlib.sha256(body).hexdigest().encode() + b"\n" + body


def _manifest(folder: Path) -> dict[str, Any]:
    data = _read(folder / _MANIFEST)
    seal, _, body = data.partition(b"\n")
    if seal != hashlib.sha256(body).hexdigest().encode():
        raise ModelUnavailable("manifest damaged")
    try:
        manifest = json.loads(body)
        entries = [manifest["files"][name] for name in (_ARRAYS, _SETTINGS)]
        whole = manifest["format"] == FORMAT and all(isinstance(e["name"], str) for e in entries)
    except (ValueError, KeyError, TypeError) as error:
        raise ModelUnavailable("manifest damaged") from error
    if not whole:
        raise ModelUnavailable("foreign file")
    return dict(manifest)


def _checked(folder: Path, manifest: dict[str, Any], name: str) -> bytes:
    entry = manifest["files"][name]
    if Path(entry["name"]).name != entry["name"]:
        raise ModelUnavailable("foreign file")
    data = _read(folder / entry["name"])
    if hashlib.sha256(data).hexdigest() != entry["sha256"]:
        raise ModelUnavailable("file damaged")
    return data


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > _LARGEST:
            raise ModelUnavailable("foreign file")
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ModelUnavailable("missing") from error
    except OSError as error:
        raise ModelUnavailable("unreadable") from error


def _write(path: Path, data: bytes) -> None:
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    with beside.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)
    handle = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sweep(folder: Path, kept: set[str]) -> None:
    """Remove the files of versions before the last one; readers hold no file open."""
    old = [p for p in folder.glob("*-*") if p.name not in kept and p.suffix in (".npz", ".json")]
    for path in sorted(old, key=lambda p: p.stat().st_mtime)[:-4]:
        path.unlink(missing_ok=True)
