"""The whole profile as its person reads it: by step, line by line, and what is left open."""

from collections.abc import Mapping

from flask_babel import gettext as _

from app import licences, told
from app.filters import day
from app.forms.profile.service import LEADER
from app.forms.profile.terms import wage_in_full
from models import Veteran

Lines = list[tuple[str, str]]


def overview(person: Veteran) -> Mapping[str, Lines]:
    """Step -> (what, value); "" where nothing is known."""
    wage = wage_in_full(person.wage or "")
    wishes = (person.wish_1, person.wish_2, person.wish_3)
    born = day(person.birth_date) or str(person.birth_year or "")
    return {
        "who": [
            (_("Họ và tên"), person.name),
            (_("Ngày sinh"), born),
            (_("Xã, phường nơi ở"), person.unit.full_name if person.unit else ""),
            (_("Ngày xuất ngũ"), day(person.discharged_on)),
        ],
        "service": [
            (_("Việc đã làm"), ", ".join(told.roles(person))),
            (_("Doanh nghiệp đọc là"), _("đã làm tổ trưởng") if LEADER in person.roles else ""),
            (_("Kể thêm"), person.service),
        ],
        "background": [
            (_("Trình độ"), person.schooling),
            (_("Nghề trước khi nhập ngũ"), person.trade),
        ],
        "papers": [
            (_("Giấy phép lái xe"), licences.told(person.licence_papers, person.licences)),
            (_("Chứng chỉ"), person.certificates),
            (_("Ngày cấp thẻ đào tạo nghề"), day(person.card_issued_on)),
            (_("Đã dùng thẻ đào tạo nghề"), told.yes_or_no(person.card_used)),
        ],
        "skills": [(_("Kỹ năng"), person.skills), (_("Ngoại ngữ"), person.languages)],
        "wishes": [
            (_("Nguyện vọng %(rank)s", rank=rank), wish) for rank, wish in enumerate(wishes, 1)
        ],
        "terms": [
            (_("Nơi muốn làm việc"), person.places),
            (_("Lương mong muốn"), f"{person.wage} ({wage})" if person.wage else ""),
            (_("Giờ làm được"), told.shifts(person)),
            (_("Ở lại nơi làm việc"), told.yes_or_no(person.lives_in)),
            (_("Đi làm việc ở nước ngoài"), told.yes_or_no(person.abroad)),
        ],
    }
