"""A value of a setting: typed as people write it, held against the kind and bounds of the entry."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, StringField, ValidationError

from app import filters
from app.filters import translated
from app.forms.base import Form, Required, Text
from app.forms.veteran import DayField
from models.setting_kinds import LONGEST_TEXT, Dated, Entry, Kind, Value

YES, NO = "1", "0"


class SettingForm(Form):
    """The new value and the day it is in force from."""

    value = StringField(_l("Giá trị mới"), [Text(LONGEST_TEXT)])
    valid_from = DayField(
        _l("Có hiệu lực từ ngày"),
        [Required(_l("ngày có hiệu lực"))],
        description=_l("Ví dụ: 1/7/2026. Những ngày trước giữ giá trị cũ."),
        render_kw={"inputmode": "numeric"},
    )
    source = StringField(
        _l("Căn cứ"), [Text(200)], description=_l("Số văn bản, hoặc ai quyết định.")
    )
    unconfirmed = BooleanField(
        _l("Chờ xác nhận"), description=_l("Giá trị này hiện kèm dấu “chờ xác nhận”.")
    )

    def __init__(self, entry: Entry, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.entry = entry
        self.typed: Value = ""

    def validate_value(self, field: Field) -> None:
        text = field.data or ""
        kind = self.entry.kind
        if kind is Kind.TEXT:
            self.typed = text
        elif kind is Kind.FLAG:
            if text not in (YES, NO):
                raise ValidationError(_("Hãy nhập 1 (có) hoặc 0 (không)."))
            self.typed = text == YES
        else:
            self.typed = self._whole(text)

    def _whole(self, text: str) -> int:
        digits = text.replace(".", "").replace(" ", "")
        low, high = self.entry.low, self.entry.high
        right = digits.isascii() and digits.isdigit() and len(digits) <= len(str(high))
        if not right or not low <= int(digits) <= high:
            raise ValidationError(
                _(
                    "Hãy nhập một số từ %(low)s đến %(high)s.",
                    low=filters.count(low),
                    high=filters.count(high),
                )
            )
        return int(digits)

    def validate_source(self, field: Field) -> None:
        if self.entry.kind is Kind.MONEY and not field.data:
            raise ValidationError(_("Hãy ghi số văn bản làm căn cứ."))

    def dated(self) -> Dated:
        """The value as it is kept; only after validation."""
        unconfirmed = bool(self.unconfirmed.data)
        return Dated(self.typed, self.valid_from.data, self.source.data or "", not unconfirmed)


def written(entry: Entry, value: Value) -> str:
    """A value as people write it."""
    if entry.kind is Kind.FLAG:
        return _("có") if value else _("không")
    if entry.kind is Kind.TEXT:
        return str(value) or _("để trống")
    number = filters.count(int(value))
    return f"{number} {translated(entry.unit)}" if entry.unit else number
