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


def goes_through_the_steps(an: Visitor, look: bool) -> None:
    """From the empty profile to its review, as a new user would."""
    page = an.page

    def on(step: str) -> None:
        if look:
            an.looks(step)
        page.keyboard.press("Escape")  # suggestions may lie over the button
        an.presses("Lưu và")

    an.follows("Bắt đầu")
    an.fills(birth_date="14/8/2003", discharged_on="1/2026")
    on("3-who")
    page.get_by_label("Lái xe", exact=True).check()
    an.fills(months_driver="18")
    page.get_by_text("Thợ, xây dựng (6)").click()
    page.get_by_label("Thợ điện, máy phát", exact=True).check()
    on("3-service")
    page.get_by_label("THPT (12/12)").check()
    an.fills(trade="Phụ xe tải của gia đình một năm")
    on("3-background")
    page.locator("[name=has_lorry]").check()
    page.locator("[name=kind_lorry]").select_option("C:old")
    page.locator("[name=military_lorry]").check()
    on("3-papers")
    an.fills(skills="lai xe, thay lop, kiem tra dau nuoc")
    page.locator("[name=level_chinese]").select_option("2")
    on("3-skills")
    an.fills(wish_1="Lái xe tải")
    on("3-wishes")
    an.fills(places="Móng Cái", wage="9-11 triệu")
    on("3-terms")


@SIZES
def test_an_finds_work(street: Street, visitor: Opens, size: tuple[int, int]) -> None:
    an = visitor("an", *size)
    an.signs_in(street.an)
    an.looks("1-sign-in")
    an.presses("Đăng nhập")
    an.looks("2-no-profile-yet")
    an.follows("Ghi hồ sơ")
    an.looks("2-review-empty")
    an.follows("Bắt đầu")
    an.fills(birth_date="31/2/2003")
    an.presses("Lưu và tiếp tục")
    assert "Hãy nhập ngày theo mẫu" in an.looks("3-who-wrong", status=400)
    an.opens("/ho-so")
    goes_through_the_steps(an, look=True)
    assert "từ 9.000.000 đồng đến 11.000.000 đồng" in an.looks("4-review")
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
    binh.presses("Gửi cán bộ duyệt")
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
    goes_through_the_steps(an, look=False)
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
