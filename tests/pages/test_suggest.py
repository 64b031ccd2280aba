"""Suggestions over HTTP: short lists for anybody, and nobody's data in them."""

import pytest

from tests.people import Person


def offered(person: Person, path: str) -> list[dict[str, str]]:
    """The answer to one question."""
    person.opens(path)
    assert person.page.mimetype == "application/json"
    answer: list[dict[str, str]] = person.page.json
    return answer


@pytest.mark.parametrize(
    ("path", "first"),
    [
        ("/goi-y/nghe?tu=lx+tai", {"value": "Lái xe tải", "key": "truck_driver", "note": ""}),
        ("/goi-y/ky-nang?tu=excel", {"value": "Excel", "key": "excel", "note": ""}),
        (
            "/goi-y/chung-chi?tu=bang+han",
            {"value": "Chứng chỉ hàn", "key": "welding", "note": "bằng hàn"},
        ),
    ],
)
def test_visitors_and_members_get_the_same(
    dung: Person, binh: Person, path: str, first: dict[str, str]
) -> None:
    assert offered(dung, path)[0] == first
    assert offered(binh, path) == offered(dung, path)


def test_an_english_page_gets_english_names(dung: Person) -> None:
    dung.sends("/ngon-ngu", language="en")
    assert offered(dung, "/goi-y/nghe?tu=lái+xe+tải")[0]["value"] == "Truck driver"


@pytest.mark.parametrize("question", ["", "?tu=", "?tu=%00", "?tu=" + "a" * 5000, "?tu=%ff", "?x"])
def test_a_question_without_sense_gets_a_list_all_the_same(dung: Person, question: str) -> None:
    assert len(offered(dung, f"/goi-y/nghe{question}")) <= 8
