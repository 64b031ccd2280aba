"""Pairs of texts: which of them are the same advertisement once more, and which are not."""

import pytest

from models import Job
from models.likeness import WHOLE, are_alike, share

BASE = {
    "title": "Lái xe tải giao hàng",
    "description": "Lái xe tải 5 tấn chở nông sản từ bãi Hải Yên đi Hải Hà, ngày hai chuyến. "
    "Kiểm tra xe trước khi chạy, giao phiếu cho kho.",
    "requirements": "Giấy phép lái xe hạng C. Có ít nhất 1 năm lái xe tải.",
}


def job(**said: object) -> Job:
    return Job(**BASE | {"unit_id": 1} | said)


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"title": "LÁI XE TẢI GIAO HÀNG!", "requirements": BASE["requirements"].upper()},
        {"title": "Lai xe tai giao hang"},
        {"title": "Cần gấp: lái xe tải giao hàng"},
        {"description": BASE["description"].replace("ngày hai chuyến", "ngày ba chuyến")},
        {"requirements": BASE["requirements"].replace("1 năm", "2 năm")},
        {"unit_id": None},
        {"wage": "12 triệu", "openings": 9},
    ],
)
def test_the_same_ad_with_a_few_words_changed(said: dict[str, object]) -> None:
    assert are_alike(job(), job(**said))
    assert are_alike(job(**said), job())


@pytest.mark.parametrize(
    "said",
    [
        {"unit_id": 2},
        {"title": "Thợ sửa xe"},
        {"title": "Phụ xe tải đường dài ca đêm"},
        {
            "description": "Giao thực phẩm cho nhà hàng bằng xe máy, thu tiền mặt.",
            "requirements": "",
        },
        {
            "title": "Kế toán kho",
            "description": "Nhập liệu, đối chiếu.",
            "requirements": "Cao đẳng.",
        },
    ],
)
def test_the_same_work_elsewhere_and_other_work_are_other_jobs(said: dict[str, object]) -> None:
    assert not are_alike(job(), job(**said))
    assert not are_alike(job(**said), job())


def test_titles_alone_decide_where_nothing_else_is_said() -> None:
    bare = {"description": "", "requirements": ""}
    assert are_alike(job(**bare), job(**bare))
    assert not are_alike(job(**bare), job(**bare, title="Lái xe khách"))


def test_two_ads_that_say_nothing_are_not_the_same() -> None:
    assert share(set(), set()) == 0
    assert not are_alike(
        Job(title="", description="", requirements=""),
        Job(title="", description="", requirements=""),
    )
    assert 0 < WHOLE < 1
