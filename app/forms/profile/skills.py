"""What somebody can do, and the languages he speaks."""

import re
from typing import Any, cast

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectField, StringField, TextAreaField, ValidationError

from app.forms.base import Text
from app.forms.profile.step import StepForm
from app.suggestions import Kind, in_vietnamese
from models import Veteran
from models.veteran import LONG, SHORT

# As the office and the matcher read them; the order is that of ml/languages (1 basic .. 3 fluent).
LANGUAGES = {
    "chinese": ("tiếng Trung", _l("Tiếng Trung")),
    "english": ("tiếng Anh", _l("Tiếng Anh")),
    "korean": ("tiếng Hàn", _l("Tiếng Hàn")),
    "japanese": ("tiếng Nhật", _l("Tiếng Nhật")),
}
LEVELS = {
    "1": ("cơ bản", _l("Cơ bản")),
    "2": ("giao tiếp", _l("Giao tiếp được")),
    "3": ("thành thạo", _l("Thành thạo")),
}
_PHRASES = {
    f"{language} {level}".lower(): (key, number)
    for key, (language, _label) in LANGUAGES.items()
    for number, (level, _name) in LEVELS.items()
}


def said(levels: dict[str, str], words: str) -> str:
    """Languages with their levels and the words beside, as one line."""
    named = [
        f"{LANGUAGES[key][0]} {LEVELS[levels[key]][0]}" for key in LANGUAGES if levels.get(key)
    ]
    return ", ".join([*named, words] if words else named)


def read(text: str) -> tuple[dict[str, str], str]:
    """Language -> level of the pieces that say just that, and the words beside them."""
    levels: dict[str, str] = {}
    others = []
    for piece in re.split(r"\s*[,;]\s*", text):
        known = _PHRASES.get(piece.lower())
        if known is not None and known[0] not in levels:
            levels[known[0]] = known[1]
        elif piece:
            others.append(piece)
    return levels, ", ".join(others)


class SkillsForm(StepForm):
    """Skills in words, with suggestions; the languages most asked for by level."""

    texts = ("skills", "languages")

    skills = TextAreaField(
        _l("Kỹ năng"),
        [Text(LONG)],
        description=_l("Cách nhau bằng dấu phẩy, gõ không dấu cũng được. Ví dụ: sửa xe, Excel"),
        render_kw={"rows": 3},
    )
    languages = StringField(
        _l("Ngoại ngữ khác, chứng chỉ"),
        [Text(SHORT)],
        description=_l("Ví dụ: HSK 3, tiếng Thái"),
    )

    @classmethod
    def told(cls, veteran: Veteran) -> dict[str, Any]:
        """The languages that are kept with a level, and the rest of the line."""
        levels, words = read(veteran.languages or "")
        chosen = {f"level_{key}": number for key, number in levels.items()}
        return {"skills": veteran.skills, "languages": words, **chosen}

    def prepare(self) -> None:
        """Names the levels in the language of the request."""
        named = [(number, str(label)) for number, (_said, label) in LEVELS.items()]
        for field in self.levels():
            field.choices = [("", _("Chưa trả lời")), *named]

    def levels(self) -> list[SelectField]:
        """One field for each language that is offered."""
        return [cast(SelectField, self[f"level_{key}"]) for key in LANGUAGES]

    def validate_languages(self, field: Field) -> None:
        """The whole line has to fit."""
        if not field.errors and len(self._line()) > SHORT:
            raise ValidationError(_("Dòng này quá dài. Hãy chỉ ghi điều chưa chọn ở trên."))

    def _line(self) -> str:
        chosen = {key: self[f"level_{key}"].data or "" for key in LANGUAGES}
        known = {key: level for key, level in chosen.items() if level in LEVELS}
        return said(known, self.languages.data or "")

    def save(self, veteran: Veteran) -> None:
        """Keeps skills and one line of languages."""
        veteran.skills = in_vietnamese(Kind.SKILL, self.skills.data or "")
        veteran.languages = self._line()


for _key, (_said, _label) in LANGUAGES.items():
    setattr(SkillsForm, f"level_{_key}", SelectField(_label, default=""))
