"""What of the audit record one wants to see; asked by the address, so that a page can be kept."""

from datetime import UTC, datetime, time, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectField, StringField, ValidationError

from app import acts, dates, filters
from app.forms.base import Form, Text

LINE = 100


class MomentField(StringField):
    """A day, or a day and a time of it, in local time; `data` is aware, or None."""

    data: Any

    def __init__(self, *args: Any, ends_the_day: bool = False, **kwargs: Any) -> None:
        self.ends_the_day = ends_the_day
        super().__init__(*args, **kwargs)

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = None
        typed = valuelist[0].strip() if valuelist else ""
        if typed:
            try:
                self.data = self._moment(typed)
            except (ValueError, OverflowError):
                raise ValueError(_("Hãy nhập như 14/8/2026 hoặc 14/8/2026 09:30.")) from None

    def _moment(self, typed: str) -> datetime:
        day, _blank, clock = typed.partition(" ")
        date = dates.parse(day, filters.today().year)
        at = datetime.strptime(clock.strip(), "%H:%M").time() if clock else time()  # noqa: DTZ007
        moment = datetime.combine(date, at, filters.HERE).astimezone(UTC)
        return moment + timedelta(days=1) if self.ends_the_day and not clock else moment

    def _value(self) -> str:
        return str(self.raw_data[0]) if self.raw_data else ""


class AuditFilter(Form):
    """Every field may be left empty."""

    class Meta(Form.Meta):
        csrf = False  # it asks, it changes nothing

    viec = SelectField(_l("Việc"), default="")
    ai = StringField(_l("Ai"), [Text(LINE)], description=_l("Tên, số điện thoại hoặc e-mail."))
    ket_qua = SelectField(_l("Kết quả"), default="")
    loai = SelectField(_l("Loại"), default="")
    ma = StringField(
        _l("Mã"), [Text(LINE)], description=_l("Phần cuối của địa chỉ trang về đối tượng đó.")
    )
    tu = MomentField(_l("Từ lúc"))
    den = MomentField(_l("Đến lúc"), ends_the_day=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for field, known in (
            (self.viec, acts.ACTS),
            (self.ket_qua, acts.OUTCOMES),
            (self.loai, acts.KINDS),
        ):
            field.choices = [("", _("Tất cả")), *((key, str(word)) for key, word in known.items())]

    def validate_ma(self, field: Field) -> None:
        if field.data and not self.loai.data:
            raise ValidationError(_("Hãy chọn loại của đối tượng."))

    def validate_den(self, field: Field) -> None:
        if field.data and self.tu.data and field.data <= self.tu.data:
            raise ValidationError(_("“Đến lúc” phải sau “Từ lúc”."))
