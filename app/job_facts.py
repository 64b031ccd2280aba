"""What a job offers and asks, in a few words: for its page, its notice, its feed and machines."""

from flask import Flask
from flask_babel import gettext as _

from app import filters
from app.filters import count, day, label
from models import Job
from models.vocabulary import WagePer

Fact = tuple[str, str]


def init_app(app: Flask) -> None:
    """Makes the words known to the templates."""
    app.jinja_env.filters.update(
        pay=pay, openings=openings, facts_of=facts, in_short=in_short, shortened=shortened
    )


def pay(job: Job) -> str:
    """The wage as people say it, by the hour where it is paid so."""
    low, high = job.wage_from, job.wage_to
    if job.wage_per is not WagePer.HOUR or not (low or high):
        return filters.wage(low, high, job.wage)
    if low and high and low != high:
        return _("%(low)s–%(high)s đồng một giờ", low=count(low), high=count(high))
    if low and high:
        return _("%(amount)s đồng một giờ", amount=count(low))
    if low:
        return _("từ %(amount)s đồng một giờ", amount=count(low))
    return _("đến %(amount)s đồng một giờ", amount=count(high or 0))


def pay_label(job: Job) -> str:
    """What stands beside the wage: an amount that names no time is for a month."""
    monthly = job.wage_per is WagePer.MONTH and (job.wage_from or job.wage_to)
    return _("Lương mỗi tháng") if monthly else _("Lương")


def openings(job: Job) -> str:
    """How many are wanted, and how many still."""
    if 0 < job.hired < job.openings:
        return _(
            "Tuyển %(number)s người, còn nhận %(left)s",
            number=count(job.openings),
            left=count(job.places_left),
        )
    return _("Tuyển %(number)s người", number=count(job.openings))


def when(job: Job) -> str:
    """Hours and shift in one line."""
    return ", ".join(label(word) for word in (job.hours, job.shift) if word is not None)


def facts(job: Job) -> list[Fact]:
    """What one wants to know first; what is unknown is left out."""
    lodging = {True: _("Có chỗ ở"), False: _("Không có chỗ ở"), None: ""}
    said = [
        (pay_label(job), pay(job)),
        (_("Nơi làm"), job.where),
        (_("Giờ làm"), when(job)),
        (_("Chỗ ở"), lodging[job.lodging]),
        (_("Số người"), openings(job)),
        (_("Ngành nghề"), job.sector),
        (_("Kinh nghiệm"), job.experience),
        (_("Hạn nhận hồ sơ"), day(job.deadline)),
    ]
    return [(term, value) for term, value in said if value]


def in_short(job: Job) -> str:
    """One line about the job: wage, place, number."""
    return ". ".join(part for part in (pay(job), job.where, openings(job)) if part)


def shortened(text: str, longest: int) -> str:
    """The beginning of a text in one line, cut between two words."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: longest - 1].rsplit(" ", 1)[0] + "…"
