"""The way to one job: what is missing, which courses give it, what they cost, who pays."""

from dataclasses import asdict
from datetime import date

from flask import Blueprint, render_template
from sqlalchemy import select
from sqlalchemy.orm import joinedload

from app import deadlines, gap_plan, matching, questions
from app.access import current_account, only
from app.filters import today
from app.shelves import seeker
from ml.gains import with_gains, with_swap
from ml.keys import Rule
from ml.records import Scored
from models import Course, Job, Veteran, db
from models.life import SHOWN_TO_ALL
from models.vocabulary import Role

bp = Blueprint("way", __name__, url_prefix="/viec-hop")
bp.before_request(only(Role.VETERAN))


@bp.get("/<job_id>/lo-trinh")
def to_job(job_id: str) -> str:
    """What would make all demands of a job met, and what that costs whom."""
    veteran = Veteran.of(current_account)
    job = db.one_or_404(
        select(Job)
        .where(Job.public_id == job_id, Job.state.in_(SHOWN_TO_ALL))
        .options(joinedload(Job.employer), joinedload(Job.unit))
    )
    day = today()
    person = seeker(veteran, str(veteran.id))
    now = matching.pair(person, job, day)
    if now is None:
        return render_template("veteran/way.html", job=job, plan=None, is_open=job.is_open_on(day))
    card, swap = deadlines.card(veteran, day), deadlines.swap(veteran, day)
    courses = list(db.session.scalars(Course.on_offer()))
    plan = gap_plan.plan(now.checks, courses, _age(veteran, day), swap)
    return render_template(
        "veteran/way.html",
        job=job,
        is_open=job.is_open_on(day),
        plan=plan,
        bill=gap_plan.bill(plan, card),
        card=card,
        swap=swap,
        now=now,
        after=_after(veteran, job, plan, day),
        asked=[questions.of_check(asdict(check)) for check in plan.asked],
        asked_of_card=[questions.of_card(ask) for ask in card.asks],
        old_enough=_old_enough(veteran, plan),
    )


def _after(veteran: Veteran, job: Job, plan: gap_plan.Plan, day: date) -> Scored | None:
    """The pair once the courses are passed; None where there is nothing to do."""
    if not plan.steps and plan.swap is None:
        return None
    person = seeker(veteran, str(veteran.id))
    if plan.swap is not None:
        person = with_swap(person)
    return matching.pair(with_gains(person, plan.gains), job, day)


def _age(veteran: Veteran, day: date) -> int | None:
    """Years of age; where only the year of birth is known, the fewest that it can be."""
    if veteran.birth_date is None and veteran.birth_year is not None:
        return day.year - veteran.birth_year - 1
    return gap_plan.age_on(day, veteran.birth_date)


def _old_enough(veteran: Veteran, plan: gap_plan.Plan) -> date | None:
    """From when the person is of the age that a demand of the plan names."""
    ages = [one.check for one in plan.left if one.check.rule == Rule.LICENCE_AGE]
    if not ages or veteran.birth_date is None:
        return None
    return deadlines.months_after(veteran.birth_date, 12 * int(ages[0].demand))
