"""The steps of the profile in their order."""

from collections.abc import Iterable
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from app.forms.profile.background import BackgroundForm
from app.forms.profile.papers import PapersForm
from app.forms.profile.service import ServiceForm
from app.forms.profile.skills import SkillsForm
from app.forms.profile.step import StepForm
from app.forms.profile.terms import TermsForm
from app.forms.profile.who import WhoForm
from app.forms.profile.wishes import WishesForm


@dataclass(frozen=True)
class Step:
    """One step: `key` is kept on the row, `part` stands in the address."""

    key: str
    part: str
    heading: object
    label: object  # the same in the bar
    form: type[StepForm]


STEPS = (
    Step("who", "ve-toi", _l("Về anh/chị"), _l("Về anh/chị"), WhoForm),
    Step("service", "quan-ngu", _l("Việc trong quân ngũ"), _l("Quân ngũ"), ServiceForm),
    Step("background", "nghe-hoc-van", _l("Nghề và học vấn"), _l("Học vấn"), BackgroundForm),
    Step("papers", "bang-lai", _l("Bằng lái và chứng chỉ"), _l("Bằng lái"), PapersForm),
    Step("skills", "ky-nang", _l("Kỹ năng và ngoại ngữ"), _l("Kỹ năng"), SkillsForm),
    Step("wishes", "nguyen-vong", _l("Nguyện vọng"), _l("Nguyện vọng"), WishesForm),
    Step("terms", "noi-lam", _l("Nơi làm, lương, giờ làm"), _l("Nơi làm, lương"), TermsForm),
)
BY_PART = {step.part: step for step in STEPS}


def to_do(done: Iterable[str] | None) -> list[Step]:
    """The steps that have not been saved yet."""
    saved = set(done or ())
    return [step for step in STEPS if step.key not in saved]


def after(step: Step, done: Iterable[str] | None) -> Step | None:
    """The next step that has not been saved; None where the review comes next."""
    place = STEPS.index(step)
    return next((later for later in to_do(done) if STEPS.index(later) > place), None)
