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
# What a firm's name says it does, and in which lines of work it looks for people.
FIRM_TRADE = {
    "Kho bãi": ("Kho bãi", "Vận tải"),
    "Giao nhận": ("Giao nhận", "Xuất nhập khẩu"),
    "Vận tải": ("Vận tải", "Hàng hải"),
    "Dệt sợi": ("Dệt may", "Sản xuất"),
    "May mặc": ("Dệt may", "Sản xuất"),
    "Điện tử": ("Điện tử", "Viễn thông", "Công nghệ thông tin"),
    "Thủy sản": ("Thủy sản", "Chế biến", "Hàng hải"),
    "Xây dựng": ("Xây dựng", "Điện"),
    "Khách sạn": ("Khách sạn", "Nhà hàng", "Du lịch"),
    "Bảo vệ": ("Bảo vệ",),
    "Cơ khí": ("Cơ khí", "Điện", "Khai khoáng"),
    "Nông sản": ("Nông nghiệp", "Chế biến"),
    "Thương mại": ("Bán hàng", "Văn phòng", "Kế toán"),
}
FIRM_NAME = (
    "Bình Sơn Hải", "Sông Ka Xanh", "Hoa Ban Biên Giới", "Sóng Trà", "Mũi Ngọc Mới",
    "Đông Bắc Xanh", "Hải Yên Phát", "Cửa Biển Vàng", "Núi Sim", "Vĩnh Thực An",
)  # fmt: skip
