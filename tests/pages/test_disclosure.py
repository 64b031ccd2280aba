"""What Bình sees of An at each stage, on every page that an employer can open."""

import re
from collections.abc import Callable
from datetime import timedelta
from html import unescape

import pytest
from flask import Flask
from sqlalchemy import select, update

from app import disclosure, matching
from app.doors import doors
from app.filters import today
from models import Account, Introduction, Job, Setting, Unit, Veteran, db
from models.base import utcnow
from models.expiry import expire_introductions
from models.setting_entries import BRANCH
from models.setting_kinds import Dated
from models.vocabulary import IntroductionState
from tests.pages import work
from tests.pages.reading import readable
from tests.people import Person, Town

WHO = {
    "name": "Phạm Văn Chimyến",
    "phone": "0912345601",
    "birth year": "1999",
    "unit": "Phường Móng Cái 1",
}
BIRTH_DATE = "7/3/1999"
WORK = {
    "words": "trình-độ-kín",
    "trade": "lái xe tải nghề-kín",
    "skills": "lái xe tải kỹ-năng-kín",
    "licences": "B2, C bằng-kín",
    "certificates": "chứng-chỉ-kín",
    "languages": "ngoại-ngữ-kín",
    "places": "nơi-kín",
}
NEVER = {
    "service": "lái xe tải quân-ngũ-kín",
    "wish": "lái xe tải ước-kín",
    "role": "Hải quân",
    "number": "QN-KÍN-0001",
}
ANONYMOUS = ("listed", "asked", "approved", "sent")
KNOWN = ("seen", "interview", "offered", "hired", "started")
OVER = ("refused", "withdrawn", "expired", "left", "taken back")


@pytest.fixture
def pair(app: Flask, an: Person, binh: Person, chi: Person) -> tuple[str, str]:
    """A job of Bình's and the profile of An, each line of it a canary."""
    with app.app_context():
        unit = db.session.scalars(Unit.on(today()).where(Unit.name == "Móng Cái 1")).one()
        unit_id = str(unit.id)
    work.save_profile(
        an,
        name=WHO["name"],
        birth_date=BIRTH_DATE,
        unit_id=unit_id,
        service=NEVER["service"],
        roles="navy_deck",
        wish_1=NEVER["wish"],
        level="",
        shown_to_employers="y",
        **WORK,
    )
    with app.app_context():
        db.session.execute(update(Veteran).values(number=NEVER["number"], phone=WHO["phone"]))
        db.session.commit()
    return work.post_job(binh, chi), work.veteran_id(an)


def brought_to(
    stage: str, app: Flask, an: Person, binh: Person, chi: Person, job: str
) -> str | None:
    """Brings the pair to a stage through the pages; the introduction, where there is one."""
    ask = f"/doanh-nghiep/tin-tuyen/{job}/ung-vien/{work.alias(an)}/de-nghi"
    if stage == "listed":
        return None
    binh.sends(ask)
    if stage == "asked":
        return work.introduction_id(an)
    decide = f"/can-bo/gioi-thieu/{work.veteran_id(an)}/{job}"
    chi.sends(decide, decision="approve", reason="")
    pair = work.introduction_id(an)
    an.sends(f"/gioi-thieu/{pair}/dong-y", tick="y")
    if stage == "approved":
        return pair
    chi.sends(f"/can-bo/luot/{pair}/gui")
    theirs = f"/doanh-nghiep/gioi-thieu/{pair}"
    way: list[tuple[str, Callable[[], object]]] = [
        ("sent", lambda: None),
        ("seen", lambda: binh.sends(f"{theirs}/mo")),
        (
            "interview",
            lambda: binh.sends(f"{theirs}/hen", day="30/6/2099", hour="8:30", place="Km3"),
        ),
        ("offered", lambda: binh.sends(f"{theirs}/moi-lam")),
        ("hired", lambda: binh.sends(f"{theirs}/tuyen")),
        ("started", lambda: binh.sends(f"{theirs}/di-lam")),
    ]
    ends = {
        "refused": ("seen", lambda: binh.sends(f"{theirs}/tu-choi", reason="other_chosen")),
        "withdrawn": ("offered", lambda: an.sends(f"/gioi-thieu/{pair}/rut")),
        "left": ("started", lambda: binh.sends(f"{theirs}/thoi-viec")),
        "taken back": (
            "started",
            lambda: an.sends(f"/dong-y/{work.consent_id(an)}/rut-lai"),
        ),
        "expired": ("seen", lambda: _wait(app)),
    }
    until, end = ends.get(stage, (stage, lambda: None))
    for name, step in way:
        step()
        if name == until:
            break
    end()
    return pair


def _wait(app: Flask) -> None:
    with app.app_context():
        db.session.execute(update(Introduction).values(moved_at=utcnow() - timedelta(days=60)))
        assert expire_introductions(today(), 14) == 1
        db.session.commit()


