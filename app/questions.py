"""What is unknown of a person, as one question with the place in the profile that answers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app import demands
from app.deadlines import Ask
from ml.keys import Rule

# Where in the profile each rule is answered; what is not here hangs on the work told there.
PLACES = {
    Rule.SCHOOLING: "schooling",
    Rule.LICENCE: "licences",
    Rule.LICENCE_AGE: "birth_date",
    Rule.CERTIFICATE: "certificates",
    Rule.LANGUAGE: "languages",
    Rule.EXPERIENCE: "trade",
    Rule.SENIORITY: "trade",
    Rule.SKILL: "skills",
}


@dataclass(frozen=True)
class Question:
    """One question, and where it is answered."""

    text: str
    url: str


def of_check(check: Mapping[str, Any]) -> Question:
    """What a check with an unknown standing asks."""
    asked, found = (
        demands.demand(check["rule"], check["demand"]),
        demands.value(check["rule"], check["found"]),
    )
    if found:
        text = _("%(demand)s: hồ sơ ghi %(found)s, có đúng không?", demand=asked, found=found)
    else:
        text = _("%(demand)s: anh/chị đã có chưa?", demand=asked)
    return Question(text, _answered_at(PLACES[Rule(check["rule"])]))


def of_card(ask: Ask) -> Question:
    """What must be told before the training card or the swap can be reckoned."""
    if ask is Ask.ISSUED:
        text = _("Thẻ đào tạo nghề của anh/chị cấp ngày nào?")
    elif ask is Ask.USED:
        text = _("Anh/chị đã dùng thẻ đào tạo nghề chưa?")
    else:
        text = _("Quyết định xuất ngũ của anh/chị ghi ngày nào?")
    return Question(text, _answered_at("discharged_on"))


def _answered_at(place: str) -> str:
    return url_for("veteran.profile", _anchor=place)
