"""What somebody did in the army: kinds of work out of the closed list, with months each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    IntegerField,
    SelectMultipleField,
    TextAreaField,
    ValidationError,
    widgets,
)

from app import choices
from app.forms.base import Text
from app.forms.profile.step import StepForm
from ml.concepts import military_roles
from models import Veteran
from models.veteran import LONG

LEADER = "squad_leader"
LONGEST_MONTHS = 360
# The closed list in groups, the commonest first; a kind that no group names stands in the last one.
GROUPS = (
    (
        _l("Hay gặp nhất"),
        "driver infantry sentry cook stores communications clerk vehicle_repair",
    ),
    (_l("Xe, máy, vận tải"), "transport_logistics fuel armour aviation_ground navy_engine"),
    (
        _l("Bếp, kho, hậu cần"),
        "quartermaster farm orderly postal finance tailor barber water_supply",
    ),
    (_l("Thợ, xây dựng"), "engineers construction electrician welder carpenter printing"),
    (_l("Máy tính, bản đồ, giấy tờ"), "information_technology surveying meteorology library"),
    (
        _l("Canh gác, biên giới, cứu nạn"),
        (
            "border_guard military_police guard_police fire_rescue dog_handler "
            "coast_guard navy_deck diver"
        ),
    ),
    (
        _l("Chiến đấu, trinh sát"),
        "artillery air_defence radar chemical reconnaissance salvage_clearance",
    ),
    (_l("Y tế, văn nghệ, công tác đoàn"), "medic culture music sports party_work"),
)


@dataclass(frozen=True)
class RoleRow:
    """One kind of work in the form: the row to tick, and the field for its months."""

    option: Field
    months: Field


class MonthsField(IntegerField):
    """How many months of one kind of work; empty is unknown. The label names the work."""

    widget = widgets.TextInput()

    def __init__(self, label: str | None = None, **kwargs: Any) -> None:
        keys = {"inputmode": "numeric", "class": "w4", "maxlength": 4}
        super().__init__(label, render_kw=keys, **kwargs)

    def process_formdata(self, valuelist: list[Any]) -> None:
        typed = valuelist[0].strip() if valuelist else ""
        self.data = None
        if typed and not re.fullmatch(r"[0-9]{1,4}", typed):
            raise ValueError(self._words())
        if typed:
            self.data = int(typed)

    def pre_validate(self, form: Any) -> None:
        if self.data is not None and not 1 <= self.data <= LONGEST_MONTHS:
            raise ValidationError(self._words())

    def _words(self) -> str:
        return _(
            "%(work)s: hãy ghi số tháng, từ 1 đến %(most)s.",
            work=self.label.text,
            most=LONGEST_MONTHS,
        )


class ServiceForm(StepForm):
    """Several kinds may be ticked; a leader of a squad is told of by itself."""

    texts = ("service",)

    roles = SelectMultipleField(
        _l("Việc đã làm trong quân ngũ"),
        option_widget=widgets.CheckboxInput(),
        widget=widgets.ListWidget(prefix_label=False),
    )
    led = BooleanField(
        _l("Tôi từng là tiểu đội trưởng, khẩu đội trưởng"),
        description=_l("Doanh nghiệp đọc là “tổ trưởng”: đã quản lý một tổ."),
    )
    service = TextAreaField(
        _l("Kể thêm về việc trong quân ngũ"),
        [Text(LONG)],
        description=_l("Chỉ ghi việc đã làm, không ghi tên đơn vị hay nơi đóng quân."),
        render_kw={"rows": 3},
    )

    @classmethod
    def told(cls, veteran: Veteran) -> dict[str, Any]:
        """Ticks, months and words as they are kept."""
        kept = veteran.role_months or {}
        months = {months_name(role): number for role, number in kept.items()}
        roles = [role for role in veteran.roles or () if role != LEADER]
        led = LEADER in (veteran.roles or ())
        return {"roles": roles, "led": led, "service": veteran.service, **months}

    def prepare(self) -> None:
        """Names the kinds of work in the language of the request."""
        named = choices.military_roles()
        self.roles.choices = [(key, name) for key, name in named if key != LEADER]
        for key, name in named:
            self[months_name(key)].label.text = name

    def groups(self) -> Iterator[tuple[object, list[RoleRow]]]:
        """The rows of the list by group."""
        options = {option.data: option for option in self.roles}
        last = len(GROUPS) - 1
        named = {key for _label, keys in GROUPS for key in keys.split()}
        for place, (label, keys) in enumerate(GROUPS):
            others = [key for key in options if key not in named] if place == last else []
            wanted = [key for key in (*keys.split(), *others) if key in options]
            yield label, [RoleRow(options[key], self[months_name(key)]) for key in wanted]

    def leader_months(self) -> Field:
        """The field for the months as the leader of a squad."""
        return self[months_name(LEADER)]

    def validate(self, extra_validators: Any = None) -> bool:
        """What stands beside a kind of work that is not ticked is not told."""
        super().validate(extra_validators)
        ticked = self._ticked()
        for role in military_roles():
            if role.key not in ticked:
                self[months_name(role.key)].errors = []
        return not any(field.errors for field in self)

    def _ticked(self) -> list[str]:
        return [*(self.roles.data or []), *([LEADER] if self.led.data else [])]

    def save(self, veteran: Veteran) -> None:
        """Keeps ticks, their months and the words; months without a tick say nothing."""
        listed = {role.key for role in military_roles()}
        finer = [role for role in veteran.roles or () if role not in listed]
        ticked = self._ticked()
        veteran.roles = ticked + finer
        veteran.role_months = {
            role: self[months_name(role)].data for role in ticked if self[months_name(role)].data
        }
        veteran.service = self.service.data or ""


def months_name(role: str) -> str:
    """The name of the field for the months of a kind of work."""
    return f"months_{role}"


for _role in military_roles():
    setattr(ServiceForm, months_name(_role.key), MonthsField(_role.vi))
