"""The admin makes, moves and shuts accounts of the office; first codes open a door once."""

import re
from datetime import timedelta

import pyotp
import pytest
import time_machine
from flask import Flask
from sqlalchemy import select

from app import passwords
from models import Account, Audit, OneTimeCode, Unit, db
from models.base import utcnow
from models.vocabulary import CodePurpose, Role
from tests.pages import work
from tests.people import Person, Town

PATH = "/quan-tri/tai-khoan"
NEW = {"name": "Hoàng Thị Mai", "login": "0912 345.621", "role": "staff", "city_wide": "y"}
OWN = "rừng xanh suối biếc 7"


@pytest.fixture
def yen(town: Town) -> Person:
    """Yến, who administers."""
    return town.admin("Lê Hải Yến", "0912345605")


def code_on(page: str) -> str:
    """The one-time code that a page shows."""
    found = re.search(r'class="code">([A-Z0-9-]{19})<', page)
    assert found is not None
    return found[1]


def key_on(page: str) -> str:
    """The secret for the authenticator app that a page shows."""
    found = re.search(r'class="code">([A-Z2-7-]{39})<', page)
    assert found is not None
    return found[1].replace("-", "")


def account_of(app: Flask, login: str) -> Account:
    with app.app_context():
        return db.session.scalars(select(Account).filter_by(login=login)).one()


def enters(app: Flask, login: str, code: str, status: int = 302) -> Person:
    """Somebody who types a printed code in place of a password."""
    person = Person(app.test_client(), login)
    person.sends("/dang-nhap", status, login=login, password=code)
    return person


def sets_up(person: Person) -> list[str]:
    """Passes all that stands before the first page: password, app, recovery codes."""
    person.sends("/tai-khoan/mat-khau", password=OWN, again=OWN)
    person.password = OWN
    person.totp_secret = key_on(person.opens("/tai-khoan/xac-thuc"))
    code = pyotp.TOTP(person.totp_secret).at(utcnow())
    return re.findall(
        r'class="code">([A-Z0-9-]{27})<', person.sends("/tai-khoan/xac-thuc", 200, code=code)
    )


def test_a_new_officer_comes_in_step_by_step(app: Flask, yen: Person) -> None:
    code = code_on(yen.sends(f"{PATH}/moi", 200, **NEW))
    mai = enters(app, "0912345621", code)
    for closed in ("/can-bo/", "/tai-khoan", "/tai-khoan/phien", "/tai-khoan/xac-thuc"):
        mai.opens(closed, 302)
        assert mai.page.location == "/tai-khoan/mat-khau"
    mai.sends("/tai-khoan/phien/ket-thuc-het", 403)
    mai.sends("/tai-khoan/mat-khau", 400, password="zvkqmwtrpfh", again="zvkqmwtrpfh")
    mai.sends("/tai-khoan/mat-khau", password=OWN, again=OWN)
    mai.opens("/can-bo/", 302)
    assert mai.page.location == "/tai-khoan/xac-thuc"
    key = key_on(mai.opens("/tai-khoan/xac-thuc"))
    assert key_on(mai.opens("/tai-khoan/xac-thuc")) == key
    mai.sends("/tai-khoan/xac-thuc", 400, code="000000")
    codes = mai.sends("/tai-khoan/xac-thuc", 200, code=pyotp.TOTP(key).at(utcnow()))
    assert len(re.findall(r'class="code">[A-Z0-9-]{27}<', codes)) == 10
    mai.opens("/can-bo/")


def test_a_first_code_opens_once(app: Flask, yen: Person) -> None:
    code = code_on(yen.sends(f"{PATH}/moi", 200, **NEW))
    enters(app, "0912345621", code)
    enters(app, "0912345621", code, 400)


@pytest.mark.parametrize("spelled", [str.lower, lambda c: c.replace("-", ""), lambda c: f" {c} "])
def test_a_code_may_be_typed_as_people_type(app: Flask, yen: Person, spelled) -> None:  # type: ignore[no-untyped-def]
    code = code_on(yen.sends(f"{PATH}/moi", 200, **NEW))
    enters(app, "0912345621", spelled(code))


