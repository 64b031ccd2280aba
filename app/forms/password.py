"""Passwords of one's own: the new one, and the old one once more."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, PasswordField, ValidationError

from app import password_rules, passwords
from app.forms.account import TypedPassword
from app.forms.base import Form, Required, Text

NEW = {"autocomplete": "new-password"}
CURRENT = {"autocomplete": "current-password"}


class NewPassword(TypedPassword):
    """A password to be; a form sets `shortest` and `personal` before it validates."""

    shortest: int = passwords.SHORTEST
    personal: Iterable[str] = ()


def check_new(field: NewPassword) -> None:
    """Refuses what is short, common or personal.

    Raises:
        ValidationError: with what to do.
    """
    against = password_rules.objection(field.data or "", field.personal, field.shortest)
    if against is not None:
        raise ValidationError(against)


class NewPasswordForm(Form):
    """A new password, typed twice: nobody sees what was typed."""

    password = NewPassword(
        _l("Mật khẩu mới"), [Required(_l("mật khẩu mới")), Text(passwords.LONGEST)], render_kw=NEW
    )
    again = TypedPassword(
        _l("Nhập lại mật khẩu mới"),
        [Required(_l("mật khẩu mới lần nữa")), Text(passwords.LONGEST)],
        render_kw=NEW,
    )

    def for_person(self, shortest: int, personal: Iterable[str]) -> None:
        """Sets what the new password is held against."""
        self.password.shortest, self.password.personal = shortest, personal
        self.password.description = _(
            "Ít nhất %(shortest)s ký tự; dài thì tốt hơn khó. "
            "Ví dụ: bốn từ không liên quan đến nhau.",
            shortest=shortest,
        )

    def validate_password(self, field: NewPassword) -> None:
        check_new(field)

    def validate_again(self, field: Field) -> None:
        if field.data != self.password.data:
            raise ValidationError(_("Hai lần nhập chưa giống nhau. Hãy nhập lại."))


class ChangePasswordForm(NewPasswordForm):
    """With the current password; `current` is left out where a one-time code took its place."""

    current: PasswordField | None = TypedPassword(
        _l("Mật khẩu hiện tại"),
        [Required(_l("mật khẩu hiện tại")), Text(passwords.LONGEST)],
        render_kw=CURRENT,
    )


class ConfirmForm(Form):
    """The password once more, before something sensitive."""

    confirm_password = TypedPassword(
        _l("Mật khẩu"),
        [Required(_l("mật khẩu")), Text(passwords.LONGEST)],
        render_kw=CURRENT,
    )
