"""What officers' decisions and their outcomes teach the matcher, as grades of pairs."""

from collections.abc import Mapping

from sqlalchemy import select

from models import Introduction, db
from models.vocabulary import IntroductionState as State
from models.vocabulary import RefusalReason

ENOUGH = 100  # graded pairs, fitting and unfitting ones among them, before weights move at all

_BY_STATE: Mapping[State, float] = {
    State.APPROVED: 2.0,
    State.SENT: 2.0,
    State.SEEN: 2.0,
    State.INTERVIEW: 2.5,
    State.OFFERED: 3.0,
    State.HIRED: 3.0,
    State.STARTED: 3.0,
}
# Only a refusal for what the person can do says that the pair did not fit: a place that is too
# far or a job that is filled says nothing of the work.
_UNFIT = (RefusalReason.RULE_UNMET, RefusalReason.SKILL_LACKING)


def grades() -> dict[tuple[str, str], float]:
    """Grades (0 to 3) by (person's number, job's number); empty until there are enough."""
    rows = select(
        Introduction.veteran_id, Introduction.job_id, Introduction.state, Introduction.refusal
    )
    found = {
        (str(veteran), str(job)): 0.0 if refusal in _UNFIT else _BY_STATE[state]
        for veteran, job, state, refusal in db.session.execute(rows)
        if state in _BY_STATE or refusal in _UNFIT
    }
    both = 0.0 in found.values() and any(grade >= 2 for grade in found.values())
    return found if both and len(found) >= ENOUGH else {}
