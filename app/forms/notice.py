"""What an officer says of a call, and whether somebody wants letters."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField

from app.forms.base import Form, Required, Text
from models.base import PUBLIC_ID_LENGTH


class CallForm(Form):
    """What came of a call; `until` names the newest notice that stood on the page."""

    until = StringField("", [Required(_l("thông báo")), Text(PUBLIC_ID_LENGTH)])


class LettersForm(Form):
    """Whether notices come by mail; two buttons, of which one is sent."""

    wanted = StringField("", [Text(3)])
