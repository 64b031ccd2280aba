"""What waits for a word or a deed of a veteran, the most pressing first: each with one action."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from flask import url_for
from flask_babel import gettext as _

from app import questions
from app.cards import VeteranCard
from app.deadlines import Card, Swap
from app.filters import day, moment
from models import Introduction
from models.vocabulary import IntroductionState as I

ORDER = (I.INTERVIEW, I.OFFERED, I.APPROVED)


@dataclass(frozen=True)
class Wait:
    """One thing; `soon` where less than 30 days are left."""

    title: str
    text: str
    action: str
    url: str
    soon: bool = False


def waits(
    asks: Iterable[Introduction], swap: Swap | None, card: Card, cards: Sequence[VeteranCard]
) -> list[Wait]:
    """All that waits.

    Args:
        asks: the introductions that wait for a word, as `sending.asks` finds them.
        cards: the matches shown, the best first; the first question of all is asked.
    """
    return [*_words(asks), *_days(swap, card), *_questions(cards)]


def _words(asks: Iterable[Introduction]) -> Iterator[Wait]:
    for row in sorted(asks, key=lambda row: (ORDER.index(row.state), row.id)):
        job, firm = row.job.title, row.job.employer.name
        url = url_for("introductions.one", introduction_id=row.public_id)
        if row.state is I.INTERVIEW:
            title = _("Phỏng vấn %(moment)s", moment=moment(row.interview_at))
            text = _("%(job)s, %(firm)s: anh/chị đến được không?", job=job, firm=firm)
            yield Wait(title, text, _("Trả lời lịch phỏng vấn"), url)
        elif row.state is I.OFFERED:
            text = _("%(job)s, %(firm)s", job=job, firm=firm)
            yield Wait(_("Công ty mời anh/chị làm việc"), text, _("Trả lời lời mời"), url)
        else:
            text = _(
                "%(job)s: cho %(firm)s biết tên và số điện thoại thì mới gửi được.",
                job=job,
                firm=firm,
            )
            yield Wait(_("Cần anh/chị đồng ý"), text, _("Xem và trả lời"), url)


def _days(swap: Swap | None, card: Card) -> Iterator[Wait]:
    papers = url_for("profile.step", part=questions.PAPERS)
    if swap is not None and swap.is_soon and swap.until is not None:
        title = _("Còn %(days)s ngày để đổi bằng lái quân sự", days=swap.days_left)
        text = _("Hạn cuối %(day)s.", day=day(swap.until))
        if not swap.confirmed:
            text += " " + _("Thời hạn này chưa được cơ quan xác nhận.")
        yield Wait(title, text, _("Xem bằng lái trong hồ sơ"), papers, True)
    if card.is_soon and card.until is not None:
        title = _("Thẻ đào tạo nghề còn %(days)s ngày", days=card.days_left)
        text = _("Dùng thẻ trước ngày %(day)s.", day=day(card.until))
        if card.unconfirmed:
            text += " " + _("Thời hạn này chưa được cơ quan xác nhận.")
        yield Wait(title, text, _("Xem thẻ trong hồ sơ"), papers, True)


def _questions(cards: Sequence[VeteranCard]) -> Iterator[Wait]:
    for card in cards:
        if card.question is not None:
            title = _("Một câu hỏi cho anh/chị")
            yield Wait(title, card.question.text, _("Trả lời câu này"), card.question.url)
            return
