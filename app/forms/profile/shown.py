"""Whether employers may see a profile without its name; never ticked beforehand."""

from flask_babel import lazy_gettext
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField

from app.forms.base import Form
from models.consent import WORDING
from models.vocabulary import Purpose


class ShownForm(Form):
    """One tick of its own, at the end of the profile."""

    shown_to_employers = BooleanField(
        _l("Cho doanh nghiệp xem hồ sơ ẩn danh của tôi"),
        description=lazy_gettext(WORDING[Purpose.SHOW]),
    )
