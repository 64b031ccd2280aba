"""Signing in."""

from flask_babel import lazy_gettext as _l
from wtforms import PasswordField, StringField

from app import passwords
from app.forms.base import Form, Required, Text


class TypedPassword(PasswordField):
    """A password counts exactly as typed: nothing is trimmed."""

    as_typed = True


class SignInForm(Form):
    """`code` is asked once the password was right and the role needs a second factor."""

    login = StringField(
        _l("Số điện thoại hoặc e-mail"),
        [Required(_l("số điện thoại hoặc e-mail")), Text(254)],
        render_kw={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"},
    )
    password = TypedPassword(
        _l("Mật khẩu"),
        [Required(_l("mật khẩu")), Text(passwords.LONGEST)],
        render_kw={"autocomplete": "current-password"},
    )
    code = StringField(
        _l("Mã 6 chữ số trong ứng dụng xác thực"),
        [Text(40)],
        description=_l("Mất điện thoại thì nhập một mã dự phòng."),
        render_kw={"autocomplete": "one-time-code", "autocapitalize": "characters"},
    )
