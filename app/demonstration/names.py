"""Parts of fictitious names."""

FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Lương", "Chíu")
MIDDLE = ("Văn", "Đức", "Minh", "Quang", "Hữu", "Thành", "Xuân", "Ngọc")
GIVEN = ("Anh", "Cường", "Đạt", "Hiếu", "Huy", "Khánh", "Long", "Nam", "Phúc", "Sơn", "Tùng")
