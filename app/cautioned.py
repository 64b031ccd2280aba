"""What an officer reads about texts that hold what hardly belongs there."""

from collections.abc import Mapping, Sequence

from flask import Flask
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app.filters import label
from models.cautions import Caution

FIELDS = {
    "schooling": _l("Trình độ"),
    "trade": _l("Nghề trước khi nhập ngũ"),
    "service": _l("Kể thêm về việc trong quân ngũ"),
    "skills": _l("Kỹ năng"),
    "licences": _l("Giấy phép lái xe"),
    "certificates": _l("Chứng chỉ"),
    "languages": _l("Ngoại ngữ"),
    "wish_1": _l("Nguyện vọng 1"),
    "wish_2": _l("Nguyện vọng 2"),
    "wish_3": _l("Nguyện vọng 3"),
    "places": _l("Nơi muốn làm việc"),
    "title": _l("Tên việc"),
    "place": _l("Địa điểm cụ thể"),
    "sector": _l("Ngành nghề"),
    "experience": _l("Kinh nghiệm"),
    "description": _l("Mô tả công việc"),
    "requirements": _l("Yêu cầu"),
}


def init_app(app: Flask) -> None:
    """Makes the lines known to the templates."""
    app.jinja_env.filters["caution_lines"] = lines


def lines(cautions: Mapping[str, Sequence[str]] | None) -> list[str]:
    """One line for each text: which, and what it looks like."""
    return [
        _(
            "%(field)s: giống %(kinds)s",
            field=FIELDS.get(name, name),
            kinds=", ".join(label(Caution(kind)) for kind in kinds),
        )
        for name, kinds in (cautions or {}).items()
    ]
