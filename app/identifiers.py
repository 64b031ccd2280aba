"""Phone numbers, e-mail addresses and tax codes in their one spelling; pure."""

import re

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)


def phone(typed: str) -> str:
    """A Vietnamese phone number as 0xxxxxxxxx.

    Raises:
        ValueError: it is none; the message says what to do.
    """
    try:
        number = phonenumbers.parse(typed, "VN")
    except phonenumbers.NumberParseException:
        number = None
    if number is None or number.country_code != 84 or not phonenumbers.is_valid_number(number):
        if re.fullmatch(r"(\+?84|0)1\d{9}", re.sub(r"[\s.()-]", "", typed)):
            raise ValueError(_("Số 11 chữ số đã đổi đầu số từ 2018. Hãy nhập số 10 chữ số."))
        raise ValueError(_("Hãy nhập số điện thoại 10 chữ số, ví dụ 0912 345 678."))
    return f"0{number.national_number}"


def login(typed: str) -> str:
    """A phone number or e-mail address in its one spelling; other text folded, for it finds nobody.

    Raises nothing: whether a login exists must not be told by how it fails.
    """
    typed = typed.strip()
    if "@" in typed:
        try:
            address = validate_email(typed, check_deliverability=False, test_environment=True)
        except EmailNotValidError:
            return typed.casefold()[:254]
        return address.normalized.casefold()[:254]
    try:
        return phone(typed)
    except ValueError:
        return typed.casefold()[:254]


def new_login(typed: str) -> str:
    """A phone number or e-mail address in its one spelling, for an account to be.

    Raises:
        ValueError: it is neither; the message says what to do.
    """
    if "@" not in typed:
        return phone(typed)
    try:
        address = validate_email(typed.strip(), check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        raise ValueError(
            _("Hãy nhập đúng địa chỉ e-mail, ví dụ ten@example.com, hoặc số điện thoại.")
        ) from None
    return address.normalized.casefold()[:254]


def is_login(spelled: str) -> bool:
    """Whether a spelling from `login` is a phone number or an e-mail address at all."""
    return "@" in spelled or re.fullmatch(r"0\d{9,10}", spelled) is not None


def tax_code(typed: str) -> str:
    """A tax code: 10 digits with their check digit, 13 for a branch, 12 for a household business.

    Raises:
        ValueError: it is none; the message says what to do.
    """
    code = re.sub(r"[\s.]", "", typed)
    if re.fullmatch(r"\d{12}", code):
        return code
    match = re.fullmatch(r"(\d{10})(?:-?(\d{3}))?", code)
    if match is None:
        raise ValueError(_("Mã số thuế có 10, 12 hoặc 13 chữ số."))
    digits = [int(digit) for digit in match[1]]
    rest = sum(w * d for w, d in zip(TAX_WEIGHTS, digits[:9], strict=True)) % 11
    if 10 - rest != digits[9]:
        raise ValueError(_("Mã số thuế sai số kiểm tra. Hãy xem lại từng chữ số."))
    return match[1] + (f"-{match[2]}" if match[2] else "")
