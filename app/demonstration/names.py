"""Parts of names as they are common in Móng Cái; every combination is made up."""

KINH_FAMILIES = (
    "Nguyễn", "Phạm", "Hoàng", "Trần", "Lê", "Vũ", "Bùi", "Đặng", "Đỗ", "Ngô", "Dương",
    "Lương", "Lưu", "Tô", "Đinh", "Đoàn", "Hà", "Mạc", "Tạ", "Cao", "Trịnh", "Phan",
)  # fmt: skip
KINH_MIDDLES = (
    "Văn", "Đức", "Quang", "Minh", "Hữu", "Xuân", "Ngọc", "Quốc", "Công", "Anh", "Thanh",
    "Đình", "Thế", "Tuấn", "Trọng", "Mạnh", "Bá", "Hoàng", "Duy", "Tiến",
)  # fmt: skip
KINH_GIVENS = (
    "Huy", "Hiếu", "Nam", "Dũng", "Thắng", "Long", "Sơn", "Tú", "Đạt", "Khánh", "Phong",
    "Trung", "Kiên", "Hải", "Quân", "Tùng", "Việt", "Cường", "Lâm", "Hoàn", "Thịnh", "Bách",
    "Toàn", "Nghĩa", "Tiệp", "Duẩn", "Khoa", "Vượng", "Mừng", "Chiến", "Hưởng", "Ước",
)  # fmt: skip

# Families of the Dao, Sán Chỉ, Hoa and Tày people of the border communes.
UPLAND_FAMILIES = (
    "Tằng", "Chìu", "Phùn", "Voòng", "Lỷ", "Bế", "Nình", "Chíu", "Sằn", "Trạc", "Bàn", "Triệu",
    "Lã", "Vi", "Nông", "La", "Đường", "Lỷ", "Tằng", "Phoòng", "Chảo", "Hoàng",
)  # fmt: skip
UPLAND_MIDDLES = ("A", "Văn", "Phúc", "Sinh", "Dảu", "Chăn", "Quay", "Nhì", "Tắc", "Lồng")
UPLAND_GIVENS = (
    "Sáng", "Nhì", "Phúc", "Lộc", "Thìn", "Sềnh", "Cắm", "Dếnh", "Mằn", "Hếnh", "Sủi", "Tài",
    "Dìn", "Chắn", "Lầm", "Sênh", "Phí", "Vằn", "Hùng", "Kim",
)  # fmt: skip
UPLAND_SHARE = 0.25

# Firms beyond the curated ones are a form of business, a trade and two of these.
FIRM_FIRSTS = (
    "Sương", "Gió", "Nắng", "Mây", "Thuyền", "Đá", "Trúc", "Lau", "Sen", "Hạc", "Én", "Cọ",
    "Rạng", "Mộc", "Thông", "Sóng", "Cát", "Ngói", "Trăng", "Bến", "Đồi", "Suối", "Lửa", "Bưởi",
)  # fmt: skip
FIRM_SECONDS = (
    "Xanh", "Vàng", "Biếc", "Sớm", "Đông", "Nam", "Bạc", "Hồng", "Thắm", "Lành", "Mới", "Ngàn",
    "Hiên", "Trong", "Cao", "Vững", "Ấm", "Nghĩa", "Tâm", "Hòa", "Thuận", "An", "Sáng", "Lộc",
)  # fmt: skip
FIRM_FORMS = ("Công ty TNHH", "Công ty Cổ phần", "Công ty TNHH MTV")
FIRM_TRADES = {
    "yard": ("Kho bãi", "Bến bãi"),
    "forwarder": ("Giao nhận", "Xuất nhập khẩu", "Tiếp vận"),
    "yarn": ("Sợi", "Dệt"),
    "garment": ("May", "May mặc xuất khẩu"),
    "electronics": ("Điện tử", "Linh kiện"),
    "hotel": ("Khách sạn",),
    "resort": ("Nghỉ dưỡng",),
    "restaurant": ("Nhà hàng", "Ẩm thực"),
    "seafood": ("Thủy sản", "Hải sản đông lạnh"),
    "builder": ("Xây dựng", "Xây lắp"),
    "garage": ("Sửa chữa ô tô", "Cơ khí"),
    "security": ("Dịch vụ bảo vệ",),
    "market": ("Bán lẻ", "Siêu thị"),
    "farm": ("Nông nghiệp", "Nông trại"),
    "forest": ("Lâm sản",),
    "sea_farm": ("Nuôi biển",),
    "transport": ("Vận tải khách",),
    "port": ("Bến cảng",),
    "telecom": ("Viễn thông",),
    "energy": ("Xăng dầu",),
    "clinic": ("Phòng khám",),
    "household": ("Hộ kinh doanh",),
}
# These call themselves so; the others are companies of one of FIRM_FORMS.
OWN_FORMS = {
    "farm": "Hợp tác xã",
    "forest": "Hợp tác xã",
    "sea_farm": "Hợp tác xã",
    "household": "",
}
