"""What a search found is marked in what people read."""

import pytest

from app.marking import marked


@pytest.mark.parametrize(
    ("text", "found_by", "shown"),
    [
        ("Lái xe tải", ["lai", "xe"], "<mark>Lái xe</mark> tải"),
        ("Lái xe tải", ["LÁI"], "<mark>Lái</mark> xe tải"),
        ("Thủ kho, không ca", ["kho"], "Thủ <mark>kho</mark>, không ca"),
        ("Điện lạnh", ["dien"], "<mark>Điện</mark> lạnh"),
        ("Logistics", ["logi"], "<mark>Logi</mark>stics"),
        ("Tài xế xe ben", ["tai", "xe"], "<mark>Tài xế xe</mark> ben"),
        ("A <b> & xe", ["xe"], "A &lt;b&gt; &amp; <mark>xe</mark>"),
        ("<xe>", ["xe"], "&lt;<mark>xe</mark>&gt;"),
        ("La\u0301i xe", ["lai"], "<mark>Lái</mark> xe"),
        ("Nhân viên kho", ["nhan vien kho"], "<mark>Nhân viên kho</mark>"),
        ("Straße", ["strasse"], "<mark>Straße</mark>"),
        ("", ["xe"], ""),
        ("xe", ["", "%", "_"], "xe"),
    ],
)
def test_words_are_marked(text: str, found_by: list[str], shown: str) -> None:
    assert str(marked(text, found_by)) == shown
