"""Reads one table from a stranger's file, in a process of its own with narrow limits.

Run as a script by app/spreadsheets.py: the file comes in by standard input, rows or a reason for
refusing it go out as JSON. It knows the standard library and the reader, nothing of the service.
"""

import csv
import io
import json
import resource
import sys
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

MEGABYTE = 1024 * 1024
MOST_ENTRIES = 200
MOST_UNPACKED = 40 * MEGABYTE
CHUNK = MEGABYTE
WORKBOOK = ("[Content_Types].xml", "xl/workbook.xml")
# Looked for in what a parser might read; the overlap finds one that two chunks share.
FORBIDDEN = (b"<!doctype", b"<!entity")
OVERLAP = 16

Row = tuple[int, list[str]]


class Refused(Exception):
    """The file is not read; the first argument names why."""


def limit(memory: int, seconds: int) -> None:
    """From here on this process can neither grow nor last nor write files."""
    for what, most in (
        (resource.RLIMIT_AS, memory),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(what, (most, most))


def rows_of(kind: str, data: bytes) -> Iterator[Row]:
    """The rows of a file by their number as a person counts.

    Raises:
        Refused: the content is not what the name says, or no file that is read here.
    """
    packed = data.startswith(b"PK")
    if kind == "xlsx":
        if not packed:
            raise Refused("not_xlsx")
        inspect(data)
        yield from workbook(data)
    else:
        if packed or b"\0" in data:
            raise Refused("not_csv")
        yield from table(data)


def inspect(data: bytes) -> None:
    """Refuses a workbook by what it is packed of, before any parser sees it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_ENTRIES:
                raise Refused("too_many_entries")
            if sum(entry.file_size for entry in entries) > MOST_UNPACKED:
                raise Refused("too_big_unpacked")
            if len({entry.filename for entry in entries}) < len(entries):
                raise Refused("not_xlsx")
            if not set(WORKBOOK) <= {entry.filename for entry in entries}:
                raise Refused("not_xlsx")
            left = MOST_UNPACKED
            for entry in entries:
                left -= scan(archive, entry, left)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError):
        raise Refused("broken") from None
    except (ValueError, EOFError, KeyError):
        raise Refused("broken") from None


def scan(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    """Unpacks an entry to nowhere: its size is not believed, and no document type may be in it."""
    size, before = 0, b""
    is_text = entry.filename.casefold().endswith((".xml", ".rels", ".vml"))
    with archive.open(entry) as unpacked:
        while chunk := unpacked.read(CHUNK):
            size += len(chunk)
            if size > left:
                raise Refused("too_big_unpacked")
            if is_text:
                # UTF-16 would hide a document type from this search; Excel writes UTF-8.
                if b"\0" in chunk:
                    raise Refused("not_xlsx")
                text = (before + chunk).lower()
                if any(word in text for word in FORBIDDEN):
                    raise Refused("doctype")
                before = chunk[-OVERLAP:]
    return size


def workbook(data: bytes) -> Iterator[Row]:
    """The first sheet of a workbook."""
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        if sheet.total_height > MOST_ROWS or sheet.total_width > MOST_COLUMNS:
            raise Refused("too_many_rows" if sheet.total_height > MOST_ROWS else "too_wide")
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError, IndexError):
        raise Refused("broken") from None
    for number, row in enumerate(rows, start=1):
        yield number, [text_of(cell) for cell in row]


def text_of(cell: object) -> str:
    """A cell as somebody would have typed it."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    return "" if cell is None else str(cell)


def table(data: bytes) -> Iterator[Row]:
    """The rows of a CSV file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Refused("not_utf8") from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begun = 1  # a cell may span lines: a row is known by the line it begins on
    try:
        for row in reader:
            yield begun, row
            begun = reader.line_num + 1
    except csv.Error:
        raise Refused("broken_at", begun) from None


def counted(rows: Iterator[Row]) -> list[Row]:
    """The rows, as long as there are not too many and they do not say too much."""
    kept: list[Row] = []
    left = MOST_TEXT
    for number, cells in rows:
        if len(kept) >= MOST_ROWS:
            raise Refused("too_many_rows")
        if len(cells) > MOST_COLUMNS:
            raise Refused("too_wide")
        left -= sum(map(len, cells)) + len(cells)
        if left < 0:
            raise Refused("too_much_text")
        kept.append((number, cells))
    return kept


def answer(kind: str) -> dict[str, Any]:
    """What is sent back."""
    data = sys.stdin.buffer.read()
    try:
        return {"rows": counted(rows_of(kind, data))}
    except Refused as refused:
        return {"refused": refused.args[0], "at": refused.args[1:]}
    except MemoryError:
        return {"refused": "too_big_unpacked", "at": ()}


if __name__ == "__main__":
    KIND, MEMORY, SECONDS, *_CAPS = sys.argv[1:]
    MOST_ROWS, MOST_COLUMNS, MOST_TEXT = map(int, _CAPS)
    limit(int(MEMORY), int(SECONDS))
    sys.stdout.buffer.write(json.dumps(answer(KIND), ensure_ascii=False).encode())
