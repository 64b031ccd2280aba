"""Data, consents, settings, the record: looked at in a real browser, on a phone and on a desk."""

from collections.abc import Callable

import pytest

from app import passwords
from models.vocabulary import Role
from tests.browser.conftest import Street, Visitor
from tests.conftest import BINARIES
from tests.pages import work

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(BINARIES["chromium"] is None, reason="Chromium is not on this machine"),
]
SIZES = pytest.mark.parametrize("size", [(360, 800), (1280, 900)], ids=["phone", "desk"])
Opens = Callable[..., Visitor]


@SIZES
def test_an_keeps_his_data_in_hand(street: Street, visitor: Opens, size: tuple[int, int]) -> None:
    an = visitor("an-rights", *size)
    an.signs_in(street.an)
    an.presses("Đăng nhập")
    an.opens("/ho-so/quan-ngu")
    an.fills(service="lái xe cho Lữ đoàn 170")
    an.presses("Lưu và tiếp tục")
    assert "Lữ đoàn 170” giống tên" in an.looks("1-caution")
    an.opens("/dong-y")
    an.looks("2-consents-none")
    an.page.get_by_label("Giữ hồ sơ").check()
    an.presses("Ghi những việc đã đánh dấu")
    an.looks("3-consents")
    an.opens("/du-lieu-cua-toi")
    an.looks("4-data-empty")
    an.follows("Gửi yêu cầu mới")
    an.looks("5-request")
    an.presses("Gửi yêu cầu")
    an.looks("6-request-wrong", status=400)
    an.page.get_by_label("Xem dữ liệu về tôi").check()
    an.presses("Gửi yêu cầu")
    assert "Trả lời trước hết ngày" in an.looks("7-data")


@SIZES
def test_the_office_answers_and_imports(
    street: Street, visitor: Opens, size: tuple[int, int]
) -> None:
    person = street.an.signs_in()
    work.save_profile(person, service="ở Lữ đoàn 170", shown_to_employers="y")
    work.request_id(person)
    chi = visitor("chi-record", *size)
    chi.signs_in(street.chi)
    chi.presses("Đăng nhập")
    chi.fills(code=passwords.totp_now(street.chi.totp_secret or ""), password="núi xanh nước biếc")
    chi.presses("Đăng nhập")
    chi.opens("/can-bo/yeu-cau")
    chi.looks("1-requests")
    chi.follows("Phạm Văn An")
    chi.looks("2-request")
    chi.opens(f"/can-bo/quan-nhan/{work.veteran_id(street.an)}")
    assert "Có chữ cần xem lại" in chi.looks("3-report")
    chi.opens(f"/can-bo/quan-nhan/{work.veteran_id(street.an)}/dong-y")
    chi.looks("4-consents")
    chi.opens("/can-bo/nhap/quan-nhan")
    chi.looks("5-import")
    data = "Mã số,Họ và tên,Năm sinh\nN1,Lý Văn Tư,99\nN1,Bế Thị Năm,2003\n".encode()
    file = {"name": "a.csv", "mimeType": "text/csv", "buffer": data}
    chi.page.locator("[name=file]").set_input_files(file)  # type: ignore[arg-type]
    chi.presses("Nhập tệp này")
    assert "2 chỗ sai" in chi.looks("6-import-wrong", status=400)


@SIZES
def test_the_admin_sets_and_looks_up(street: Street, visitor: Opens, size: tuple[int, int]) -> None:
    admin = street.person("Ngô Thị Hạnh", "0912345605", Role.ADMIN)
    street.an.client.get("/can-bo/")
    hanh = visitor("hanh", *size)
    hanh.signs_in(admin)
    hanh.presses("Đăng nhập")
    hanh.fills(code=passwords.totp_now(admin.totp_secret or ""), password="núi xanh nước biếc")
    hanh.presses("Đăng nhập")
    hanh.opens("/quan-tri/thiet-dat")
    assert "chờ xác nhận" in hanh.looks("1-settings")
    hanh.opens("/quan-tri/thiet-dat/wage.base")
    hanh.looks("2-setting")
    hanh.fills(value="mười")
    hanh.presses("Ghi giá trị mới")
    hanh.looks("3-setting-wrong", status=400)
    hanh.opens("/quan-tri/nhat-ky")
    hanh.looks("4-record")
    hanh.opens("/quan-tri/nhat-ky?ma=abc")
    hanh.looks("5-record-wrong", status=400)
    hanh.opens("/quan-tri/su-co")
    hanh.looks("6-breaches-none")
    hanh.follows("Ghi sự cố mới")
    hanh.fills(title="Mất máy", discovered_at="1/3/2026 09:00", happened="Mất ở trụ sở")
    hanh.looks("7-breach")
    hanh.presses("Ghi")
    assert "quá hạn" in hanh.looks("8-breaches")
