"""Fictitious employers with valid tax codes."""

from random import Random

from app.identifiers import TAX_WEIGHTS

KINDS = ("Công ty TNHH", "Công ty CP", "Hợp tác xã", "Hộ kinh doanh")
NAMES = (
    "Vận tải Hải Sơn Minh", "Kho vận Bắc Phú Hưng", "Dệt may Thuận Ka Long", "Điện lạnh An Trà",
    "Khách sạn Sóng Trà Cổ", "Nuôi trồng Vạn Gia Phát", "Xây dựng Đông Tín", "Bảo vệ Tâm Vững",
    "Cơ khí Hưng Ninh", "Thương mại Cửa Bắc",
)  # fmt: skip
FIRMS = tuple(f"{kind} {name}" for kind in KINDS for name in NAMES)


def tax_code(rng: Random) -> str:
    """A code of the province with its right check digit."""
    while True:
        digits = [5, 7, *(rng.randrange(10) for _ in range(7))]
        check = 10 - sum(w * d for w, d in zip(TAX_WEIGHTS, digits, strict=True)) % 11
        if check != 10:
            return "".join(map(str, (*digits, check)))
