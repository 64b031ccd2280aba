"""What a veteran takes along to an employer: the CV, as PDF and as Word, in one click."""

from collections.abc import Callable

from flask import Blueprint, Response
from werkzeug.wrappers import Response as BaseResponse

from app.access import aside, current_account, only
from app.documents import cv, cv_word
from app.downloads import attachment
from app.errors import page as error_page
from app.filters import today
from models import Audit, Veteran
from models import setting_entries as entries
from models.setting import whole
from models.vocabulary import Role

bp = Blueprint("papers", __name__, url_prefix="/ho-so")
bp.before_request(only(Role.VETERAN))
ACT = "cv.export"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@bp.get("/cv.pdf")
def cv_pdf() -> BaseResponse:
    """The CV to send and to print."""
    return _taken("pdf", cv.as_pdf, "application/pdf")


@bp.get("/cv.docx")
def cv_docx() -> BaseResponse:
    """The CV to go on writing in."""
    return _taken("docx", cv_word.as_docx, WORD)


def _taken(kind: str, make: Callable[[cv.Cv], bytes], content_type: str) -> Response:
    """The file, called by what it is and not by whose it is; noted and limited like any export."""
    veteran = Veteran.of(current_account)
    if Audit.lately(ACT, current_account.id) >= whole(entries.EXPORTS, today()):
        return error_page(429)
    body = make(cv.of(veteran, today()))
    with aside() as session:
        row = Audit(action=ACT, actor_id=current_account.id, detail={"kind": kind})
        row.subject_kind, row.subject_id = Veteran.__tablename__, veteran.id
        session.add(row)
    return attachment(body, content_type, f"Hồ sơ xin việc.{kind}", f"ho-so-xin-viec.{kind}")
