"""The life of an introduction at a real browser: Chi sends, Bình answers, An takes the work."""

from collections.abc import Callable

import pytest
from sqlalchemy import select

from app import passwords
from models import Account, Employer, Introduction, Job, Veteran, db, sending
from models.proposing import propose
from models.vocabulary import JobState, Proposer, Role
from tests.browser.conftest import Street, Visitor
from tests.conftest import BINARIES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(BINARIES["chromium"] is None, reason="Chromium is not on this machine"),
]
Opens = Callable[..., Visitor]


def approved(street: Street, job: str) -> str:
    """An introduction of An to a job of Bình's, approved and not agreed to; its public id."""
    with street.app.app_context():
        chi = db.session.scalars(select(Account).filter_by(role=Role.STAFF)).one()
        firm = db.session.get(Account, street.binh.id).employer
        assert isinstance(firm, Employer)
        posted = Job(employer=firm, title=job, state=JobState.OPEN, place="Hải Yên", openings=1)
        an = db.session.scalars(select(Veteran).filter_by(account_id=street.an.id)).one()
        db.session.add(posted)
        db.session.flush()
        pair = propose(an, posted, Proposer.STAFF, by=chi)
        pair.approve(chi, None)
        db.session.commit()
        return pair.public_id


@pytest.mark.parametrize("size", [(360, 800), (1280, 900)], ids=["phone", "desk"])
def test_from_consent_to_the_first_day(
    street: Street, visitor: Opens, size: tuple[int, int]
) -> None:
    approved(street, "Lái xe nâng ca ngày")
    an, binh, chi = (visitor(f"life-{name}", *size) for name in ("an", "binh", "chi"))
    an.signs_in(street.an)
    an.presses("Đăng nhập")
    an.opens("/gioi-thieu")
    an.looks("1-list")
    an.follows("Lái xe nâng ca ngày")
    an.presses("Đồng ý cho doanh nghiệp biết tôi")
    assert "Hãy đánh dấu vào ô này" in an.looks("2-not-ticked", status=400)
    an.page.locator("[name=tick]").check()
    an.presses("Đồng ý cho doanh nghiệp biết tôi")
    assert "Cán bộ sắp gửi giới thiệu" in an.looks("3-agreed")

    chi.signs_in(street.chi)
    chi.page.get_by_text("Cán bộ: mã xác thực").click()
    chi.fills(code=passwords.totp_now(street.chi.totp_secret))
    chi.presses("Đăng nhập")
    assert "đã đồng ý, gửi được" in chi.looks("1-queue")
    chi.follows("Phạm Văn An")
    chi.presses("Gửi giới thiệu cho doanh nghiệp")
    chi.page.locator("summary", has_text="Doanh nghiệp từ chối").click()
    chi.looks("2-sent")

    binh.signs_in(street.binh)
    binh.presses("Đăng nhập")
    binh.opens("/doanh-nghiep/gioi-thieu")
    assert "UV-" in binh.looks("1-inbox")
    binh.follows("UV-")
    assert "Phạm Văn An" not in binh.looks("2-closed")
    binh.presses("Mở hồ sơ và cách liên hệ")
    assert "Phạm Văn An" in binh.looks("3-open")
    binh.presses("Hẹn phỏng vấn")
    assert "Hãy nhập giờ phỏng vấn" in binh.looks("4-no-hour", status=400)
    binh.fills(day="30/6/2099", hour="8:30", place="Km3+4 Hải Yên")
    binh.presses("Hẹn phỏng vấn")
    binh.presses("Mời làm việc")
    binh.looks("5-offered")

    an.page.reload()
    assert "Công ty mời anh/chị làm việc" in an.looks("4-offered")
    an.presses("Nhận việc này")
    assert "Chúc mừng" in an.looks("5-hired")
    binh.opens("/doanh-nghiep/tin-tuyen")
    assert "Đã đủ người" in binh.looks("6-filled")


def test_steps_of_a_job_and_of_the_office(street: Street, visitor: Opens) -> None:
    pair = approved(street, "Lái xe nâng ca đêm")
    with street.app.app_context():
        row = db.session.scalars(select(Introduction).filter_by(public_id=pair)).one()
        chi_row = db.session.scalars(select(Account).filter_by(role=Role.STAFF)).one()
        sending.agree(row, chi_row, on_paper=True)
        sending.send(row, chi_row)
        db.session.commit()
        job = row.job.public_id
    binh = visitor("life-job", 360, 800)
    binh.signs_in(street.binh)
    binh.presses("Đăng nhập")
    binh.opens(f"/doanh-nghiep/tin-tuyen/{job}/buoc")
    binh.looks("1-steps")
    binh.presses("Tạm dừng nhận người")
    binh.page.locator("summary", has_text="Đóng tin").click()
    binh.looks("2-paused")
    chi = visitor("life-office", 360, 800)
    chi.signs_in(street.chi)
    chi.page.get_by_text("Cán bộ: mã xác thực").click()
    chi.fills(code=passwords.totp_now(street.chi.totp_secret))
    chi.presses("Đăng nhập")
    chi.opens(f"/can-bo/tin-tuyen/{job}/buoc")
    chi.looks("1-job")
    chi.opens(f"/can-bo/luot/{pair}")
    chi.page.locator("summary", has_text="Người lao động rút").click()
    chi.looks("2-introduction")
    chi.opens("/can-bo/gioi-thieu")
    chi.looks("3-ledger")
