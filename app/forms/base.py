"""What every form does: composes and trims text, refuses what is unreadable, speaks Vietnamese."""

from typing import Any, ClassVar

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import Field, StringField, TextAreaField, ValidationError, validators

from app.typed import cleaned, is_readable

# WTForms has no Vietnamese catalogue: its own messages are replaced by ours.
BUILT_IN = {
    "Not a valid choice.": _l("Hãy chọn một mục trong danh sách."),
    "Invalid Choice: could not coerce.": _l("Hãy chọn một mục trong danh sách."),
    "'%(value)s' is not a valid choice for this field.": _l("Hãy chọn trong danh sách."),
    "'%(value)s' are not valid choices for this field.": _l("Hãy chọn trong danh sách."),
    "Not a valid integer value.": _l("Hãy nhập một số, không có chữ."),
    "Not a valid date value.": _l("Hãy nhập ngày theo mẫu ngày/tháng/năm, ví dụ 14/8/2003."),
    "The CSRF token is missing.": _l("Trang đã cũ. Hãy tải lại rồi gửi lần nữa."),
}


class _Words:
    """Stands where WTForms expects a gettext catalogue."""

    def gettext(self, text: str) -> str:
        known = BUILT_IN.get(text)
        return str(known) if known is not None else text

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        return self.gettext(singular if n == 1 else plural)


class Form(FlaskForm):
    """The parent of all forms."""

    class Meta(FlaskForm.Meta):
        def get_translations(self, form: Any) -> _Words:
            return _Words()

        def bind_field(self, form: Any, unbound_field: Any, options: Any) -> Any:
            if not getattr(unbound_field.field_class, "as_typed", False):
                options.setdefault("filters", (cleaned,))
            if unbound_field.field_class in (StringField, TextAreaField):
                unbound_field.kwargs.setdefault("default", "")  # a key left out is unknown
            return super().bind_field(form, unbound_field, options)


class Required:
    """The field must say something: `Required("số điện thoại")` asks for it by name."""

    field_flags: ClassVar[dict[str, bool]] = {"required": True}

    def __init__(self, what: object) -> None:
        self.what = what

    def __call__(self, form: Form, field: Field) -> None:
        if not field.raw_data or not str(field.raw_data[0]).strip():
            field.errors = []
            raise validators.StopValidation(_("Hãy nhập %(what)s.", what=self.what))


class Text:
    """Text that a database keeps: not too long, no control characters."""

    def __init__(self, longest: int) -> None:
        self.longest = longest
        self.field_flags = {"maxlength": longest}

    def __call__(self, form: Form, field: Field) -> None:
        typed = field.data or ""
        if not is_readable(typed):
            raise ValidationError(_("Có ký tự không đọc được. Hãy gõ lại dòng này."))
        if len(typed) > self.longest:
            raise ValidationError(
                _(
                    "Dài %(length)s ký tự; hãy rút xuống còn %(longest)s.",
                    length=len(typed),
                    longest=self.longest,
                )
            )


class Between:
    """A whole number within bounds."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high
        self.field_flags = {"min": low, "max": high}

    def __call__(self, form: Form, field: Field) -> None:
        if field.data is not None and not self.low <= field.data <= self.high:
            raise ValidationError(
                _("Hãy nhập một số từ %(low)s đến %(high)s.", low=self.low, high=self.high)
            )
