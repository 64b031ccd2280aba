"""What somebody says against an ad, without signing in."""

import re
import secrets

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, RadioField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from app.filters import label
from app.forms.base import Form, Text
from models.ad_report import KEY, LONGEST_CONTACT
from models.vocabulary import AdReason

LONGEST_WORDS = 1000


class AdReportForm(Form):
    """A reason out of a list; words and a way to be reached only where one wants to."""

    reason = RadioField(_l("Tin này có gì không đúng?"), render_kw={"required": True})
    words = TextAreaField(
        _l("Kể thêm"),
        [Text(LONGEST_WORDS)],
        description=_l("Ví dụ: ai đòi tiền, bao nhiêu, gọi từ số nào."),
    )
    contact = StringField(
        _l("Số điện thoại hoặc e-mail của anh/chị"),
        [Text(LONGEST_CONTACT)],
        description=_l("Chỉ ghi nếu muốn cán bộ hỏi lại. Doanh nghiệp không thấy."),
        render_kw={"autocomplete": "off"},
    )
    # Made when the page is opened: a second click sends the same one.
    key = HiddenField()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.reason.choices = [SelectChoice(reason.value, label(reason)) for reason in AdReason]
        if not re.fullmatch(rf"[0-9a-f]{{{KEY}}}", self.key.data or ""):
            self.key.data = secrets.token_hex(KEY // 2)

    def validate_words(self, field: Field) -> None:
        if self.reason.data == AdReason.OTHER and not field.data:
            raise ValidationError(_("Hãy ghi rõ điều không đúng."))
