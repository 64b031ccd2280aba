"""How people come in, at a real browser: slips, registrations, printed codes, second factors."""

from collections.abc import Callable

import pyotp
import pytest

from app import passwords
from models.base import utcnow
from models.vocabulary import Role
from tests.browser.conftest import SEEKER, Street, Visitor
from tests.conftest import BINARIES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(BINARIES["chromium"] is None, reason="Chromium is not on this machine"),
]
SIZES = pytest.mark.parametrize("size", [(360, 800), (1280, 900)], ids=["phone", "desk"])
Opens = Callable[..., Visitor]
OWN = "rừng xanh suối biếc 7"


def enter(visitor: Visitor, street: Street, person: str) -> None:
    """Signs an officer or admin in, with the app's code."""
    who = getattr(street, person)
    visitor.signs_in(who)
    visitor.page.get_by_text("Cán bộ: mã xác thực").click()
    visitor.fills(code=passwords.totp_now(who.totp_secret))
    visitor.presses("Đăng nhập")


@SIZES
def test_a_slip_is_printed_and_claimed(
    street: Street, visitor: Opens, size: tuple[int, int]
) -> None:
    chi = visitor("chi-slip", *size)
    enter(chi, street, "chi")
    chi.opens("/can-bo/quan-nhan")
    chi.follows(SEEKER)
    chi.follows("phiếu và tài khoản")
    chi.looks("1-person")
    chi.presses("In phiếu")
    chi.looks("2-slip")
    code = chi.page.locator(".code").inner_text()
    seeker = visitor("seeker", *size)
    seeker.opens("/nhan-ho-so")
    seeker.fills(code=code, birth_date="15/8/2003")
    seeker.presses("Tiếp tục")
    assert "chưa đúng" in seeker.looks("1-wrong", status=400)
    seeker.fills(birth_date="14/8/2003")
    seeker.presses("Tiếp tục")
    seeker.looks("2-account")
    seeker.fills(login="0912345688", password="matkhau123", again="matkhau123")
    seeker.presses("Nhận hồ sơ")
    assert "nhiều người dùng" in seeker.looks("3-common", status=400)
    seeker.fills(password="thuyền nan qua vịnh", again="thuyền nan qua vịnh")
    seeker.page.get_by_label("Giữ hồ sơ").check()
    seeker.presses("Nhận hồ sơ")
    seeker.looks("4-profile")
    seeker.opens("/tai-khoan")
    seeker.looks("5-account")
    seeker.follows("Thiết bị đang đăng nhập")
    seeker.looks("6-devices")


@SIZES
def test_a_newcomer_registers_and_is_confirmed(
    street: Street, visitor: Opens, size: tuple[int, int]
) -> None:
    sang = visitor("sang", *size)
    sang.opens("/dang-ky")
    sang.fills(name="Lỷ A Sáng", birth_date="2/9/2004", login="0912345689")
    sang.fills(password="thuyền nan qua vịnh", again="thuyền nan")
    sang.page.locator("[name=unit_id]").select_option(index=1)
    sang.presses("Đăng ký")
    assert "Hai lần nhập" in sang.looks("1-wrong", status=400)
    sang.fills(password="thuyền nan qua vịnh", again="thuyền nan qua vịnh")
    sang.page.get_by_label("Giữ hồ sơ").check()
    sang.presses("Đăng ký")
    assert "Đã đăng ký" in sang.looks("2-profile")
    chi = visitor("chi-newcomer", *size)
    enter(chi, street, "chi")
    chi.opens("/can-bo/cho-xac-nhan")
    chi.looks("1-newcomers")
    chi.follows("Lỷ A Sáng")
    chi.looks("2-newcomer")
    chi.page.get_by_label("Người mới, chưa có trong danh sách").check()
    chi.presses("Xác nhận")
    assert "Đã xác nhận Lỷ A Sáng" in chi.looks("3-confirmed")


