"""Reads a table from a CSV or XLSX file; knows headings and lines, not what they mean."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from app.typed import cleaned
from models.searching import folded


class Unreadable(Exception):
    """The file is no table this program can read; the message says why, in Vietnamese."""


@dataclass(frozen=True)
class Line:
    """One line: its number in the file as a person counts, and its cells by heading."""

    number: int
    cells: Mapping[str, str]


def read(path: Path, headings: Mapping[str, str]) -> list[Line]:
    """The lines of a file whose first line holds headings.

    Args:
        path: a .csv (UTF-8) or .xlsx file.
        headings: heading as people write it -> key; compared without marks and case.

    Returns:
        Lines with the cells of known headings, by key; a heading that is absent gives "".

    Raises:
        Unreadable: another format, broken, without a known heading, or a heading twice.
    """
    rows = _csv(path) if path.suffix.casefold() == ".csv" else _xlsx(path)
    keys = {folded(heading): key for heading, key in headings.items()}
    try:
        _number, first = next(rows)
    except StopIteration:
        raise Unreadable("Tệp trống.") from None
    columns = [keys.get(folded(cell)) for cell in first]
    named = [key for key in columns if key is not None]
    if not named:
        raise Unreadable(f"Dòng đầu không có cột nào trong số: {', '.join(headings)}.")
    if len(named) != len(set(named)):
        raise Unreadable("Có cột bị lặp ở dòng đầu.")
    empty = dict.fromkeys(headings.values(), "")
    lines = []
    for number, row in rows:
        cells = {key: cell for key, cell in zip(columns, row, strict=False) if key is not None}
        if any(cells.values()):
            lines.append(Line(number, empty | cells))
    return lines


def _csv(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable("Tệp CSV phải ở dạng UTF-8.") from None
    if "\0" in text:
        raise Unreadable("Tệp có ký tự không đọc được.")
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    begun = 1  # a cell may span lines: a row is known by the line it begins on
    try:
        for row in reader:
            yield begun, [cleaned(cell) for cell in row]
            begun = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable(f"Dòng {begun}: tệp CSV hỏng ({error}).") from None


def _xlsx(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        sheet = CalamineWorkbook.from_path(path).get_sheet_by_index(0)
        rows = sheet.to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        raise Unreadable(f"Không mở được tệp XLSX ({error}).") from None
    for number, row in enumerate(rows, start=1):
        yield number, [cleaned(_text(cell)) for cell in row]


def _text(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        cell = cell.date()
    if isinstance(cell, date):
        return f"{cell.day}/{cell.month}/{cell.year}"
    return "" if cell is None else str(cell)
