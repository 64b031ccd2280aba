"""The lists that forms offer: units, military roles, in the language of the request."""

from datetime import date

from flask_babel import get_locale
from flask_babel import gettext as _

from ml import concepts
from models import Unit, db

NONE = 0  # what a select sends where nothing was chosen


def units(on: date, kept: Unit | None = None) -> list[tuple[int, str]]:
    """Units valid on a day, and the one that is kept though it no longer is."""
    offered = [(unit.id, unit.full_name) for unit in db.session.scalars(Unit.on(on))]
    if kept is not None and kept.id not in dict(offered):
        offered.append((kept.id, old_name(kept)))
    return [(NONE, _("Chưa chọn")), *offered]


def old_name(unit: Unit) -> str:
    """The name of a unit that is no more."""
    return _("%(unit)s (cũ)", unit=unit.full_name)


def military_roles() -> list[tuple[str, str]]:
    """Kinds of work in the army, in civil words."""
    english = str(get_locale()) == "en"
    return [(role.key, role.en if english else role.vi) for role in concepts.military_roles()]


def names_of_roles(keys: list[str]) -> list[str]:
    """The names of ticked kinds of work; a key that has left the table stays as it is."""
    names = dict(military_roles())
    return [names.get(key, key) for key in keys]
