"""The wage of a job: what was understood, and whether the law allows it."""

from flask_babel import gettext as _

from app import filters
from app.filters import count, day, dong, label
from models import MinimumWage
from models.vocabulary import Hours, WagePer

REGIONS = {1: "I", 2: "II", 3: "III", 4: "IV"}
WEEKS, MONTHS = 52, 12  # of a year


def too_low(
    offered: int, per: WagePer, hours: Hours, weekly_hours: int | None, here: bool
) -> str | None:
    """What is wrong with a wage that lies below the minimum of today; None where nothing is.

    Paid by the month, full time is held against the month's minimum, part time by its hours
    against the hour's; paid by the hour it is always the hour's. Where no minimum is on record
    nothing is refused.

    Args:
        offered: the least that is offered, in đồng: who offers "3-8 triệu" may pay three.
        here: whether the commune is known; else only what is too low everywhere is refused.
    """
    by_hour = per is WagePer.HOUR or hours is Hours.PART
    least = MinimumWage.on(filters.today(), WagePer.HOUR if by_hour else WagePer.MONTH, here)
    if least is None:
        return None
    paid = float(offered)
    if by_hour and per is WagePer.MONTH:
        if not weekly_hours:
            return None
        paid = offered * MONTHS / (WEEKS * weekly_hours)
    if paid >= least.amount:
        return None
    said = [
        _(
            "Thấp hơn lương tối thiểu vùng %(region)s: %(least)s %(each)s, từ ngày %(since)s.",
            region=REGIONS[least.region],
            least=dong(least.amount),
            each=label(WagePer.HOUR if by_hour else WagePer.MONTH),
            since=day(least.since),
        )
    ]
    if by_hour and per is WagePer.MONTH:
        said.append(_("Chia theo giờ, mức này là %(paid)s đồng một giờ.", paid=count(round(paid))))
    if not here:
        said.append(
            _("Chưa chọn xã, phường nên mới so với vùng thấp nhất; chọn rồi sẽ so đúng vùng.")
        )
    elif not least.confirmed:
        said.append(_("Vùng của xã, phường này còn chờ cán bộ xác nhận."))
    return " ".join(said)
