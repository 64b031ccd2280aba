"""Agreeing and taking it back: separate, never ticked beforehand, kept with its words."""

import re
from datetime import timedelta
from html import unescape

import pytest
import time_machine
from flask import Flask
from sqlalchemy import func, select

from models import Account, Audit, Consent, Employer, Veteran, db
from models.base import utcnow
from models.consent import VERSION, WORDING
from models.vocabulary import Purpose
from tests.pages import work
from tests.people import PASSWORD, Person, Town


def standing(app: Flask, person: Person) -> set[str]:
    with app.app_context():
        veteran = db.session.scalars(select(Veteran).filter_by(account_id=person.id)).one()
        rows = db.session.scalars(Consent.of(veteran).where(Consent.withdrawn_at.is_(None)))
        return {row.purpose.value for row in rows}


def test_nothing_is_ticked_beforehand(an: Person) -> None:
    page = an.opens("/dong-y")
    ticks = re.findall(r"<input[^>]*type=\"checkbox\"[^>]*>", page)
    assert len(ticks) == 3
    assert not any("checked" in tick for tick in ticks)
    assert "checked" not in an.opens("/ho-so")


@pytest.mark.parametrize(
    "ticked", [[], ["keep"], ["show"], ["statistics"], ["keep", "statistics"], ["show", "keep"]]
)
def test_each_tick_stands_alone(app: Flask, an: Person, ticked: list[str]) -> None:
    an.sends("/dong-y", **dict.fromkeys(ticked, "y"))
    assert standing(app, an) == set(ticked)
    an.opens("/viec-hop")
    work.save_profile(an, **({"shown_to_employers": "y"} if "show" in ticked else {}))
    assert standing(app, an) == set(ticked)


def test_the_words_and_their_version_are_kept(app: Flask, an: Person) -> None:
    page = unescape(an.opens("/dong-y"))
    an.sends("/dong-y", keep="y")
    an.sends("/ngon-ngu", language="en")
    an.opens("/dong-y")
    an.sends("/dong-y", statistics="y")
    with app.app_context():
        rows = {row.purpose: row for row in db.session.scalars(select(Consent))}
        assert rows[Purpose.KEEP].wording == WORDING[Purpose.KEEP]
        assert rows[Purpose.KEEP].wording in page
        assert rows[Purpose.STATISTICS].wording != WORDING[Purpose.STATISTICS]
        assert {row.version for row in rows.values()} == {VERSION}
        assert {row.given_by_id for row in rows.values()} == {an.id}
        acts = db.session.scalars(select(Audit.action).filter_by(action="consent.give")).all()
        assert len(acts) == 2


def test_what_is_taken_back_is_gone_at_the_next_request(
    app: Flask, an: Person, binh: Person, chi: Person
) -> None:
    job = work.post_job(binh, chi)
    work.save_profile(an, shown_to_employers="y")
    candidates = f"/doanh-nghiep/tin-tuyen/{job}/ung-vien"
    assert work.alias(an) in binh.opens(candidates)
    an.sends(f"/dong-y/{work.consent_id(an)}/rut-lai")
    assert work.alias(an) not in binh.opens(candidates)
    binh.sends(f"{candidates}/{work.alias(an)}/de-nghi", 409)
    assert standing(app, an) == set()
    # The evidence stays, and says until when.
    assert "Đã rút lại" in an.opens("/dong-y")
    an.sends("/dong-y", show="y")
    assert work.alias(an) in binh.opens(candidates)
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Consent)) == 2


def test_a_second_click_is_no_second_consent(app: Flask, an: Person) -> None:
    for _click in range(2):
        an.sends("/dong-y", keep="y")
    an.sends(f"/dong-y/{work.consent_id(an)}/rut-lai")
    an.sends(f"/dong-y/{work.consent_id(an)}/rut-lai")
    with app.app_context():
        acts = db.session.scalars(select(Audit.action)).all()
        assert (acts.count("consent.give"), acts.count("consent.withdraw")) == (1, 1)


def test_the_database_refuses_a_second_standing_consent(app: Flask, an: Person) -> None:
    with app.app_context():
        veteran = db.session.scalars(select(Veteran)).one()
        by = db.session.get(Account, an.id)
        firms = [Employer(name="Kho Một"), Employer(name="Kho Hai")]
        db.session.add_all(firms)
        for firm in (None, *firms):
            purpose = Purpose.REVEAL if firm else Purpose.SHOW
            first = Consent.give(veteran, purpose, by, employer=firm)
            # As if the other tab had not seen the first: the constraint decides.
            with pytest.MonkeyPatch.context() as patch:
                looks = iter([None, first])
                patch.setattr(Consent, "standing", lambda *_a, seen=looks: next(seen))
                assert Consent.give(veteran, purpose, by, employer=firm) is first
        db.session.commit()
        assert db.session.scalar(select(func.count()).select_from(Consent)) == 3
        assert Consent.holds(veteran, Purpose.REVEAL, firms[0])
        assert not Consent.holds(veteran, Purpose.REVEAL)
        Consent.withdraw_all(veteran, by)
        db.session.commit()
        assert not Consent.holds(veteran, Purpose.REVEAL, firms[0])
        assert not veteran.shown_to_employers


def test_agreeing_asks_for_the_password_where_it_was_typed_long_ago(app: Flask, an: Person) -> None:
    with time_machine.travel(utcnow() + timedelta(hours=1), tick=False):
        an.sends("/dong-y", 403, keep="y")
        assert standing(app, an) == set()
        an.sends("/dong-y", keep="y", confirm_password=PASSWORD)
        assert standing(app, an) == {"keep"}
        # Taking it back is never made harder than giving it.
    with time_machine.travel(utcnow() + timedelta(hours=3), tick=False):
        an.sends(f"/dong-y/{work.consent_id(an)}/rut-lai")
    assert standing(app, an) == set()


def test_another_persons_consent_is_not_there(town: Town, an: Person) -> None:
    an.sends("/dong-y", keep="y")
    other = town.veteran("Lý Văn Tư", "0912345608")
    other.sends(f"/dong-y/{work.consent_id(an)}/rut-lai", 404)


def test_an_officer_records_what_was_signed_on_paper(app: Flask, an: Person, chi: Person) -> None:
    page = f"/can-bo/quan-nhan/{work.veteran_id(an)}/dong-y"
    assert "checked" not in chi.opens(page)
    chi.sends(page, 400, keep="y")
    assert chi.errors()
    assert standing(app, an) == set()
    chi.sends(page, keep="y", show="y", paper="y")
    assert standing(app, an) == {"keep", "show"}
    with app.app_context():
        rows = db.session.scalars(select(Consent)).all()
        assert {(row.on_paper, row.given_by_id) for row in rows} == {(True, chi.id)}
    assert "Ghi theo giấy đã ký" in an.opens("/dong-y")
    for _time in range(2):
        chi.sends(f"{page}/{work.consent_id(an)}/rut-lai")
    assert standing(app, an) == {"keep"}


def test_an_officer_of_elsewhere_finds_nobody(app: Flask, town: Town, an: Person) -> None:
    an.sends("/dong-y", keep="y")
    officer = town.officer("Hoàng Thị Mai", "0912345607")
    with app.app_context():
        db.session.get(Account, officer.id).city_wide = False
        db.session.commit()
    page = f"/can-bo/quan-nhan/{work.veteran_id(an)}/dong-y"
    officer.opens(page, 404)
    officer.sends(page, 404, keep="y", paper="y")
    officer.sends(f"{page}/{work.consent_id(an)}/rut-lai", 404)
