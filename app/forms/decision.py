"""The officer's decision about a pair, and the forms that are only a button."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, SelectField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from app.filters import label
from app.forms.base import Form, Text
from models.vocabulary import RefusalReason

APPROVE, REFUSE = "approve", "refuse"
LONGEST_NOTE = 1000


class DecisionForm(Form):
    """Approve, or refuse for a coded reason; `other` needs words."""

    decision = RadioField(
        _l("Quyết định"),
        choices=[
            SelectChoice(APPROVE, _l("Duyệt giới thiệu")),
            SelectChoice(REFUSE, _l("Không duyệt")),
        ],
    )
    reason = SelectField(_l("Lý do không duyệt"))
    note = TextAreaField(_l("Ghi chú cho sổ giới thiệu"), [Text(LONGEST_NOTE)])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.reason.choices = [SelectChoice("", _("Chọn lý do"))] + [
            SelectChoice(reason.value, label(reason)) for reason in RefusalReason
        ]

    def validate_reason(self, field: Field) -> None:
        if self.decision.data == REFUSE and not field.data:
            raise ValidationError(_("Hãy chọn lý do không duyệt."))

    def validate_note(self, field: Field) -> None:
        if (
            self.decision.data == REFUSE
            and self.reason.data == RefusalReason.OTHER
            and not field.data
        ):
            raise ValidationError(_("Hãy ghi rõ lý do."))


class ButtonForm(Form):
    """Nothing but the anti-forgery token."""
