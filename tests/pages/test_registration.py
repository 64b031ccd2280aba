"""Coming in without a slip: veterans whom an officer confirms, firms that the office verifies."""

import re

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.views import join
from models import Account, Audit, Consent, Employer, Unit, Veteran, db
from models.vocabulary import Purpose
from tests.pages import work
from tests.people import Person, Town

FIRM = {
    "firm": "Thủy sản Vạn Gia",
    "tax_code": "5700101299",
    "address": "Bến Vạn Gia",
    "contact": "Voòng Thị Mùi",
    "phone": "0912 345 680",
    "login": "vangia@example.com",
    "password": "lưới chài phơi nắng",
    "again": "lưới chài phơi nắng",
    "honest": "y",
}
REGISTER, FIRMS = "/dang-ky-doanh-nghiep", "/can-bo/doanh-nghiep"


def count(app: Flask, model: type) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(model)) or 0


def confirms(chi: Person, newcomer: Person, who: str = "new", status: int = 302) -> str:
    return chi.sends(f"/can-bo/cho-xac-nhan/{work.veteran_id(newcomer)}", status, who=who)


def test_a_newcomer_fills_in_a_profile_and_is_nowhere_else(
    app: Flask, binh: Person, chi: Person, dung: Person
) -> None:
    job = work.post_job(binh, chi)
    sang = work.register(dung, show="y")
    # He agrees to be shown: that he is not has to do with the office alone.
    work.save_profile(sang, name="Lỷ A Sáng", shown_to_employers="y")
    candidates = f"/doanh-nghiep/tin-tuyen/{job}/ung-vien"
    alias = work.alias(sang)
    assert work.JOB["title"] in sang.opens("/viec-hop")
    sang.sends(f"/viec-hop/{job}/quan-tam", 409)
    assert alias not in binh.opens(candidates)
    binh.sends(f"{candidates}/{alias}/de-nghi", 404)
    assert "Lỷ A Sáng" not in chi.opens(f"/can-bo/tin-tuyen/{job}")
    fields = {"decision": "approve", "reason": "", "note": ""}
    chi.sends(f"/can-bo/gioi-thieu/{work.veteran_id(sang)}/{job}", 409, **fields)
    assert "người tự đăng ký chờ xác nhận" in chi.opens("/can-bo/")
    assert "Lỷ A Sáng" in chi.opens("/can-bo/cho-xac-nhan")
    confirms(chi, sang)
    assert work.veteran_id(sang) not in chi.opens("/can-bo/cho-xac-nhan")
    work.save_profile(sang, name="Lỷ A Sáng", shown_to_employers="y")
    assert alias in binh.opens(candidates)
    sang.sends(f"/viec-hop/{job}/quan-tam")


def test_consents_of_a_registration_are_kept_with_their_words(app: Flask, dung: Person) -> None:
    sang = work.register(dung, statistics="y")
    with app.app_context():
        person = db.session.scalars(select(Veteran).filter_by(account_id=sang.id)).one()
        given = {row.purpose for row in db.session.scalars(Consent.of(person))}
        assert given == {Purpose.KEEP, Purpose.STATISTICS}
        assert not person.shown_to_employers


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "x" * 121},
        {"birth_date": ""},
        {"birth_date": "31/2/2004"},
        {"birth_date": "1/1/1900"},
        {"unit_id": "0"},
        {"unit_id": "99999999"},
        {"unit_id": "x"},
        {"login": ""},
        {"login": "abc"},
        {"login": "0912345601"},
        {"login": "+84 912.345.601"},
        {"password": "ngắn", "again": "ngắn"},
        {"password": "lyasang2004", "again": "lyasang2004"},
        {"password": "02/09/2004", "again": "02/09/2004"},
        {"password": "0912345677", "again": "0912345677"},
        {"again": "khác"},
        {"keep": ""},
    ],
)
def test_a_wrong_registration_says_so_and_makes_nothing(
    app: Flask, an: Person, dung: Person, wrong: dict[str, str]
) -> None:
    form = work.REGISTRATION | {"unit_id": work.unit_id(dung)} | wrong
    page = dung.sends("/dang-ky", 400, **{key: value for key, value in form.items() if value})
    assert dung.errors()
    if "name" not in wrong:
        assert "Lỷ A Sáng" in page
    assert work.REGISTRATION["password"] not in page
    assert count(app, Account) == 1
    assert count(app, Veteran) == 1