def all_pages(app: Flask, binh: Person, job: str, pair: str | None) -> str:
    """Everything that an employer can open, in one text."""
    said = []
    for door in doors(app):
        if "GET" in door.methods and {"employer", "anyone"} & set(door.roles):
            path = door.rule.replace("<job_id>", job)
            if pair is not None:
                path = path.replace("<introduction_id>", pair)
            if "<" not in path:
                said.append(readable(binh.client.get(path)))
    assert len(said) > 8
    # Forms offer every commune to choose from: that tells nothing of anybody.
    return unescape(re.sub(r"<option.*?</option>", "", " ".join(said)))


@pytest.mark.parametrize("stage", [*ANONYMOUS, *KNOWN, *OVER])
def test_what_binh_sees_at_each_stage(
    app: Flask, an: Person, binh: Person, chi: Person, pair: tuple[str, str], stage: str
) -> None:
    job, veteran = pair
    introduction = brought_to(stage, app, an, binh, chi, job)
    seen = all_pages(app, binh, job, introduction)
    known = stage in KNOWN
    shown = {key: text in seen for key, text in {**WHO, **WORK}.items()}
    assert shown == dict.fromkeys(shown, known)
    assert (BIRTH_DATE in seen) is (stage in {"hired", "started"})
    assert [key for key, text in NEVER.items() if text in seen] == []
    assert veteran not in seen
    assert (work.alias(an) in seen) or known


def test_the_branch_of_service_is_shown_where_the_office_allows_it(
    app: Flask, town: Town, an: Person, binh: Person, chi: Person, pair: tuple[str, str]
) -> None:
    job, _veteran = pair
    introduction = brought_to("sent", app, an, binh, chi, job)
    theirs = f"/doanh-nghiep/gioi-thieu/{introduction}"
    admin = town.admin("Ngô Hạnh", "0912345605")
    with app.app_context():
        by = db.session.get(Account, admin.id)
        Setting.set(BRANCH, Dated(value=True, valid_from=today()), by=by)
        db.session.commit()
    for path in (theirs, f"/doanh-nghiep/tin-tuyen/{job}/ung-vien"):
        page = unescape(binh.opens(path))
        assert NEVER["role"] in page
        assert NEVER["service"] not in page
    binh.sends(f"{theirs}/mo")
    assert NEVER["service"] in unescape(binh.opens(theirs))


def test_who_was_not_called_in_time_is_no_longer_named(
    app: Flask, an: Person, binh: Person, chi: Person, pair: tuple[str, str]
) -> None:
    introduction = brought_to("seen", app, an, binh, chi, pair[0])
    with app.app_context():
        moved = utcnow() - timedelta(days=29)
        db.session.execute(update(Introduction).values(moved_at=moved))
        db.session.commit()
    assert WHO["name"] in binh.opens(f"/doanh-nghiep/gioi-thieu/{introduction}")
    with app.app_context():
        moved = utcnow() - timedelta(days=31)
        db.session.execute(update(Introduction).values(moved_at=moved))
        db.session.commit()
    seen = all_pages(app, binh, pair[0], introduction)
    assert [key for key, text in {**WHO, **WORK}.items() if text in seen] == []


@pytest.mark.parametrize(("number", "told"), [(4, False), (5, True)])
def test_a_commune_is_told_where_five_similar_people_live(
    app: Flask, an: Person, binh: Person, pair: tuple[str, str], number: int, told: bool
) -> None:
    job, _veteran = pair
    with app.app_context():
        first = db.session.scalars(select(Veteran)).one()
        for _other in range(number - 1):
            db.session.add(
                Veteran(
                    unit_id=first.unit_id,
                    trade=first.trade,
                    skills=first.skills,
                    licences=first.licences,
                    wish_1=first.wish_1,
                    shown_to_employers=True,
                    profile_saved_at=utcnow(),
                )
            )
        # Somebody alone in another commune is not told in either case.
        alone = db.session.scalars(Unit.on(today()).where(Unit.name == "Vĩnh Thực")).one()
        db.session.add(
            Veteran(
                unit=alone,
                trade=first.trade,
                skills=first.skills,
                wish_1=first.wish_1,
                licences=first.licences,
                shown_to_employers=True,
                profile_saved_at=utcnow(),
            )
        )
        db.session.flush()
        matching.rematch()
        db.session.commit()
    page = binh.opens(f"/doanh-nghiep/tin-tuyen/{job}/ung-vien")
    assert page.count("UV-") >= number + 1
    assert (WHO["unit"] in page) is told
    assert "Vĩnh Thực" not in page


def test_every_stage_has_a_line_in_the_table() -> None:
    assert set(disclosure.SHOWN) == {None, *IntroductionState}
    for state, pieces in disclosure.SHOWN.items():
        assert disclosure.Piece.ALIAS in pieces, state


def test_people_of_a_unit_that_was_merged_count_with_the_new_one(app: Flask) -> None:
    with app.app_context():
        old = db.session.scalars(select(Unit).where(Unit.name == "Trà Cổ")).one()
        people = [Veteran(id=number, unit=old) for number in range(5)]
        told = disclosure.areas(people, today())
        assert set(told.values()) == {"Phường Móng Cái 1"}
        assert db.session.scalar(select(Job.id)) is None
        db.session.rollback()
