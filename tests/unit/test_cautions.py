"""What is pointed out in free text, and what is left in peace."""

import time
import unicodedata

import pytest

from models.cautions import Caution, flags, found

POINTED_OUT = [
    ("lái xe ở Lữ đoàn 170", Caution.UNIT, "Lữ đoàn 170"),
    ("phục vụ tại su doan 395, nấu ăn", Caution.UNIT, "su doan 395"),
    ("Trung đoàn bộ binh 43", Caution.UNIT, "Trung đoàn bộ"),
    ("TIỂU ĐOÀN 7", Caution.UNIT, "TIỂU ĐOÀN 7"),
    ("đại đội 5", Caution.UNIT, "đại đội 5"),
    ("thuộc E43 F395", Caution.UNIT, "E43"),
    ("c2-d7-e43", Caution.UNIT, "c2-d7"),
    ("Vùng 1 Hải quân", Caution.UNIT, "Vùng 1 Hải quân"),
    ("quân khu 3", Caution.UNIT, "quân khu 3"),
    ("Đồn Biên phòng Trà Cổ", Caution.UNIT, "Đồn Biên phòng Trà"),
    ("hòm thư 7HA2", Caution.MAIL, "hòm thư"),
    ("HT 2DC-234", Caution.MAIL, None),
    ("đóng quân tại Cô Tô", Caution.GARRISON, "đóng quân tại Cô"),
    ("doanh trại ở Hải Hà", Caution.GARRISON, "doanh trại ở Hải"),
    ("ra đảo Trường Sa 6 tháng", Caution.GARRISON, "đảo Trường Sa"),
    ("bảo quản súng tiểu liên", Caution.WEAPON, "súng tiểu"),
    ("bao duong khi tai", Caution.WEAPON, "khi tai"),
    ("pháo phòng không", Caution.WEAPON, "pháo phòng không"),
    ("AK-47, B40", Caution.WEAPON, "AK-47"),
    ("CCCD 022203001234", Caution.IDENTITY, None),
    ("số 022203001234", Caution.IDENTITY, "022203001234"),
    ("chứng minh nhân dân số 101234567", Caution.IDENTITY, None),
]
LEFT_IN_PEACE = [
    "lái xe tải hạng C1, D2, FC; B2 và E",
    "tiểu đội trưởng, trung đội trưởng, đại đội trưởng",
    "súng phun sơn, súng hàn, súng bắn đinh",
    "điện thoại 0912 345 678, 0203 3881 234",
    "mã số thuế 5700101299",
    "thép D10, phi 12, máy CNC 3 trục",
    "làm hòm thư góp ý, hộp thư điện tử",
    "đội văn nghệ, đoàn thanh niên, công đoàn cơ sở",
    "hướng dẫn viên đảo Cô Tô, Vĩnh Thực",
    "nấu ăn cho 120 người, 2 năm; lương 8-10 triệu",
    "pháo hoa, bắn pháo giấy sự kiện",
    "xe nâng 3,5 tấn, cẩu 12 tấn; TOEIC 450, HSK 3",
    "tập đoàn 319, tổng đoàn viên",
    "trung đội dân quân, huấn luyện",
    "lương tối thiểu vùng 1; trung đoàn phó; hạng C1 D2",
    "sinh 14/8/2003, xuất ngũ 1/2026",
    "",
]


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize(("text", "kind", "words"), POINTED_OUT)
def test_it_is_pointed_out_as_it_was_typed(
    text: str, kind: Caution, words: str | None, form: str
) -> None:
    passages = found(unicodedata.normalize(form, text))
    assert kind in {passage.kind for passage in passages}, text
    if words is not None:
        assert words in {passage.words for passage in passages}


@pytest.mark.parametrize("text", LEFT_IN_PEACE)
def test_it_is_left_in_peace(text: str) -> None:
    assert found(text) == []


def test_flags_name_the_field() -> None:
    said = flags({"service": "Lữ đoàn 170, súng trường", "skills": "hàn", "trade": "hòm thư 7HA"})
    assert said == {"service": ["unit", "weapon"], "trade": ["mail"]}


@pytest.mark.parametrize("text", ["lữ đoàn " * 500, "chứng minh a " * 300, "0" * 4000, "ạ" * 4000])
def test_a_long_text_is_looked_through_at_once(text: str) -> None:
    before = time.perf_counter()
    found(text)
    assert time.perf_counter() - before < 0.5
