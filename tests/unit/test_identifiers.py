"""Phone numbers, logins and tax codes in one spelling."""

import pytest
from flask import Flask

from app import identifiers


@pytest.mark.parametrize(
    "typed", ["0912345678", "0912 345 678", "+84912345678", "84 912 345 678", "0912.345.678"]
)
def test_phones_have_one_spelling(typed: str) -> None:
    assert identifiers.phone(typed) == "0912345678"
    assert identifiers.login(typed) == "0912345678"


@pytest.mark.parametrize(
    "typed", ["", "12", "01234567890", "+1 202 555 0199", "abc", "\0", "9" * 400]
)
def test_no_phones(service: Flask, typed: str) -> None:
    with service.test_request_context(), pytest.raises(ValueError, match="Hãy nhập"):
        identifiers.phone(typed)


@pytest.mark.parametrize(
    ("typed", "spelled"),
    [
        ("An@Example.VN", "an@example.vn"),
        ("  Nobody ", "nobody"),
        ("@", "@"),
        ("x" * 999, "x" * 254),
    ],
)
def test_logins_never_fail(typed: str, spelled: str) -> None:
    assert identifiers.login(typed) == spelled


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("0100109106", "0100109106"),
        ("0100109106-001", "0100109106-001"),
        ("0100109106001", "0100109106-001"),
        ("022 203 004 567", "022203004567"),
    ],
)
def test_tax_codes(typed: str, code: str) -> None:
    assert identifiers.tax_code(typed) == code


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("0100109107", "sai số kiểm tra"),
        ("123", "Vừa nhập 3 chữ số"),
        ("01001091061", "Vừa nhập 11 chữ số"),
        ("01001091060010", "Vừa nhập 14 chữ số"),
        ("0100109106-01", "chi nhánh thêm 3 chữ số"),
        ("", "chỉ gồm chữ số"),
        ("x" * 10, "chỉ gồm chữ số"),
        ("٠١٠٠١٠٩١٠٦", "chỉ gồm chữ số"),
        ("0912345678", "giống số điện thoại"),
        ("0100109106-000", "kết thúc từ -001"),
        ("099203004567", "không phải số định danh"),
        ("000203004567", "không phải số định danh"),
        ("022299004567", "không phải số định danh"),
        ("022903004567", "không phải số định danh"),
    ],
)
def test_no_tax_codes(service: Flask, typed: str, said: str) -> None:
    with service.test_request_context(), pytest.raises(ValueError, match=said):
        identifiers.tax_code(typed)
