"""Parts of personal and firm names as they are common in Móng Cái; every combination is made up."""

FAMILY = (
    "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Ngô",
    "Tằng", "Chìu", "Phùn", "Voòng", "Lỷ", "Bế", "Nình", "Đinh", "Hà", "Lương",
)  # fmt: skip
MIDDLE = ("Văn", "Đức", "Quốc", "Minh", "Hữu", "Thế", "Xuân", "Ngọc", "Tiến", "Duy")
GIVEN = (
    "Sáng", "Lộc", "Huy", "Vinh", "Cường", "Đạt", "Hải", "Hiếu", "Kiên", "Long",
    "Nam", "Phong", "Quân", "Sơn", "Thắng", "Toàn", "Trung", "Tuấn", "Việt", "Dương",
)  # fmt: skip
FIRM_KIND = ("Công ty TNHH", "Công ty Cổ phần", "HTX", "Doanh nghiệp tư nhân")
FIRM_TRADE = (
    "Kho bãi", "Giao nhận", "Vận tải", "Dệt sợi", "May mặc", "Điện tử", "Thủy sản",
    "Xây dựng", "Khách sạn", "Bảo vệ", "Cơ khí", "Nông sản",
)  # fmt: skip
FIRM_NAME = (
    "Bình Sơn Hải", "Sông Ka Xanh", "Hoa Ban Biên Giới", "Sóng Trà", "Mũi Ngọc Mới",
    "Đông Bắc Xanh", "Hải Yên Phát", "Cửa Biển Vàng", "Núi Sim", "Vĩnh Thực An",
)  # fmt: skip
