"""The profile of a veteran."""

from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
    ValidationError,
    widgets,
)

from app import dates, filters, wages
from app.forms.base import Form, Required, Text
from models.consent import WORDING
from models.veteran import LONG, SHORT
from models.vocabulary import Purpose

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


class ProfileForm(Form):
    """Everything but the name may be left empty: unknown stays unknown."""

    name = StringField(
        _l("Họ và tên"),
        [Required(_l("họ và tên")), Text(120)],
        render_kw={"autocomplete": "name"},
    )
    birth_date = DayField(
        _l("Ngày sinh"),
        description=_l("Ví dụ: 14/8/2003"),
        render_kw={"autocomplete": "bday", "inputmode": "numeric"},
    )
    unit_id = SelectField(_l("Xã, phường nơi ở"), coerce=int)
    schooling = StringField(
        _l("Trình độ"), [Text(SHORT)], description=_l("Ví dụ: 12/12, trung cấp điện")
    )
    trade = TextAreaField(
        _l("Nghề trước khi nhập ngũ"), [Text(LONG)], description=_l("Làm gì, ở đâu, bao lâu")
    )
    roles = SelectMultipleField(
        _l("Việc đã làm trong quân ngũ"),
        description=_l("Chọn mọi việc đã làm."),
        option_widget=widgets.CheckboxInput(),
        widget=widgets.ListWidget(prefix_label=False),
    )
    service = TextAreaField(
        _l("Kể thêm về việc trong quân ngũ"),
        [Text(LONG)],
        description=_l("Chỉ ghi việc đã làm, không ghi tên đơn vị hay nơi đóng quân."),
    )
    skills = TextAreaField(_l("Kỹ năng"), [Text(LONG)], description=_l("Gõ không dấu cũng được."))
    licences = StringField(
        _l("Giấy phép lái xe"),
        [Text(SHORT)],
        description=_l("Ví dụ: A1, B2; hạng C do quân đội cấp, chưa đổi. Chưa có thì ghi “không”."),
    )
    certificates = TextAreaField(_l("Chứng chỉ"), [Text(LONG)])
    languages = StringField(
        _l("Ngoại ngữ"), [Text(SHORT)], description=_l("Ví dụ: tiếng Trung giao tiếp, HSK 3")
    )
    wish_1 = StringField(_l("Nguyện vọng 1"), [Text(SHORT)], description=_l("Việc muốn làm nhất"))
    wish_2 = StringField(_l("Nguyện vọng 2"), [Text(SHORT)])
    wish_3 = StringField(_l("Nguyện vọng 3"), [Text(SHORT)])
    places = StringField(
        _l("Nơi muốn làm việc"), [Text(SHORT)], description=_l("Ví dụ: Móng Cái, Hải Hà")
    )
    wage = StringField(
        _l("Lương mong muốn"), [Text(SHORT)], description=_l("Ví dụ: 8-10 triệu, thỏa thuận")
    )
    shown_to_employers = BooleanField(
        _l("Cho doanh nghiệp xem hồ sơ ẩn danh của tôi"),
        description=lazy_gettext(WORDING[Purpose.SHOW]),
    )

    def validate_birth_date(self, field: Field) -> None:
        check_birth_date(field)

    def validate_wage(self, field: Field) -> None:
        typed = field.data or ""
        if any(letter.isdigit() for letter in typed) and wages.parse(typed) == (None, None):
            raise ValidationError(
                _("Chưa hiểu mức lương này. Ví dụ: 8-10 triệu, 8tr5, thỏa thuận.")
            )
