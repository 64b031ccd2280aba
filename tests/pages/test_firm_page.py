"""The public page of a firm: who it is, what it offers, and nothing that is not for everybody."""

import pytest
from flask import Flask

from models import Account, Job, db
from models.vocabulary import JobState
from tests.pages import work
from tests.people import Person, Town

PROFILE = "/doanh-nghiep/thong-tin"
SAID = {
    "firm": "Kho bãi Bình Sơn Hải",
    "address": "Km3+4 Hải Yên",
    "contact": "Bà Sáu",
    "phone": "0912345699",
    "about": "Kho lạnh 42 người.\nĂn trưa tại bãi.",
}


def address(binh: Person) -> str:
    return f"/nha-tuyen-dung/{work.employer_id(binh)}"


def firm(app: Flask, binh: Person, **values: object) -> None:
    with app.app_context():
        row = db.session.get(Account, binh.id).employer
        for name, value in values.items():
            setattr(row, name, value)
        db.session.commit()


def test_everybody_reads_of_a_firm_and_its_jobs(
    app: Flask, binh: Person, chi: Person, dung: Person
) -> None:
    job = work.post_job(binh, chi)
    firm(app, binh, tax_code="5700101299")
    binh.sends(PROFILE, **SAID)
    page = dung.opens(address(binh))
    for words in (SAID["firm"], SAID["address"], "Kho lạnh 42 người.", "5700101299", "Đã xác minh"):
        assert words in page
    for words in (SAID["contact"], SAID["phone"], binh.login):
        assert words not in page
    assert f'href="/viec-lam/{job}"' in page
    assert f'href="{address(binh)}"' in dung.opens(f"/viec-lam/{job}")
    assert SAID["about"].split("\n")[0] in chi.opens(
        f"/can-bo/doanh-nghiep/{work.employer_id(binh)}"
    )
    assert address(binh) in binh.opens(PROFILE)
    binh.sends(f"/doanh-nghiep/tin-tuyen/{job}/tam-dung")
    assert "Hiện không tuyển" in dung.opens(address(binh))


def test_a_household_keeps_its_number(app: Flask, binh: Person, dung: Person) -> None:
    firm(app, binh, tax_code="022203009876")
    page = dung.opens(address(binh))
    assert "9876" not in page
    assert "Mã số thuế" not in page


def test_only_verified_firms_have_a_page(
    app: Flask, binh: Person, chi: Person, dung: Person
) -> None:
    job = work.post_job(binh, chi)
    firm(app, binh, verified_at=None)
    dung.opens(address(binh), 404)
    page = dung.opens(f"/viec-lam/{job}")
    assert address(binh) not in page
    assert "Kho bãi Bình Sơn Hải" in page
    assert address(binh) not in dung.opens("/sitemap.xml")
    dung.opens("/nha-tuyen-dung/nobody", 404)


def test_jobs_of_others_and_drafts_are_not_on_it(
    app: Flask, town: Town, binh: Person, chi: Person, dung: Person
) -> None:
    work.post_job(binh, chi)
    rival = town.employer("Vận tải Hải Hà", "0912345606")
    page = dung.opens(address(rival))
    assert work.JOB["title"] not in page
    with app.app_context():
        row = db.session.query(Job).one()
        row.state = JobState.DRAFT
        db.session.commit()
    assert work.JOB["title"] not in dung.opens(address(binh))


@pytest.mark.parametrize(
    ("about", "said"),
    [
        ("x" * 2001, "rút xuống còn 2000"),
        ("Chủ từng ở Trung đoàn 43", "tên hoặc phiên hiệu đơn vị"),
        ("Gọi 0912 345 699 gặp Sáu", "0912 345 699"),
        ("Gọi +84 912.345.699", "liên hệ qua cán bộ"),
        ("Viết tới sau@example.com nhé", "liên hệ qua cán bộ"),
        ("có\x07chuông", "không đọc được"),
    ],
)
def test_what_is_not_for_everybody_is_not_taken(binh: Person, about: str, said: str) -> None:
    page = binh.sends(PROFILE, 400, **SAID | {"about": about})
    assert said in " ".join(binh.errors())
    if "\x07" not in about:
        assert about in page  # nothing typed is lost
    assert about[:50] not in binh.opens(PROFILE)


def test_numbers_that_are_no_way_to_reach_anybody_are_taken(binh: Person, dung: Person) -> None:
    about = "Thành lập 2009, 42 người, lương 9.000.000 đến 11.000.000 đồng, kho 1.200 m2."
    binh.sends(PROFILE, **SAID | {"about": about})
    assert about in dung.opens(address(binh))
