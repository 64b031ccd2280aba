"""Accounts of the office: who, which role, which communes."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    RadioField,
    SelectMultipleField,
    StringField,
    ValidationError,
    widgets,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from app import identifiers
from app.filters import label
from app.forms.base import Form, Required, Text
from models.vocabulary import Role


def spell_login(field: Field) -> None:
    """Brings a login to its one spelling.

    Raises:
        ValidationError: it is neither a phone number nor an e-mail address.
    """
    try:
        field.data = identifiers.new_login(field.data or "")
    except ValueError as error:
        raise ValidationError(str(error)) from None


class OfficeAccountForm(Form):
    """Staff see the people of their communes, or of the whole city; leaders and admins nobody."""

    name = StringField(_l("Họ và tên"), [Required(_l("họ và tên")), Text(120)])
    role = RadioField(_l("Vai trò"), [Required(_l("vai trò"))])
    city_wide = BooleanField(_l("Phụ trách toàn thành phố"))
    units = SelectMultipleField(
        _l("Xã, phường phụ trách"),
        coerce=int,
        description=_l("Cán bộ chỉ thấy người của những nơi được chọn."),
        option_widget=widgets.CheckboxInput(),
        widget=widgets.ListWidget(prefix_label=False),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.role.choices = [
            SelectChoice(role.value, label(role)) for role in Role if role.needs_second_factor
        ]

    def validate_units(self, field: Field) -> None:
        if self.role.data == Role.STAFF and not self.city_wide.data and not field.data:
            raise ValidationError(_("Hãy chọn ít nhất một xã, phường, hoặc toàn thành phố."))


class NewOfficeAccountForm(OfficeAccountForm):
    """With the login, which stays."""

    login = StringField(
        _l("Số điện thoại hoặc e-mail để đăng nhập"),
        [Required(_l("số điện thoại hoặc e-mail")), Text(254)],
        render_kw={"autocomplete": "off", "autocapitalize": "none", "spellcheck": "false"},
    )

    def validate_login(self, field: Field) -> None:
        spell_login(field)
