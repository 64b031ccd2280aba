"""What a firm says of itself once it is registered: also what everybody reads on its page."""

import re

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, TextAreaField, ValidationError

from app.filters import label
from app.forms.arrival import FirmForm
from app.forms.base import Text
from models.cautions import found

LONGEST_ABOUT = 2000
# People reach a firm through the office, which then knows what became of it.
_CONTACT = re.compile(r"(?<!\d)(?:\+84|0)(?:[\s.-]?\d){8,10}(?!\d)|\S+@\S+\.\w+")


class FirmProfileForm(FirmForm):
    """The same as at registration, and the words of the public page."""

    about = TextAreaField(
        _l("Giới thiệu với mọi người"),
        [Text(LONGEST_ABOUT)],
        description=_l(
            "Hiện trên trang công khai: làm gì, bao nhiêu người, chế độ, đi lại. "
            "Không ghi số điện thoại hay e-mail; người tìm việc liên hệ qua cán bộ."
        ),
    )

    def validate_about(self, field: Field) -> None:
        """Nobody looks at it before it is public, so what would need a look is not taken."""
        typed = field.data or ""
        if doubtful := found(typed):
            words = "; ".join(
                _("“%(words)s” giống %(kind)s", words=one.words, kind=label(one.kind))
                for one in doubtful
            )
            raise ValidationError(
                _("Ai cũng đọc được phần này: %(words)s. Hãy bỏ đi rồi lưu lại.", words=words)
            )
        if contact := _CONTACT.search(typed):
            raise ValidationError(
                _("Hãy bỏ “%(words)s”: người tìm việc liên hệ qua cán bộ.", words=contact[0])
            )
