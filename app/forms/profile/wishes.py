"""Three ranked wishes."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, StringField, ValidationError

from app.forms.base import Text
from app.forms.profile.step import StepForm
from app.suggestions import Kind, in_vietnamese
from models import Veteran
from models.searching import folded
from models.veteran import SHORT

RANKS = ("wish_1", "wish_2", "wish_3")


class WishesForm(StepForm):
    """The work wished for most comes first; a gap closes up."""

    texts = RANKS

    wish_1 = StringField(
        _l("Nguyện vọng 1"), [Text(SHORT)], description=_l("Việc muốn làm nhất. Ví dụ: thủ kho")
    )
    wish_2 = StringField(_l("Nguyện vọng 2"), [Text(SHORT)])
    wish_3 = StringField(_l("Nguyện vọng 3"), [Text(SHORT)])

    @classmethod
    def told(cls, veteran: Veteran) -> dict[str, Any]:
        """The wishes as they are kept."""
        return {name: getattr(veteran, name) for name in RANKS}

    def validate_wish_2(self, field: Field) -> None:
        self._differs(field, RANKS[:1])

    def validate_wish_3(self, field: Field) -> None:
        self._differs(field, RANKS[:2])

    def _differs(self, field: Field, before: tuple[str, ...]) -> None:
        wish = folded(field.data or "")
        if wish and wish in [folded(self[name].data or "") for name in before]:
            raise ValidationError(
                _("Việc này đã ghi ở trên. Hãy ghi một việc khác, hoặc để trống.")
            )

    def save(self, veteran: Veteran) -> None:
        """Keeps the wishes in their order."""
        said = [in_vietnamese(Kind.OCCUPATION, self[name].data or "") for name in RANKS]
        stated = [wish for wish in said if wish]
        for name, wish in zip(RANKS, [*stated, "", "", ""], strict=False):
            setattr(veteran, name, wish)
