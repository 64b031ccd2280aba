"""The name of a saved search."""

from flask_babel import lazy_gettext as _l
from wtforms import StringField

from app.forms.base import Form, Required, Text
from models.saved_search import NAME


class NameForm(Form):
    """A name of one's own for a search."""

    name = StringField(_l("Tên tìm kiếm"), [Required(_l("tên tìm kiếm")), Text(NAME)])

    def stand_beside(self, public_id: str) -> None:
        """Several of these forms stand on one page: the field of each needs an id of its own."""
        self.name.id = self.name.label.field_id = f"name-{public_id}"
