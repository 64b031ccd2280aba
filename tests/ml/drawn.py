"""Profiles and ads drawn at random from phrases that people really write, for properties."""

from hypothesis import strategies as st

from ml.records import Seeker, Vacancy

WORK = (
    "lái xe tải", "nấu ăn", "gác cổng", "tuần tra", "thủ kho", "bốc xếp hàng", "sửa chữa ô tô",
    "thợ hàn", "thợ điện nước", "trồng rau", "nuôi lợn", "y tá", "văn thư", "thợ xây", "thợ mộc",
    "công nhân may", "sửa máy nổ", "trực tổng đài", "cắt tóc", "phục vụ bàn", "lễ tân",
    "bán hàng", "giao hàng", "lái máy xúc", "chữa cháy", "quay phim", "sửa máy tính", "phiên dịch",
)  # fmt: skip
SKILLS = (
    "nấu ăn", "hàn MIG", "Excel", "đi dây điện", "sửa máy nổ", "bơi", "chụp ảnh", "võ thuật",
    "chịu khó", "đọc bản vẽ", "xây, trát", "cắt tóc", "photoshop", "kiểm kê", "làm ca đêm",
    "giao tiếp tốt", "lắp camera", "sơ cứu", "pha chế", "bấm mạng",
)  # fmt: skip
CERTIFICATES = (
    "thẻ an toàn lao động", "chứng chỉ bảo vệ", "chứng chỉ lái xe nâng", "chứng chỉ hàn 3G",
    "chứng chỉ tin học", "an toàn vệ sinh thực phẩm", "thẻ hướng dẫn viên", "thẻ an toàn điện",
    "chứng chỉ thuyền viên", "chứng chỉ cứu hộ", "chứng chỉ sơ cấp nghề nấu ăn",
)  # fmt: skip
LICENCES = ("A1", "B2", "C", "D", "E", "FC", "C1", "CE")
LANGUAGES = ("tiếng Anh giao tiếp", "tiếng Trung cơ bản", "HSK4", "tiếng Hàn giao tiếp")
SCHOOLS = ("", "9/12", "12/12", "Sơ cấp nghề", "Trung cấp điện", "Cao đẳng", "Đại học")
TITLES = (
    "Lái xe tải", "Phụ bếp", "Nhân viên bảo vệ", "Thợ hàn", "Thủ kho", "Kỹ thuật viên sửa ô tô",
    "Nhân viên kho", "Thợ điện nước", "Công nhân may", "Lễ tân khách sạn", "Nhân viên giao hàng",
    "Tổ trưởng sản xuất", "Kỹ sư cơ khí", "Thợ xây", "Lái xe container", "Nhân viên kinh doanh",
    "Hướng dẫn viên du lịch", "Nhân viên IT", "Công nhân sản xuất", "Điều dưỡng",
)  # fmt: skip
ASKS = (
    "Có bằng lái xe hạng C", "Bằng B2 trở lên", "Có bằng E", "Tốt nghiệp THPT",
    "Tốt nghiệp trung cấp", "Tốt nghiệp đại học", "Ít nhất 2 năm kinh nghiệm",
    "Có kinh nghiệm 1 năm", "Không yêu cầu kinh nghiệm", "Biết tiếng Trung giao tiếp",
    "Tiếng Anh cơ bản", "Có chứng chỉ bảo vệ", "Có chứng chỉ lái xe nâng", "Biết Excel",
    "Có thẻ an toàn lao động", "Biết hàn MIG, đọc bản vẽ", "Chịu khó, làm được ca đêm",
    "Biết nấu ăn", "Biết sửa máy nổ, đi dây điện", "Có bằng FC", "Có thẻ hướng dẫn viên",
)  # fmt: skip
YEARS = ("", " 6 tháng", " 1 năm", " 2 năm", " 5 năm")


def _some(phrases: tuple[str, ...], most: int) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(phrases), max_size=most, unique=True).map(", ".join)


trades = st.builds(str.__add__, st.sampled_from(WORK), st.sampled_from(YEARS)) | st.just("")
forms = st.builds(
    Seeker,
    id=st.just("V"),
    birth_year=st.sampled_from((None, 1998, 2004, 2007)),
    schooling=st.sampled_from(SCHOOLS),
    trade=trades,
    service=_some(WORK, 3),
    skills=_some(SKILLS, 4),
    licences=_some(LICENCES, 2),
    certificates=_some(CERTIFICATES, 3),
    languages=_some(LANGUAGES, 2),
    wishes=st.lists(st.sampled_from((*WORK, "việc gì cũng được")), max_size=3).map(tuple),
)
ads = st.builds(
    Vacancy,
    id=st.just("J"),
    title=st.sampled_from(TITLES),
    requirements=st.lists(st.sampled_from(ASKS), max_size=4, unique=True).map(". ".join),
    description=st.lists(st.sampled_from(WORK), max_size=3, unique=True).map(", ".join),
    experience=st.sampled_from(("", "Không yêu cầu", "1 - 2 năm", "Dưới 1 năm")),
)
