"""Asking for a link to set another password."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField

from app.forms.arrival import LOGIN
from app.forms.base import Form, Required, Text


class AskForm(Form):
    """The login; whether it is anybody's is not said."""

    login = StringField(
        _l("E-mail dùng để đăng nhập"),
        [Required(_l("e-mail dùng để đăng nhập")), Text(254)],
        render_kw=LOGIN,
    )