def test_a_first_code_dies_after_72_hours(app: Flask, yen: Person) -> None:
    code = code_on(yen.sends(f"{PATH}/moi", 200, **NEW))
    with time_machine.travel(utcnow() + timedelta(hours=71, minutes=59), tick=False):
        late = Person(app.test_client(), "0912345621")
        late.sends("/dang-nhap", 302, login=late.login, password=code)
    other = code_on(yen.sends(f"{PATH}/{account_of(app, '0912345621').public_id}/ma", 200))
    with time_machine.travel(utcnow() + timedelta(hours=72, seconds=1), tick=False):
        enters(app, "0912345621", other, 400)


def test_a_new_code_makes_the_one_before_worthless(app: Flask, yen: Person) -> None:
    first = code_on(yen.sends(f"{PATH}/moi", 200, **NEW))
    second = code_on(yen.sends(f"{PATH}/{account_of(app, '0912345621').public_id}/ma", 200))
    enters(app, "0912345621", first, 400)
    enters(app, "0912345621", second)


def test_a_code_opens_only_its_own_account(app: Flask, yen: Person, an: Person) -> None:
    code = code_on(yen.sends(f"{PATH}/moi", 200, **NEW))
    enters(app, an.login, code, 400)
    enters(app, "0912345699", code, 400)
    enters(app, "0912345621", code)


def test_first_codes_are_random_and_kept_as_hashes(app: Flask, yen: Person) -> None:
    yen.sends(f"{PATH}/moi", 200, **NEW)
    path = f"{PATH}/{account_of(app, '0912345621').public_id}/ma"
    codes = {code_on(yen.sends(path, 200)).replace("-", "") for _n in range(50)}
    assert len(codes) == 50
    assert {len(code) for code in codes} == {16}  # 5 bits each: 80
    with app.app_context():
        rows = db.session.scalars(select(OneTimeCode)).all()
        assert not codes & {row.code_hash for row in rows}
        assert sum(row.used_at is None for row in rows) == 1


def test_guessing_codes_counts_like_guessing_passwords(app: Flask, yen: Person) -> None:
    code = code_on(yen.sends(f"{PATH}/moi", 200, **NEW))
    for _try in range(10):
        enters(app, "0912345621", "2345-6789-ABCD-EFGH", 400)
    enters(app, "0912345621", code, 429)


def test_a_forgotten_password_is_replaced_and_the_app_still_asked(
    app: Flask, yen: Person, chi: Person
) -> None:
    code = code_on(yen.sends(f"{PATH}/{work.account_id(chi)}/ma", 200))
    assert chi.totp_secret is not None
    with time_machine.travel(utcnow() + timedelta(minutes=1), tick=False):
        again = Person(app.test_client(), chi.login)
        again.sends("/dang-nhap", 200, login=chi.login, password=code)  # asks for the app's code
        again.sends("/dang-nhap", 400, login=chi.login, password=code, code="000000")
        totp = passwords.totp_now(chi.totp_secret)
        again.sends("/dang-nhap", login=chi.login, password=code, code=totp)
        again.opens("/can-bo/", 302)
        chi.opens("/can-bo/")  # the old session ends only with the new password
        again.sends("/tai-khoan/mat-khau", password=OWN, again=OWN)
        chi.opens("/can-bo/", 302)
        again.opens("/can-bo/")


def test_without_a_second_factor_the_password_alone_is_nothing(
    app: Flask, yen: Person, chi: Person
) -> None:
    code = code_on(yen.sends(f"{PATH}/{work.account_id(chi)}/xac-thuc", 200))
    chi.opens("/can-bo/", 302)
    chi.sends("/dang-nhap", 400, login=chi.login, password=chi.password, code="")
    entered = enters(app, chi.login, code)
    sets_up(entered)
    entered.opens("/can-bo/")


