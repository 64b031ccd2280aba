"""What holds for every imported line: cells become values, and what fails is named by its place."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app import dates
from app.filters import today
from app.spreadsheets import Line
from app.typed import is_readable


@dataclass(frozen=True)
class Problem:
    """What is wrong in a line, or only odd, and where."""

    line: int
    heading: str
    text: str

    def __str__(self) -> str:
        return f"Dòng {self.line}, {self.heading}: {self.text}"


@dataclass
class Checked:
    """The values of the good lines, what bars the import, and what is only worth a look."""

    values: list[dict[str, Any]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    lines_of_numbers: dict[str, int] = field(default_factory=dict)


class Cells:
    """The cells of one line on their way to be values."""

    def __init__(
        self, line: Line, headings: Mapping[str, str], limits: Mapping[str, int], into: Checked
    ) -> None:
        self.line, self.limits, self.into = line, limits, into
        self.headings = {key: heading for heading, key in headings.items()}
        self.failed = False

    def problem(self, key: str, text: str) -> None:
        """Bars the line."""
        self.failed = True
        self.into.problems.append(Problem(self.line.number, self.headings[key], text))

    def warning(self, key: str, text: str) -> None:
        """Lets the line pass, and says what is odd."""
        self.into.warnings.append(Problem(self.line.number, self.headings[key], text))

    def texts(self) -> dict[str, str]:
        """The cells that are kept as text, by key."""
        return {key: self._text(key, longest) for key, longest in self.limits.items()}

    def _text(self, key: str, longest: int) -> str:
        typed = self.line.cells[key]
        if len(typed) > longest:
            self.problem(key, f"dài {len(typed)} ký tự, nhiều nhất là {longest}.")
        elif not is_readable(typed):
            self.problem(key, "có ký tự không đọc được.")
        return typed

    def value(self, key: str, convert: Callable[[str], Any]) -> Any:
        """The converted cell; None where it is empty or wrong."""
        typed = self.line.cells[key]
        if not typed:
            return None
        try:
            return convert(typed)
        except ValueError as error:
            self.problem(key, str(error))
            return None

    def number(self) -> None:
        """Refuses a number that an earlier line has."""
        number = self.line.cells["number"]
        first = self.into.lines_of_numbers.setdefault(number, self.line.number)
        if number and first != self.line.number:
            self.problem("number", f"“{number}” đã có ở dòng {first}.")

    def keep(self, values: dict[str, Any]) -> None:
        """Adds the values of the line, unless something in it failed."""
        if not self.failed:
            self.into.values.append(values)


def day(typed: str) -> date:
    """A day, or a ValueError that says how to write one."""
    try:
        return dates.parse(typed, today().year)
    except ValueError:
        raise ValueError(f"“{typed}” không phải ngày; viết như 14/8/2003.") from None


def whole(low: int, high: int) -> Callable[[str], int]:
    """A converter to a whole number within bounds."""

    def convert(typed: str) -> int:
        digits = typed.isascii() and typed.isdigit() and len(typed) <= len(str(high))
        if not digits or not low <= int(typed) <= high:
            raise ValueError(f"“{typed}” phải là số từ {low} đến {high}.")
        return int(typed)

    return convert
