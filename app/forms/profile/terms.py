"""Where, for how much and when somebody would work."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectMultipleField, StringField, ValidationError, widgets

from app import filters, wages
from app.forms.base import Text
from app.forms.profile.step import AskedField, StepForm, answer, answered
from models import Veteran
from models.veteran import SHORT
from models.vocabulary import Shift


def wage_in_full(typed: str) -> str:
    """What was understood of a wage, to the last đồng; "" where nothing was typed."""
    low, high = wages.parse(typed)
    if low and high and low != high:
        return _(
            "từ %(low)s đến %(high)s một tháng", low=filters.dong(low), high=filters.dong(high)
        )
    if low and high:
        return _("%(amount)s một tháng", amount=filters.dong(low))
    if low:
        return _("từ %(low)s một tháng trở lên", low=filters.dong(low))
    if high:
        return _("đến %(high)s một tháng", high=filters.dong(high))
    return _("thỏa thuận, chưa nêu số tiền") if typed else ""


class TermsForm(StepForm):
    """Nothing here shuts a job out by itself; what is not said stays unknown."""

    texts = ("places",)

    places = StringField(
        _l("Nơi muốn làm việc"), [Text(SHORT)], description=_l("Ví dụ: Móng Cái, Hải Hà")
    )
    wage = StringField(
        _l("Lương mong muốn một tháng"),
        [Text(SHORT)],
        description=_l("Ví dụ: 8tr5, 8-10 triệu, thỏa thuận"),
    )
    shifts = SelectMultipleField(
        _l("Giờ làm nào cũng được?"),
        description=_l("Chọn mọi giờ làm được."),
        option_widget=widgets.CheckboxInput(),
        widget=widgets.ListWidget(prefix_label=False),
    )
    lives_in = AskedField(_l("Ở lại nơi làm việc được không?"))
    abroad = AskedField(_l("Muốn đi làm việc ở nước ngoài không?"))

    @classmethod
    def told(cls, veteran: Veteran) -> dict[str, Any]:
        """The terms as they are kept."""
        return {
            "places": veteran.places,
            "wage": veteran.wage,
            "shifts": veteran.shifts,
            "lives_in": answer(veteran.lives_in),
            "abroad": answer(veteran.abroad),
        }

    def prepare(self) -> None:
        """Names the shifts in the language of the request."""
        self.shifts.choices = [(shift.value, filters.label(shift)) for shift in Shift]

    def validate_wage(self, field: Field) -> None:
        typed = field.data or ""
        if any(letter.isdigit() for letter in typed) and wages.parse(typed) == (None, None):
            raise ValidationError(
                _("Chưa hiểu mức lương này. Ví dụ: 8-10 triệu, 8tr5, thỏa thuận.")
            )

    def echo(self) -> str:
        """The wage in full."""
        full = wage_in_full(self.wage.data or "")
        return _("Lương được hiểu là: %(wage)s.", wage=full) if full else ""

    def save(self, veteran: Veteran) -> None:
        """Keeps the terms."""
        veteran.places = self.places.data or ""
        veteran.wage = self.wage.data or ""
        veteran.shifts = list(self.shifts.data or [])
        veteran.lives_in = answered(self.lives_in)
        veteran.abroad = answered(self.abroad)
