"""Files that mean harm, written here: each is small to send and heavy or tricky to open."""

import io
import secrets
import struct
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/'
    '2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-'
    'package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override '
    'PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.'
    'spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/'
    'package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/'
    'officeDocument/2006/relationships/{kind}" Target="{target}"/></Relationships>'
)
BOOK = (
    '<?xml version="1.0" encoding="UTF-8"?><workbook xmlns="http://schemas.openxmlformats.org/'
    'spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/'
    'relationships"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
SHEET = (
    '<?xml version="1.0" encoding="UTF-8"?>{before}<worksheet xmlns="http://schemas.openxmlformats.'
    'org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
)
HEADING = '<row r="1"><c r="A1" t="inlineStr"><is><t>Họ và tên</t></is></c></row>'
NAMED = '<row r="{0}"><c r="{1}{0}" t="inlineStr"><is><t>{2}</t></is></c></row>'


def workbook(
    rows: str = HEADING, before: str = "", more: dict[str, bytes] | None = None, raw: bytes = b""
) -> bytes:
    """A workbook of one sheet with these rows; `raw` stands in place of the sheet."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        office = RELATIONS.format(kind="officeDocument", target="xl/workbook.xml")
        archive.writestr("_rels/.rels", office)
        archive.writestr("xl/workbook.xml", BOOK)
        sheet = RELATIONS.format(kind="worksheet", target="worksheets/sheet1.xml")
        archive.writestr("xl/_rels/workbook.xml.rels", sheet)
        archive.writestr("xl/worksheets/sheet1.xml", raw or SHEET.format(before=before, rows=rows))
        for name, data in (more or {}).items():
            archive.writestr(name, data)
    return packed.getvalue()


def far_cell() -> bytes:
    """One cell at the last place a sheet has: dense readers fill in 17 billion before it."""
    return workbook(HEADING + NAMED.format(1048576, "XFD", "x"))


def tall() -> bytes:
    """A cell in the first and one in the last row."""
    return workbook(HEADING + NAMED.format(1048576, "E", "x"))


def bomb() -> bytes:
    """A sheet that unpacks to half a gigabyte of blanks."""
    return workbook(raw=b"<worksheet>" + b" " * 500_000_000)


def lying_bomb() -> bytes:
    """The same, smaller, and the directory says that it is small."""
    size = 150_000_000
    data = workbook(raw=b"<worksheet>" + b" " * size)
    return data.replace(struct.pack("<I", size + 11), struct.pack("<I", 4096))


def many_cells() -> bytes:
    """A million small cells, as many as fit under the limit on unpacked size."""
    row = "".join(f'<c r="{letter}{{0}}"><v>1</v></c>' for letter in "ABCDEFGHIJ")
    rows = "".join(f'<row r="{n}">{row.format(n)}</row>' for n in range(2, 100_000))
    return workbook(HEADING + rows)


def laughs(where: str = "sheet") -> bytes:
    """Entities that double and double."""
    lines = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    before = f'<!DOCTYPE worksheet [<!ENTITY l0 "ha">{lines}]>'
    if where == "sheet":
        return workbook(HEADING.replace("Họ và tên", "&l9;"), before=before)
    shared = f'<?xml version="1.0"?>{before}<sst><si><t>&l9;</t></si></sst>'
    return workbook(more={"xl/sharedStrings.xml": shared.encode()})


def outside(what: str) -> bytes:
    """An entity that reads a file, or asks another machine."""
    before = f'<!DoCtYpE worksheet [<!ENTITY x SYSTEM "{what}">]>'
    return workbook(HEADING.replace("Họ và tên", "&x;"), before=before)


def hidden_doctype() -> bytes:
    """The same in an encoding in which a search of the bytes does not find it."""
    text = SHEET.format(before='<!DOCTYPE worksheet [<!ENTITY x "y">]>', rows=HEADING)
    return workbook(raw=text.replace("UTF-8", "UTF-16").encode("utf-16"))


def many_entries() -> bytes:
    """A workbook of fifteen thousand empty parts."""
    return workbook(more={f"xl/media/{number}.xml": b"" for number in range(15_000)})


def twice() -> bytes:
    """Two sheets under one name: one is inspected, the other read."""
    other = "xl/worksheets/sheet9.xml"
    data = workbook(more={other: SHEET.format(before="", rows=HEADING).encode()})
    return data.replace(other.encode(), b"xl/worksheets/sheet1.xml")


def secret() -> bytes:
    """A workbook that is locked."""
    data = bytearray(workbook())
    for signature, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(signature)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(signature, at + 4)
    return bytes(data)


CLIMBED = Path(tempfile.gettempdir()) / f"climbed-{secrets.token_hex(8)}.xml"


def climbing() -> bytes:
    """A part whose name leads out of any folder it is unpacked in."""
    return workbook(raw=b"no sheet", more={f"{'../' * 12}{CLIMBED.relative_to('/')}": b"<a/>"})


def wide_csv() -> bytes:
    """One line with a million columns."""
    return "Họ và tên".encode() + b"," * 1_000_000


HOSTILE: dict[str, tuple[str, Callable[[], bytes]]] = {
    "cell at the end of the world": ("a.xlsx", far_cell),
    "row at the end of the world": ("a.xlsx", tall),
    "bomb": ("a.xlsx", bomb),
    "bomb that lies about its size": ("a.xlsx", lying_bomb),
    "a million cells": ("a.xlsx", many_cells),
    "laughs": ("a.xlsx", laughs),
    "laughs in the strings": ("a.xlsx", lambda: laughs("strings")),
    "entity with a file": ("a.xlsx", lambda: outside("file:///etc/passwd")),
    "entity with an address": ("a.xlsx", lambda: outside("http://127.0.0.1:9/x")),
    "doctype in UTF-16": ("a.xlsx", hidden_doctype),
    "many entries": ("a.xlsx", many_entries),
    "one name twice": ("a.xlsx", twice),
    "locked": ("a.xlsx", secret),
    "climbing names": ("a.xlsx", climbing),
    "cut off": ("a.xlsx", lambda: workbook()[:-40]),
    "nothing but the first bytes": ("a.xlsx", lambda: b"PK\x03\x04"),
    "a zip that is no workbook": ("a.xlsx", lambda: _zip({"a.txt": b"x"})),
    "CSV called XLSX": ("a.xlsx", "Họ và tên\nAn\n".encode),
    "picture called XLSX": ("a.xlsx", lambda: b"\x89PNG\r\n\x1a\n" + bytes(100)),
    "XLSX called CSV": ("a.csv", workbook),
    "page": ("a.html", lambda: b"<script>alert(1)</script>"),
    "program": ("a.exe", lambda: b"MZ"),
    "two endings": ("a.xlsx.exe", workbook),
    "no ending": ("xlsx", workbook),
    "UTF-16": ("a.csv", lambda: "Họ và tên\nAn".encode("utf-16")),
    "zeros": ("a.csv", "Họ và tên\nA\0n\n".encode),
    "wide": ("a.csv", wide_csv),
    "one huge cell": ("a.csv", lambda: b'"' + b"x" * 1_500_000 + b'"'),
    "open quote": ("a.csv", 'Họ và tên\n"An'.encode),
    "lines without end": ("a.csv", lambda: "Họ và tên\n".encode() + b"x\n" * 400_000),
    "nothing": ("a.csv", lambda: b""),
}


def _zip(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()
