"""Makes the jobs of the employers: what they write, and where each stands today."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import count, cycle

from app import wages
from app.demonstration import employers
from app.demonstration.chance import Chance
from app.demonstration.content import Work, works
from models import Account, Audit, Job, Unit, db
from models.vocabulary import JobState

TITLE_ONLY_EVERY = 5  # local notices often say no more than who is wanted
FIRST_FAMILIES = ("truck_driver", "forklift", "warehouse_hand")  # what Bình looks for
LONGEST_AGO = 60  # days
LEAST_WAGE = 6.0  # million đồng: above the regional minimum of every year shown
# Twenty turns; more jobs than that go round again.
STATES = (
    *[JobState.OPEN] * 9,
    JobState.WAITING,
    *[JobState.OPEN] * 4,
    JobState.PAUSED,
    JobState.WAITING,
    JobState.OPEN,
    JobState.CLOSED,
    JobState.OPEN,
    JobState.EXPIRED,
)
SHIFTS = (
    "Giờ làm: 7 giờ 30 đến 17 giờ, nghỉ chủ nhật.",
    "Hai ca, đổi ca mỗi tuần.",
    "Làm ca 8 tiếng, tăng ca theo đơn hàng, tính 150%.",
    "Ca đêm 22 giờ đến 6 giờ có phụ cấp 30%.",
    "Làm giờ hành chính, thứ bảy làm buổi sáng.",
)
BENEFITS = (
    "Đóng bảo hiểm sau thử việc.",
    "Bao ăn trưa, có chỗ ở cho người ở xa.",
    "Thưởng Tết một tháng lương, phụ cấp xăng xe 300 nghìn.",
    "Thử việc 1 tháng hưởng 85% lương.",
    "Ưu tiên bộ đội xuất ngũ, đi làm ngay.",
    "Có xe đưa đón từ Quảng Nghĩa, Hải Sơn.",
)


@dataclass(frozen=True)
class Made:
    """A job's row and the text it was made from."""

    row: Job
    work: Work


def jobs(chance: Chance, number: int, by: list[employers.Made]) -> list[Made]:
    """So many jobs of these employers; the first few are Bình's, whole and open."""
    units = list(db.session.scalars(Unit.on(chance.today)))
    by_name = {unit.name: unit for unit in units}
    offers = {employer.firm.name: _offers(chance, employer.firm.kind) for employer in by}
    made = []
    for place, employer in zip(range(number), _turns(chance, by), strict=False):
        first = place < len(FIRST_FAMILIES)
        offered = offers[employer.firm.name]
        wanted = FIRST_FAMILIES[place] if first else None
        work, title = next(o for o in offered if wanted in {None, o[0].family})
        row = _notice(chance, work, title)
        if place % TITLE_ONLY_EVERY == TITLE_ONLY_EVERY - 1:
            row.sector = row.experience = row.description = row.requirements = ""
        row.employer = employer.row
        row.place = employer.firm.place
        row.unit = by_name.get(employer.firm.unit)
        _date(chance, row, JobState.OPEN if first else STATES[place % len(STATES)])
        made.append(Made(row, work))
    return made


def approvals(chance: Chance, made: list[Made], officer: Account) -> list[Audit]:
    """The record of who put the jobs on the board; the jobs must have their numbers."""
    return [
        Audit(
            public_id=chance.public_id(),
            action="job.approve",
            actor_id=officer.id,
            subject_kind=Job.__tablename__,
            subject_id=job.row.id,
            detail={},
            created_at=job.row.created_at + timedelta(hours=2),
        )
        for job in made
        if job.row.state is not JobState.WAITING
    ]


def _turns(chance: Chance, by: list[employers.Made]) -> Iterator[employers.Made]:
    """Bình's firm for his first jobs, then every employer in turn."""
    yield from by[:1] * len(FIRST_FAMILIES)
    others = by[1:] or by
    chance.random.shuffle(others)
    yield from cycle(others)


def _offers(chance: Chance, kind: str) -> Iterator[tuple[Work, str]]:
    """What an employer of this kind looks for: every work once before any comes again."""
    fitting = [(work, chance.between(0, 5)) for work in works() if kind in work.at]
    chance.random.shuffle(fitting)
    return (
        (work, work.titles[(first + turn) % len(work.titles)])
        for turn in count()
        for work, first in fitting
    )


def _notice(chance: Chance, work: Work, title: str) -> Job:
    said = _wage(chance, work)
    low, high = wages.parse(said)
    lines = [work.description.strip()]
    if chance.often(0.4):
        lines.append(chance.one(SHIFTS))
    if chance.often(0.4):
        lines.append(chance.one(BENEFITS))
    return Job(
        public_id=chance.public_id(),
        title=title,
        sector=work.sector,
        experience=work.experience,
        description="\n".join(lines),
        requirements=work.requirements.strip(),
        openings=chance.between(*work.openings),
        wage=said,
        wage_from=low,
        wage_to=high,
    )


def _wage(chance: Chance, work: Work) -> str:
    low, high = (amount + chance.between(-1, 1) / 2 for amount in work.wage)
    low = max(LEAST_WAGE, low)
    high = max(low + 0.5, high)
    short, tall = f"{low:g}".replace(".", ","), f"{high:g}".replace(".", ",")
    return chance.one(
        (
            f"{short}-{tall} triệu",
            f"{short} - {tall} triệu/tháng",
            f"{short}-{tall} triệu",
            f"{_dong(low)} - {_dong(high)} đồng",
            f"từ {short} triệu",
            f"đến {tall} triệu",
            f"{short} - {tall} triệu, thưởng chuyên cần",
            "Thỏa thuận",
        )
    )


def _dong(million: float) -> str:
    return f"{round(million * 1_000_000):,}".replace(",", ".")


def _date(chance: Chance, row: Job, state: JobState) -> None:
    """When it was posted, until when, and what became of it; an unknown firm's job waits."""
    ago = chance.between(1, 14 if state is JobState.WAITING else LONGEST_AGO)
    row.created_at = chance.moment(ago)
    row.state = state if row.employer.is_verified else JobState.WAITING
    if row.state is JobState.EXPIRED:
        row.deadline = chance.today - timedelta(days=chance.between(0, ago - 1) + 1)
    elif chance.often(0.8):
        soon = chance.often(0.1)
        ahead = chance.between(1, 5) if soon else chance.between(7, 45)
        row.deadline = chance.today + timedelta(days=ahead)
