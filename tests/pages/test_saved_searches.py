"""Saved searches: kept from the board, listed with what they find, told of new jobs."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from flask import Flask
from sqlalchemy import event, select

from models import Account, Audit, Job, Notice, SavedSearch, Veteran, db
from models.base import new_public_id
from models.notice_kinds import NoticeKind
from models.vocabulary import JobState
from tests.pages import work
from tests.pages.test_expire import expire
from tests.people import Person, Town

PAGE, KEEP, BOARD = "/tim-kiem-da-luu", "/tim-kiem-da-luu/luu", "/viec-lam"
SAVE = "Lưu tìm kiếm này</button>"
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


def kept(app: Flask) -> list[tuple[str, dict[str, list[str]]]]:
    """Names and addresses of all saved searches, the first first."""
    with app.app_context():
        rows = db.session.scalars(select(SavedSearch).order_by(SavedSearch.id))
        return [(row.name, row.args) for row in rows]


def told(app: Flask) -> list[tuple[str, int]]:
    """Which searches somebody was told of, and of how many jobs, the first first."""
    with app.app_context():
        rows = select(Notice).where(Notice.kind == NoticeKind.SEARCH).order_by(Notice.id)
        return [(row.told["name"], row.told["number"]) for row in db.session.scalars(rows)]


def test_a_search_is_saved_from_the_board_once(app: Flask, an: Person) -> None:
    assert SAVE not in an.opens(BOARD)  # the whole board is no search
    page = an.opens(f"{BOARD}?tu=lai+xe&nghe=driving&nghe=warehouse&xep=luong&trang=1&rac=1")
    assert SAVE in page
    asked = {"tu": "lai xe", "nghe": ["driving", "warehouse"], "xep": "luong"}
    for name, values in asked.items():
        for value in [values] if isinstance(values, str) else values:
            assert f'<input type="hidden" name="{name}" value="{value}">' in page
    an.sends(KEEP, **asked)
    assert an.page.location == f"{BOARD}?tu=lai+xe&nghe=driving&nghe=warehouse&xep=luong"
    page = an.opens(an.page.location)
    assert "Đã lưu tìm kiếm này." in page
    assert SAVE not in page
    an.sends(KEEP, **asked)  # a second click
    args = {"tu": ["lai xe"], "nghe": ["driving", "warehouse"]}
    assert [row[1] for row in kept(app)] == [args]  # what is new stands first, whatever the order
    with app.app_context():
        acts = db.session.scalars(select(Audit).where(Audit.action.like("search.%"))).all()
        assert [(act.action, act.detail) for act in acts] == [("search.keep", {})]


def test_the_whole_board_is_kindly_refused(app: Flask, an: Person) -> None:
    for nothing in ({}, {"tu": "  "}, {"xa": "99999", "rac": "1"}, {"xep": "luong"}, {"dung": "1"}):
        page = an.sends(KEEP, 409, **nothing)
        assert "gõ từ khóa hoặc chọn một bộ lọc" in page
    assert kept(app) == []


def test_there_is_room_for_as_many_as_the_office_allows(app: Flask, town: Town, an: Person) -> None:
    hanh = town.admin("Ngô Thị Hạnh", "0912345605")
    hanh.sends("/quan-tri/thiet-dat/limit.saved_searches", value="2", valid_from="1/1/2026")
    for words in ("lái xe", "thủ kho", "lái xe"):
        an.sends(KEEP, tu=words)
    page = an.sends(KEEP, 409, tu="bảo vệ", ca="day")
    assert "Chưa lưu được: anh/chị đã có 2 tìm kiếm" in page
    assert 'href="/viec-lam?tu=b%E1%BA%A3o+v%E1%BB%87&amp;ca=day"' in page  # nothing typed is lost
    assert len(kept(app)) == 2
    other = town.veteran("Lý Văn Tư", "0912345608")
    other.sends(KEEP, tu="bảo vệ")  # each has room of his own


def test_a_visitor_signs_in_and_finds_the_search_again(
    town: Town, an: Person, dung: Person
) -> None:
    page = dung.opens(f"{BOARD}?tu=lai+xe&ca=day&ca=night")
    door = "/dang-nhap?next=public.jobs&amp;tu=lai+xe&amp;ca=day&amp;ca=night"
    assert f'href="{door}"' in page
    assert SAVE not in page
    assert "next=public.jobs" not in dung.opens(BOARD)
    door = door.replace("&amp;", "&") + "&_external=1&_anchor=x&rac=1"
    form = dung.opens(door)
    assert 'action="/dang-nhap?next=public.jobs&amp;tu=lai+xe&amp;ca=day&amp;ca=night"' in form
    dung.sends(door, 400, login=an.login, password="không phải")
    assert "ca=night" in dung.page.text
    dung.sends(door, login=an.login, password=an.password)
    assert dung.page.location == f"{BOARD}?tu=lai+xe&ca=day&ca=night"
    assert SAVE in dung.opens(dung.page.location)


def test_who_is_no_veteran_is_offered_nothing(binh: Person, chi: Person) -> None:
    for person in (binh, chi):
        page = person.opens(f"{BOARD}?tu=lai+xe")
        assert "Lưu tìm kiếm này" not in page
        assert "Đăng nhập để lưu" not in page


def test_the_page_lists_what_is_saved_with_the_jobs_of_now(
    app: Flask, an: Person, binh: Person, chi: Person
) -> None:
    assert "Chưa lưu tìm kiếm nào" in an.opens(PAGE)
    assert PAGE in an.opens("/thong-bao")
    work.post_job(binh, chi)
    search = work.search_id(an, tu="lái xe", nghe="driving")
    work.search_id(an, tu="thợ hàn")
    page = an.opens(PAGE)
    assert page.index("thợ hàn</h2>") < page.index("lái xe, ")
    assert "Xem 1 việc đang tuyển" in page
    assert "Chưa có việc nào, mở bảng việc làm" in page
    assert 'href="/viec-lam?tu=l%C3%A1i+xe&amp;nghe=driving"' in page
    an.sends(f"{PAGE}/{search}/ten", name="  Lái xe gần nhà ")
    page = an.opens(PAGE)
    assert "Lái xe gần nhà</h2>" in page
    assert "“lái xe”, Lái xe, lái máy" in page  # what it asks for is still told
    an.sends(KEEP, tu="lái xe", nghe="driving")  # an old tab: the name of one's own stays
    assert kept(app)[0][0] == "Lái xe gần nhà"
    an.sends(f"{PAGE}/{search}/xoa")
    assert "Đã xóa tìm kiếm “Lái xe gần nhà”" in an.opens(PAGE)
    assert len(kept(app)) == 1
    an.sends(f"{PAGE}/{search}/xoa", 404)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Hãy nhập tên tìm kiếm."),
        ("   ", "Hãy nhập tên tìm kiếm."),
        ("x" * 81, "Dài 81 ký tự; hãy rút xuống còn 80."),
        ("Lái\x07xe", "Có ký tự không đọc được. Hãy gõ lại dòng này."),
    ],
)
def test_a_name_that_is_wrong_says_so_beside_it(
    typed: str, said: str, app: Flask, an: Person
) -> None:
    work.search_id(an, tu="thợ hàn")
    search = work.search_id(an)
    an.sends(f"{PAGE}/{search}/ten", 400, name=typed)
    assert an.errors() == [said]
    assert an.page.text.count("<details open>") == 1
    if "x" in typed:
        assert typed in an.page.text
    assert kept(app)[1][0] == "lái xe"


def test_strangers_find_nothing(app: Flask, town: Town, an: Person) -> None:
    search = work.search_id(an)
    other = town.veteran("Lý Văn Tư", "0912345608")
    for wrong in (search, new_public_id()):
        other.sends(f"{PAGE}/{wrong}/ten", 404, name="Của tôi")
        other.sends(f"{PAGE}/{wrong}/xoa", 404)
    assert "lái xe" not in other.opens(PAGE)
    assert [name for name, _args in kept(app)] == ["lái xe"]


def test_hostile_words_stay_text(app: Flask, an: Person) -> None:
    evil = '"><script>alert(1)</script> %(x)s {{7*7}}'
    search = work.search_id(an, tu=evil)
    an.sends(f"{PAGE}/{search}/ten", name=evil)
    for page in (PAGE, f"{BOARD}?tu=%22%3E%3Cscript%3Ealert(1)"):
        assert "<script>alert" not in an.opens(page)
    assert "%(x)s {{7*7}}" in an.opens(PAGE)


def test_more_searches_cost_no_more_statements(app: Flask, an: Person) -> None:
    def statements() -> int:
        heard: list[str] = []

        def hear(*told: object) -> None:
            heard.append(str(told[2]))

        with app.app_context():
            engine = db.engine
        event.listen(engine, "before_cursor_execute", hear)
        an.opens(PAGE)
        event.remove(engine, "before_cursor_execute", hear)
        return len(heard)

    work.search_id(an)
    an.opens(PAGE)
    few = statements()
    for words in ("thủ kho", "bảo vệ", "thợ hàn", "bốc xếp"):
        work.search_id(an, tu=words)
    assert statements() == few


def test_new_jobs_are_told_once_a_day_for_each_search(app: Flask, town: Town) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        an = town.veteran("Phạm Văn An", "0912345601")
        binh = town.employer("Kho bãi Bình Sơn Hải", "0912345602")
        chi = town.officer("Vũ Thùy Chi", "0912345603")
        work.post_job(binh, chi)
        clock.shift(timedelta(minutes=5))
        work.search_id(an, tu="lái xe", xep="luong")
        work.search_id(an, tu="thợ hàn")
        expire(app)
        assert told(app) == []  # what stood there already was seen
        clock.shift(timedelta(minutes=5))
        _post(binh, chi, "Lái xe nâng")
        expire(app)
        expire(app)
        assert told(app) == [("lái xe", 1)]
        clock.shift(timedelta(minutes=20))
        _post(binh, chi, "Lái xe cẩu")
        expire(app)
        assert told(app) == [("lái xe", 2)]  # the same day: the number grows
        clock.shift(timedelta(days=1))
        an.signs_in()
        expire(app)
        assert told(app) == [("lái xe", 2)]
        assert "2 việc mới cho tìm kiếm “lái xe”</h2>" in an.opens("/thong-bao")
        with app.app_context():
            notice = db.session.scalars(
                select(Notice.public_id).where(Notice.kind == NoticeKind.SEARCH)
            ).one()
        an.sends(f"/thong-bao/{notice}/mo")
        assert an.page.location == f"{BOARD}?tu=l%C3%A1i+xe"  # the newest first
        an.opens(an.page.location)


def _post(binh: Person, chi: Person, title: str) -> str:
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB | {"title": title})
    posted = work.job_id(binh, title)
    chi.sends(f"/can-bo/tin-tuyen/{posted}/duyet")
    return posted


def test_what_cannot_be_applied_for_is_no_news(
    app: Flask, an: Person, binh: Person, chi: Person
) -> None:
    work.search_id(an)
    paused, closed = _post(binh, chi, "Lái xe nâng"), _post(binh, chi, "Lái xe cẩu")
    binh.sends(f"/doanh-nghiep/tin-tuyen/{paused}/tam-dung")
    binh.sends(f"/doanh-nghiep/tin-tuyen/{closed}/dong")
    binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB | {"title": "Lái xe chờ duyệt"})
    expire(app)
    assert told(app) == []
    binh.sends(f"/doanh-nghiep/tin-tuyen/{paused}/tuyen-tiep")  # new to whoever searches
    expire(app)
    assert told(app) == [("lái xe", 1)]


def test_an_old_search_for_what_is_no_more_does_no_harm(
    app: Flask, an: Person, binh: Person, chi: Person
) -> None:
    with app.app_context():
        person = db.session.scalars(select(Veteran).filter_by(account_id=an.id)).one()
        gone = {"xa": ["00000"], "facet": ["x"], "xep": ["?"]}
        partly = {"nghe": ["gone", "driving"], "tu": ["lái xe"]}
        for name, args in (("Cũ", gone), ("Nửa cũ", partly)):
            db.session.add(SavedSearch(veteran=person, name=name, args=args))
        db.session.commit()
    work.post_job(binh, chi)
    expire(app)
    assert told(app) == [("Nửa cũ", 1)]
    assert "nay không còn trên bảng việc làm" in an.opens(PAGE)
    for link in (BOARD, f"{BOARD}?xa=00000&facet=x&xep=?"):
        an.opens(link)


def test_nobody_is_told_for_somebody_else(
    app: Flask, town: Town, an: Person, binh: Person, chi: Person
) -> None:
    tu = town.veteran("Lý Văn Tư", "0912345608")
    work.search_id(an)
    work.search_id(tu, tu="thợ hàn")
    work.post_job(binh, chi)
    expire(app)
    with app.app_context():
        rows = select(Notice).where(Notice.kind == NoticeKind.SEARCH)
        (notice,) = db.session.scalars(rows)
        assert notice.veteran.account_id == an.id
        assert db.session.get_one(Account, tu.id).is_active
        assert db.session.scalars(select(Job.state)).one() is JobState.OPEN
    assert "việc mới cho tìm kiếm" not in tu.opens("/thong-bao")