def test_protected_fields_of_a_registration_have_no_effect(app: Flask, dung: Person) -> None:
    more = {"role": "admin", "unconfirmed_since": "", "city_wide": "y", "number": "QN-1"}
    sang = work.register(dung, **more, account_id="1", alias="UV-AAAAAAAA")
    with app.app_context():
        account = db.session.get_one(Account, sang.id)
        person = db.session.scalars(select(Veteran)).one()
        assert (account.role, account.city_wide) == ("veteran", False)
        assert (person.number, person.is_confirmed) == (None, False)
        assert person.alias != "UV-AAAAAAAA"


def test_registrations_are_limited_and_an_office_still_gets_in(
    app: Flask, town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert join.FROM_ONE_ADDRESS >= 50
    monkeypatch.setattr(join, "FROM_ONE_ADDRESS", 2)
    for number in range(2):
        work.register(town.stranger(), login=f"09123457{number:02d}")
    late = town.stranger()
    form = work.REGISTRATION | {"unit_id": work.unit_id(late), "login": "0912345799"}
    late.sends("/dang-ky", 429, **form)
    assert count(app, Account) == 2
    elsewhere = Person(app.test_client())
    elsewhere.client.environ_base["REMOTE_ADDR"] = "192.0.2.7"
    elsewhere.sends("/dang-ky", **form)


def test_a_newcomer_of_the_roster_becomes_one_row(app: Flask, chi: Person, dung: Person) -> None:
    with app.app_context():
        known = Veteran(name="LỶ A SÁNG", number="QN-0042", birth_year=2004, skills="nấu ăn")
        db.session.add(known)
        db.session.commit()
        theirs = known.public_id
    sang = work.register(dung, show="y")
    work.save_profile(sang, name="Lỷ A Sáng", shown_to_employers="y")
    page = chi.opens(f"/can-bo/cho-xac-nhan/{work.veteran_id(sang)}")
    assert theirs in page
    confirms(chi, sang, theirs)
    with app.app_context():
        person = db.session.scalars(select(Veteran)).one()
        assert (person.public_id, person.number, person.skills) == (theirs, "QN-0042", "nấu ăn")
        assert person.account_id == sang.id
        assert person.is_confirmed
        assert person.trade == work.PROFILE["trade"]
        assert Consent.holds(person, Purpose.KEEP)
        assert Consent.holds(person, Purpose.SHOW)
    assert "nấu ăn" in sang.opens("/ho-so")


def test_nobody_is_joined_with_somebody_elses_profile(
    app: Flask, chi: Person, an: Person, dung: Person
) -> None:
    with app.app_context():
        other = Veteran(name="Người Khác", number="QN-0043")
        db.session.add(other)
        db.session.commit()
        unlike = other.public_id
    sang = work.register(dung, name="Phạm Văn An", birth_date="14/8/2003")
    page = chi.opens(f"/can-bo/cho-xac-nhan/{work.veteran_id(sang)}")
    for not_offered in (work.veteran_id(an), unlike, "x", "1"):
        assert f'value="{not_offered}"' not in page
        confirms(chi, sang, not_offered, 400)
    assert "Phạm Văn An" in an.opens("/tai-khoan")


def test_a_newcomer_is_confirmed_once(chi: Person, dung: Person) -> None:
    sang = work.register(dung)
    confirms(chi, sang)
    confirms(chi, sang, status=404)


def test_who_is_turned_away_is_out(app: Flask, chi: Person, dung: Person) -> None:
    sang = work.register(dung)
    path = f"/can-bo/cho-xac-nhan/{work.veteran_id(sang)}/tu-choi"
    chi.sends(path, 400)
    chi.sends(path, 400, turned_away="vì thế")
    sang.opens("/ho-so")
    chi.sends(path, turned_away="elsewhere")
    sang.opens("/ho-so", 302)
    chi.sends(path, 404, turned_away="elsewhere")
    with app.app_context():
        acts = db.session.scalars(select(Audit).where(Audit.action == "veteran.turn_away")).all()
        assert [row.detail["reason"] for row in acts] == ["elsewhere"]


def test_only_the_officer_of_the_commune_confirms(app: Flask, town: Town, dung: Person) -> None:
    sang = work.register(dung)
    officer = town.officer("Bế Thị Hoa", "0912345641")
    other = int(work.unit_id(officer, 1))
    with app.app_context():
        account = db.session.get_one(Account, officer.id)
        account.city_wide, account.units = False, [db.session.get_one(Unit, other)]
        db.session.commit()
    assert "Lỷ A Sáng" not in officer.opens("/can-bo/cho-xac-nhan")
    confirms(officer, sang, status=404)
    officer.sends(f"/can-bo/cho-xac-nhan/{work.veteran_id(sang)}/tu-choi", 404, turned_away="twice")
    sang.opens("/ho-so")


# ---- firms


def firm_id(app: Flask) -> str:
    with app.app_context():
        return db.session.scalars(
            select(Employer.public_id).where(Employer.tax_code == FIRM["tax_code"])
        ).one()


@pytest.fixture
def mui(dung: Person) -> Person:
    """Mùi, whose firm has just registered."""
    dung.sends(REGISTER, **FIRM)
    dung.login, dung.password = FIRM["login"], FIRM["password"]
    return dung


def test_a_firm_is_shown_nobody_before_it_is_verified(
    app: Flask, an: Person, mui: Person, chi: Person
) -> None:
    work.save_profile(an, shown_to_employers="y")
    assert "chờ xác minh" in mui.opens("/doanh-nghiep/tin-tuyen")
    mui.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB)
    job = work.job_id(mui)
    page = mui.opens(f"/doanh-nghiep/tin-tuyen/{job}/ung-vien")
    assert work.alias(an) not in page
    assert "chờ xác minh" in page
    mui.sends(f"/doanh-nghiep/tin-tuyen/{job}/ung-vien/{work.alias(an)}/de-nghi", 409)
    chi.sends(f"/can-bo/tin-tuyen/{job}/duyet", 409)
    assert "Hôm nay, 2 việc" in chi.opens("/can-bo/")  # the job, and the firm
    assert FIRM["firm"] in chi.opens(FIRMS)
    chi.sends(f"{FIRMS}/{firm_id(app)}/xac-minh")
    chi.sends(f"{FIRMS}/{firm_id(app)}/xac-minh", 409)
    chi.sends(f"/can-bo/tin-tuyen/{job}/duyet")
    assert work.alias(an) in mui.opens(f"/doanh-nghiep/tin-tuyen/{job}/ung-vien")


