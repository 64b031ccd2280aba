"""Coming in: the code of a slip, a veteran's own registration, a firm's."""

from collections.abc import Iterable
from datetime import date

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, Field, SelectField, StringField, ValidationError

from app import identifiers, password_rules, passwords
from app.choices import NONE
from app.forms.base import Form, Required, Text
from app.forms.consent import ConsentForm
from app.forms.office_account import spell_login
from app.forms.password import NewPassword, NewPasswordForm
from app.forms.veteran import DayField, check_birth_date

LOGIN = {"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}


class ClaimForm(Form):
    """The two things a person holds: the slip, and the birth date in the head."""

    code = StringField(
        _l("Mã trên phiếu (8 ký tự)"),
        [Required(_l("mã trên phiếu")), Text(20)],
        description=_l("Ví dụ: ABCD-2345; chữ hoa hay thường đều được."),
        render_kw={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"},
    )
    birth_date = DayField(
        _l("Ngày sinh"),
        [Required(_l("ngày sinh"))],
        description=_l("Ví dụ: 14/8/2003"),
        render_kw={"autocomplete": "bday", "inputmode": "numeric"},
    )


class LoginForm(Form):
    """Another login for one's account."""

    login = StringField(
        _l("Số điện thoại hoặc e-mail để đăng nhập"),
        [Required(_l("số điện thoại hoặc e-mail")), Text(254)],
        description=_l("Dùng e-mail thì nhận được đường dẫn khi quên mật khẩu."),
        render_kw=LOGIN,
    )

    def validate_login(self, field: Field) -> None:
        spell_login(field)


class NewAccountForm(NewPasswordForm):
    """What an account of one's own needs; the form knows whose it will be."""

    login = StringField(
        _l("Số điện thoại hoặc e-mail để đăng nhập"),
        [Required(_l("số điện thoại hoặc e-mail")), Text(254)],
        description=_l("Không có e-mail thì dùng số điện thoại."),
        render_kw=LOGIN,
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.for_person(passwords.SHORTEST, ())
        self.password.label.text, self.again.label.text = _("Mật khẩu"), _("Nhập lại mật khẩu")

    def validate_login(self, field: Field) -> None:
        spell_login(field)

    def known(self) -> tuple[Iterable[str], Iterable[str], date | None]:
        """What is known of the person: names, numbers, birth date."""
        return [], [], None

    def validate_password(self, field: NewPassword) -> None:
        names, numbers, born = self.known()
        numbers = [*numbers, self.login.data or ""]
        words = password_rules.personal_words(names, numbers, born)
        self.for_person(passwords.SHORTEST, words)
        super().validate_password(field)


class ClaimedAccountForm(NewAccountForm, ConsentForm):
    """The account of somebody on the roster, and what he agrees to."""

    def __init__(self, name: str, born: date | None, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self._known: tuple[list[str], list[str], date | None] = ([name], [], born)

    def known(self) -> tuple[Iterable[str], Iterable[str], date | None]:
        return self._known


class RegistrationForm(NewAccountForm, ConsentForm):
    """Somebody who is on no roster yet; an officer of the commune confirms."""

    name = StringField(
        _l("Họ và tên"), [Required(_l("họ và tên")), Text(120)], render_kw={"autocomplete": "name"}
    )
    birth_date = DayField(
        _l("Ngày sinh"),
        [Required(_l("ngày sinh"))],
        description=_l("Ví dụ: 14/8/2003"),
        render_kw={"autocomplete": "bday", "inputmode": "numeric"},
    )
    unit_id = SelectField(
        _l("Xã, phường nơi ở"), coerce=int, description=_l("Cán bộ nơi này sẽ xác nhận.")
    )

    def known(self) -> tuple[Iterable[str], Iterable[str], date | None]:
        return [self.name.data or ""], [], self.birth_date.data

    def validate_birth_date(self, field: Field) -> None:
        check_birth_date(field)

    def validate_unit_id(self, field: Field) -> None:
        if field.data == NONE:
            raise ValidationError(_("Hãy chọn xã, phường nơi ở."))

    def validate_keep(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(
                _("Chưa đồng ý giữ hồ sơ thì chưa lập được hồ sơ. Các ô khác tùy anh/chị.")
            )


class FirmForm(Form):
    """Who a firm is, and whom the office calls to verify it."""

    firm = StringField(
        _l("Tên doanh nghiệp, hợp tác xã hoặc hộ kinh doanh"),
        [Required(_l("tên doanh nghiệp")), Text(200)],
        render_kw={"autocomplete": "organization"},
    )
    address = StringField(_l("Địa chỉ"), [Text(200)], render_kw={"autocomplete": "street-address"})
    contact = StringField(
        _l("Người liên hệ"),
        [Required(_l("người liên hệ")), Text(120)],
        render_kw={"autocomplete": "name"},
    )
    phone = StringField(
        _l("Điện thoại để cán bộ gọi xác minh"),
        [Required(_l("số điện thoại")), Text(30)],
        render_kw={"autocomplete": "tel", "inputmode": "tel"},
    )

    def validate_phone(self, field: Field) -> None:
        try:
            field.data = identifiers.phone(field.data or "")
        except ValueError as error:
            raise ValidationError(str(error)) from None


class FirmRegistrationForm(FirmForm, NewAccountForm):
    """A new firm with its first account."""

    tax_code = StringField(
        _l("Mã số thuế"),
        [Required(_l("mã số thuế")), Text(20)],
        description=_l("10 chữ số; chi nhánh thêm -001, -002…; hộ kinh doanh dùng được 12 chữ số."),
        render_kw={"inputmode": "numeric", "autocomplete": "off"},
    )
    household = BooleanField(_l("Đây là hộ kinh doanh"))
    honest = BooleanField(
        _l("Tôi được doanh nghiệp giao việc tuyển người và chỉ dùng hồ sơ ứng viên để tuyển dụng")
    )

    def known(self) -> tuple[Iterable[str], Iterable[str], date | None]:
        numbers = [self.tax_code.data or "", self.phone.data or ""]
        return [self.firm.data or "", self.contact.data or ""], numbers, None

    def validate_tax_code(self, field: Field) -> None:
        try:
            field.data = identifiers.tax_code(field.data or "")
        except ValueError as error:
            raise ValidationError(str(error)) from None
        if identifiers.is_citizen_number(field.data) and not self.household.data:
            raise ValidationError(
                _(
                    "12 chữ số là số định danh cá nhân, chỉ hộ kinh doanh dùng làm mã số thuế. "
                    "Là hộ kinh doanh thì đánh dấu ô bên dưới; doanh nghiệp nhập 10 chữ số."
                )
            )

    def validate_honest(self, field: Field) -> None:
        if not field.data:
            raise ValidationError(_("Hãy đánh dấu ô này thì mới đăng ký được."))
