"""Reads a table from a CSV or XLSX file; knows headings and lines, not what they mean.

Whoever sends a file, it is opened only in a child process with little memory and little time: a
hostile one ends that process, not this one.
"""

import json
import subprocess  # nosec B404
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from flask_babel import gettext as _

from app.typed import cleaned
from models.searching import folded

KINDS = ("csv", "xlsx")
MEGABYTE = 1024 * 1024
MOST_BYTES = 20 * MEGABYTE  # of a file from the command line; a form takes less (app/config.py)
MOST_ROWS, MOST_COLUMNS, MOST_TEXT = 10_000, 100, 8_000_000
MEMORY = 320 * MEGABYTE
SECONDS = 1.7
CHILD = Path(__file__).with_name("spreadsheet_child.py")


class Unreadable(Exception):
    """The file is no table this program can read; the message says why and what to do."""


@dataclass(frozen=True)
class File:
    """A file as it was sent: of its name only the ending counts."""

    name: str
    data: bytes

    @classmethod
    def at(cls, path: Path) -> Self:
        """The file of a path.

        Raises:
            Unreadable: it is too big to be looked at.
        """
        if path.stat().st_size > MOST_BYTES:
            raise Unreadable(_reason("too_big"))
        return cls(path.name, path.read_bytes())


@dataclass(frozen=True)
class Line:
    """One line: its number in the file as a person counts, and its cells by heading."""

    number: int
    cells: Mapping[str, str]


def read(source: File | Path, headings: Mapping[str, str]) -> list[Line]:
    """The lines of a file whose first line holds headings.

    Args:
        source: a .csv (UTF-8) or .xlsx file, as it was sent or where it lies.
        headings: heading as people write it -> key; compared without marks and case.

    Returns:
        Lines with the cells of known headings, by key; a heading that is absent gives "".

    Raises:
        Unreadable: another format, broken, hostile, without a known heading, or a heading twice.
    """
    rows = _rows(source if isinstance(source, File) else File.at(source))
    keys = {folded(heading): key for heading, key in headings.items()}
    if not rows:
        raise Unreadable(_("Tệp trống."))
    columns = [keys.get(folded(cell)) for cell in rows[0][1]]
    named = [key for key in columns if key is not None]
    if not named:
        wanted = ", ".join(headings)
        raise Unreadable(_("Dòng đầu không có cột nào trong số: %(wanted)s.", wanted=wanted))
    if len(named) != len(set(named)):
        raise Unreadable(_("Có cột bị lặp ở dòng đầu."))
    empty = dict.fromkeys(headings.values(), "")
    lines = []
    for number, row in rows[1:]:
        said = zip(columns, map(cleaned, row), strict=False)
        cells = {key: cell for key, cell in said if key is not None}
        if any(cells.values()):
            lines.append(Line(number, empty | cells))
    return lines


def _rows(file: File) -> list[tuple[int, list[str]]]:
    stem, _dot, kind = file.name.casefold().rpartition(".")
    if not stem or kind not in KINDS:
        raise Unreadable(_reason("other_kind"))
    limits = (MEMORY, 1 + int(SECONDS), MOST_ROWS, MOST_COLUMNS, MOST_TEXT)
    command = [sys.executable, "-I", str(CHILD), kind, *map(str, limits)]
    try:
        # Nothing of the file is in the command; the child gets no environment, so no secret.
        ended = subprocess.run(  # noqa: S603  # nosec B603
            command, input=file.data, capture_output=True, timeout=SECONDS, env={}, check=False
        )
    except subprocess.TimeoutExpired:
        raise Unreadable(_reason("too_slow")) from None
    if ended.returncode != 0:  # it ran into a limit
        raise Unreadable(_reason("too_slow"))
    answer = json.loads(ended.stdout)
    if "refused" in answer:
        raise Unreadable(_reason(answer["refused"], *answer["at"]))
    return [(number, cells) for number, cells in answer["rows"]]


def _reason(key: str, line: int = 0) -> str:
    return {
        "other_kind": _("Chỉ nhận tệp .xlsx hoặc .csv."),
        "too_big": _("Tệp quá lớn. Hãy chia thành nhiều tệp nhỏ hơn."),
        "not_xlsx": _("Tệp này không phải bảng tính XLSX. Hãy lưu lại từ Excel rồi gửi."),
        "not_csv": _("Tệp này không phải CSV. Hãy lưu lại dạng “CSV UTF-8” rồi gửi."),
        "not_utf8": _("Tệp CSV phải ở dạng UTF-8."),
        "broken": _("Không mở được tệp này: tệp hỏng."),
        "broken_at": _("Dòng %(line)s: tệp CSV hỏng.", line=line),
        "doctype": _("Tệp có phần khai báo lạ. Hãy lưu lại từ Excel rồi gửi."),
        "too_many_entries": _("Tệp có quá nhiều phần. Hãy chép dữ liệu sang tệp mới."),
        "too_big_unpacked": _("Nội dung tệp quá lớn. Hãy chia thành nhiều tệp nhỏ hơn."),
        "too_many_rows": _("Nhiều hơn %(most)s dòng. Hãy chia thành nhiều tệp.", most=MOST_ROWS),
        "too_wide": _("Nhiều hơn %(most)s cột. Hãy bỏ bớt cột.", most=MOST_COLUMNS),
        "too_much_text": _("Chữ trong tệp quá nhiều. Hãy chia thành nhiều tệp."),
        "too_slow": _("Tệp quá nặng để mở. Hãy chép dữ liệu sang tệp mới, ít dòng hơn."),
    }[key]
