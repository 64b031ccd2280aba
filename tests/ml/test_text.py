"""Vietnamese as people type it: one spelling, no lost marks, broken typing undone."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ml.reading import read, spelled_out
from ml.text import (
    canonical,
    compose,
    fold,
    grams,
    is_bare,
    is_syllable,
    marked_share,
    untyped,
    words,
)
from tests.ml.samples import telexed

SYLLABLES = words(
    "lái xe tải vận chuyển hàng hóa sửa chữa điện nước bảo vệ nấu ăn thợ hàn xây trát kế toán "
    "nghề nguội đường thủy quản lý giường người được những tuyển khỏe hỗ trợ mộc y tá ô tô"
)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("hoà", "hòa"), ("thuỷ", "thủy"), ("khoẻ", "khỏe"), ("kĩ", "kỹ"), ("lí", "lý"),
        ("mĩ", "mỹ"), ("tuỳ", "tùy"), ("HÒA", "hoà"), ("oá", "óa"), ("qúy", "quý"),
    ],
)  # fmt: skip
def test_two_spellings_are_one(a: str, b: str) -> None:
    assert canonical(a) == canonical(b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("may", "máy"), ("bàn", "bán"), ("bạn", "bán"), ("hàn", "hạn"), ("quân", "quan"),
        ("ăn", "an"), ("đo", "do"), ("thủy", "thúy"), ("tý", "ty"), ("dưa", "dứa"),
    ],
)  # fmt: skip
def test_marks_tell_words_apart(a: str, b: str) -> None:
    assert canonical(a) != canonical(b)


@pytest.mark.parametrize("word", SYLLABLES)
def test_a_syllable_is_itself(word: str) -> None:
    assert is_syllable(word)
    assert untyped(word) == word
    assert canonical(canonical(word)) == canonical(word)
    assert fold(canonical(word)) in {fold(word), fold(word).replace("y", "i")}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("laji", "lại"), ("lasi", "lái"), ("la1i", "lái"), ("vaajn", "vận"), ("hanf", "hàn"),
        ("d9ie65n", "điện"), ("ddieejn", "điện"), ("nuwowcs", "nước"),
        ("thowj", "thợ"), ("ta3i", "tải"), ("tuyeenr", "tuyển"), ("quaanf", "quần"),
        ("nu7o7c1", "nước"),
        ("nuo7c1", "nước"),
        ("d9u7o7ng2", "đường"),
    ],
)  # fmt: skip
def test_left_over_keys_are_undone(typed: str, meant: str) -> None:
    assert canonical(untyped(typed)) == canonical(meant)


def test_telex_of_most_syllables_comes_back() -> None:
    """Some keys spell another syllable ("coong"): those stay as they are."""
    lost = [w for w in SYLLABLES if canonical(untyped(telexed(w))) != canonical(w)]
    assert len(lost) <= len(SYLLABLES) // 10, lost


@pytest.mark.parametrize("word", ["cnc", "plc", "b2", "2021", "excel", "photoshop", "mig", "c++"])
def test_codes_are_left_alone(word: str) -> None:
    assert untyped(word) == word


@given(st.text(max_size=40))
def test_composed_and_decomposed_text_read_the_same(text: str) -> None:
    nfc, nfd = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert compose(nfd) == compose(nfc)
    assert words(nfd) == words(nfc)
    assert fold(compose(nfd)) == fold(compose(nfc))


@given(st.text(alphabet="aăâeêioôơuưyáàảãạđbcdghklmnpqrstvxĐẶ ", max_size=30))
def test_folded_text_has_no_marks_and_folds_once(text: str) -> None:
    bare = fold(text)
    assert bare.isascii()
    assert fold(bare) == bare
    assert len(bare) == len(unicodedata.normalize("NFC", text))


@given(st.text(max_size=60))
def test_no_text_breaks_the_readers(text: str) -> None:
    found = words(text)
    assert all(found)
    assert grams(found) is not None
    assert 0 <= marked_share(found) <= 1
    for word in found:
        assert canonical(canonical(word)) == canonical(word)
        untyped(word)


def test_eth_of_other_alphabets_is_d() -> None:
    assert compose("Ðiện") == "Điện"
    assert fold(compose("Ðiện")) == "dien"


def test_one_letter_syllables_are_words() -> None:
    assert words("y tá, lái ô tô") == ["y", "tá", ",", "lái", "ô", "tô"]


def test_no_phrase_is_read_across_punctuation() -> None:
    assert grams(["sửa", ",", "xe"]) == {"sửa", "xe"}
    assert "sửa xe" in grams(["sửa", "xe"])
    assert not [hit for hit in read("lái. xe tải") if hit.typed.startswith("lái xe")]


def test_only_the_first_letters_of_a_field_are_read() -> None:
    assert words("a b " * 10, 8) == ["a", "b", "a", "b"]
    assert len(words("lái xe " * 100_000)) < 2_000


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("lai xe tai, sua chua", True),
        ("lái xe tải, sửa chữa", False),
        ("lái xe tai, sua chua, nau an, gac cong, tuan tra", True),
        ("", True),
    ],
)
def test_text_without_marks_is_known_by_their_share(text: str, bare: bool) -> None:
    assert is_bare(words(text)) is bare


def spelled(text: str) -> str:
    """Return a text of a form with its short forms written out."""
    return " ".join(spelled_out(words(text)))


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("lx tải", "lái xe tải"),
        ("nv bv", "nhân viên bảo vệ"),
        ("nv kho", "nhân viên kho"),
        ("ktv điện lạnh", "kỹ thuật viên điện lạnh"),
        ("xnk", "xuất nhập khẩu"),
        ("lđpt", "lao động phổ thông"),
        ("ldpt", "lao động phổ thông"),
        ("la1i xe", "lái xe"),
        ("laixe", "lái xe"),
    ],
)
def test_short_forms_are_written_out(short: str, long: str) -> None:
    assert fold(spelled(short)) == fold(long)


@pytest.mark.parametrize("text", ["máy cnc", "lập trình plc", "hàn mig", "bằng b2"])
def test_codes_of_the_trade_stay(text: str) -> None:
    assert spelled(text) == text


def test_advertisements_keep_all_but_the_safe_short_forms() -> None:
    assert spelled_out(["bv"], only_safe=True) in (["bv"], ["bảo", "vệ"])
    assert spelled_out(["zzq"], only_safe=True) == ["zzq"]


@pytest.mark.parametrize(
    ("slip", "key"),
    [
        ("lái xe taỉ", "truck_driver"),
        ("thợ hànn", "welder"),
        ("kế toná", "accountant"),
        ("ke tona", "accountant"),
        ("lai xe taii", "truck_driver"),
        ("sưả chữa ô tô", "car_mechanic"),
    ],
)
def test_a_slip_of_the_finger_is_forgiven_in_forms(slip: str, key: str) -> None:
    meant = {m.key for hit in read(slip, lenient=True, titles=True) for m in hit.meanings}
    assert key in meant
