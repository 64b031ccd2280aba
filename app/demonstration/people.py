"""Profiles as the survey form asks, in the words people use."""

KEYS = ("schooling", "trade", "service", "skills", "licences", "languages",
        "wish_1", "wish_2", "places", "wage")  # fmt: skip
DRIVER = ("12/12", "Sơ cấp lái xe", "Lái xe chở hàng", "Lái xe, sửa chữa nhỏ", "Hạng C",
          "Tiếng Trung giao tiếp", "Lái xe tải", "Lái xe nâng", "Móng Cái", "11 triệu")  # fmt: skip
PROFILES: tuple[tuple[str, ...], ...] = (
    DRIVER,
    ("12/12", "", "Nấu ăn", "Nấu bếp", "A1", "", "Phụ bếp", "", "Trà Cổ", "7tr"),
    ("lop 12", "", "truc gac, bao ve", "vo", "A1", "", "bao ve", "", "mong cai", "8tr"),
    ("TC", "Điện công nghiệp", "Sửa điện", "Đấu nối", "A1", "", "Thợ điện", "", "", "9-12 triệu"),
    ("9/12", "han", "sua chua", "han dien", "", "", "tho han", "", "", ""),
    ("12/12", "", "Thông tin liên lạc", "Máy tính", "", "Tiếng Trung", "Lễ tân", "", "", ""),
    ("", "", "", "", "", "", "viec gi cung duoc", "", "", ""),
)
