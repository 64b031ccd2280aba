"""The form of a job."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    Field,
    IntegerField,
    SelectField,
    StringField,
    SubmitField,
    TextAreaField,
    ValidationError,
)

from app import filters, wages
from app.forms.base import Between, Form, Required, Text
from app.forms.veteran import DayField
from models import MinimumWage
from models.job import LINE, MOST_OPENINGS, TITLE
from models.veteran import LONG


class JobForm(Form):
    """One page; title and number to hire are all that must be said."""

    hired = 0

    title = StringField(
        _l("Tên việc"),
        [Required(_l("tên việc")), Text(TITLE)],
        description=_l("Ví dụ: Lái xe tải 5–8 tấn"),
    )
    openings = IntegerField(
        _l("Số người cần tuyển"),
        [Required(_l("số người cần tuyển")), Between(1, MOST_OPENINGS)],
        render_kw={"inputmode": "numeric"},
    )
    unit_id = SelectField(_l("Xã, phường nơi làm việc"), coerce=int)
    place = StringField(
        _l("Địa điểm cụ thể"), [Text(LINE)], description=_l("Ví dụ: bãi hàng Km3+4 Hải Yên")
    )
    wage = StringField(
        _l("Lương mỗi tháng"), [Text(LINE)], description=_l("Ví dụ: 8-10 triệu, 8tr5, thỏa thuận")
    )
    sector = StringField(_l("Ngành nghề"), [Text(LINE)], description=_l("Ví dụ: vận tải, kho bãi"))
    experience = StringField(
        _l("Kinh nghiệm"), [Text(LINE)], description=_l("Ví dụ: chưa cần, 1 năm")
    )
    description = TextAreaField(_l("Mô tả công việc"), [Text(LONG)])
    requirements = TextAreaField(
        _l("Yêu cầu"),
        [Text(LONG)],
        description=_l("Chỉ ghi điều việc thật sự cần: bằng lái, chứng chỉ, trình độ."),
    )
    deadline = DayField(
        _l("Hạn nhận hồ sơ"),
        description=_l("Ví dụ: 30/6/2026"),
        render_kw={"inputmode": "numeric"},
    )

    draft = SubmitField(_l("Lưu bản nháp"))

    def populate_obj(self, obj: object) -> None:
        """Fills a job; the button beside is none of it."""
        draft = self._fields.pop("draft")
        super().populate_obj(obj)
        self._fields["draft"] = draft

    def at_least(self, hired: int) -> None:
        """Openings that are taken stay: fewer than these cannot be asked for."""
        self.hired = hired

    def validate_openings(self, field: Field) -> None:
        if field.data is not None and field.data < self.hired:
            raise ValidationError(
                _("Đã nhận %(hired)s người; không giảm xuống ít hơn được.", hired=self.hired)
            )

    def validate_wage(self, field: Field) -> None:
        typed = field.data or ""
        if not any(letter.isdigit() for letter in typed):
            return
        low, high = wages.parse(typed)
        if low is None and high is None:
            raise ValidationError(
                _("Chưa hiểu mức lương này. Ví dụ: 8-10 triệu, 8tr5, thỏa thuận.")
            )
        least = MinimumWage.monthly_on(filters.today())
        if least is not None and (high or low or 0) < least:
            raise ValidationError(
                _("Thấp hơn lương tối thiểu vùng: %(least)s một tháng.", least=filters.dong(least))
            )

    def validate_deadline(self, field: Field) -> None:
        if field.data is not None and field.data < filters.today():
            raise ValidationError(_("Hạn nhận hồ sơ đã qua. Hãy chọn ngày từ hôm nay trở đi."))
