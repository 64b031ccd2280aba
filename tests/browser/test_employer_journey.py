"""A new firm walks its whole way: registers, writes, is verified, previews, asks, answers."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from app import passwords
from app.filters import today
from models import Account, Employer, Introduction, Job, db, sending
from models.base import utcnow
from models.vocabulary import Role
from tests.browser.conftest import SEEKER, Street, Visitor
from tests.conftest import BINARIES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(BINARIES["chromium"] is None, reason="Chromium is not on this machine"),
]
WALKS = pytest.mark.parametrize(
    ("size", "english"),
    [((360, 800), False), ((1280, 900), False), ((360, 800), True)],
    ids=["phone", "desk", "phone-english"],
)
Opens = Callable[..., Visitor]
FIRM = {
    "firm": "Vận tải Sông Ka Long Mới",
    "tax_code": "5700101299",
    "address": "Km3+4 Hải Yên",
    "contact": "Hoàng Thị Mai",
    "phone": "0912345698",
    "login": "0912345699",
}
OWN = "thuyền nan qua vịnh"
WRONG = {"openings": "0", "wage": "7 con gà", "deadline": "1/1/2001"}
JOB = {
    "title": "Lái xe tải chở nông sản",
    "openings": "2",
    "sector": "vận tải",
    "description": "Chở nông sản từ bãi Hải Yên đi Hải Hà, ngày hai chuyến.",
    "requirements": "Cẩn thận, đúng giờ.",
    "wage": "10-12 triệu",
    "place": "bãi hàng Km3+4 Hải Yên",
}


class Firm:
    """Somebody who acts for the firm, in one of the two languages."""

    def __init__(self, visitor: Visitor, english: bool) -> None:
        self.visitor, self.english = visitor, english
        self.page = visitor.page

    def sends(self, action: str, **fields: str) -> None:
        """Fills in the form of an address and sends it by its first button."""
        form = self.page.locator(f"form[action*='{action}']" if action else "main form").first
        for name, typed in fields.items():
            form.locator(f"[name={name}]").fill(typed)
        with self.page.expect_navigation():
            form.locator("button[type=submit]").first.click()

    def looks(self, step: str, vietnamese: str = "", status: int = 200) -> str:
        """Reads the page, checks it, keeps a picture."""
        text = self.visitor.looks(step, status=status)
        assert self.english or vietnamese in text, text
        return text


def decided(street: Street, visitor: Opens, size: tuple[int, int], job: str) -> None:
    """Chi approves the job; what the office does with the person is another test's."""
    chi = visitor("chi-new-firm", *size)
    chi.signs_in(street.chi)
    chi.page.get_by_text("Cán bộ: mã xác thực").click()
    chi.fills(code=passwords.totp_now(street.chi.totp_secret))
    chi.presses("Đăng nhập")
    chi.opens(f"/can-bo/tin-tuyen/{job}/buoc")
    chi.looks("1-job")
    chi.presses("Duyệt tin")
    chi.looks("2-approved")


def sent(app: Flask, job: str) -> str:
    """The office and the person have agreed: the newest request for the job is on its way."""
    with app.app_context():
        officer = db.session.scalars(select(Account).filter_by(role=Role.STAFF)).first()
        row = db.session.scalars(
            select(Introduction).join(Introduction.job).where(Job.public_id == job)
        ).one()
        row.approve(officer, None)
        if not sending.may_reveal(row):
            sending.agree(row, by=officer, on_paper=True)
        sending.send(row, by=officer)
        db.session.commit()
        return row.public_id


@WALKS
def test_a_new_firm_finds_a_driver(
    street: Street, visitor: Opens, size: tuple[int, int], english: bool
) -> None:
    visit = visitor("firm-english" if english else "firm", *size)
    mai = Firm(visit, english)
    if english:
        visit.opens("/")
        visit.presses("English")
    visit.opens("/dang-ky-doanh-nghiep")
    mai.sends("", **FIRM | {"tax_code": "5700101298"}, password=OWN, again=OWN)
    mai.looks("1-register-wrong", "Còn", status=400)
    visit.page.locator("[name=honest]").check()
    mai.sends("", tax_code=FIRM["tax_code"], password=OWN, again=OWN)
    mai.looks("2-no-jobs-yet", "chờ xác minh")
    visit.opens("/doanh-nghiep/tin-tuyen/moi")
    mai.looks("3-new-job", "sau khi cán bộ xác minh")
    mai.sends("/tin-tuyen/moi", **WRONG)
    mai.looks("4-wrong", "Hãy nhập tên việc.", status=400)
    assert visit.page.locator(".field.err").count() == 4
    assert visit.page.locator("[name=wage]").input_value() == WRONG["wage"]
    with street.app.app_context():
        firm = db.session.scalars(select(Employer).filter_by(tax_code=FIRM["tax_code"])).one()
        firm.verified_at = utcnow()
        db.session.commit()
    visit.opens("/doanh-nghiep/tin-tuyen/moi")
    visit.fills(**JOB, deadline=f"31/12/{today().year + 1}")
    visit.page.locator("#reach-body > *").first.wait_for()
    visit.page.wait_for_function("!document.querySelector('#reach[aria-busy]')")
    mai.looks("5-panel", "Tin này đang hợp với")
    with visit.page.expect_navigation():
        visit.page.locator("button[name=preview]").click()
    mai.looks("6-preview", "Chưa lưu, chưa ai thấy.")
    with visit.page.expect_navigation():
        visit.page.locator("#job-form button:not([name])").first.click()
    assert "UV-" in mai.looks("7-candidates", "Hồ sơ đang ẩn danh")
    job = visit.page.url.split("/")[-2]
    decided(street, visitor, size, job)
    visit.opens(f"/doanh-nghiep/tin-tuyen/{job}/ung-vien")
    mai.sends("/de-nghi")
    assert SEEKER not in visit.page.content()
    mai.looks("8-asked", "Chờ cán bộ quyết định")
    number = sent(street.app, job)
    visit.opens("/doanh-nghiep/tin-tuyen")
    mai.looks("9-jobs", "1 hồ sơ mới gửi tới")
    visit.opens(f"/doanh-nghiep/gioi-thieu/{number}")
    mai.sends("/mo")
    assert SEEKER in mai.looks("10-opened", "Đã mở hồ sơ")
    mai.sends("/hen", day="31/2/2026", hour="25:00", place="")
    mai.looks("11-interview-wrong", "Còn 3 chỗ cần xem lại", status=400)
    mai.sends("/hen", day=f"1/12/{today().year + 1}", hour="8h30", place="Văn phòng Km3+4")
    mai.looks("12-interview", "Chưa trả lời lịch phỏng vấn")
    mai.sends("/moi-lam")
    mai.looks("13-offered", "chờ người này trả lời")
    visit.opens(f"/doanh-nghiep/tin-tuyen/{job}/buoc")
    mai.looks("14-steps", "Tạm dừng nhận người")
    visit.opens("/doanh-nghiep/thong-tin")
    mai.looks("15-firm", "Đã xác minh")
