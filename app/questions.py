"""What is unknown of a person, as one question with the place in the profile that answers it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import url_for
from flask_babel import gettext as _

from app import demands
from app.deadlines import Ask
from ml.keys import Rule

# The step of the profile that answers each rule (app/forms/profile/steps.py).
PLACES = {
    Rule.SCHOOLING: "nghe-hoc-van",
    Rule.LICENCE: "bang-lai",
    Rule.LICENCE_AGE: "ve-toi",
    Rule.CERTIFICATE: "bang-lai",
    Rule.LANGUAGE: "ky-nang",
    Rule.EXPERIENCE: "nghe-hoc-van",
    Rule.SENIORITY: "nghe-hoc-van",
    Rule.SKILL: "ky-nang",
}
PAPERS, WHO = PLACES[Rule.LICENCE], PLACES[Rule.LICENCE_AGE]


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
        return Question(_("Thẻ đào tạo nghề của anh/chị cấp ngày nào?"), _answered_at(PAPERS))
    if ask is Ask.USED:
        return Question(_("Anh/chị đã dùng thẻ đào tạo nghề chưa?"), _answered_at(PAPERS))
    return Question(_("Quyết định xuất ngũ của anh/chị ghi ngày nào?"), _answered_at(WHO))


def _answered_at(place: str) -> str:
    return url_for("profile.step", part=place)
