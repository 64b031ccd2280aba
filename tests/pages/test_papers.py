"""What people take along: the CV as PDF and Word, the notice of a job; opened again and read."""

import io
import unicodedata
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from docx import Document
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from app.filters import today
from app.qr import draw
from models import Account, Audit, Job, Veteran, db
from models.vocabulary import JobState
from tests.pages import work
from tests.people import Person, Town

PDF, WORD = "/ho-so/cv.pdf", "/ho-so/cv.docx"
TRICKY = 'Đơn vị A & B <Đức> #read("/etc/passwd") {{ 7*7 }} $x$ *a* \\ "q"'
KNOWN: dict[str, Any] = {
    "birth_date": date(2003, 8, 14),
    "phone": "0912345601",
    "schooling": "12/12",
    "trade": "phụ xe tải một năm",
    "service": "chở hàng hậu cần",
    "roles": ["squad_leader", "driver"],
    "role_months": {"driver": 18},
    "skills": "lái xe tải, sửa xe",
    "licences": "",
    "licence_papers": [
        {"class": "C", "scheme": "old", "issued": "2023-05-12", "military": True},
        {"class": "A1", "scheme": "new", "issued": None, "military": False},
    ],
    "certificates": "thẻ an toàn; chứng chỉ xe nâng",
    "languages": "tiếng Trung giao tiếp",
    "wish_1": "Lái xe tải",
    "places": "Móng Cái",
}
SAID = ("Phạm Văn An", "2003", "0912345601", "Lái xe tải", "1 năm 6 tháng", "Tổ trưởng", "12/12")
SAID += ("phụ xe tải một năm", "chở hàng hậu cần", "Hạng C", "12/5/2023", "quân đội cấp")
SAID += ("Hạng A1", "mẫu mới", "Thẻ an toàn", "Tiếng Trung giao tiếp", "Móng Cái", "Sửa xe")


def tell(app: Flask, person: Person, **values: Any) -> None:
    with app.app_context():
        veteran = db.session.scalars(select(Veteran).filter_by(account_id=person.id)).one()
        for name, value in values.items():
            setattr(veteran, name, value)
        db.session.commit()


def takes(person: Person, path: str) -> bytes:
    """Takes a file along."""
    person.page = person.client.get(path)
    assert person.page.status_code == 200
    return person.page.data


def text_of_pdf(data: bytes) -> str:
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def text_of_word(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def cvs(person: Person) -> tuple[str, str]:
    """The words of both CVs."""
    return text_of_pdf(takes(person, PDF)), text_of_word(takes(person, WORD))


def fonts(data: bytes) -> dict[str, bool]:
    """The faces of a PDF and whether their letters are inside."""
    found = {}
    for page in PdfReader(io.BytesIO(data)).pages:
        for font in page["/Resources"]["/Font"].values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            descriptor = inner["/FontDescriptor"].get_object()
            embedded = any(f"/FontFile{kind}" in descriptor for kind in ("", "2", "3"))
            found[str(inner["/BaseFont"])] = embedded
    return found


def test_a_cv_says_what_is_known(app: Flask, an: Person) -> None:
    tell(app, an, **KNOWN)
    for text in cvs(an):
        for words in SAID:
            assert words in text, words
        assert "None" not in text
    assert 'href="/ho-so/cv.pdf"' in an.opens("/du-lieu-cua-toi")
    pdf = an.client.get(PDF)
    reader = PdfReader(io.BytesIO(pdf.data))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(box.width), round(box.height)) == (595, 842)
    assert fonts(pdf.data)
    assert all("BeVietnamPro" in name and inside for name, inside in fonts(pdf.data).items())
    word = Document(io.BytesIO(an.client.get(WORD).data))
    assert (word.core_properties.comments, word.core_properties.author) == ("", "Phạm Văn An")


def test_what_is_not_known_is_not_said(app: Flask, an: Person) -> None:
    tell(app, an, licences="không có", phone="")
    for text in cvs(an):
        assert "Phạm Văn An" in text
        for heading in ("Giấy phép", "Kỹ năng", "Học vấn", "Điện thoại", "Chứng chỉ", "Năm sinh"):
            assert heading not in text


def test_an_email_stands_where_there_is_one(app: Flask, an: Person) -> None:
    with app.app_context():
        db.session.get(Account, an.id).login = "an@example.com"
        db.session.commit()
    assert all("an@example.com" in text for text in cvs(an))


def test_typed_text_is_text_in_every_file(app: Flask, an: Person) -> None:
    tell(
        app,
        an,
        name=TRICKY,
        trade=TRICKY + " x\x02y",
        skills=unicodedata.normalize("NFD", "Tiện, ữớ"),
    )
    pdf, word = cvs(an)
    for text in (pdf, word):
        assert TRICKY in text
        assert "49" not in text
        assert "root:" not in text
        assert "Ữớ" in text
        assert unicodedata.is_normalized("NFC", text)
    with zipfile.ZipFile(io.BytesIO(an.client.get(WORD).data)) as archive:
        xml = archive.read("word/document.xml").decode()
    assert "A &amp; B &lt;Đức&gt;" in xml
    assert "fldChar" not in xml


