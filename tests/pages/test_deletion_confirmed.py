"""After it is over the firm confirms that it deleted what it kept; that stands on record."""

from flask import Flask
from sqlalchemy import select

from models import Audit, db
from tests.pages import work
from tests.people import Person


def test_a_firm_that_knew_somebody_confirms_the_deletion_once(
    app: Flask, an: Person, binh: Person, chi: Person
) -> None:
    job = work.post_job(binh, chi)
    work.save_profile(an, shown_to_employers="y")
    path = f"/doanh-nghiep/gioi-thieu/{work.send_introduction(an, chi, job)}"
    binh.sends(f"{path}/da-xoa", 409)  # it knows nobody yet
    binh.sends(f"{path}/mo")
    binh.sends(f"{path}/da-xoa", 409)  # it is not over
    binh.sends(f"{path}/tu-choi", reason="other_chosen")
    assert "Đã xóa liên hệ của người này" in binh.opens(path)
    binh.sends(f"{path}/da-xoa")
    binh.sends(f"{path}/da-xoa", 409)
    page = binh.opens(path)
    assert "Đã xóa liên hệ của người này" not in page
    assert "Công ty xác nhận đã xóa liên hệ" in page
    assert "Công ty xác nhận đã xóa liên hệ" in an.opens(path.removeprefix("/doanh-nghiep"))
    with app.app_context():
        confirmed = select(Audit.actor_id).filter_by(action="introduction.contact_deleted")
        assert db.session.scalars(confirmed).one() == binh.id


def test_a_firm_that_never_opened_it_has_nothing_to_delete(
    an: Person, binh: Person, chi: Person
) -> None:
    job = work.post_job(binh, chi)
    work.save_profile(an, shown_to_employers="y")
    path = f"/doanh-nghiep/gioi-thieu/{work.send_introduction(an, chi, job)}"
    binh.sends(f"{path}/tu-choi", reason="other_chosen")
    assert "Đã xóa liên hệ của người này" not in binh.opens(path)
    binh.sends(f"{path}/da-xoa", 409)
