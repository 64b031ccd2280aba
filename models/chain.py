"""The links between audit rows: each row's hash covers the row and the hash before it; pure."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

GENESIS = "0" * 64
# What a hash covers, in this order for ever: adding a field would break every link of before.
COVERED = (
    "sequence",
    "public_id",
    "created_at",
    "updated_at",
    "actor_id",
    "action",
    "subject_kind",
    "subject_id",
    "outcome",
    "address",
    "detail",
)


@dataclass(frozen=True)
class End:
    """One end of the chain: the number and hash of its last row, or of the last one before it."""

    sequence: int = 0
    hash: str = GENESIS


@dataclass(frozen=True)
class Flaw:
    """Something that is not as it was written."""

    sequence: int | None
    text: str

    def __str__(self) -> str:
        return f"Dòng {self.sequence}: {self.text}" if self.sequence else self.text


def link(before: str, row: Mapping[str, Any]) -> str:
    """The hash of a row that follows the row with the hash `before`."""
    said = [before, *(_plain(row[name]) for name in COVERED)]
    text = json.dumps(said, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def flaws(rows: Iterable[Mapping[str, Any]], first: End, last: End | None) -> Iterator[Flaw]:
    """What is wrong with a chain.

    Args:
        rows: all rows in the order of their numbers, those without a number first.
        first: where the chain begins: the last row that was removed because its time was over.
        last: where the chain should end; None where that is not on record.
    """
    end = first
    for row in rows:
        number = row["sequence"]
        if number is None:
            yield Flaw(None, f"Có dòng nằm ngoài chuỗi (id {row['id']}).")
            continue
        if number > end.sequence + 1:
            missing = f"{end.sequence + 1}–{number - 1}"
            yield Flaw(None, f"Thiếu dòng {missing}.")
        elif link(end.hash, row) != row["hash"]:
            yield Flaw(number, "không còn như lúc ghi, hoặc không nối với dòng trước.")
        end = End(number, row["hash"])
    if last is None and end != first:
        yield Flaw(None, "Không còn dấu cuối chuỗi.")
    elif last is not None and end.sequence < last.sequence:
        yield Flaw(None, f"Thiếu dòng {end.sequence + 1}–{last.sequence} ở cuối.")
    elif last is not None and end != last:
        yield Flaw(end.sequence, "dấu cuối chuỗi không khớp.")
