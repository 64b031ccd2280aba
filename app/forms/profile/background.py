"""What somebody learnt and did before the army."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, StringField, TextAreaField, ValidationError

from app.forms.base import Text
from app.forms.profile.step import StepForm
from app.wording import SCHOOLS
from ml.keys import School
from ml.profile import schooling_of
from models import Veteran
from models.veteran import LONG, SHORT

# As the office and the matcher read them; the order is that of ml/schooling (1 THCS .. 6 đại học).
SAID = {
    School.LOWER_SECONDARY: "THCS (9/12)",
    School.UPPER_SECONDARY: "THPT (12/12)",
    School.ELEMENTARY: "Sơ cấp nghề",
    School.INTERMEDIATE: "Trung cấp",
    School.COLLEGE: "Cao đẳng",
    School.UNIVERSITY: "Đại học",
}
LEVELS = tuple(SAID)
UNKNOWN = ""


def level_of(text: str) -> str:
    """The level that a text names; UNKNOWN where none."""
    number = schooling_of(text)
    return LEVELS[number - 1].value if number else UNKNOWN


def said(level: str, words: str) -> str:
    """Level and words as one line; words that name the level themselves need no other name."""
    if level == UNKNOWN or level_of(words) == level:
        return words
    return ", ".join(filter(None, (SAID[School(level)], words)))


def words_beside(text: str) -> str:
    """What a line says beside the level, as it was put together by `said`."""
    level = level_of(text)
    if level == UNKNOWN:
        return text
    name = SAID[School(level)]
    return "" if text == name else text.removeprefix(f"{name}, ")


class BackgroundForm(StepForm):
    """The trade in words, the schooling as a level and words."""

    texts = ("trade", "words")

    trade = TextAreaField(
        _l("Nghề trước khi nhập ngũ"),
        [Text(LONG)],
        description=_l("Làm gì, ở đâu, bao lâu. Ví dụ: phụ xe tải ở Móng Cái 1 năm"),
        render_kw={"rows": 3},
    )
    level = RadioField(_l("Trình độ cao nhất đã học xong"), default=UNKNOWN)
    words = StringField(
        _l("Ngành, nghề đã học"),
        [Text(SHORT)],
        description=_l("Ví dụ: điện công nghiệp, hàn"),
    )

    @classmethod
    def told(cls, veteran: Veteran) -> dict[str, Any]:
        """The level is read out of what is kept; the rest of the line stays editable."""
        text = veteran.schooling or ""
        return {"trade": veteran.trade, "level": level_of(text), "words": words_beside(text)}

    def prepare(self) -> None:
        """Names the levels in the language of the request."""
        named = [(level.value, str(SCHOOLS[level])) for level in LEVELS]
        self.level.choices = [
            *((key, name[:1].upper() + name[1:]) for key, name in named),
            (UNKNOWN, _("Chưa trả lời")),
        ]

    def validate_words(self, field: Field) -> None:
        """The words may not tell of another level than the one chosen."""
        text = field.data or ""
        chosen = self.level.data
        if chosen not in SAID:
            return
        if len(said(chosen, text)) > SHORT:
            raise ValidationError(_("Dòng này quá dài. Hãy chỉ ghi tên ngành, nghề."))
        if level_of(said(chosen, text)) != chosen:
            told = str(SCHOOLS[School(level_of(said(chosen, text)))])
            raise ValidationError(
                _(
                    "Chỗ này nói tới %(level)s. Đã học xong thì chọn mục ấy ở trên; "
                    "chưa xong thì chỉ ghi tên nghề.",
                    level=told,
                )
            )

    def save(self, veteran: Veteran) -> None:
        """Keeps the trade and one line on schooling."""
        veteran.trade = self.trade.data or ""
        veteran.schooling = said(self.level.data or UNKNOWN, self.words.data or "")
