"""Who somebody is: name, birth date, commune, day of discharge."""

import re
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectField, StringField, ValidationError

from app import choices, filters
from app.forms.base import Required, Text
from app.forms.profile.step import PastDayField, StepForm
from app.forms.veteran import DayField, check_birth_date
from models import Veteran

# Nobody is discharged before this age, and nobody who was is looked after here so long after.
LEAST_AGE, LONGEST_AGO = 18, 40


class MonthOrDayField(PastDayField):
    """A day, or a month where no more is known: then its first day stands for it."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        typed = valuelist[0].strip() if valuelist else ""
        month = re.fullmatch(r"(\d{1,2})[/.\-\s](\d{4})", typed)
        if month is not None and 1 <= int(month[1]) <= 12 and int(month[2]):
            self.data = date(int(month[2]), int(month[1]), 1)
        else:
            super().process_formdata(valuelist)


class WhoForm(StepForm):
    """Everything but the name may be left empty."""

    name = StringField(
        _l("Họ và tên"),
        [Required(_l("họ và tên")), Text(120)],
        render_kw={"autocomplete": "name"},
    )
    birth_date = DayField(
        _l("Ngày sinh"),
        description=_l("Ví dụ: 14/8/2003"),
        render_kw={"autocomplete": "bday", "inputmode": "numeric", "class": "w10"},
    )
    unit_id = SelectField(_l("Xã, phường nơi ở"), coerce=int)
    discharged_on = MonthOrDayField(
        _l("Ngày xuất ngũ"),
        description=_l("Theo quyết định. Ví dụ: 14/1/2026; chỉ nhớ tháng thì ghi 1/2026."),
        render_kw={"inputmode": "numeric", "class": "w10"},
    )

    @classmethod
    def told(cls, veteran: Veteran) -> dict[str, Any]:
        """The day of the cohort is offered where the person's own is unknown."""
        cohort = veteran.cohort
        return {
            "name": veteran.name,
            "birth_date": veteran.birth_date,
            "unit_id": veteran.unit_id or choices.NONE,
            "discharged_on": veteran.discharged_on or (cohort.discharged_on if cohort else None),
        }

    def prepare(self) -> None:
        """Offers the communes of today."""
        self.unit_id.choices = choices.units(filters.today(), self.veteran.unit)

    def validate_birth_date(self, field: Field) -> None:
        check_birth_date(field)

    def validate_discharged_on(self, field: Field) -> None:
        if field.data is None or field.errors:
            return
        today, born = filters.today(), self.birth_date.data
        if field.data.year < today.year - LONGEST_AGO:
            raise ValidationError(_("Ngày này đã quá lâu. Hãy xem lại năm."))
        if isinstance(born, date) and field.data.year - born.year < LEAST_AGE:
            raise ValidationError(
                _("Khi ấy anh/chị chưa đủ 18 tuổi. Hãy xem lại năm xuất ngũ hoặc năm sinh.")
            )

    def save(self, veteran: Veteran) -> None:
        """Keeps who it is."""
        veteran.name = self.name.data or ""
        veteran.birth_date = self.birth_date.data
        veteran.unit_id = self.unit_id.data or None
        veteran.discharged_on = self.discharged_on.data
