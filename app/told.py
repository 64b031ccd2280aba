"""What somebody chose from the lists of the profile, in words."""

from flask_babel import gettext as _

from app import choices
from app.filters import label
from models import Veteran
from models.vocabulary import Shift


def roles(veteran: Veteran) -> list[str]:
    """The kinds of military work, each with its months where they are known."""
    keys = veteran.roles or []
    months = veteran.role_months or {}
    return [
        _("%(work)s (%(number)s tháng)", work=name, number=months[key]) if key in months else name
        for key, name in zip(keys, choices.names_of_roles(keys), strict=True)
    ]


def shifts(veteran: Veteran) -> str:
    """When somebody would work; "" where nothing was said."""
    return ", ".join(label(Shift(shift)) for shift in veteran.shifts or ())


def yes_or_no(value: bool | None) -> str:
    """An answer; "" where there was none."""
    return "" if value is None else _("Có") if value else _("Không")
