"""Days as people type them, and the day somebody was born."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from wtforms import Field, StringField, ValidationError

from app import dates, filters

YOUNGEST, OLDEST = 17, 66


class DayField(StringField):
    """A day typed as d/m/yyyy; `data` is a date, or None where nothing was typed."""

    data: Any

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = None
        typed = valuelist[0].strip() if valuelist else ""
        if typed:
            try:
                self.data = dates.parse(typed, filters.today().year)
            except ValueError:
                raise ValueError(
                    _("Hãy nhập ngày theo mẫu ngày/tháng/năm, ví dụ 14/8/2003.")
                ) from None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return filters.day(self.data) if isinstance(self.data, date) else ""


def check_birth_date(field: Field) -> None:
    """Refuses a day on which nobody can have been born who has served.

    Raises:
        ValidationError: with what to do.
    """
    if field.data is None:
        return
    age = (filters.today() - field.data).days / 365.25
    if age < 0:
        raise ValidationError(_("Ngày này ở tương lai. Hãy xem lại năm."))
    if not YOUNGEST <= age <= OLDEST:
        raise ValidationError(_("Hãy xem lại năm sinh."))
