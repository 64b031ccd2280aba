"""A course as an officer enters it: what it gives by ticks, its cost as people type it."""

from collections.abc import Mapping
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    IntegerField,
    SelectMultipleField,
    StringField,
    ValidationError,
    widgets,
)

from app import demands, filters, money
from app.forms.base import Between, Form, Required, Text
from ml.gains import Gain, all_gains
from ml.keys import Rule
from models import Course
from models.course import LINE, MOST_COST, MOST_WEEKS

GIVES: Mapping[str, Rule] = {
    "licences": Rule.LICENCE,
    "papers": Rule.CERTIFICATE,
    "levels": Rule.SCHOOLING,
    "languages": Rule.LANGUAGE,
}
PLAIN = ("provider", "name", "weeks", "place", "entry", "on_card", "source", "confirmed", "active")


class MoneyField(StringField):
    """An amount in đồng; `data` is a number, or None where nothing was typed."""

    data: Any

    def process_formdata(self, valuelist: list[Any]) -> None:
        self.data = None
        typed = valuelist[0].strip() if valuelist else ""
        if typed:
            try:
                self.data = money.parse(typed)
            except ValueError:
                raise ValueError(
                    _("Hãy nhập số tiền, ví dụ 4.200.000 hoặc 4,2 triệu. Miễn phí thì ghi 0.")
                ) from None

    def _value(self) -> str:
        if self.raw_data:
            return str(self.raw_data[0])
        return filters.count(self.data) if isinstance(self.data, int) else ""


def _ticks(label: Any) -> SelectMultipleField:
    return SelectMultipleField(
        label,
        option_widget=widgets.CheckboxInput(),
        widget=widgets.ListWidget(prefix_label=False),
    )


class CourseForm(Form):
    """One course. A figure that the office has not asked for itself stays unconfirmed."""

    name = StringField(
        _l("Tên khóa học"),
        [Required(_l("tên khóa học")), Text(LINE)],
        description=_l("Ví dụ: Lái xe ô tô hạng C"),
    )
    provider = StringField(_l("Nơi dạy"), [Required(_l("nơi dạy")), Text(LINE)])
    licences = _ticks(_l("Học xong có giấy phép lái xe hạng"))
    papers = _ticks(_l("Học xong có chứng chỉ"))
    levels = _ticks(_l("Học xong đạt trình độ"))
    languages = _ticks(_l("Học xong biết ngoại ngữ"))
    cost = MoneyField(
        _l("Học phí và lệ phí, cả khóa"),
        [Required(_l("học phí; miễn phí thì ghi 0"))],
        description=_l("Ví dụ: 4.200.000 hoặc 4,2 triệu. Miễn phí thì ghi 0."),
        render_kw={"inputmode": "text", "class": "w10"},
    )
    weeks = IntegerField(
        _l("Học bao nhiêu tuần"),
        [Required(_l("số tuần học")), Between(1, MOST_WEEKS)],
        description=_l("Cả thời gian chờ thi."),
        render_kw={"inputmode": "numeric", "class": "w6"},
    )
    place = StringField(_l("Học ở đâu"), [Text(LINE)])
    entry = StringField(
        _l("Ai vào học được, bao giờ khai giảng"),
        [Text(LINE)],
        description=_l("Ví dụ: đủ 18 tuổi, khai giảng ngày 5 hằng tháng"),
    )
    on_card = BooleanField(
        _l("Trình độ sơ cấp, thẻ đào tạo nghề trả được"),
        description=_l("Chỉ chọn khi nơi dạy nhận thẻ."),
    )
    source = StringField(
        _l("Căn cứ"),
        [Text(LINE)],
        description=_l("Thông báo tuyển sinh, công văn, hoặc đã hỏi ai, ngày nào."),
    )
    confirmed = BooleanField(
        _l("Cơ quan đã xác nhận học phí và thời gian"),
        description=_l("Chưa chọn thì người học thấy dòng “chưa được cơ quan xác nhận”."),
    )
    active = BooleanField(_l("Đang tuyển sinh"), description=_l("Bỏ chọn thì không gợi ý nữa."))

    def __init__(self, course: Course | None = None, **kwargs: Any) -> None:
        given = {} if course is None else _ticked(course)
        super().__init__(obj=course, **given, **kwargs)
        self.twin: Course | None = None
        self.course = course
        for field, rule in GIVES.items():
            self[field].choices = [
                (gain.demand, demands.value(rule, gain.demand))
                for gain in all_gains()
                if gain.rule == rule
            ]

    def validate_licences(self, _field: Field) -> None:
        if not self.gains:
            raise ValidationError(_("Hãy chọn ít nhất một điều mà người học xong sẽ có."))

    def validate_cost(self, field: Field) -> None:
        if field.data is not None and field.data > MOST_COST:
            raise ValidationError(
                _("Số tiền quá lớn. Nhiều nhất %(most)s.", most=filters.dong(MOST_COST))
            )

    def validate_source(self, field: Field) -> None:
        if self.confirmed.data and not field.data:
            raise ValidationError(_("Đã xác nhận thì hãy ghi căn cứ."))

    def validate(self, extra_validators: Any = None) -> bool:
        """Asks the database for a course of the same name only once the name can be read."""
        if not super().validate(extra_validators):
            return False
        twin = Course.named(self.provider.data or "", self.name.data or "")
        if twin is None or (self.course is not None and twin.id == self.course.id):
            return True
        self.twin = twin
        self.name.errors = [_("Nơi này đã có khóa học tên ấy. Hãy sửa khóa đã có.")]
        return False

    @property
    def gains(self) -> list[Gain]:
        """What was ticked."""
        return [
            Gain(rule.value, demand)
            for field, rule in GIVES.items()
            for demand in self[field].data or ()
        ]

    def values(self) -> dict[str, Any]:
        """What the row is to hold; only after validation."""
        plain = {name: self[name].data for name in PLAIN}
        gains = [{"rule": gain.rule, "demand": gain.demand} for gain in self.gains]
        return plain | {"cost": self.cost.data, "gains": gains}


def _ticked(course: Course) -> dict[str, list[str]]:
    return {
        field: [gain["demand"] for gain in course.gains if gain["rule"] == rule]
        for field, rule in GIVES.items()
    }
