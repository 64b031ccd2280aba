"""Where a job is otherwise than the person said they want it: told, and never ranked by."""

from collections.abc import Iterator

from flask_babel import gettext as _

from models import Job, Veteran
from models.vocabulary import Shift


def clashes(veteran: Veteran, job: Job) -> list[str]:
    """What does not agree, in words; what either side leaves open does not clash."""
    return list(_clashes(veteran, job))


def _clashes(veteran: Veteran, job: Job) -> Iterator[str]:
    if job.shift is not None and veteran.shifts and job.shift not in veteran.shifts:
        night = job.shift is Shift.NIGHT
        yield (
            _("làm ca đêm")
            if night
            else (_("làm theo ca") if job.shift is Shift.ROTATING else _("làm ban ngày"))
        )
    if job.lodging and veteran.lives_in is False:
        yield _("ở lại nơi làm")
    if job.overseas and veteran.abroad is False:
        yield _("đi làm ở nước ngoài")
