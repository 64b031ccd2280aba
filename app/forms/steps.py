"""The forms of the steps of an introduction: reasons, appointments, ticks."""

import re
from collections.abc import Sequence
from datetime import datetime, time

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, SelectField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from app import filters
from app.forms.base import Form, Required, Text
from app.forms.decision import LONGEST_NOTE
from app.forms.veteran import DayField
from models.introduction import PLACE
from models.life import REASONS
from models.vocabulary import RefusalReason, Side


class ReasonForm(Form):
    """A coded reason that must be chosen; `other` needs words."""

    side: Side
    reason = SelectField(_l("Lý do"), [Required(_l("lý do"))])
    note = TextAreaField(_l("Ghi chú"), [Text(LONGEST_NOTE)])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.reason.choices = [SelectChoice("", _("Chọn lý do"))] + [
            SelectChoice(reason.value, filters.label(reason)) for reason in self.reasons()
        ]

    def reasons(self) -> Sequence[RefusalReason]:
        """What the side may choose from."""
        return REASONS[self.side]

    def validate_note(self, field: Field) -> None:
        if self.reason.data == RefusalReason.OTHER and not field.data:
            raise ValidationError(_("Hãy ghi rõ lý do."))

    @property
    def chosen(self) -> RefusalReason | None:
        """The reason, or None where none was chosen."""
        return RefusalReason(self.reason.data) if self.reason.data else None


class EmployerReasonForm(ReasonForm):
    """Why an employer says no."""

    side = Side.EMPLOYER


class VeteranReasonForm(ReasonForm):
    """Why a person does not take what was offered."""

    side = Side.VETERAN


class WithdrawForm(ReasonForm):
    """Why a person steps back; nobody has to say why."""

    side = Side.VETERAN
    reason = SelectField(_l("Lý do"), default="")


class InterviewForm(Form):
    """When and where, in the time of Móng Cái."""

    day = DayField(
        _l("Ngày"),
        [Required(_l("ngày phỏng vấn"))],
        description=_l("Ví dụ: 30/6/2026"),
        render_kw={"inputmode": "numeric", "class": "w10"},
    )
    hour = StringField(
        _l("Giờ"),
        [Required(_l("giờ phỏng vấn")), Text(5)],
        description=_l("Ví dụ: 8:30"),
        render_kw={"class": "w6"},
    )
    place = StringField(
        _l("Nơi gặp"),
        [Required(_l("nơi gặp")), Text(PLACE)],
        description=_l("Ví dụ: văn phòng công ty, Km3+4 Hải Yên"),
    )

    def validate_day(self, field: Field) -> None:
        if field.data is not None and field.data < filters.today():
            raise ValidationError(_("Ngày này đã qua. Hãy chọn ngày từ hôm nay trở đi."))

    def validate_hour(self, field: Field) -> None:
        if _clock(field.data or "") is None:
            raise ValidationError(_("Hãy nhập giờ theo mẫu giờ:phút, ví dụ 8:30."))

    @property
    def moment(self) -> datetime:
        """The moment that was typed; asked for only where the form is valid."""
        clock = _clock(self.hour.data or "")
        if clock is None:
            raise ValueError(self.hour.data)
        return datetime.combine(self.day.data, clock, filters.HERE)


class TickForm(Form):
    """One tick that is never set beforehand and that must be set."""

    tick = BooleanField(_l("Tôi đồng ý"))

    def say(self, label: str, hint: str = "") -> None:
        """What is agreed to."""
        self.tick.label.text, self.tick.description = label, hint

    def validate_tick(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("Hãy đánh dấu vào ô này nếu đồng ý."))


class ReturnForm(Form):
    """What the office asks an employer to change in a job."""

    note = TextAreaField(
        _l("Cần sửa gì"), [Required(_l("điều doanh nghiệp cần sửa")), Text(LONGEST_NOTE)]
    )


class ExtendForm(Form):
    """Another deadline for a job whose own has passed; none at all is right as well."""

    deadline = DayField(
        _l("Hạn nhận hồ sơ mới"),
        description=_l("Ví dụ: 30/6/2026"),
        render_kw={"inputmode": "numeric", "class": "w10"},
    )

    def validate_deadline(self, field: Field) -> None:
        if field.data is not None and field.data < filters.today():
            raise ValidationError(_("Hạn nhận hồ sơ đã qua. Hãy chọn ngày từ hôm nay trở đi."))


def _clock(typed: str) -> time | None:
    """8:30, 8h30, 08.30 or 8h."""
    found = re.fullmatch(r"(\d{1,2})(?:[:.hg](\d{2})?)?", typed.strip(), re.ASCII | re.IGNORECASE)
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
