"""A match as the person it is about reads it: reasons, what is missing, the one question."""

from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from app import explanations, preferences, questions
from app.deadlines import Swap
from app.explanations import Reason
from app.filters import day
from app.questions import Question
from app.wording import MENDS
from ml.keys import Mend
from models import Match, Veteran
from models.vocabulary import Standing


@dataclass(frozen=True)
class Step:
    """What one can do about what is missing; `soon` where less than 30 days are left."""

    text: str
    url: str
    soon: bool = False


@dataclass(frozen=True)
class VeteranCard:
    """One job that fits, or nearly."""

    match: Match
    reasons: list[Reason]
    step: Step | None
    question: Question | None
    clashes: list[str]


def of_veteran(match: Match, veteran: Veteran, swap: Swap | None) -> VeteranCard:
    """The card of a match; `match.job` is loaded."""
    return VeteranCard(
        match,
        explanations.reasons(match.parts, match.checks),
        _step(match, swap),
        _question(match),
        preferences.clashes(veteran, match.job),
    )


def _step(match: Match, swap: Swap | None) -> Step | None:
    url = url_for("way.to_job", job_id=match.job.public_id)
    for check in match.checks:
        if check["mend"] == Mend.SWAP_LICENCE and check["standing"] != Standing.MET:
            return _swap_step(swap, url)
    for check in match.checks:
        if check["standing"] == Standing.UNMET and check["must"]:
            mend = check["mend"]
            text = str(MENDS[Mend(mend)]) if mend else _("Xem điều gì còn thiếu và vì sao.")
            return Step(text, url)
    return None


def _swap_step(swap: Swap | None, url: str) -> Step:
    if swap is None or swap.until is None or swap.days_left is None:
        return Step(str(MENDS[Mend.SWAP_LICENCE]), url)
    if swap.is_over:
        return Step(_("Hạn đổi bằng lái quân sự đã qua ngày %(day)s.", day=day(swap.until)), url)
    text = _(
        "Đổi bằng lái quân sự sang bằng dân sự. Còn %(days)s ngày, đến %(day)s.",
        days=swap.days_left,
        day=day(swap.until),
    )
    return Step(text, url, swap.is_soon)


def _question(match: Match) -> Question | None:
    """The first demand that hangs on something unknown, as a question; a swap is no question."""
    for check in match.checks:
        unknown = check["standing"] == Standing.UNKNOWN and check["must"]
        if unknown and check["mend"] != Mend.SWAP_LICENCE:
            return questions.of_check(check)
    return None
