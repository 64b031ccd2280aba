"""The form of a job: one page, from draft to submitted."""

import re
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    Field,
    HiddenField,
    SelectField,
    StringField,
    SubmitField,
    TextAreaField,
    ValidationError,
)

from app import choices, filters, job_words, wages
from app.forms.base import Between, Required, Text
from app.forms.fields import WholeField, WordField
from app.forms.job_rules import RulesForm, fields_of, is_offered
from app.forms.job_wage import too_low
from app.forms.veteran import DayField
from models import Employer, Job, Unit, db
from models.base import utcnow
from models.job import LINE, MOST_OPENINGS, SENDING_LICENCE, TITLE
from models.terms import version
from models.veteran import LONG
from models.vocabulary import Hours, JobState, Shift, WagePer

MOST_HOURS = 80  # of a week
KEY = re.compile(r"[0-9a-f]{32}")
LODGING = {"": None, "yes": True, "no": False}
NUMBER = {"inputmode": "numeric"}
# Fields whose data are kept as they are, by the name of the column.
PLAIN = (
    "title",
    "occupation",
    "place",
    "wage",
    "wage_per",
    "hours",
    "weekly_hours",
    "shift",
    "lodging",
    "sector",
    "experience",
    "description",
    "requirements",
    "preferred",
    "deadline",
    "overseas",
)


def _lodging(value: object) -> bool | None:
    if isinstance(value, bool):
        return value
    if value not in LODGING:
        raise ValueError
    return LODGING[str(value)]


