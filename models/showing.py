"""Whom firms may read of without a name: who agreed, whom the office knows, who is free."""

from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, select

from models.base import db
from models.consent import Consent
from models.introduction import Introduction
from models.life import AlreadyPlaced, Refused
from models.veteran import Veteran
from models.vocabulary import Outlook, Purpose


class NotShown(Refused):
    """The person is shown no longer: the consent was taken back since the list was opened."""


def is_shown() -> ColumnElement[bool]:
    """Which people a firm may be shown: nobody who has found work through us."""
    placed = select(Introduction.veteran_id).where(Introduction.active_hires())
    return and_(Veteran.on_show(), Veteran.id.not_in(placed))


def with_enough() -> Select[tuple[int]]:
    """The numbers of those among them whose profile says enough to be held against jobs."""
    return select(Veteran.id).where(
        is_shown(),
        Veteran.profile_saved_at.is_not(None),
        Veteran.outlook.is_distinct_from(Outlook.THIN),
    )


def stamp() -> Select[Any]:
    """One row that is another as soon as somebody's profile, consent or work is another."""
    return select(
        select(func.count(Veteran.id)).scalar_subquery(),
        select(func.max(Veteran.updated_at)).scalar_subquery(),
        select(func.count(Introduction.id)).where(Introduction.active_hires()).scalar_subquery(),
        select(func.max(Introduction.updated_at)).scalar_subquery(),
    )


def asked_for(alias: str) -> Veteran | None:
    """Whom a firm asks for by the name of its list; None for whom no list can ever have held.

    Raises:
        AlreadyPlaced: the person has found work since the list was opened.
        NotShown: the person is shown no longer.
    """
    veteran = db.session.scalar(select(Veteran).where(Veteran.alias == alias))
    if veteran is None:
        return None
    if db.session.scalar(select(Veteran.id).where(Veteran.id == veteran.id, Veteran.on_show())):
        if Introduction.is_placed(veteran.id):
            raise AlreadyPlaced
        return veteran
    agreed_once = select(Consent.id).where(
        Consent.veteran_id == veteran.id, Consent.purpose == Purpose.SHOW
    )
    if not veteran.is_confirmed or db.session.scalar(agreed_once.limit(1)) is None:
        return None
    raise NotShown
