"""Agreeing: one tick for each purpose, none ticked beforehand."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, ValidationError

from app.filters import label, translated
from app.forms.base import Form
from models import Account, Consent, Veteran
from models.consent import GENERAL, WORDING
from models.vocabulary import Purpose


class ConsentForm(Form):
    """What is not ticked is not agreed to; none of the ticks is needed for another."""

    keep = BooleanField(_l("Giữ hồ sơ"))
    show = BooleanField(_l("Hiện ẩn danh với doanh nghiệp"))
    statistics = BooleanField(_l("Thống kê"))

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        for purpose in GENERAL:
            field = self[purpose.value]
            field.label.text, field.description = label(purpose), words(purpose)

    def leave_out(self, purposes: Iterable[Purpose]) -> None:
        """Does not ask again what is agreed to already."""
        for purpose in purposes:
            del self[purpose.value]

    def agreed(self) -> list[Purpose]:
        """The purposes that were ticked."""
        return [
            purpose for purpose in GENERAL if purpose.value in self and self[purpose.value].data
        ]

    def record(self, veteran: Veteran, by: Account, on_paper: bool = False) -> None:
        """Keeps a consent for each tick, with the words as they were read."""
        for purpose in self.agreed():
            Consent.give(veteran, purpose, by, wording=words(purpose), on_paper=on_paper)


class PaperConsentForm(ConsentForm):
    """The same ticks, recorded by an officer who says that he holds the signed paper."""

    paper = BooleanField(_l("Tôi đang giữ giấy có chữ ký của người này"))

    def validate_paper(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("Chỉ ghi khi đã có giấy ký. Hãy đánh dấu nếu đang giữ giấy."))


def words(purpose: Purpose) -> str:
    """The words somebody agrees to, in the language of the request."""
    return translated(WORDING[purpose])
