"""Job templates: title, sector, experience, description, requirements, wage, openings."""

Template = tuple[str, str, str, str, str, str, int]
JOBS: tuple[Template, ...] = (
    ("Lái xe tải", "Vận tải", "1 năm", "Chở hàng từ kho ra cửa khẩu.", "Bằng lái hạng C",
     "11-14 triệu", 3),
    ("Lái xe nâng", "Kho bãi", "", "Xếp dỡ hàng trong kho.", "Chứng chỉ xe nâng", "9-11 triệu", 2),
    ("Thủ kho", "Kho bãi", "", "Kiểm đếm, ghi sổ hàng.", "Tốt nghiệp THPT", "8-9 triệu", 1),
    ("Nhân viên bảo vệ", "Bảo vệ", "", "Trực cổng theo ca.", "Sức khỏe tốt", "7-8 triệu", 4),
    ("Thợ hàn", "Cơ khí", "1 năm", "Hàn khung thép.", "Có nghề hàn", "10-13 triệu", 2),
    ("Thợ điện", "Điện", "1 năm", "Lắp và sửa điện nhà xưởng.", "Trung cấp điện", "9-12 triệu", 2),
    ("Công nhân may", "Dệt may", "", "May theo chuyền.", "", "7-10 triệu", 20),
    ("Nhân viên lễ tân", "Khách sạn", "", "Đón khách.", "Biết tiếng Trung", "7-9 triệu", 2),
    ("Phụ bếp", "Khách sạn", "", "Sơ chế thức ăn.", "", "6-8 triệu", 2),
    ("Công nhân nuôi tôm", "Thủy sản", "", "Cho ăn, đo nước.", "", "7-9 triệu", 3),
    ("Thợ xây", "Xây dựng", "", "", "", "", 5),
    ("Giao hàng", "", "", "", "", "", 3),
)  # fmt: skip
