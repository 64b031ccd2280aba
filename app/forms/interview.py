"""The answers of a person to an interview; each is to the time that the page showed."""

from datetime import UTC, datetime

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, StringField, ValidationError

from app.forms.base import Form, Required, Text
from models import Introduction
from models.introduction import PLACE


class ComesForm(Form):
    """Nothing to fill in: the hidden time says which interview is meant."""

    moment = HiddenField()

    def show(self, introduction: Introduction) -> None:
        """Notes the time that the page shows, where no answer to one was sent."""
        if not self.moment.raw_data and introduction.interview_at is not None:
            self.moment.data = introduction.interview_at.isoformat()

    def validate_moment(self, _field: Field) -> None:
        if self.at is None:
            raise ValidationError(_("Trang đã cũ. Hãy tải lại rồi gửi lần nữa."))

    @property
    def at(self) -> datetime | None:
        """The time that was shown, None where what was sent is none."""
        try:
            told = datetime.fromisoformat(self.moment.data or "")
        except ValueError:
            return None
        return told if told.tzinfo is not None else told.replace(tzinfo=UTC)


class OtherTimeForm(ComesForm):
    """When it would be better."""

    words = StringField(
        _l("Lúc nào tiện cho anh/chị"),
        [Required(_l("lúc tiện cho anh/chị")), Text(PLACE)],
        description=_l("Ví dụ: chiều thứ Năm 3/12, hoặc sáng thứ Sáu sau 9:00"),
    )