@SIZES
def test_a_firm_registers_and_is_verified(
    street: Street, visitor: Opens, size: tuple[int, int]
) -> None:
    mui = visitor("mui", *size)
    mui.opens("/dang-ky-doanh-nghiep")
    mui.looks("1-register")
    mui.fills(
        firm="Thủy sản Vạn Gia",
        tax_code="5700101299",
        address="Bến Vạn Gia",
        contact="Voòng Thị Mùi",
        phone="0912345690",
        login="vangia@example.com",
        password="lưới chài phơi nắng",
        again="lưới chài phơi nắng",
    )
    mui.page.get_by_label("Tôi được doanh nghiệp giao việc").check()
    mui.presses("Đăng ký")
    assert "chờ xác minh" in mui.looks("2-waits")
    chi = visitor("chi-firm", *size)
    enter(chi, street, "chi")
    chi.opens("/can-bo/doanh-nghiep")
    chi.looks("1-firms")
    chi.follows("Thủy sản Vạn Gia")
    chi.looks("2-firm")
    chi.presses("Đã đối chiếu, xác minh")
    chi.looks("3-verified")
    mui.opens("/doanh-nghiep/thong-tin")
    assert "Đã xác minh" in mui.looks("3-verified")


@SIZES
def test_a_new_officer_comes_in_step_by_step(
    street: Street, visitor: Opens, size: tuple[int, int]
) -> None:
    street.yen = street.person("Lê Hải Yến", "0912345605", Role.ADMIN)  # type: ignore[attr-defined]
    yen = visitor("yen", *size)
    enter(yen, street, "yen")
    yen.looks("1-accounts")
    yen.opens("/quan-tri/tai-khoan/moi")
    yen.fills(name="Hoàng Thị Mai", login="0912345691")
    yen.page.get_by_label("Cán bộ quân sự").check()
    yen.presses("Cấp tài khoản và hiện mã")
    assert "ít nhất một xã" in yen.looks("2-wrong", status=400)
    yen.page.get_by_label("Phường Móng Cái 1").check()
    yen.presses("Cấp tài khoản và hiện mã")
    yen.looks("3-code")
    code = yen.page.locator(".code").inner_text()
    yen.opens("/quan-tri/tai-khoan")
    yen.follows("Hoàng Thị Mai")
    yen.looks("4-account")
    mai = visitor("mai", *size)
    mai.opens("/dang-nhap")
    mai.fills(login="0912345691", password=code)
    mai.presses("Đăng nhập")
    mai.looks("1-password")
    mai.fills(password=OWN, again=OWN)
    mai.presses("Lưu mật khẩu")
    mai.looks("2-app")
    key = mai.page.locator(".code").inner_text().replace("-", "")
    mai.fills(code=pyotp.TOTP(key).at(utcnow()))
    mai.presses("Xác nhận")
    mai.looks("3-codes")
    mai.follows("Tôi đã chép lại")
    mai.looks("4-account")


@SIZES
def test_the_password_is_asked_again_and_nothing_is_lost(
    street: Street, visitor: Opens, size: tuple[int, int]
) -> None:
    an = visitor("an-again", *size)
    an.signs_in(street.an)
    an.presses("Đăng nhập")
    an.opens("/tai-khoan/dang-nhap-bang")
    an.looks("1-login")
    an.fills(login="0912345692")
    an.presses("Lưu")
    an.looks("2-asked", status=403)
    an.fills(confirm_password=street.an.password)
    an.presses("Xác nhận")
    assert "0912345692" in an.looks("3-saved")
    an.opens("/quen-mat-khau")
    an.looks("4-forgotten")
    an.opens("/dat-lai-mat-khau/KHONGCON")
    an.looks("5-gone", status=400)


def test_a_wrong_code_is_told_without_scripts(street: Street, visitor: Opens) -> None:
    guest = visitor("claim-no-scripts", 320, 640, java_script_enabled=False)
    guest.opens("/nhan-ho-so")
    guest.fills(code="ABCD-2345", birth_date="14/8/2003")
    guest.presses("Tiếp tục")
    assert "chưa đúng" in guest.looks("1-wrong", status=400)