def test_a_recovery_code_stands_in_for_the_app_once(app: Flask, yen: Person) -> None:
    mai = enters(app, "0912345621", code_on(yen.sends(f"{PATH}/moi", 200, **NEW)))
    codes = sets_up(mai)
    mai.sends("/dang-xuat")
    sign_in = {"login": mai.login, "password": OWN}
    mai.sends("/dang-nhap", **sign_in, code=codes[3].lower().replace("-", " "))
    assert "9" in mai.opens("/tai-khoan/ma-du-phong")
    mai.sends("/dang-xuat")
    mai.sends("/dang-nhap", 400, **sign_in, code=codes[3])
    mai.sends("/dang-nhap", **sign_in, code=codes[4])
    new = re.findall(r'class="code">([A-Z0-9-]{27})<', mai.sends("/tai-khoan/ma-du-phong", 200))
    assert not {*new} & {*codes}
    mai.sends("/dang-xuat")
    mai.sends("/dang-nhap", 400, **sign_in, code=codes[5])
    mai.sends("/dang-nhap", **sign_in, code=new[0])


def test_nobody_uses_the_recovery_code_of_another(app: Flask, yen: Person, chi: Person) -> None:
    codes = re.findall(r'class="code">([A-Z0-9-]{27})<', yen.sends("/tai-khoan/ma-du-phong", 200))
    chi.sends("/dang-xuat")
    chi.sends("/dang-nhap", 400, login=chi.login, password=chi.password, code=codes[0])


def test_another_app_takes_over_only_with_its_code(app: Flask, chi: Person) -> None:
    key = key_on(chi.opens("/tai-khoan/xac-thuc"))
    assert key != chi.totp_secret
    chi.sends("/tai-khoan/xac-thuc", 400, code=passwords.totp_now(chi.totp_secret or ""))
    assert account_of(app, chi.login).totp_secret == chi.totp_secret
    chi.sends("/tai-khoan/xac-thuc", 200, code=pyotp.TOTP(key).at(utcnow()))
    assert account_of(app, chi.login).totp_secret == key


def test_guessing_the_new_apps_code_is_limited(chi: Person) -> None:
    for _try in range(10):
        chi.sends("/tai-khoan/xac-thuc", 400, code="000000")
    chi.sends("/tai-khoan/xac-thuc", 429, code="000000")


def test_shutting_an_account_ends_it_at_once(app: Flask, yen: Person, chi: Person) -> None:
    path = f"{PATH}/{work.account_id(chi)}"
    code = code_on(yen.sends(f"{path}/ma", 200))
    yen.sends(f"{path}/khoa")
    chi.opens("/can-bo/", 302)
    chi.sends("/dang-nhap", 400, login=chi.login, password=chi.password, code="")
    enters(app, chi.login, code, 400)
    yen.sends(f"{path}/khoa", 409)
    yen.sends(f"{path}/ma", 409)
    yen.sends(f"{path}/mo")
    yen.sends(f"{path}/mo", 409)
    enters(app, chi.login, code, 400)  # what was printed before stays worthless
    with time_machine.travel(utcnow() + timedelta(minutes=1), tick=False):
        chi.signs_in().opens("/can-bo/")


@pytest.mark.parametrize("change", [{"role": "leader"}, {"city_wide": ""}])
def test_a_new_role_or_scope_ends_what_is_open(
    app: Flask, yen: Person, chi: Person, change: dict[str, str]
) -> None:
    with app.app_context():
        unit = db.session.scalars(select(Unit.id).where(Unit.valid_to.is_(None))).first()
    fields = {"name": "Vũ Thùy Chi", "role": "staff", "city_wide": "y", "units": str(unit)} | change
    yen.sends(f"{PATH}/{work.account_id(chi)}", **{k: v for k, v in fields.items() if v})
    chi.opens("/can-bo/", 302)
    account = account_of(app, chi.login)
    assert account.role == fields["role"]
    assert not account.city_wide


def test_saving_without_a_change_of_rights_ends_nothing(yen: Person, chi: Person) -> None:
    fields = {"name": "Vũ Chi", "role": "staff", "city_wide": "y"}
    yen.sends(f"{PATH}/{work.account_id(chi)}", **fields)
    chi.opens("/can-bo/")