def test_a_firm_reads_why_and_corrects_it(app: Flask, mui: Person, chi: Person) -> None:
    chi.sends(f"{FIRMS}/{firm_id(app)}/chua-xac-minh", 400, reason="")
    chi.sends(f"{FIRMS}/{firm_id(app)}/chua-xac-minh", reason="Tên chưa khớp mã số thuế")
    path = "/doanh-nghiep/thong-tin"
    assert "Tên chưa khớp mã số thuế" in mui.opens(path)
    mui.sends(path, **{key: FIRM[key] for key in ("address", "contact", "phone")}, firm="Vạn Gia 2")
    page = mui.opens(path)
    assert "Cán bộ ghi" not in page  # it is looked at again; why it was refused stays in the way
    assert page.index("Cán bộ chưa xác minh được") < page.index("Công ty sửa thông tin")
    assert "Cán bộ gọi điện và đối chiếu" in page
    assert "Trong khi chờ" in page
    chi.sends(f"{FIRMS}/{firm_id(app)}/xac-minh")
    assert "Đã xác minh" in mui.opens(path)
    same = {"firm": "Vạn Gia 2", "contact": "Voòng Mùi", "phone": "0912345680"}
    mui.sends(path, **same)
    assert "Đã xác minh" in mui.opens(path)
    mui.sends(path, **same | {"firm": "Một tên khác"})  # a verified name is nobody else's
    assert "chờ xác minh" in mui.opens(path)
    chi.sends(f"{FIRMS}/{firm_id(app)}/xac-minh")
    chi.sends(f"{FIRMS}/{firm_id(app)}/chua-xac-minh", 409, reason="Muộn rồi")


