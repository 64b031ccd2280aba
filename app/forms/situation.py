"""One thing that becomes known of a person, or of many at once."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, HiddenField, SelectField, TextAreaField, ValidationError

from app import filters
from app.forms.base import Form, Required, Text
from app.forms.fields import WordField
from app.forms.veteran import DayField
from models import Unit, Veteran, db
from models.situation import KEY, NOTE
from models.situation_entry import News, Problem, problems
from models.situation_kinds import FOR_MANY, EventKind, EventSource

OUT = "out"
NAMED = 5  # of people whom an error speaks of


class NewsForm(Form):
    """What, on which day, from where, of some people."""

    form_key = HiddenField()
    kind = WordField(
        _l("Tình hình"),
        EventKind,
        nothing=_l("Chọn một mục"),
        validators=[Required(_l("tình hình"))],
    )
    on = DayField(
        _l("Ngày"),
        [Required(_l("ngày"))],
        description=_l("Ngày điều này xảy ra hoặc bắt đầu. Ví dụ: 30/6/2026"),
        render_kw={"inputmode": "numeric", "class": "w10"},
    )
    source = WordField(
        _l("Nguồn tin"),
        EventSource,
        nothing=_l("Chọn một mục"),
        validators=[Required(_l("nguồn tin"))],
    )
    note = TextAreaField(
        _l("Ghi chú"),
        [Text(NOTE)],
        description=_l("Một câu ngắn, ví dụ tên nơi làm. Không ghi tên đơn vị, nơi đóng quân."),
        render_kw={"rows": 2},
    )

    def __init__(self, people: Sequence[Veteran], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.people = people
        if not self.is_submitted():
            self.form_key.data = secrets.token_hex(KEY // 2)
            self.on.data = filters.today()

    def validate_form_key(self, field: Field) -> None:
        if not re.fullmatch(rf"[0-9a-f]{{{KEY}}}", field.data or ""):
            raise ValidationError(_("Trang đã cũ. Hãy tải lại rồi gửi lần nữa."))

    def validate_on(self, field: Field) -> None:
        if field.data is not None and field.data > filters.today():
            raise ValidationError(_("Ngày này ở tương lai. Hãy ghi khi đã xảy ra."))

    def validate(self, extra_validators: Any = None) -> bool:
        """Asks what is known of the people only once the form itself can be read."""
        if not super().validate(extra_validators):
            return False
        found = problems(self.people, self.news)
        for problem in dict.fromkeys(found.values()):
            whom = [person for person in self.people if found.get(person.id) is problem]
            field = self["to_unit" if problem is Problem.LIVES_THERE else "on"]
            field.errors = [*field.errors, self._words(problem, whom)]
        return not found

    def _words(self, problem: Problem, whom: Sequence[Veteran]) -> str:
        words = str(WRONG[problem])
        if len(self.people) == 1:
            return words
        names = [person.display_name for person in whom]
        more = "…" if len(names) > NAMED else ""
        return f"{words} ({', '.join(names[:NAMED])}{more})"

    @property
    def news(self) -> News:
        """What is to be entered; only where every field could be read."""
        return News(self.kind.data, self.on.data, self.source.data, self.note.data or "")


class EventForm(NewsForm):
    """Of one person; a move says where to."""

    to_unit = SelectField(
        _l("Nơi ở mới"), description=_l("Chỉ chọn khi ghi “Chuyển nơi ở”."), default=""
    )

    def __init__(self, person: Veteran, **kwargs: Any) -> None:
        super().__init__([person], **kwargs)
        self.to_unit.choices = [
            ("", _("Không chuyển")),
            (OUT, _("Ra ngoài thành phố")),
            *(
                (str(unit.id), unit.full_name)
                for unit in db.session.scalars(Unit.on(filters.today()))
            ),
        ]

    def validate_to_unit(self, field: Field) -> None:
        moves = self.kind.data is EventKind.MOVED
        if moves and not field.data:
            raise ValidationError(_("Hãy chọn nơi ở mới."))
        if field.data and not moves:
            raise ValidationError(
                _("Muốn ghi nơi ở mới thì chọn “Chuyển nơi ở”; nếu không, để “Không chuyển”.")
            )

    @property
    def news(self) -> News:
        """The same with the new commune; none where it leads out of the city."""
        unit = self.to_unit.data
        known = unit and unit != OUT
        return replace(super().news, to_unit=db.session.get(Unit, int(unit)) if known else None)


class ManyForm(NewsForm):
    """Of many people at once: no moves, no deaths. It is kept when it comes back `sure`."""

    kind = WordField(
        _l("Tình hình"),
        EventKind,
        nothing=_l("Chọn một mục"),
        among=FOR_MANY,
        validators=[Required(_l("tình hình"))],
    )
    sure = HiddenField()
    edit = HiddenField()

    @property
    def is_sure(self) -> bool:
        """Whether the preview was seen and is to be kept."""
        return bool(self.sure.data)


WRONG = {
    Problem.BEFORE_BIRTH: _l("Ngày này trước ngày sinh."),
    Problem.BEFORE_DISCHARGE: _l("Ngày này trước ngày xuất ngũ ghi trong hồ sơ."),
    Problem.AFTER_DEATH: _l("Hồ sơ ghi đã mất trước ngày này. Ghi nhầm thì hủy dòng ấy trước."),
    Problem.KNOWN_LATER: _l(
        "Có điều đã ghi sau ngày này. Hãy xem lại ngày, hoặc hủy dòng ghi nhầm."
    ),
    Problem.MOVED_LATER: _l("Đã ghi một lần chuyển sau ngày này. Hãy hủy lần ấy trước."),
    Problem.LIVES_THERE: _l("Hồ sơ đã ghi đang ở đây. Hãy chọn nơi khác."),
}
