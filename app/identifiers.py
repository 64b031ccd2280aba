"""Phone numbers, e-mail addresses and tax codes in their one spelling; pure."""

import re
from datetime import UTC, datetime

import phonenumbers
from email_validator import EmailNotValidError, validate_email
from flask_babel import gettext as _

TAX_WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
CITIZEN_NUMBER = 12  # digits
PROVINCES, FIRST_COUNTRY = 96, 100  # codes of the place of birth in a citizen number
ADULT = 18


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
    plain = code.replace("-", "")
    if not re.fullmatch(r"[0-9]+", plain):
        raise ValueError(_("Mã số thuế chỉ gồm chữ số, ví dụ 5700101299 hoặc 5700101299-001."))
    if is_citizen_number(code):
        return _citizen_number(plain)
    if re.fullmatch(r"[0-9]{10}(-?[0-9]{3})?", code) is None:
        raise ValueError(
            _(
                "Vừa nhập %(number)s chữ số. Mã số thuế có 10 chữ số, chi nhánh thêm 3 chữ số, "
                "hộ kinh doanh 12.",
                number=len(plain),
            )
        )
    main, branch = plain[:10], plain[10:]
    rest = sum(w * int(d) for w, d in zip(TAX_WEIGHTS, main[:9], strict=True)) % 11
    if 10 - rest != int(main[9]):
        if not branch and _is_phone(main):
            raise ValueError(_("Đây giống số điện thoại. Hãy nhập mã số thuế trên giấy đăng ký."))
        raise ValueError(_("Mã số thuế sai số kiểm tra. Hãy xem lại từng chữ số."))
    if branch == "000":
        raise ValueError(_("Mã số thuế của chi nhánh kết thúc từ -001. Trụ sở chính bỏ phần này."))
    return main + (f"-{branch}" if branch else "")


def is_citizen_number(code: str) -> bool:
    """Whether a tax code is that of a person, as household businesses have it."""
    return len(code) == CITIZEN_NUMBER


def _citizen_number(digits: str) -> str:
    """Province (001 to 096) or country of birth, century with sex, year; there is no check digit.

    Raises:
        ValueError: no such number is given out.
    """
    place, century, year = int(digits[:3]), int(digits[3]), int(digits[4:6])
    born = 1900 + century // 2 * 100 + year
    given_out = 1 <= place <= PROVINCES or place > FIRST_COUNTRY
    if not given_out or born > datetime.now(UTC).year - ADULT:
        raise ValueError(
            _("12 chữ số này không phải số định danh của chủ hộ. Hãy nhập như trên căn cước.")
        )
    return digits


def _is_phone(digits: str) -> bool:
    try:
        return bool(phone(digits))
    except ValueError:
        return False
