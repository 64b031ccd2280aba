"""Files that people take along: named for them, and for every browser (RFC 6266)."""

from urllib.parse import quote

from flask import Response, make_response


def attachment(body: bytes, content_type: str, name: str, plain: str) -> Response:
    """The answer that saves a file.

    Args:
        body: what the file holds.
        content_type: with its charset where it is text.
        name: what the file is called.
        plain: the same in letters that need no encoding, for old browsers.
    """
    response = make_response(body)
    response.headers["Content-Type"] = content_type
    response.headers["Content-Disposition"] = (
        f"attachment; filename={plain}; filename*=UTF-8''{quote(name)}"
    )
    return response
