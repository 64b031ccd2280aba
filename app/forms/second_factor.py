"""The six digits that show that an app holds the secret."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField

from app.forms.base import Form, Required, Text


class SecondFactorForm(Form):
    """A code of the authenticator app that has just been set up."""

    code = StringField(
        _l("Mã 6 chữ số trong ứng dụng"),
        [Required(_l("mã 6 chữ số trong ứng dụng")), Text(12)],
        render_kw={"autocomplete": "one-time-code", "inputmode": "numeric"},
    )