def test_scope_is_what_the_admin_says(app: Flask, town: Town, yen: Person) -> None:
    with app.app_context():
        units = db.session.scalars(select(Unit).where(Unit.valid_to.is_(None))).all()
        near, far = units[0].id, units[1].id
    yen.sends(f"{PATH}/moi", 200, **{k: v for k, v in NEW.items() if k != "city_wide"}, units=near)
    for name, login, unit in (("Người Gần", "0912345631", near), ("Người Xa", "0912345632", far)):
        town.veteran(name, login).sends("/ho-so/ve-toi", name=name, unit_id=str(unit))
    account = account_of(app, "0912345621").public_id
    mai = enters(app, "0912345621", code_on(yen.sends(f"{PATH}/{account}/ma", 200)))
    sets_up(mai)
    page = mai.opens("/can-bo/quan-nhan")
    assert "Người Gần" in page
    assert "Người Xa" not in page


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 121},
        {"login": ""},
        {"login": "abc"},
        {"login": "a@"},
        {"login": "0123"},
        {"login": "0912345605"},
        {"login": "+84 912 345 605"},
        {"role": "veteran"},
        {"role": "employer"},
        {"role": ""},
        {"role": "staff", "city_wide": ""},
        {"units": "99999999"},
        {"units": "x"},
    ],
)
def test_a_wrong_form_makes_no_account(app: Flask, yen: Person, wrong: dict[str, str]) -> None:
    fields = {key: value for key, value in (NEW | wrong).items() if value or key != "city_wide"}
    page = yen.sends(f"{PATH}/moi", 400, **fields)
    assert yen.errors()
    if wrong.get("name") != "":
        assert "Hoàng Thị Mai" in page or "x" * 121 in page
    with app.app_context():
        assert len(db.session.scalars(select(Account)).all()) == 1


def test_an_admin_keeps_his_own_rights(app: Flask, yen: Person) -> None:
    path = f"{PATH}/{work.account_id(yen)}"
    yen.sends(f"{path}/khoa", 409)
    yen.sends(f"{path}/xac-thuc", 409)
    yen.sends(path, 400, name="Lê Hải Yến", role="leader")
    yen.sends(path, name="Lê Thị Hải Yến", role="admin")
    yen.opens(PATH)
    assert account_of(app, yen.login).role is Role.ADMIN


def test_accounts_of_veterans_and_firms_are_not_the_admins(
    yen: Person, an: Person, binh: Person
) -> None:
    for other in (an, binh):
        path = f"{PATH}/{work.account_id(other)}"
        yen.opens(path, 404)
        for act in ("ma", "xac-thuc", "khoa", "mo"):
            yen.sends(f"{path}/{act}", 404)


def test_every_act_asks_for_the_password_after_a_while(
    app: Flask, yen: Person, chi: Person
) -> None:
    path = f"{PATH}/{work.account_id(chi)}"
    with time_machine.travel(utcnow() + timedelta(minutes=16), tick=False):
        for act in ("ma", "xac-thuc", "khoa"):
            yen.sends(f"{path}/{act}", 403)
        yen.sends(f"{PATH}/moi", 403, **NEW)
        yen.opens(f"{PATH}/moi", 302)
        chi.opens("/can-bo/")
        page = yen.sends(f"{PATH}/moi", 200, **NEW, confirm_password=yen.password)
        assert code_on(page)
    with app.app_context():
        issued = select(OneTimeCode).filter_by(purpose=CodePurpose.SIGN_IN)
        assert len(db.session.scalars(issued).all()) == 1


def test_acts_are_on_record_without_codes(app: Flask, yen: Person, chi: Person) -> None:
    code = code_on(yen.sends(f"{PATH}/moi", 200, **NEW))
    path = f"{PATH}/{work.account_id(chi)}"
    for act, status in (("ma", 200), ("xac-thuc", 200), ("khoa", 302), ("mo", 302)):
        yen.sends(f"{path}/{act}", status)
    with app.app_context():
        rows = db.session.scalars(select(Audit).where(Audit.actor_id == yen.id)).all()
        acts = {row.action for row in rows}
        told = repr([row.detail for row in rows])
    assert {
        "account.create",
        "account.move",
        "account.print_code",
        "account.drop_second_factor",
        "account.disable",
        "account.enable",
    } <= acts
    assert code not in told
    assert code.replace("-", "") not in told


def test_a_code_is_no_password_for_what_is_sensitive(app: Flask, yen: Person, chi: Person) -> None:
    code = code_on(yen.sends(f"{PATH}/{work.account_id(chi)}/ma", 200))
    chi.sends("/tai-khoan/xac-nhan", 400, confirm_password=code)
    chi.sends("/tai-khoan/mat-khau", 400, current=code, password=OWN, again=OWN)
