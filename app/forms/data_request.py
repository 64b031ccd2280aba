"""What somebody asks about his own data, and what the office does about it."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, SelectField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from app.filters import label
from app.forms.base import Form, Required, Text
from models.vocabulary import RequestKind

LONGEST = 2000
REPLY, EXTEND, FINISH, REFUSE = "reply", "extend", "finish", "refuse"


class DataRequestForm(Form):
    """One request; what is objected to is said in words, or by the job it is about."""

    kind = RadioField(_l("Yêu cầu"))
    words = TextAreaField(
        _l("Nói rõ hơn"),
        [Text(LONGEST)],
        description=_l("Ví dụ: chỗ nào sai và đúng ra là gì; kết quả nào thấy không đúng, vì sao."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.kind.choices = [SelectChoice(kind.value, label(kind)) for kind in RequestKind]

    def validate_words(self, field: Field) -> None:
        if self.kind.data in (RequestKind.CORRECT, RequestKind.OBJECT) and not field.data:
            raise ValidationError(_("Hãy nói rõ để cán bộ biết phải xem gì."))


class HandlingForm(Form):
    """What the officer does about a request."""

    step = SelectField(_l("Việc làm"))
    text = TextAreaField(
        _l("Lời trả lời"),
        [Required(_l("lời trả lời")), Text(LONGEST)],
        description=_l("Người yêu cầu đọc được lời này."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.step.choices = [
            SelectChoice(REPLY, _("Trả lời: đã nhận, sẽ làm thế nào")),
            SelectChoice(EXTEND, _("Gia hạn một lần, vì sao")),
            SelectChoice(FINISH, _("Đã làm xong")),
            SelectChoice(REFUSE, _("Không làm được, vì sao")),
        ]
