"""The cast: An drives, Bình owns a yard, Chi decides, Dũng leads, Hạnh administers."""

from collections.abc import Sequence
from datetime import date

from app import passwords
from app.demonstration import people
from app.demonstration.chance import Chance
from app.demonstration.content import lives
from app.demonstration.sign_ins import SignIn
from models import Account, Employer, Veteran
from models.vocabulary import Role

AN = {
    "schooling": "12/12",
    "trade": "Phụ xe tải cho chú một năm, chạy hàng nông sản Móng Cái - Hải Phòng",
    "service": "Lái xe tải chở lương thực, vật tư; mỗi tuần ba chuyến đường núi, có chuyến đêm. "
    "Tự kiểm tra xe trước khi chạy, thay dầu, thay lốp, ghi sổ xe. Hai năm không va quệt.",
    "skills": "Lái xe tải 5-8 tấn, lùi vào kho hẹp, chằng buộc hàng, xem bản đồ, sửa lỗi nhỏ",
    "licences": "A1; hạng C do quân đội cấp, chưa đổi",
    "certificates": "Đang học chứng chỉ xe nâng",
    "languages": "Tiếng Trung giao tiếp đơn giản",
    "wish_1": "Lái xe tải",
    "wish_2": "Lái xe nâng",
    "wish_3": "Nhân viên giao nhận",
    "places": "Móng Cái, Hải Hà",
    "wage": "10-12 triệu",
}
AN_BORN = date(2003, 8, 14)
ROLES_OF_AN = ["driver", "transport_logistics"]


def accounts(chance: Chance, sign_ins: Sequence[SignIn]) -> dict[Role, Account]:
    """An account for each sign-in.

    Raises:
        ValueError: somebody of the cast is missing.
    """
    made = {Role(one.role): _account(chance, one) for one in sign_ins}
    if missing := set(Role) - set(made):
        raise ValueError(f"no sign-in for {', '.join(sorted(missing))}")
    return made


def as_an(account: Account, row: Veteran) -> people.Made:
    """Turns a person of the later cohort into An, with a whole profile."""
    row.account, row.name, row.phone = account, account.name, account.login
    row.birth_date, row.birth_year = AN_BORN, None
    row.roles, row.shown_to_employers = list(ROLES_OF_AN), True
    for field, text in AN.items():
        setattr(row, field, text)
    return people.Made(row, lives()[0])  # the first life is a lorry driver's


def put_binh(account: Account, row: Employer) -> None:
    """Gives a firm to Bình."""
    account.employer = row


def _account(chance: Chance, one: SignIn) -> Account:
    return Account(
        public_id=chance.public_id(),
        login=one.login,
        name=one.name,
        role=Role(one.role),
        password_hash=passwords.hash_of(one.password),
        totp_secret=one.totp_secret,
        city_wide=one.role == Role.STAFF,
        created_at=chance.moment(90),
    )
