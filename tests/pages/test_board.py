"""The board: words, facets with their counts, the address that holds it all."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from app import filing
from app.board import Search
from app.filters import today
from models import Employer, Job, Unit, db
from models.base import utcnow
from models.vocabulary import JobState, Shift, WagePer
from tests.people import Person, Town

MILLION = 1_000_000
ONE, TWO = "06712", "06709"  # Móng Cái 1 and 2, which took the codes of Trần Phú and Ka Long


@pytest.fixture
def board(town: Town) -> Iterator[Flask]:
    """Nine jobs of two firms: places, trades, wages, licences, shifts."""
    with town.app.app_context():
        yard = Employer(name="Kho bãi Bình Sơn Hải", verified_at=utcnow())
        hotel = Employer(name="Khách sạn Biển Xanh", verified_at=utcnow())
        _post(yard, "Lái xe tải 5–8 tấn", 12, place="Bãi Km3+4", requirements="Bằng C", openings=3)
        _post(yard, "Tài xế đầu kéo", 15, requirements="Giấy phép lái xe hạng FC", unit="Ka Long")
        _post(yard, "Thủ kho hàng nông sản", 7, shift=Shift.DAY, unit="Móng Cái 2")
        _post(yard, "Bốc xếp hàng", 8, shift=Shift.NIGHT, unit="Trần Phú", openings=12)
        _post(hotel, "Bảo vệ khách sạn", 6, shift=Shift.ROTATING, unit="Móng Cái 1")
        _post(hotel, "Phục vụ bàn <b>", None, unit="Móng Cái 1")
        hourly = _post(hotel, "Phụ bếp", None, unit="Móng Cái 1")
        hourly.wage_from, hourly.wage_per = 30_000, WagePer.HOUR
        _post(hotel, "Lễ tân không_tên 100%", 9, unit=None)
        gone = _post(hotel, "Đầu bếp", 20)
        gone.deadline = today() - timedelta(days=1)
        db.session.commit()
        yield town.app


def _post(
    firm: Employer, title: str, wage: int | None, unit: str | None = "Móng Cái 1", **more: object
) -> Job:
    place = None
    if unit is not None:
        newest = Unit.valid_from.desc()
        place = db.session.scalars(db.select(Unit).filter_by(name=unit).order_by(newest)).first()
        assert place is not None
    low = wage * MILLION if wage else None
    job = Job(
        employer=firm, title=title, state=JobState.OPEN, unit=place, wage_from=low, wage_to=low
    )
    for name, value in more.items():
        setattr(job, name, value)
    db.session.add(job)
    filing.file(job)
    return job


def titles(page: str) -> list[str]:
    """The titles of the cards on a page, as somebody reads them."""
    cards = re.findall(r'<h3><a href="/viec-lam/\w+">(.*?)</a></h3>', page)
    return [re.sub(r"</?mark>", "", card) for card in cards]


def behind(page: str, value: str) -> int:
    """The number beside a value of a facet."""
    found = re.search(rf'value="{value}" form="board".*?class="c">([\d.]+)<', page)
    assert found is not None, value
    return int(found[1])


def test_facets_narrow_by_any_of_their_values_and_by_all_facets(board: Flask, dung: Person) -> None:
    assert len(titles(dung.opens("/viec-lam"))) == 8
    assert "8 tin, 21 chỉ tiêu" in dung.page.text
    page = dung.opens(f"/viec-lam?xa={TWO}")
    assert set(titles(page)) == {"Tài xế đầu kéo", "Thủ kho hàng nông sản"}
    page = dung.opens(f"/viec-lam?xa={TWO}&xa={ONE}&nghe=warehouse")
    assert set(titles(page)) == {"Thủ kho hàng nông sản", "Bốc xếp hàng"}
    assert set(titles(dung.opens("/viec-lam?bang=heavy&bang=trailer"))) == {
        "Lái xe tải 5–8 tấn",
        "Tài xế đầu kéo",
    }
    assert titles(dung.opens("/viec-lam?ca=day&ca=night&xep=luong")) == [
        "Bốc xếp hàng",
        "Thủ kho hàng nông sản",
    ]
    assert titles(dung.opens("/viec-lam?xa=khac")) == ["Lễ tân không_tên 100%"]


def test_a_wage_asks_what_the_ad_promises_and_hours_are_no_month(
    board: Flask, dung: Person
) -> None:
    assert set(titles(dung.opens("/viec-lam?luong=9"))) == {
        "Lễ tân không_tên 100%",
        "Lái xe tải 5–8 tấn",
        "Tài xế đầu kéo",
    }
    page = dung.opens("/viec-lam?luong=gio")
    assert titles(page) == ["Phụ bếp"]
    assert "từ 30.000 đồng một giờ" in page
    assert titles(dung.opens("/viec-lam?luong=thoa-thuan")) == ["Phục vụ bàn &lt;b&gt;"]
    best = titles(dung.opens("/viec-lam?xep=luong"))
    assert best[0] == "Tài xế đầu kéo"
    assert best[-2:] == ["Phụ bếp", "Phục vụ bàn &lt;b&gt;"]


def test_counts_are_given_the_other_facets(board: Flask, dung: Person) -> None:
    page = dung.opens(f"/viec-lam?xa={ONE}&luong=9")
    assert "1 tin, 3 chỉ tiêu" in page
    assert behind(page, TWO) == 1  # in another commune, of nine million and more
    assert behind(page, "7") == 2  # in this commune, whatever is paid
    assert behind(page, "driving") == 1
    for value in (ONE, TWO, "khac"):  # a count is what one finds behind it
        alone = dung.opens(f"/viec-lam?xa={value}&luong=9")
        assert len(titles(alone)) == behind(page, value)


def test_what_is_chosen_can_be_taken_back_one_by_one(board: Flask, dung: Person) -> None:
    page = dung.opens(f"/viec-lam?tu=kho&xa={ONE}&xa={TWO}&luong=7&trang=1&rac=1")
    links = [parse_qs(urlsplit(link.replace("&amp;", "&")).query)
             for link in re.findall(r'class="chip" href="([^"]+)"', page)]  # fmt: skip
    assert {"tu": ["kho"], "xa": [TWO], "luong": ["7"]} in links
    assert {"tu": ["kho"], "xa": [ONE], "luong": ["7"]} in links
    assert {"tu": ["kho"], "xa": [ONE, TWO]} in links
    assert 'href="/viec-lam?tu=kho">Bỏ lọc tất cả' in page


def test_an_empty_page_says_which_facet_to_leave_out(board: Flask, dung: Person) -> None:
    page = dung.opens(f"/viec-lam?tu=lai+xe&xa={TWO}&bang=heavy")
    assert titles(page) == []
    assert "0 tin, 0 chỉ tiêu" in page
    assert "Bỏ lọc “Phường Móng Cái 2” có thêm 1 tin" in page
    assert "Bỏ lọc “Xe tải nặng (C)” có thêm 1 tin" in page


@pytest.mark.parametrize(
    "query",
    [
        "xa=99999&xa=",
        "nghe=x&nghe='--",
        "luong=-1&luong=9e9",
        "bang=&bang=%00",
        "ca=DAY",
        "xep=cu&xep=",
        "dung=yes",
        "facets=xa&chosen=1&day=2000-01-01",
        "&".join(f"xa=x{n}" for n in range(900)),
    ],
)
def test_what_the_board_does_not_know_asks_for_nothing(
    query: str, board: Flask, dung: Person
) -> None:
    assert len(titles(dung.opens(f"/viec-lam?{query}"))) == 8


def test_a_value_said_twice_counts_once(board: Flask, dung: Person) -> None:
    page = dung.opens(f"/viec-lam?xa={TWO}&xa={TWO}&xa=rac&tu=thu+kho&tu=bep&xep=luong&xep=moi")
    assert titles(page) == ["Thủ kho hàng nông sản"]
    assert page.count('class="chip"') == 1


@pytest.mark.parametrize("junk", ["%25", "%25%25", "!!!", "...", "—", "khongcochunay", "%", "\\"])
def test_junk_finds_nothing_as_a_word_that_is_nowhere_does(
    junk: str, board: Flask, dung: Person
) -> None:
    page = dung.opens(f"/viec-lam?tu={junk}")
    assert "0 tin, 0 chỉ tiêu" in page
    assert "Xem tất cả tin" in page


def test_signs_match_only_themselves_and_short_words_only_whole_ones(
    board: Flask, dung: Person
) -> None:
    assert titles(dung.opens("/viec-lam?tu=khong_ten")) == ["Lễ tân không_tên 100%"]
    assert titles(dung.opens("/viec-lam?tu=khongxten")) == []
    assert "Lễ tân không_tên 100%" not in titles(dung.opens("/viec-lam?tu=kho&dung=1"))
    assert titles(dung.opens("/viec-lam?tu=nong+sa&dung=1")) == []
    assert titles(dung.opens("/viec-lam?tu=recep+100%25")) == []


def test_words_find_other_names_of_the_work_and_say_so(board: Flask, dung: Person) -> None:
    page = dung.opens("/viec-lam?tu=tai+xe")
    assert "Đang hiểu là" in page
    assert "<strong>Lái xe</strong>" in page
    assert set(titles(page)) >= {"Lái xe tải 5–8 tấn", "Tài xế đầu kéo"}
    only = dung.opens("/viec-lam?tu=bac+tai&dung=1")
    assert titles(only) == []
    assert "Chỉ tìm đúng chữ “bac tai”" in only
    both = {"Lái xe tải 5–8 tấn", "Tài xế đầu kéo"}
    assert set(titles(dung.opens("/viec-lam?tu=bac+tai"))) == both
    assert titles(dung.opens("/viec-lam?tu=bac+tai+khach+san")) == []  # the rest holds as well


def test_what_was_found_is_marked_and_nothing_else_is_trusted(board: Flask, dung: Person) -> None:
    page = dung.opens("/viec-lam?tu=lai+xe")
    assert "<mark>Lái xe</mark> tải" in page
    page = dung.opens("/viec-lam?tu=phuc+b")
    assert "<mark>Phục</mark> vụ bàn &lt;<mark>b</mark>&gt;" in page
    page = dung.opens("/viec-lam?tu=<script>alert(1)</script>")
    assert "<script>alert" not in page
    assert "<mark>Biển Xanh</mark>" in dung.opens("/viec-lam?tu=bien+xanh")
    assert "Bãi <mark>Km3</mark>+4" in dung.opens("/viec-lam?tu=km3")


def test_pages_keep_the_whole_search(board: Flask, dung: Person) -> None:
    firm = db.session.scalars(db.select(Employer)).first()
    for number in range(25):
        _post(firm, f"Lái xe tải {number}", 12, unit="Móng Cái 2")
    db.session.commit()
    page = dung.opens(f"/viec-lam?tu=lai+xe&xa={ONE}&xa={TWO}&xep=luong")
    on = re.search(r'<a href="([^"]+)" rel="next">', page)
    assert on is not None
    query = parse_qs(urlsplit(on[1].replace("&amp;", "&")).query)
    assert query == {"tu": ["lai xe"], "xa": [ONE, TWO], "xep": ["luong"], "trang": ["2"]}
    assert len(titles(dung.opens(on[1].replace("&amp;", "&")))) == 7
    dung.opens(f"/viec-lam?xa={TWO}&trang=9", 404)


def test_a_job_leaves_the_board_with_its_state_and_its_deadline(board: Flask, dung: Person) -> None:
    job = db.session.scalars(db.select(Job).filter_by(title="Bốc xếp hàng")).one()
    assert behind(dung.opens("/viec-lam"), "night") == 1
    job.state = JobState.PAUSED
    db.session.commit()
    page = dung.opens("/viec-lam")
    assert "7 tin, 9 chỉ tiêu" in page
    assert 'value="night"' not in page


def test_a_search_is_kept_as_an_address_and_found_again(board: Flask) -> None:
    asked = MultiDict([("tu", " lái  xe "), ("xa", TWO), ("xa", ONE), ("luong", "9"), ("x", "1")])
    with board.test_request_context():
        search = Search.from_args(asked)
        again = Search.from_args(MultiDict(parse_qs(search.as_query())))
        assert again.as_args() == search.as_args()
        assert search.told() == "“lái  xe”, Phường Móng Cái 1, Phường Móng Cái 2, Từ 9 triệu"
        found = db.session.scalars(search.jobs()).all()
        assert {job.title for job in found} == {"Lái xe tải 5–8 tấn", "Tài xế đầu kéo"}
        newer = search.jobs().where(Job.created_at > utcnow())
        assert db.session.scalars(newer).all() == []


def test_old_communes_count_for_their_successors(board: Flask) -> None:
    with board.test_request_context():
        ka_long = db.session.scalars(db.select(Unit).filter_by(name="Ka Long")).one()
        assert ka_long.as_of(date(2026, 1, 1)).name == "Móng Cái 2"
        job = db.session.scalars(db.select(Job).filter_by(title="Tài xế đầu kéo")).one()
        assert job.unit_id == ka_long.id
