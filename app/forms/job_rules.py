"""The demands of a job that are chosen from lists: fixed rows, each a must or only welcome."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from app import choices
from app.forms.base import Form
from ml.keys import Rule

MUST, NICE = "must", "nice"
FLUENT = "2"  # what is offered first: can converse


@dataclass(frozen=True)
class Row:
    """One row of the form. `level` names the field of the level where the rule has one."""

    name: str
    rule: Rule
    level: str = ""

    @property
    def weight(self) -> str:
        """The field that says how much it weighs."""
        return f"{self.name}_weight"


ROWS = (
    Row("rule_licence", Rule.LICENCE),
    Row("rule_experience", Rule.EXPERIENCE),
    Row("rule_schooling", Rule.SCHOOLING),
    *(Row(f"rule_certificate_{number}", Rule.CERTIFICATE) for number in (1, 2, 3)),
    *(
        Row(f"rule_language_{number}", Rule.LANGUAGE, f"rule_language_{number}_level")
        for number in (1, 2)
    ),
    *(Row(f"rule_skill_{number}", Rule.SKILL) for number in (1, 2, 3)),
)


def _demand(label: str, offered: Callable[[], list[tuple[str, str]]]) -> SelectField:
    return SelectField(label, choices=offered, default="")


def _weight(first: str = MUST) -> SelectField:
    weights = [SelectChoice(MUST, _l("Bắt buộc")), SelectChoice(NICE, _l("Nên có"))]
    return SelectField(_l("Mức cần"), choices=weights, default=first)


class RulesForm(Form):
    """Every demand is "not asked" until somebody chooses one."""

    rule_licence = _demand(_l("Giấy phép lái xe"), choices.licences)
    rule_licence_weight = _weight()
    rule_experience = _demand(_l("Kinh nghiệm trong nghề, ít nhất"), choices.years)
    rule_experience_weight = _weight()
    rule_schooling = _demand(_l("Trình độ, ít nhất"), choices.schools)
    rule_schooling_weight = _weight()
    rule_certificate_1 = _demand(_l("Chứng chỉ 1"), choices.papers)
    rule_certificate_1_weight = _weight()
    rule_certificate_2 = _demand(_l("Chứng chỉ 2"), choices.papers)
    rule_certificate_2_weight = _weight()
    rule_certificate_3 = _demand(_l("Chứng chỉ 3"), choices.papers)
    rule_certificate_3_weight = _weight()
    rule_language_1 = _demand(_l("Ngoại ngữ 1"), choices.languages)
    rule_language_1_level = SelectField(_l("Nói được"), choices=choices.levels, default=FLUENT)
    rule_language_1_weight = _weight()
    rule_language_2 = _demand(_l("Ngoại ngữ 2"), choices.languages)
    rule_language_2_level = SelectField(_l("Nói được"), choices=choices.levels, default=FLUENT)
    rule_language_2_weight = _weight()
    rule_skill_1 = _demand(_l("Kỹ năng 1"), choices.skills)
    rule_skill_1_weight = _weight(NICE)
    rule_skill_2 = _demand(_l("Kỹ năng 2"), choices.skills)
    rule_skill_2_weight = _weight(NICE)
    rule_skill_3 = _demand(_l("Kỹ năng 3"), choices.skills)
    rule_skill_3_weight = _weight(NICE)

    @property
    def rules(self) -> list[dict[str, Any]]:
        """What was chosen, as `Job.rules` keeps it; chosen twice it counts once, a must first."""
        chosen: dict[tuple[str, str], bool] = {}
        for row in ROWS:
            demand = self[row.name].data
            if not demand or not is_offered(self[row.name]):
                continue
            key = (row.rule.value, f"{demand}:{self[row.level].data}" if row.level else demand)
            chosen[key] = chosen.get(key, False) or self[row.weight].data == MUST
        return [
            {"rule": rule, "demand": demand, "must": must}
            for (rule, demand), must in chosen.items()
        ]

    @property
    def rows(self) -> Iterator[tuple[Field, Field | None, Field]]:
        """The rows for the page: the demand, its level, its weight."""
        for row in ROWS:
            yield self[row.name], self[row.level] if row.level else None, self[row.weight]

    def validate_rule_language_2(self, field: Field) -> None:
        if field.data and field.data == self.rule_language_1.data:
            raise ValidationError(
                _("Ngoại ngữ này đã chọn ở dòng trên. Giữ một dòng, dòng kia chọn “Không yêu cầu”.")
            )


def is_offered(field: SelectField) -> bool:
    """Whether what was sent is one of the list: a form is read before it is right, too."""
    return any(chosen for _value, _label, chosen, *_more in field.iter_choices())


def fields_of(rules: Sequence[Mapping[str, Any]]) -> dict[str, str]:
    """The values of the fields for kept demands; a rule takes its rows in their order."""
    out: dict[str, str] = {}
    free = list(ROWS)
    for kept in rules:
        row = next((row for row in free if row.rule == kept["rule"]), None)
        if row is None:
            continue
        free.remove(row)
        demand, _sep, level = kept["demand"].partition(":")
        out[row.name] = demand
        out[row.weight] = MUST if kept["must"] else NICE
        if row.level:
            out[row.level] = level
    return out