class JobForm(RulesForm):
    """Title and number to hire are all that must be said; a draft needs only the title."""

    hired = 0
    may_be_draft = True

    form_key = HiddenField()
    version = HiddenField()
    title = StringField(
        _l("Tên việc"),
        [Required(_l("tên việc")), Text(TITLE)],
        description=_l("Ví dụ: Lái xe tải 5–8 tấn"),
    )
    occupation = SelectField(
        _l("Xếp vào nghề"),
        choices=choices.occupations,
        default="",
        description=_l(
            "Để “Theo tên việc” thì hệ thống tự xếp; xem trước sẽ thấy xếp vào nghề nào."
        ),
    )
    openings = WholeField(
        _l("Số người cần tuyển"),
        [Required(_l("số người cần tuyển")), Between(1, MOST_OPENINGS)],
        render_kw=NUMBER,
    )
    deadline = DayField(_l("Hạn nhận hồ sơ"), description=_l("Ví dụ: 30/6/2026"), render_kw=NUMBER)
    sector = StringField(_l("Ngành nghề"), [Text(LINE)], description=_l("Ví dụ: vận tải, kho bãi"))
    unit_id = SelectField(_l("Xã, phường nơi làm việc"), coerce=int)
    place = StringField(
        _l("Địa điểm cụ thể"), [Text(LINE)], description=_l("Ví dụ: bãi hàng Km3+4 Hải Yên")
    )
    overseas = BooleanField(_l("Làm việc ở nước ngoài theo hợp đồng"))
    sending_licence = StringField(
        _l("Số giấy phép của doanh nghiệp đưa người đi"),
        [Text(SENDING_LICENCE)],
        description=_l("Chỉ ghi khi làm việc ở nước ngoài."),
    )
    wage = StringField(
        _l("Lương"), [Text(LINE)], description=_l("Ví dụ: 8-10 triệu, 8tr5, thỏa thuận")
    )
    wage_per = WordField(_l("Trả cho"), WagePer, default=WagePer.MONTH)
    hours = WordField(_l("Thời gian"), Hours, default=Hours.FULL)
    weekly_hours = WholeField(
        _l("Số giờ một tuần"),
        [Between(1, MOST_HOURS)],
        description=_l("Cần khi làm bán thời gian, lương tháng."),
        render_kw=NUMBER,
    )
    shift = WordField(_l("Ca làm"), Shift, nothing=_l("Chưa nói"))
    lodging = SelectField(
        _l("Chỗ ở"),
        choices=lambda: [
            ("", _("Chưa nói")),
            ("yes", _("Có chỗ ở")),
            ("no", _("Không có chỗ ở")),
        ],
        coerce=_lodging,
    )
    requirements = TextAreaField(
        _l("Bắt buộc: ghi thêm"),
        [Text(LONG)],
        description=_l("Chỉ ghi điều việc thật sự cần mà các ô trên chưa có."),
    )
    preferred = TextAreaField(
        _l("Nên có: ghi thêm"), [Text(LONG)], description=_l("Có thì tốt hơn; thiếu không sao.")
    )
    experience = StringField(
        _l("Kinh nghiệm"), [Text(LINE)], description=_l("Ví dụ: chưa cần, 1 năm")
    )
    description = TextAreaField(_l("Mô tả công việc"), [Text(LONG)])
    draft = SubmitField(_l("Lưu bản nháp"))
    preview = SubmitField(_l("Xem trước"))
    edit = SubmitField(_l("Sửa tiếp"))

    def __init__(self, job: Job | None = None, **more: Any) -> None:
        kept = {} if job is None else fields_of(job.rules) | {"version": version(job)}
        super().__init__(obj=job, **kept, **more)
        self.unit_id.choices = choices.units(filters.today(), job.unit if job else None)
        if self.unit_id.data is None:
            self.unit_id.data = choices.NONE
        self.may_be_draft = job is None or job.state is JobState.DRAFT
        self.hired = job.hired if job is not None else 0
        if not (job and job.experience):  # asked by years now; old words stay to be changed
            del self.experience

    @property
    def is_draft(self) -> bool:
        """Whether it is only to be kept for later."""
        return self.may_be_draft and bool(self.draft.data)

    @property
    def trade(self) -> str:
        """The occupation that the words stand for, or the chosen one; "" before there are any."""
        words = (self.title.data or "", self.sector.data or "", self.description.data or "")
        return job_words.trade(*words, chosen=self.occupation.data or "") if words[0] else ""

    @property
    def wage_in_full(self) -> str:
        """What was understood of the wage; "" where it names no amount."""
        per = self.wage_per.data
        return filters.in_full(*wages.parse(self.wage.data or "", per), per)

    @property
    def key(self) -> str | None:
        """The name of this filled-in form, by which a second sending is known."""
        typed = self.form_key.data or ""
        return typed if KEY.fullmatch(typed) else None

    def validate(self, extra_validators: Any = None) -> bool:
        if self.is_draft:  # may lack all but its name; what cannot be kept is told all the same
            self.openings.validators = self.openings.validators[1:]
        return bool(super().validate(extra_validators))

    def validate_openings(self, field: Field) -> None:
        if field.data is not None and field.data < self.hired:
            raise ValidationError(
                _("Đã nhận %(hired)s người; không giảm xuống ít hơn được.", hired=self.hired)
            )

    def validate_unit_id(self, field: Field) -> None:
        if self.overseas.data and field.data and not self.is_draft:
            raise ValidationError(
                _("Làm việc ở nước ngoài thì chọn “Chưa chọn” ở đây và ghi nước ở ô địa điểm.")
            )

    def validate_place(self, field: Field) -> None:
        if self.overseas.data and not field.data and not self.is_draft:
            raise ValidationError(_("Hãy ghi nước và nơi làm việc."))

    def validate_sending_licence(self, field: Field) -> None:
        if self.is_draft:
            return
        typed = field.data or ""
        if self.overseas.data and not any(letter.isdigit() for letter in typed):
            raise ValidationError(
                _("Hãy ghi số giấy phép đưa người lao động đi làm việc ở nước ngoài.")
            )
        if typed and not self.overseas.data:
            raise ValidationError(
                _("Chỉ ghi khi làm việc ở nước ngoài: đánh dấu ô trên, hoặc xóa số này.")
            )

    def validate_wage(self, field: Field) -> None:
        typed, per = field.data or "", self.wage_per.data
        if not any(letter.isdigit() for letter in typed):
            return
        low, high = wages.parse(typed, per)
        offered = low or high
        if offered is None:
            raise ValidationError(
                _("Chưa hiểu mức lương này. Ví dụ cho một giờ: 30 nghìn, 25.000-30.000.")
                if per is WagePer.HOUR
                else _("Chưa hiểu mức lương này. Ví dụ: 8-10 triệu, 8tr5, thỏa thuận.")
            )
        if self.is_draft or self.overseas.data:  # abroad another law sets the least wage
            return
        here = bool(self.unit_id.data)
        wrong = too_low(offered, per, self.hours.data, self.weekly_hours.data, here)
        if wrong:
            raise ValidationError(wrong)

    def validate_weekly_hours(self, field: Field) -> None:
        part = self.hours.data is Hours.PART and self.wage_per.data is WagePer.MONTH
        if part and not field.data and not self.is_draft and any(wages.parse(self.wage.data or "")):
            raise ValidationError(
                _(
                    "Hãy ghi số giờ một tuần, để biết lương tháng này có đủ mức tối thiểu theo giờ "
                    "không; hoặc ghi lương một giờ."
                )
            )

    def validate_deadline(self, field: Field) -> None:
        if field.data is not None and field.data < filters.today() and not self.is_draft:
            raise ValidationError(_("Hạn nhận hồ sơ đã qua. Hãy chọn ngày từ hôm nay trở đi."))

    def fill(self, job: Job) -> None:
        """Sets all that the form says; what was not sent stays."""
        for name in PLAIN:
            if name in self:
                setattr(job, name, self[name].data)
        job.sending_licence = self.sending_licence.data or "" if job.overseas else ""
        job.openings = self.openings.data or job.openings or 1
        here = self.unit_id.data and is_offered(self.unit_id)
        job.unit = db.session.get(Unit, self.unit_id.data) if here else None
        job.unit_id = job.unit.id if job.unit else None
        job.rules = self.rules
        job.wage_from, job.wage_to = wages.parse(job.wage, job.wage_per)


def read_job(form: JobForm, employer: Employer, job: Job | None = None) -> Job:
    """What a form says, as a job that belongs to no database.

    Args:
        job: the one that is being changed.
    """
    read = Job(employer=employer, state=JobState.DRAFT, hired=0, openings=1, experience="")
    read.created_at, read.changed = utcnow(), []
    if job is not None:
        read.hired, read.experience, read.created_at = job.hired, job.experience, job.created_at
        read.state = job.state
    form.fill(read)
    return read


def is_complete(job: Job) -> bool:
    """Whether a kept draft could be sent as it stands."""
    form = JobForm(job, formdata=None, meta={"csrf": False})
    form.title.raw_data, form.openings.raw_data = [job.title], [str(job.openings)]
    return form.validate()
