"""Points out, beside the field, words that hardly belong there; what was typed is kept."""

from collections.abc import Iterable

from flask_babel import gettext as _

from app.filters import label
from app.forms.base import Form
from models.cautions import found


def point_out(form: Form, names: Iterable[str]) -> None:
    """Gives fields their `caution`, by what stands in them now."""
    for name in names:
        if name in form and (words := sentence(str(form[name].data or ""))):
            form[name].caution = words


def sentence(text: str) -> str:
    """What to look at in a text, in words; "" where there is nothing."""
    said = [
        _("“%(words)s” giống %(kind)s.", words=passage.words, kind=label(passage.kind))
        for passage in found(text)
    ]
    if not said:
        return ""
    return " ".join([*said, _("Xin bỏ đi nếu không cần cho việc làm; cán bộ sẽ xem lại.")])
