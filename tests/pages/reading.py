"""What can be read in an answer, whatever kind of file it is."""

import io
import zipfile

from pypdf import PdfReader
from werkzeug.test import TestResponse


def readable(answer: TestResponse) -> str:
    """All that can be read in an answer, also inside of documents."""
    data, said = answer.data, str(answer.headers)
    if data.startswith(b"%PDF"):
        pages = PdfReader(io.BytesIO(data)).pages
        return said + " ".join(page.extract_text() for page in pages)
    if data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = [archive.read(name).decode(errors="replace") for name in archive.namelist()]
        return said + " ".join(parts)
    return said + data.decode(errors="replace")
