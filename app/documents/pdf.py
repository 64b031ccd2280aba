"""A document from a template beside this file and plain data; what people typed stays text."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst

HERE = Path(__file__).parent


def made(template: str, data: Mapping[str, Any]) -> bytes:
    """The PDF of a template.

    The compiler reads no file but this folder's, and nothing from the network: templates import
    no package, and the data are a string that the template parses as JSON, never as markup.
    """
    compiled = typst.compile(
        str(HERE / template),
        root=str(HERE),
        font_paths=[str(HERE / "fonts")],
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards="ua-1",
    )
    return bytes(compiled)
