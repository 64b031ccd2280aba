"""A file that is sent in."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, FileField, ValidationError

from app.forms.base import Form
from app.spreadsheets import File

LONGEST_NAME = 200


class SpreadsheetForm(Form):
    """One spreadsheet; of its name only the ending counts, and nothing of it is stored."""

    file = FileField(
        _l("Tệp bảng tính"),
        description=_l("Tệp .xlsx hoặc .csv (UTF-8), nhiều nhất 2 MB và 10.000 dòng."),
        render_kw={"accept": ".xlsx,.csv"},
    )

    def validate_file(self, field: Field) -> None:
        sent: Any = field.data
        if not sent or not getattr(sent, "filename", ""):
            raise ValidationError(_("Hãy chọn tệp để gửi."))
        if len(sent.filename) > LONGEST_NAME:
            raise ValidationError(_("Tên tệp quá dài. Hãy đổi tên ngắn hơn."))

    def sent(self) -> File:
        """The file as it was sent."""
        sent: Any = self.file.data
        return File(sent.filename, sent.stream.read())
