"""One breach in the register."""

from datetime import datetime
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, IntegerField, StringField, TextAreaField, ValidationError
from wtforms.validators import Optional

from app import filters
from app.forms.audit import MomentField
from app.forms.base import Between, Form, Required, Text
from models import Breach
from models.base import utcnow

LONG = 4000


class PastField(MomentField):
    """A moment that has been, written back as it is kept."""

    def pre_validate(self, form: Any) -> None:
        if self.data is not None and self.data > utcnow():
            raise ValidationError(_("Lúc này còn ở tương lai. Hãy xem lại."))

    def _value(self) -> str:
        if self.raw_data or not isinstance(self.data, datetime):
            return super()._value()
        return filters.moment(self.data)


class BreachForm(Form):
    """Names of people do not belong here: how many, and which kinds of data."""

    title = StringField(_l("Việc gì đã xảy ra"), [Required(_l("việc đã xảy ra")), Text(200)])
    discovered_at = PastField(
        _l("Phát hiện lúc"),
        [Required(_l("lúc phát hiện"))],
        description=_l("Ví dụ: 14/8/2026 09:30. Phải báo cơ quan chuyên trách trong 72 giờ."),
    )
    happened = TextAreaField(_l("Diễn biến"), [Required(_l("diễn biến")), Text(LONG)])
    data = TextAreaField(
        _l("Loại dữ liệu bị ảnh hưởng"), [Text(LONG)], description=_l("Không ghi tên người.")
    )
    people = IntegerField(
        _l("Số người bị ảnh hưởng"),
        [Optional(), Between(0, 1_000_000)],
        render_kw={"inputmode": "numeric"},
    )
    measures = TextAreaField(_l("Đã làm gì"), [Text(LONG)])
    authority_told_at = PastField(_l("Đã báo cơ quan chuyên trách (A05) lúc"))
    people_told_at = PastField(_l("Đã báo những người bị ảnh hưởng lúc"))
    closed = BooleanField(_l("Đã xử lý xong"))

    def validate_closed(self, field: Field) -> None:
        if field.data and not self.measures.data:
            raise ValidationError(_("Hãy ghi đã làm gì trước khi đóng."))

    def fill(self, breach: Breach) -> None:
        """Takes what was typed over into the row."""
        closed = bool(self.closed.data)
        del self.closed
        self.populate_obj(breach)
        breach.closed_at = (breach.closed_at or utcnow()) if closed else None
