"""An, Bình and Chi walk through the service at a real browser, on a phone and on a desk."""

from collections.abc import Callable

import pytest

from app import passwords
from tests.browser.conftest import SEEKER, Street, Visitor
from tests.conftest import BINARIES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(BINARIES["chromium"] is None, reason="Chromium is not on this machine"),
]
SIZES = pytest.mark.parametrize("size", [(360, 800), (1280, 900)], ids=["phone", "desk"])
Opens = Callable[..., Visitor]
PROFILE = {
    "birth_date": "14/8/2003",
    "schooling": "12/12",
    "trade": "Phụ xe tải của gia đình một năm",
    "skills": "lai xe, thay lop, kiem tra dau nuoc",
    "licences": "A1, C do quân đội cấp, chưa đổi",
    "wish_1": "Lái xe tải",
    "places": "Móng Cái",
    "wage": "9-11 triệu",
}


@SIZES
def test_an_finds_work(street: Street, visitor: Opens, size: tuple[int, int]) -> None:
    an = visitor("an", *size)
    an.signs_in(street.an)
    an.looks("1-sign-in")
    an.presses("Đăng nhập")
    an.looks("2-no-profile-yet")
    an.follows("Ghi hồ sơ")
    an.fills(**PROFILE | {"birth_date": "31/2/2003"})
    an.page.get_by_label("Lái xe", exact=True).check()
    an.page.get_by_text("Xem thêm 39 mục").click()
    an.page.get_by_label("Thợ điện, máy phát").check()
    an.looks("3-profile")
    an.presses("Lưu và xem việc hợp")
    assert "Hãy nhập ngày theo mẫu" in an.looks("4-profile-wrong", status=400)
    assert an.page.get_by_label("Thợ điện, máy phát").is_checked()
    an.fills(birth_date=PROFILE["birth_date"])
    an.presses("Lưu và xem việc hợp")
    seen = an.looks("5-matches")
    assert "Lái xe tải 5 tấn" in seen
    assert an.page.locator(".reasons").first.locator("li").count() >= 1
    an.presses("Tôi quan tâm")
    assert "Đã báo cán bộ" in an.looks("6-interested")
    an.follows("Lái xe tải 5 tấn")
    an.looks("7-job")


@SIZES
def test_binh_finds_people(street: Street, visitor: Opens, size: tuple[int, int]) -> None:
    binh = visitor("binh", *size)
    binh.signs_in(street.binh)
    binh.presses("Đăng nhập")
    binh.looks("1-no-jobs-yet")
    binh.follows("Đăng tin tuyển")
    binh.fills(
        title="Lái xe tải 8 tấn",
        openings="2",
        sector="vận tải",
        description="Chở hàng từ bãi Hải Yên đi Hải Hà.",
        requirements="Giấy phép lái xe hạng C",
        wage="10-12 triệu",
        place="bãi hàng Km3+4 Hải Yên",
    )
    binh.looks("2-new-job")
    binh.presses("Gửi tin và xem ứng viên")
    seen = binh.looks("3-candidates")
    assert "UV-" in seen
    assert SEEKER not in binh.page.content()
    binh.presses("Đề nghị giới thiệu")
    assert SEEKER not in binh.page.content()
    binh.looks("4-asked")
    binh.follows("Tin tuyển")
    assert "Lái xe tải 8 tấn" in binh.looks("5-jobs")


@SIZES
def test_chi_decides(street: Street, visitor: Opens, size: tuple[int, int]) -> None:
    chi = visitor("chi", *size)
    chi.signs_in(street.chi)
    chi.page.get_by_text("Cán bộ: mã xác thực").click()
    chi.fills(code=passwords.totp_now(street.chi.totp_secret))
    chi.looks("1-sign-in")
    chi.presses("Đăng nhập")
    assert SEEKER in chi.looks("2-queue")
    chi.follows(SEEKER)
    assert "Lái xe tải 5 tấn" in chi.looks("3-report")
    chi.page.get_by_label("Duyệt giới thiệu").check()
    chi.presses("Ghi quyết định")
    assert "Đã duyệt giới thiệu" in chi.looks("4-approved")
    menu = chi.page.locator("details.side > summary")
    if menu.is_visible():
        menu.click()
        chi.looks("5-menu")
    chi.follows("Sổ giới thiệu")
    ledger = chi.looks("6-ledger")
    assert SEEKER in ledger
    assert "Vũ Thùy Chi" in ledger


def test_an_needs_no_scripts(street: Street, visitor: Opens) -> None:
    an = visitor("an-no-scripts", 360, 800, java_script_enabled=False)
    an.signs_in(street.an)
    an.presses("Đăng nhập")
    an.follows("Ghi hồ sơ")
    an.fills(**PROFILE)
    an.page.get_by_label("Lái xe", exact=True).check()
    an.presses("Lưu và xem việc hợp")
    assert "Lái xe tải 5 tấn" in an.looks("1-matches")
    an.presses("Tôi quan tâm")
    assert "Đã báo cán bộ" in an.looks("2-interested")


def test_the_page_speaks_english_on_request(street: Street, visitor: Opens) -> None:
    guest = visitor("english", 360, 800)
    guest.opens("/viec-lam")
    before = guest.page.locator("h1").inner_text()
    guest.presses("English")
    assert guest.page.locator("html").get_attribute("lang") == "en"
    heading = guest.page.locator("h1").inner_text()
    assert heading != before
    assert heading.isascii()
    guest.looks("1-jobs")
    guest.presses("Tiếng Việt")
    assert guest.page.locator("h1").inner_text() == before


def test_public_pages_fit_the_smallest_phone_in_the_dark(street: Street, visitor: Opens) -> None:
    guest = visitor("dark", 320, 640, color_scheme="dark")
    guest.opens("/")
    guest.looks("1-home")
    guest.opens("/viec-lam")
    guest.looks("2-jobs")
    guest.follows("Lái xe tải 5 tấn")
    guest.looks("3-job")
    guest.opens("/quyen-rieng-tu")
    guest.looks("4-privacy")
    guest.opens("/khong-co-trang-nay")
    guest.looks("5-not-found", status=404)
