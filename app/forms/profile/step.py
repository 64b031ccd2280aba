"""What the steps of the profile share."""

from datetime import date
from typing import Any, ClassVar, Self

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from app import filters
from app.forms.base import Form
from app.forms.cautions import point_out
from app.forms.veteran import DayField
from models import Veteran

YES, NO, UNSAID = "yes", "no", ""


class StepForm(Form):
    """One step: `of` fills it from a person, `save` writes to the same what was typed.

    Whoever fills it in, the person or an officer at the counter, the view only calls these two.
    """

    # Free texts, in which words may stand that hardly belong there.
    texts: ClassVar[tuple[str, ...]] = ()
    veteran: Veteran

    @classmethod
    def of(cls, veteran: Veteran) -> Self:
        """The step of a person, or what was sent of it."""
        form = cls(data=cls.told(veteran))
        form.veteran = veteran
        form.prepare()
        return form

    @classmethod
    def told(cls, veteran: Veteran) -> dict[str, Any]:
        """What the fields show before anything is typed."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Fills the lists that hang on the person or the language."""

    def save(self, veteran: Veteran) -> None:
        """Writes a valid form to the person, and nothing beside this step."""
        raise NotImplementedError

    def point_out(self) -> None:
        """Gives the free texts their cautions."""
        point_out(self, self.texts)

    def echo(self) -> str:
        """What was understood of what was typed, in full; "" where there is nothing to say."""
        return ""


class AskedField(RadioField):
    """Yes, no, or not said: an empty answer stays unknown."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        named = ((YES, _l("Có")), (NO, _l("Không")), (UNSAID, _l("Chưa trả lời")))
        choices = [SelectChoice(value, words) for value, words in named]
        super().__init__(label, choices=choices, default=UNSAID, **kwargs)


def answer(value: bool | None) -> str:
    """A kept answer as a field shows it."""
    return UNSAID if value is None else YES if value else NO


def answered(field: Field) -> bool | None:
    """What a field says: True, False, or None where nothing was said."""
    return {YES: True, NO: False}.get(field.data)


class PastDayField(DayField):
    """A day that has been: "14/1/2026"."""

    def pre_validate(self, form: Any) -> None:
        if isinstance(self.data, date) and self.data > filters.today():
            raise ValidationError(_("Ngày này ở tương lai. Hãy xem lại năm."))
