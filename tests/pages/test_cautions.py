"""Words that hardly belong into a profile: pointed out beside the field, kept, seen by staff."""

import io
from html import unescape

from flask import Flask
from sqlalchemy import select

from models import Veteran, db
from tests.pages import work
from tests.people import Person

TOLD = "giống tên hoặc phiên hiệu đơn vị"


def test_it_is_saved_and_pointed_out_beside_its_field(app: Flask, an: Person, chi: Person) -> None:
    an.sends("/ho-so/quan-ngu", service="lái xe cho Lữ đoàn 170")
    assert an.page.location == "/ho-so/quan-ngu"
    page = unescape(an.opens("/ho-so/quan-ngu"))
    assert "lái xe cho Lữ đoàn 170" in page
    assert f"“Lữ đoàn 170” {TOLD}" in page
    assert 'id="service-caution"' in page
    assert 'aria-describedby="service-hint service-caution"' in page
    assert "Kể thêm về việc trong quân ngũ: giống" in unescape(an.opens("/ho-so"))
    with app.app_context():
        person = db.session.scalars(select(Veteran)).one()
        assert (person.service, person.cautions) == (
            "lái xe cho Lữ đoàn 170",
            {"service": ["unit"]},
        )
    assert "xem lại chữ" in chi.opens("/can-bo/quan-nhan")
    report = unescape(chi.opens(f"/can-bo/quan-nhan/{work.veteran_id(an)}"))
    assert f"Kể thêm về việc trong quân ngũ: {TOLD}" in report
    an.sends("/ho-so/quan-ngu", service="lái xe cho Lữ đoàn 170")
    assert an.page.location == "/ho-so/nghe-hoc-van"  # who leaves it as it is goes on
    work.save_profile(an)
    assert "xem lại chữ" not in chi.opens("/can-bo/quan-nhan")


def test_a_form_that_comes_back_points_it_out_too(an: Person) -> None:
    typed = {"trade": "súng trường", "words": "x" * 300}
    page = an.sends("/ho-so/nghe-hoc-van", 400, **typed)
    assert 'id="trade-caution"' in page


def test_a_job_and_an_imported_person_are_looked_at(app: Flask, binh: Person, chi: Person) -> None:
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB | {"description": "CCCD 022203001234"})
    job = work.job_id(binh)
    assert binh.page.location == f"/doanh-nghiep/tin-tuyen/{job}"
    assert 'id="description-caution"' in binh.opens(binh.page.location)
    assert "số căn cước" in chi.opens(f"/can-bo/tin-tuyen/{job}")
    data = "Mã số,Họ và tên,Công việc trong quân ngũ\nN1,Lý Văn Tư,đóng quân tại Cô Tô\n".encode()
    chi.sends("/can-bo/nhap/quan-nhan", file=(io.BytesIO(data), "a.csv"))
    with app.app_context():
        assert db.session.scalars(select(Veteran)).one().cautions == {"service": ["garrison"]}
