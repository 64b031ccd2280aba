"""What is offered while somebody types: with and without marks, and never another word for it."""

import pytest

from app.suggestions import LONGEST, MOST, Kind, in_vietnamese, suggest
from ml.concepts import concepts, rows
from ml.papers import papers_in
from ml.reading import keys_of, read


def values(kind: Kind, typed: str, language: str = "vi") -> list[str]:
    """The names offered, the likeliest first."""
    return [suggestion.value for suggestion in suggest(kind, typed, language)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("lái xe tải", "Lái xe tải"),
        ("LAI XE TAI", "Lái xe tải"),
        ("lx tai", "Lái xe tải"),
        ("lái xe t", "Lái xe taxi"),
        ("tài xế tải", "Lái xe tải"),
        ("thu kho", "Thủ kho, nhân viên kho"),
        ("nhân viên kho", "Thủ kho, nhân viên kho"),
        ("phụ kho", "Bốc xếp"),
        ("ban hang", "Bán hàng"),
        ("bảo vê", "Bảo vệ"),  # on the way to bảo vệ
        ("dau bep", "Đầu bếp, nấu ăn"),
        ("hàn", "Thợ hàn"),
        ("thợ may", "Công nhân may"),
        ("  xe   nâng ", "Lái xe nâng"),
        ("la\u0301i xe ta\u0309i", "Lái xe tải"),  # decomposed, as a Mac types it
        ("muốn lái xe chở cát ở móng cái", "Lái xe"),
    ],
)
def test_an_occupation_is_found_as_people_type_it(typed: str, first: str) -> None:
    assert values(Kind.OCCUPATION, typed)[0] == first


@pytest.mark.parametrize(
    ("typed", "never"),
    [
        ("thợ may ", "Thợ máy tàu"),
        ("máy", "Công nhân may"),
        ("hải quân", "Nhân viên khai báo hải quan"),
        ("hạn", "Thợ hàn"),
        ("tiếng Hàn ", "Thợ hàn"),
        ("bàn", "Bán hàng"),
    ],
)
def test_a_mark_that_was_typed_is_kept_to(typed: str, never: str) -> None:
    assert never not in values(Kind.OCCUPATION, typed)


def test_letters_without_marks_stand_for_all() -> None:
    offered = values(Kind.OCCUPATION, "tho may")
    assert {"Công nhân may", "Thợ máy tàu"} <= {*offered}


def test_skills_and_certificates_are_offered_too() -> None:
    assert values(Kind.SKILL, "hàn")[1] == "Hàn linh kiện"
    assert values(Kind.SKILL, "exc")[0] == "Excel"
    assert values(Kind.CERTIFICATE, "xe nang") == ["Chứng chỉ lái xe nâng"]
    assert values(Kind.CERTIFICATE, "ccna") == ["Chứng chỉ mạng"]


def test_the_phrase_that_led_there_is_told() -> None:
    by_name, by_synonym = (suggest(Kind.OCCUPATION, q, "vi")[0] for q in ("bốc xếp", "phụ kho"))
    assert (by_name.key, by_name.note) == ("warehouse_hand", "")
    assert (by_synonym.key, by_synonym.note) == ("warehouse_hand", "phụ kho")


def test_names_are_in_the_language_of_the_page() -> None:
    assert values(Kind.OCCUPATION, "truck dr", "en")[0] == "Truck driver"
    vietnamese = suggest(Kind.OCCUPATION, "lái xe tải", "en")[0]
    assert (vietnamese.value, vietnamese.note) == ("Truck driver", "Lái xe tải")


@pytest.mark.parametrize(
    "typed", ["", "   ", ",", "?!", "\x00", "zzzz", "x" * 10_000, "lái " * 4_000, "' OR 1=1 --"]
)
def test_whatever_is_typed_gets_a_short_answer(typed: str) -> None:
    for kind in Kind:
        assert len(suggest(kind, typed, "vi")) <= MOST


def test_only_the_beginning_of_a_long_text_is_read() -> None:
    assert values(Kind.OCCUPATION, "-" * LONGEST + "lái xe tải") == []


def test_every_name_that_is_offered_is_found_by_itself() -> None:
    for kind in Kind:
        for row in rows(kind):
            assert row["key"] in [s.key for s in suggest(kind, row["vi"], "vi")], row["vi"]
            assert row["key"] in [s.key for s in suggest(kind, row["en"], "en")], row["en"]


def test_keys_are_those_of_the_tables() -> None:
    keys = {job.key for job in concepts().occupations}
    assert {s.key for q in ("la", "t", "nhân viên") for s in suggest(Kind.OCCUPATION, q, "vi")} <= (
        keys
    )


@pytest.mark.parametrize(
    ("kind", "table"), [(Kind.OCCUPATION, "occupation"), (Kind.SKILL, "skill")]
)
def test_what_is_offered_is_what_the_matcher_reads(kind: Kind, table: str) -> None:
    for row in rows(kind):
        offered = {s.key: s.value for s in suggest(kind, row["vi"], "vi")}[row["key"]]
        assert row["key"] in keys_of(read(offered, lenient=True, titles=True), table), offered
    for row in rows(Kind.CERTIFICATE):
        assert row["key"] in papers_in(row["vi"])


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Truck driver", "Lái xe tải"),
        ("pump, boiler and water-plant operator", "Vận hành trạm bơm, nồi hơi, xử lý nước"),
        ("lái xe, something of my own", "lái xe, something of my own"),
        ("Driver, Truck driver, ", "Lái xe, Lái xe tải"),
    ],
)
def test_names_chosen_in_english_are_kept_in_vietnamese(typed: str, kept: str) -> None:
    assert in_vietnamese(Kind.OCCUPATION, typed) == kept
