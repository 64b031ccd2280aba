"""Errors as real pages: what happened, what to do, and nothing internal."""

from dataclasses import dataclass

import structlog
from flask import Flask, Response, abort, current_app, g, make_response, render_template, request
from flask.globals import request_ctx
from flask_babel import lazy_gettext as _l
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import DBAPIError, OperationalError
from werkzeug.exceptions import HTTPException

from app.typed import is_readable
from app.wording import REFUSALS
from models import db
from models.life import Refused

WORDS = {
    400: (
        _l("Yêu cầu không đúng"),
        _l("Trang này không hiểu điều vừa gửi. Hãy quay lại và thử lần nữa."),
    ),
    403: (_l("Không có quyền xem"), _l("Tài khoản này không được mở trang vừa chọn.")),
    404: (_l("Không tìm thấy trang"), _l("Địa chỉ sai, hoặc nội dung đã được gỡ.")),
    405: (
        _l("Cách gửi không đúng"),
        _l("Trang này không nhận cách gửi vừa dùng. Hãy quay lại và thử lần nữa."),
    ),
    409: (
        _l("Không làm được bước này"),
        _l("Có người đã làm trước. Hãy mở lại trang để xem kết quả mới nhất."),
    ),
    413: (_l("Nội dung quá lớn"), _l("Nội dung vừa gửi vượt quá mức cho phép.")),
    429: (_l("Thử quá nhiều lần"), _l("Hãy đợi 5 phút rồi thử lại.")),
    500: (
        _l("Có lỗi ở phía chúng tôi"),
        _l(
            "Điều vừa gửi chưa được lưu. Hãy thử lại sau ít phút; "
            "nếu vẫn lỗi, báo cho cán bộ mã sự cố dưới đây."
        ),
    ),
    503: (_l("Hệ thống đang bận"), _l("Điều vừa gửi chưa được lưu. Hãy thử lại sau ít phút.")),
}
RETRY_AFTER_SECONDS = {429: 300, 503: 10}


@dataclass(frozen=True)
class ErrorPage:
    """What templates/error.html shows."""

    code: int
    title: str
    text: str
    incident: str | None


def init_app(app: Flask) -> None:
    """One handler for each way a request can fail."""
    app.before_request(_read_address)
    app.register_error_handler(HTTPException, _refused)
    app.register_error_handler(CSRFError, _forged)
    app.register_error_handler(Refused, _not_now)
    app.register_error_handler(DBAPIError, _database_failed)
    app.register_error_handler(Exception, _failed)


def _read_address() -> None:
    """No row has a name that a database cannot keep."""
    if not all(is_readable(str(value)) for value in (request.view_args or {}).values()):
        abort(404)


def page(code: int, incident: str | None = None, words: object = None) -> Response:
    """The error page of a status, or in words that fit the case; it needs no database."""
    known = code if code in WORDS else 500 if code >= 500 else 400
    title, text = WORDS[known]
    text = words or text
    g.without_database = True
    if request_ctx.url_adapter is None:  # another name than ours was asked for: links need none
        request_ctx.url_adapter = current_app.url_map.bind("localhost")
    error = ErrorPage(code, str(title), str(text), incident)
    response = make_response(render_template("error.html", error=error), code)
    if code in RETRY_AFTER_SECONDS:
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS[code])
    return response


def _refused(error: HTTPException) -> Response:
    if error.code is None or error.code < 400:
        return error.get_response()  # type: ignore[return-value]
    response = page(error.code)
    if allowed := getattr(error, "valid_methods", None):
        response.headers["Allow"] = ", ".join(allowed)
    return response


def _forged(_error: CSRFError) -> Response:
    return page(400)


def _not_now(refused: Refused) -> Response:
    """A verb refused: nothing was changed, and the page says why."""
    db.session.rollback()
    return page(409, words=REFUSALS.get(type(refused)))


def _database_failed(error: DBAPIError) -> Response:
    db.session.rollback()
    if isinstance(error, OperationalError) or error.connection_invalidated:
        # Locked, full or gone: nothing was kept, and trying again may help.
        structlog.get_logger().error("database unavailable", kind=type(error.orig).__name__)
        return page(503)
    return _failed(error)


def _failed(error: Exception) -> Response:
    db.session.rollback()
    incident = getattr(g, "request_id", "")
    structlog.get_logger().error("failed", incident=incident, method=request.method, exc_info=error)
    return page(500, incident)
