"""Driving licences one by one, certificates, the training card."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, SelectField, StringField, TextAreaField, ValidationError
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]

from app import filters, licences
from app.deadlines import Swap, swap
from app.forms.base import Text
from app.forms.profile.step import AskedField, PastDayField, StepForm, answer, answered
from app.licences import BY_KEY, CLASSES, NAMES, NEW, NEW_FROM, OLD, Class, Vehicle
from app.suggestions import Kind, in_vietnamese
from models import Veteran
from models.veteran import LONG, SHORT

LEAST_AGE = 18


@dataclass(frozen=True)
class LicenceRow:
    """The fields of one kind of licence: the row to tick, and its details."""

    has: Field
    kind: Field
    issued: Field
    military: Field


class PapersForm(StepForm):
    """One row for each kind of vehicle; what has no place in a row goes into the words below."""

    texts = ("licences", "certificates")

    no_licence = BooleanField(_l("Chưa có bằng lái nào"))
    licences = StringField(
        _l("Ghi thêm về bằng lái"),
        [Text(SHORT)],
        description=_l("Bằng khác, hay điều gì nên biết. Ví dụ: chạy xe số sàn"),
    )
    certificates = TextAreaField(
        _l("Chứng chỉ"),
        [Text(LONG)],
        description=_l("Ví dụ: chứng chỉ xe nâng, thẻ an toàn điện"),
        render_kw={"rows": 2},
    )
    card_issued_on = PastDayField(
        _l("Ngày cấp thẻ đào tạo nghề"),
        description=_l("Thẻ nhận khi xuất ngũ. Ví dụ: 14/1/2026"),
        render_kw={"inputmode": "numeric", "class": "w10"},
    )
    card_used = AskedField(_l("Đã dùng thẻ đào tạo nghề chưa?"))

    @classmethod
    def told(cls, veteran: Veteran) -> dict[str, Any]:
        """The rows of what is kept; before there are any, what the free words list."""
        words = veteran.licences or ""
        data: dict[str, Any] = {
            "certificates": veteran.certificates,
            "card_issued_on": veteran.card_issued_on,
            "card_used": answer(veteran.card_used),
        }
        if veteran.licence_papers:
            for paper in veteran.licence_papers:
                known = licences.class_of(paper)
                if known is not None:
                    data |= _row(known.vehicle, known.key, bool(paper.get("military")))
                    data[f"issued_{known.vehicle}"] = licences.issued_on(paper)
        elif licences.says_none(words):
            data["no_licence"], words = True, ""
        else:
            listed, words = licences.read(words)
            for vehicle, (name, military) in listed.items():
                data |= _row(vehicle, _only_key(name), military)
        return data | {"licences": words}

    @property
    def imported(self) -> str:
        """The words that the rows were filled from, to be seen beside them; "" where none were."""
        words = self.veteran.licences or ""
        return words if words and not self.veteran.licence_papers else ""

    @property
    def swap(self) -> Swap | None:
        """Until when what the army gave can be changed."""
        return swap(self.veteran, filters.today())

    def prepare(self) -> None:
        """Offers the classes of each row, by scheme."""
        schemes = {OLD: _("Mẫu cũ, cấp đến 31/12/2024"), NEW: _("Mẫu mới, cấp từ 1/1/2025")}
        for vehicle in Vehicle:
            self[f"kind_{vehicle}"].choices = [
                SelectChoice("", _("Chưa chọn")),
                *(
                    SelectChoice(known.key, _class_label(known), optgroup=schemes[known.scheme])
                    for known in CLASSES
                    if known.vehicle == vehicle
                ),
            ]
            names = dict.fromkeys(known.name for known in CLASSES if known.vehicle == vehicle)
            self[f"has_{vehicle}"].description = _("Hạng %(names)s", names=", ".join(names))

    def rows(self) -> Iterator[LicenceRow]:
        """The kinds of licences in the order of the form."""
        for vehicle in Vehicle:
            yield LicenceRow(*(self[f"{part}_{vehicle}"] for part in _PARTS))

    def validate_no_licence(self, field: Field) -> None:
        """Nobody has a licence and none."""
        if field.data and any(row.has.data for row in self.rows()):
            raise ValidationError(_("Vừa chọn “chưa có”, vừa chọn một bằng. Hãy bỏ một trong hai."))

    def validate(self, extra_validators: Any = None) -> bool:
        """Each ticked row must name a class that the person can hold."""
        super().validate(extra_validators)
        for row in self.rows():
            if not row.has.data:
                # What stands in a row without its tick is not told, so it cannot be wrong.
                row.issued.errors = []
            elif not (row.kind.errors or row.issued.errors):
                self._check(row)
        return not any(field.errors for field in self)

    def _check(self, row: LicenceRow) -> None:
        known = BY_KEY.get(row.kind.data or "")
        if known is None:
            row.kind.errors = [_("Hãy chọn hạng ghi trên bằng.")]
            return
        born, issued = self.veteran.birth_date, row.issued.data
        today = filters.today()
        if born is not None and _age(born, today) < known.least_age:
            row.kind.errors = [
                _(
                    "Luật cho lái hạng %(name)s từ đủ %(least)s tuổi; theo ngày sinh đã ghi "
                    "thì anh/chị %(age)s tuổi. Hãy xem lại hạng. Bằng ghi đúng như vậy thì "
                    "bỏ chọn và kể ở ô Ghi thêm.",
                    name=known.name,
                    least=known.least_age,
                    age=_age(born, today),
                )
            ]
        if issued is None:
            return
        if born is not None and _age(born, issued) < LEAST_AGE:
            row.issued.errors = [
                _("Khi ấy anh/chị chưa đủ 18 tuổi. Hãy xem lại năm cấp, hoặc năm sinh ở bước 1.")
            ]
        elif not row.military.data and (issued >= NEW_FROM) != (known.scheme == NEW):
            row.issued.errors = [
                _("Từ 1/1/2025 bằng theo mẫu mới. Hãy xem lại ngày cấp, hoặc chọn hạng mẫu mới.")
                if issued >= NEW_FROM
                else _("Trước 1/1/2025 là mẫu cũ. Hãy xem lại ngày cấp, hoặc chọn hạng mẫu cũ.")
            ]

    def save(self, veteran: Veteran) -> None:
        """Keeps the rows, the words beside them, the certificates and the card."""
        papers = []
        for row in self.rows():
            known = BY_KEY.get(row.kind.data or "")
            if row.has.data and known is not None:
                issued = row.issued.data.isoformat() if row.issued.data else None
                papers.append(
                    {
                        "class": known.name,
                        "scheme": known.scheme,
                        "issued": issued,
                        "military": bool(row.military.data),
                    }
                )
        veteran.licence_papers = papers
        words = self.licences.data or ""
        veteran.licences = words or (licences.NONE if self.no_licence.data else "")
        veteran.certificates = in_vietnamese(Kind.CERTIFICATE, self.certificates.data or "")
        veteran.card_issued_on = self.card_issued_on.data
        veteran.card_used = answered(self.card_used)


_PARTS = ("has", "kind", "issued", "military")


def _row(vehicle: Vehicle, key: str, military: bool) -> dict[str, Any]:
    return {f"has_{vehicle}": True, f"kind_{vehicle}": key, f"military_{vehicle}": military}


def _only_key(name: str) -> str:
    """The class of that name where only one scheme has it; else the person has to say which."""
    keys = [known.key for known in CLASSES if known.name == name]
    return keys[0] if len(keys) == 1 else ""


def _class_label(known: Class) -> str:
    three_wheels = known.key in ("A3:old", "B1:new")
    return _("%(name)s (xe ba bánh)", name=known.name) if three_wheels else known.name


def _age(born: date, on: date) -> int:
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


for _vehicle in Vehicle:
    for _part, _field in (
        ("has", BooleanField(NAMES[_vehicle])),
        ("kind", SelectField(_l("Hạng ghi trên bằng"), default="")),
        (
            "issued",
            PastDayField(
                _l("Ngày cấp"),
                description=_l("Ví dụ: 12/8/2022"),
                render_kw={"inputmode": "numeric", "class": "w10"},
            ),
        ),
        (
            "military",
            BooleanField(
                _l("Quân đội cấp, chưa đổi sang bằng dân sự"),
            ),
        ),
    ):
        setattr(PapersForm, f"{_part}_{_vehicle}", _field)
