"""The lists that forms offer: units, military roles, in the language of the request."""

from collections.abc import Iterable
from datetime import date

from flask_babel import get_locale
from flask_babel import gettext as _

from app.wording import LANGUAGES, LEVELS, SCHOOLS
from ml import concepts
from ml.concepts import Occupation, Skill
from ml.licences import NAMES
from models import Unit, db
from models.searching import folded

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


def _of_table(names: Iterable[Occupation | Skill]) -> list[tuple[str, str]]:
    english = str(get_locale()) == "en"
    named = [(row.key, row.en if english else row.vi) for row in names]
    return sorted(named, key=lambda pair: folded(pair[1]))


def occupations() -> list[tuple[str, str]]:
    """Occupations, in the order of their names; first that the title shall tell."""
    return [("", _("Theo tên việc")), *_of_table(concepts.concepts().occupations)]


def skills() -> list[tuple[str, str]]:
    """Skills, in the order of their names; first that none is asked."""
    return [("", _("Không yêu cầu")), *_of_table(concepts.concepts().skills)]


def papers() -> list[tuple[str, str]]:
    """Certificates and permits; first that none is asked."""
    name = "en" if str(get_locale()) == "en" else "vi"
    return [
        ("", _("Không yêu cầu")),
        *((row["key"], row[name]) for row in concepts.rows("papers.csv")),
    ]


def schools() -> list[tuple[str, str]]:
    """Levels of schooling that can be asked, the lowest first."""
    asked = [(level.value, str(words)) for level, words in SCHOOLS.items()]
    return [("", _("Không yêu cầu")), *asked[1:]]


def years() -> list[tuple[str, str]]:
    """Experience that can be asked, in years."""
    return [
        ("", _("Không yêu cầu")),
        ("0.5", _("6 tháng")),
        *((number, _("%(number)s năm", number=number)) for number in ("1", "2", "3", "5")),
    ]


def licences() -> list[tuple[str, str]]:
    """Classes of driving licences, the old and the new name side by side."""
    return [
        ("", _("Không yêu cầu")),
        *((name, _("Hạng %(name)s", name=name)) for name in NAMES.values()),
    ]


def languages() -> list[tuple[str, str]]:
    """Foreign languages that can be asked."""
    return [("", _("Không yêu cầu")), *((key, str(name)) for key, name in LANGUAGES.items())]


def levels() -> list[tuple[str, str]]:
    """How well a language is spoken."""
    return [(key, str(name)) for key, name in LEVELS.items()]