@pytest.mark.parametrize(
    "wrong",
    [
        {"firm": ""},
        {"firm": "x" * 201},
        {"tax_code": ""},
        {"tax_code": "5700101298"},
        {"tax_code": "57001012"},
        {"tax_code": "022203001234"},
        {"tax_code": "5700101299-000"},
        {"tax_code": "1' OR '1'='1"},
        {"contact": ""},
        {"phone": "123"},
        {"phone": ""},
        {"login": "vangia@"},
        {"login": "javascript:alert(1)"},
        {"login": "0912345601"},
        {"password": "vangia2024", "again": "vangia2024"},
        {"password": "5700101299", "again": "5700101299"},
        {"honest": ""},
    ],
)
def test_a_wrong_firm_says_so_and_makes_nothing(
    app: Flask, an: Person, dung: Person, wrong: dict[str, str]
) -> None:
    if wrong.get("password") == "vangia2024":
        wrong = wrong | {"firm": "Vạn Gia"}
    form = {key: value for key, value in (FIRM | wrong).items() if value}
    page = dung.sends(REGISTER, 400, **form)
    assert dung.errors()
    if "firm" not in wrong:
        assert FIRM["firm"] in page
    assert count(app, Employer) == 0
    assert count(app, Account) == 1


def test_a_firm_that_is_there_is_nobodys_to_take(app: Flask, mui: Person, town: Town) -> None:
    rival = town.stranger()
    rival.sends(REGISTER, 400, **FIRM | {"login": "rival@example.com", "tax_code": "57 0010 1299"})
    assert "đã có trong hệ thống" in rival.errors()[0]
    rival.sends(REGISTER, 400, **FIRM | {"tax_code": "5700100506"})
    assert "đã có tài khoản" in rival.errors()[0]
    assert count(app, Employer) == 1


def test_an_officer_adds_and_shuts_people_of_a_firm(app: Flask, mui: Person, chi: Person) -> None:
    path = f"{FIRMS}/{firm_id(app)}"
    chi.sends(f"{path}/tai-khoan", 400, name="Bế A Páo", login=FIRM["login"])
    chi.sends(f"{path}/tai-khoan", 400, name="", login="0912345690")
    page = chi.sends(f"{path}/tai-khoan", 200, name="Bế A Páo", login="0912345690")
    code = re.findall(r'class="code">([A-Z0-9-]{19})<', page)[0]
    pao = Person(app.test_client(), "0912345690", password="gió mùa đông bắc")
    pao.sends("/dang-nhap", login=pao.login, password=code)
    pao.sends("/tai-khoan/mat-khau", password=pao.password, again=pao.password)
    pao.opens("/doanh-nghiep/tin-tuyen")
    with app.app_context():
        account = db.session.scalars(select(Account).filter_by(login="0912345690")).one().public_id
    chi.sends(f"{path}/tai-khoan/{account}/khoa")
    pao.opens("/doanh-nghiep/tin-tuyen", 302)
    chi.sends(f"{path}/tai-khoan/{account}/khoa", 409)
    chi.sends(f"{path}/tai-khoan/{account}/mo")
    chi.sends(f"{path}/tai-khoan/{account}/ma", 200)


def test_accounts_that_are_not_the_firms_are_not_there(
    app: Flask, mui: Person, an: Person, binh: Person, chi: Person
) -> None:
    path = f"{FIRMS}/{firm_id(app)}/tai-khoan"
    for other in (an, binh, chi):
        for act in ("ma", "khoa", "mo"):
            chi.sends(f"{path}/{work.account_id(other)}/{act}", 404)


def test_a_household_business_registers_with_its_twelve_digits(app: Flask, dung: Person) -> None:
    dung.sends(REGISTER, **FIRM | {"tax_code": "022203001234", "household": "y"})
    assert count(app, Employer) == 1
