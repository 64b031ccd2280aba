"""How dates, money and counts are written in Vietnamese; pure functions for the templates."""

from datetime import date, datetime

from flask import Flask
from flask_babel import gettext as _

from app.marking import marked
from app.wording import LICENCES
from models import base
from models.vocabulary import WagePer

HERE = base.HERE
MILLION = 1_000_000


def init_app(app: Flask) -> None:
    """Makes the functions known to the templates, and translates labels of closed lists there."""
    app.jinja_env.filters.update(
        day=day,
        moment=moment,
        dong=dong,
        millions=millions,
        wage=wage,
        marked=marked,
        posted=posted,
        licence=licence,
        count=count,
        label=label,
        translated=translated,
    )


def today() -> date:
    """The day it is in Móng Cái."""
    return datetime.now(HERE).date()


def day(value: date | datetime | None) -> str:
    """d/m/yyyy in local time; "" for None."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = value.astimezone(HERE).date()
    return f"{value.day}/{value.month}/{value.year}"


def moment(value: datetime | None) -> str:
    """d/m/yyyy HH:MM in local time; "" for None."""
    if value is None:
        return ""
    return f"{day(value)} {value.astimezone(HERE):%H:%M}"


def count(value: int) -> str:
    """A whole number with dots between the thousands: 12.500."""
    return f"{value:,}".replace(",", ".")


def dong(value: int) -> str:
    """An amount in full: 9.360.000 đồng."""
    return _("%(amount)s đồng", amount=count(value))


def millions(value: int) -> str:
    """An amount in millions of đồng, comma as the decimal sign: 8,5."""
    text = f"{value / MILLION:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",")


def in_full(low: int | None, high: int | None, per: WagePer) -> str:
    """What was understood of a wage, to the last đồng; "" where it names no amount."""
    each = label(per)
    if low and high and low != high:
        return _("%(low)s–%(high)s đồng %(each)s", low=count(low), high=count(high), each=each)
    if low and high:
        return _("%(low)s đồng %(each)s", low=count(low), each=each)
    if low:
        return _("từ %(low)s đồng %(each)s", low=count(low), each=each)
    if high:
        return _("đến %(high)s đồng %(each)s", high=count(high), each=each)
    return ""


def wage(low: int | None, high: int | None, typed: str = "") -> str:
    """A monthly wage as people say it: "8–10 triệu", "từ 8 triệu", else as it was typed."""
    if low and high and low != high:
        return _("%(low)s–%(high)s triệu", low=millions(low), high=millions(high))
    if low and high:
        return _("%(low)s triệu", low=millions(low))
    if low:
        return _("từ %(low)s triệu", low=millions(low))
    if high:
        return _("đến %(high)s triệu", high=millions(high))
    return typed or _("Thỏa thuận")


def licence(key: str) -> str:
    """The licence a job asks for, in words; "" where it asks for none."""
    return str(LICENCES[key]) if key and key in LICENCES else ""


def posted(value: datetime) -> str:
    """When something was posted: today, yesterday, else the day."""
    days = (today() - value.astimezone(HERE).date()).days
    if days == 0:
        return _("Đăng hôm nay")
    if days == 1:
        return _("Đăng hôm qua")
    return _("Đăng %(day)s", day=day(value))


def label(word: object) -> str:
    """The label of a word of a closed list, in the language of the request."""
    return translated(word.label)  # type: ignore[attr-defined]


def translated(text: str) -> str:
    """Wording that is kept as data, in the language of the request."""
    return _(text)