def test_a_doubtful_text_stays_out_and_the_page_says_so(app: Flask, an: Person) -> None:
    tell(app, an, **KNOWN | {"service": "lái xe ở Trung đoàn 43", "skills": "CCCD 022203001234"})
    for text in cvs(an):
        for secret in ("Trung đoàn", "022203001234"):
            assert secret not in text
        assert "phụ xe tải một năm" in text
    page = an.opens("/du-lieu-cua-toi")
    assert "Chưa đưa vào CV" in page
    assert "Kỹ năng" in page
    tell(app, an, service="lái xe", skills="sửa xe")
    assert "Chưa đưa vào CV" not in an.opens("/du-lieu-cua-toi")


def test_a_long_life_gets_smaller_letters_then_more_pages(app: Flask, an: Person) -> None:
    tell(app, an, **KNOWN | {"trade": "Làm ở bãi hàng. " * 120})
    assert len(PdfReader(io.BytesIO(an.client.get(PDF).data)).pages) == 1
    tell(app, an, trade="Làm ở bãi hàng. " * 249, service="Lái xe. " * 499)
    reader = PdfReader(io.BytesIO(an.client.get(PDF).data))
    assert len(reader.pages) > 1
    assert f"1 / {len(reader.pages)}" in reader.pages[0].extract_text()


def test_files_are_named_by_what_they_are_noted_and_limited(app: Flask, an: Person) -> None:
    tell(app, an, **KNOWN)
    takes(an, PDF)
    named = an.page.headers["Content-Disposition"]
    assert named == (
        "attachment; filename=ho-so-xin-viec.pdf; "
        "filename*=UTF-8''H%E1%BB%93%20s%C6%A1%20xin%20vi%E1%BB%87c.pdf"
    )
    assert an.page.headers["Content-Type"] == "application/pdf"
    assert an.page.headers["Cache-Control"] == "no-store"
    takes(an, WORD)
    assert an.page.headers["Content-Type"].endswith("wordprocessingml.document")
    with app.app_context():
        rows = db.session.scalars(select(Audit).filter_by(action="cv.export").order_by(Audit.id))
        noted = [(row.actor_id, row.detail["kind"]) for row in rows]
        assert noted == [(an.id, "pdf"), (an.id, "docx")]
    for _time in range(8):
        takes(an, PDF)
    an.opens(WORD, 429)
    assert an.page.headers["Retry-After"]


@pytest.fixture
def job(binh: Person, chi: Person) -> str:
    return work.post_job(binh, chi)


def change(app: Flask, public_id: str, **values: Any) -> None:
    with app.app_context():
        row = db.session.scalars(select(Job).filter_by(public_id=public_id)).one()
        for name, value in values.items():
            setattr(row, name, value)
        db.session.commit()


def test_a_notice_is_one_a5_page_that_leads_to_the_job(
    app: Flask, job: str, binh: Person, chi: Person
) -> None:
    change(app, job, deadline=date(2099, 12, 31))
    path = f"/viec-lam/{job}/to-roi.pdf"
    assert f'href="{path}"' in binh.opens(f"/doanh-nghiep/tin-tuyen/{job}/buoc")
    assert f'href="{path}"' in chi.opens(f"/can-bo/tin-tuyen/{job}/buoc")
    for person in (binh, chi):
        takes(person, path)
        reader = PdfReader(io.BytesIO(person.page.data))
        assert len(reader.pages) == 1
        box = reader.pages[0].mediabox
        assert (round(box.width), round(box.height)) == (420, 595)
        text = text_of_pdf(person.page.data)
        for words in (work.JOB["title"], "Kho bãi Bình Sơn Hải", "9–11 triệu", "31/12/2099"):
            assert words in text, words
        assert "bằng lái xe hạng B2" in text
        links = [note.get_object()["/A"]["/URI"] for note in reader.pages[0]["/Annots"]]
        assert set(links) == {f"http://localhost/viec-lam/{job}"}
        assert all(fonts(person.page.data).values())
    assert draw(links[0]).path != draw(links[0] + "x").path


def test_the_longest_notice_still_is_one_page(app: Flask, job: str, binh: Person) -> None:
    long = dict.fromkeys(("title", "place", "wage"), (TRICKY + " ") * 3)
    long = {name: text[:200] for name, text in long.items()}
    musts = "\n".join([TRICKY] * 40)
    change(app, job, **long, requirements=musts, wage_from=None, wage_to=None)
    with app.app_context():
        db.session.get(Account, binh.id).employer.name = "Công ty " * 25
        db.session.commit()
    takes(binh, f"/viec-lam/{job}/to-roi.pdf")
    assert len(PdfReader(io.BytesIO(binh.page.data)).pages) == 1
    assert "A & B <Đức>" in text_of_pdf(binh.page.data)


def test_a_notice_is_for_who_offers_the_job_and_while_it_is_open(
    app: Flask, town: Town, job: str, an: Person, binh: Person, chi: Person, dung: Person
) -> None:
    path = f"/viec-lam/{job}/to-roi.pdf"
    town.employer("Vận tải Hải Hà", "0912345606").opens(path, 404)
    an.opens(path, 403)
    dung.opens(path, 302)
    change(app, job, deadline=today() - timedelta(days=1))
    binh.opens(path, 409)
    assert "không còn nhận người" in binh.page.text
    change(app, job, deadline=None, state=JobState.CLOSED)
    chi.opens(path, 409)
    assert path not in chi.opens(f"/can-bo/tin-tuyen/{job}/buoc")
