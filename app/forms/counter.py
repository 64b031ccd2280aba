"""What an officer types at the counter about somebody's way in."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from app.filters import label
from app.forms.base import Form, Required, Text
from app.forms.office_account import spell_login
from app.forms.veteran import DayField, check_birth_date
from models import Veteran
from models.vocabulary import TurnedAway

NEW = "new"
LONGEST_REASON = 500


class ClaimSlipForm(Form):
    """The birth date, where the roster lacks it: without it no slip can be claimed."""

    birth_date = DayField(
        _l("Ngày sinh theo giấy tờ"),
        [Required(_l("ngày sinh"))],
        description=_l("Ví dụ: 14/8/2003"),
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )

    def validate_birth_date(self, field: Field) -> None:
        check_birth_date(field)


class WhoForm(Form):
    """Who a newcomer is: new, or one of the roster."""

    who = RadioField(_l("Người này là ai"), [Required(_l("người này là ai"))])

    def offer(self, twins: list[Veteran], words: list[str]) -> None:
        """Offers the people of the roster it may be."""
        known = [
            SelectChoice(twin.public_id, said) for twin, said in zip(twins, words, strict=True)
        ]
        new = SelectChoice(NEW, _("Người mới, chưa có trong danh sách"))
        self.who.choices = [*known, new]


class TurnAwayForm(Form):
    """Why a newcomer is not confirmed."""

    turned_away = RadioField(_l("Vì sao không xác nhận"), [Required(_l("lý do"))])

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.turned_away.choices = [SelectChoice(why.value, label(why)) for why in TurnedAway]


class ReasonForm(Form):
    """Why not, in words that the other side reads."""

    reason = TextAreaField(_l("Lý do"), [Required(_l("lý do")), Text(LONGEST_REASON)])


class FirmAccountForm(Form):
    """Another person of a firm."""

    name = StringField(_l("Họ và tên"), [Required(_l("họ và tên")), Text(120)])
    login = StringField(
        _l("Số điện thoại hoặc e-mail để đăng nhập"),
        [Required(_l("số điện thoại hoặc e-mail")), Text(254)],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )

    def validate_login(self, field: Field) -> None:
        spell_login(field)
