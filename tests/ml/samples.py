"""Ads and forms of different trades, made up for the tests, and the ways people type."""

import unicodedata
from collections.abc import Callable
from datetime import date

from ml.records import Seeker, Vacancy
from ml.text import fold

TODAY = date(2026, 2, 2)
LAST_DAY = date(2026, 1, 1)
ADS = (
    Vacancy(
        "lorry",
        "Lái xe tải giao hàng",
        requirements="Có bằng lái xe hạng C. Chịu khó, biết đường.",
        description="Chở hàng cho đại lý trong tỉnh, kiểm tra xe trước khi chạy.",
        experience="Dưới 1 năm",
    ),
    Vacancy(
        "welder",
        "Thợ hàn kết cấu thép",
        requirements="Biết hàn MIG, hàn que; ít nhất 1 năm kinh nghiệm. Đọc được bản vẽ.",
        description="Hàn khung nhà xưởng, mài và sơn chống gỉ.",
    ),
    Vacancy("kitchen", "Phụ bếp nhà hàng", requirements="Không yêu cầu kinh nghiệm, chịu khó."),
    Vacancy(
        "guard",
        "Nhân viên bảo vệ nhà máy",
        requirements="Tốt nghiệp THCS trở lên, làm được ca đêm.",
        description="Trực cổng, tuần tra, kiểm tra người và xe ra vào.",
    ),
    Vacancy(
        "stores",
        "Nhân viên kho",
        requirements="Tốt nghiệp THPT, biết Excel.",
        description="Nhập xuất hàng, kiểm kê, sắp xếp kho.",
    ),
    Vacancy(
        "garage",
        "Thợ sửa chữa ô tô",
        requirements="Có kinh nghiệm sửa chữa máy gầm 1 năm.",
        description="Sửa máy, bảo dưỡng xe con và xe tải.",
    ),
    Vacancy(
        "electric",
        "Thợ điện nước",
        requirements="Biết đi dây, đấu tủ điện. Tốt nghiệp trung cấp nghề điện.",
    ),
    Vacancy(
        "books",
        "Kế toán tổng hợp",
        requirements="Tốt nghiệp đại học chuyên ngành kế toán, 2 năm kinh nghiệm.",
    ),
    Vacancy("sewing", "Công nhân may", requirements="Không cần kinh nghiệm, công ty đào tạo."),
    Vacancy(
        "computers",
        "Nhân viên IT hỗ trợ người dùng",
        requirements="Cao đẳng công nghệ thông tin. Biết lắp ráp máy tính, mạng LAN.",
    ),
    Vacancy("mason", "Thợ xây", requirements="Biết xây, trát, ốp lát. Có sức khỏe tốt."),
    Vacancy(
        "guide",
        "Hướng dẫn viên du lịch",
        requirements="Có thẻ hướng dẫn viên du lịch, tiếng Trung giao tiếp.",
    ),
    Vacancy("pigs", "Công nhân chăn nuôi heo", requirements="Chịu khó, ở lại trại."),
    Vacancy("closed", "Nhân viên bảo vệ siêu thị", deadline=LAST_DAY),
)
BY_ID = {ad.id: ad for ad in ADS}
# Each form fits one ad better than any other one.
FORMS = {
    "lorry": Seeker("V01", birth_year=2001, schooling="12/12", service="Lái xe tải", licences="C"),
    "welder": Seeker("V02", schooling="12/12", trade="Thợ hàn 2 năm", skills="hàn MIG"),
    "kitchen": Seeker("V03", schooling="9/12", service="Nấu ăn cho đơn vị"),
    "guard": Seeker("V04", schooling="12/12", service="Gác cổng, tuần tra"),
    "stores": Seeker("V05", schooling="12/12", service="Thủ kho", skills="Excel, kiểm kê"),
    "garage": Seeker("V06", schooling="12/12", trade="Sửa chữa ô tô", wishes=("thợ sửa ô tô",)),
    "electric": Seeker("V07", schooling="Trung cấp điện", wishes=("thợ điện nước",)),
    "books": Seeker("V08", schooling="Đại học kế toán", trade="Kế toán 3 năm"),
    "sewing": Seeker("V09", schooling="9/12", trade="Công nhân may"),
    "computers": Seeker("V10", schooling="Cao đẳng công nghệ thông tin", skills="cài máy tính"),
    "mason": Seeker("V11", schooling="9/12", trade="Thợ xây 2 năm", wishes=("thợ xây",)),
    "pigs": Seeker("V12", schooling="9/12", service="Nuôi lợn, trồng rau"),
}
_SHAPES = {"â": "aa", "ă": "aw", "ê": "ee", "ô": "oo", "ơ": "ow", "ư": "uw", "đ": "dd"}
_TONES = {"\u0300": "f", "\u0301": "s", "\u0303": "x", "\u0309": "r", "\u0323": "j"}


def telexed(text: str) -> str:
    """Return the keys that a Telex user pressed, as a broken keyboard leaves them."""
    out = []
    for word in text.split():
        letters = unicodedata.normalize("NFD", word.lower())
        tones = "".join(_TONES.get(c, "") for c in letters)
        kept = "".join(c for c in letters if c not in _TONES)
        plain = unicodedata.normalize("NFC", kept)
        core = plain.rstrip(",.")
        keys = "".join(_SHAPES.get(c, c) for c in core)
        out.append(keys + tones + plain[len(core) :])
    return " ".join(out)


def decomposed(text: str) -> str:
    """Return the text in NFD, as some phones send it."""
    return unicodedata.normalize("NFD", text)


def retyped(seeker: Seeker, typed: Callable[[str], str]) -> Seeker:
    """Return the same form with every text typed another way."""
    return Seeker(
        seeker.id,
        seeker.birth_date,
        seeker.birth_year,
        typed(seeker.schooling),
        typed(seeker.trade),
        typed(seeker.service),
        seeker.roles,
        typed(seeker.skills),
        typed(seeker.licences),
        typed(seeker.certificates),
        typed(seeker.languages),
        tuple(typed(wish) for wish in seeker.wishes),
    )


WAYS: dict[str, Callable[[str], str]] = {
    "as written": str,
    "capitals": str.upper,
    "without marks": fold,
    "decomposed": decomposed,
    "Telex left over": telexed,
}
