"""The list of one's devices, and what ends a session: at the next request, everywhere."""

from datetime import timedelta

import time_machine
from flask import Flask
from sqlalchemy import select

from models import Account, Audit, SignInSession, db
from models.account import LIVES
from models.base import utcnow
from models.vocabulary import Role
from tests.people import Person, Town

PATH = "/tai-khoan/phien"
PHONE = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/140.0 Mobile <b>Safari</b>"


def ids(person: Person) -> list[str]:
    """The sessions of an account that were not ended, the newest first."""
    with person.client.application.app_context():
        rows = select(SignInSession).filter_by(account_id=person.id, ended_at=None)
        return [row.public_id for row in db.session.scalars(rows.order_by(SignInSession.id.desc()))]


def test_one_sees_ones_devices_and_no_others(town: Town, an: Person, binh: Person) -> None:
    phone = Person(town.app.test_client(), an.login, an.id)
    phone.client.environ_base["HTTP_USER_AGENT"] = PHONE
    phone.signs_in()
    page = phone.opens(PATH)
    assert "Chrome, Android" in page
    assert "Mozilla" not in page
    assert page.count('class="card') == 2
    assert page.count("Thiết bị này</span>") == 1
    for theirs in ids(binh):
        assert theirs not in page


def test_one_ends_another_device_at_its_next_request(an: Person) -> None:
    other = an.elsewhere()
    an.sends(f"{PATH}/{ids(other)[0]}/ket-thuc")
    other.opens("/viec-hop", 302)
    other.sends("/ho-so/ve-toi", 403, name="Đã ra")
    an.opens("/viec-hop")


def test_a_form_in_flight_of_an_ended_session_does_nothing(app: Flask, an: Person) -> None:
    other = an.elsewhere()
    token = other.token()
    an.sends(f"{PATH}/ket-thuc-het")
    answer = other.client.post("/ho-so/ve-toi", data={"csrf_token": token, "name": "Đã ra"})
    assert answer.status_code in {302, 400, 403}
    with app.app_context():
        assert "Đã ra" not in db.session.scalars(select(Account.name)).all()


def test_ending_all_others_leaves_this_one(an: Person) -> None:
    others = [an.elsewhere() for _n in range(3)]
    an.sends(f"{PATH}/ket-thuc-het")
    for other in others:
        other.opens(PATH, 302)
    assert an.opens(PATH).count('class="card') == 1


def test_nobody_ends_the_session_of_another(an: Person, binh: Person, chi: Person) -> None:
    theirs = ids(an)[0]
    binh.sends(f"{PATH}/{theirs}/ket-thuc", 404)
    chi.sends(f"{PATH}/{theirs}/ket-thuc", 404)
    an.opens("/viec-hop")


def test_an_ended_session_is_not_there_any_more(an: Person) -> None:
    an.elsewhere()
    other = ids(an)[0]
    an.sends(f"{PATH}/{other}/ket-thuc")
    an.sends(f"{PATH}/{other}/ket-thuc", 404)


def test_sessions_that_timed_out_are_not_listed_and_stay_dead(an: Person) -> None:
    idle, _absolute = LIVES[Role.VETERAN]
    other, now = an.elsewhere(), utcnow()
    cookie = other.client.get_cookie("tro-ve")
    assert cookie is not None
    with time_machine.travel(now + idle / 2, tick=False):
        an.opens(PATH)
    with time_machine.travel(now + idle + timedelta(minutes=5), tick=False):
        assert an.opens(PATH).count('class="card') == 1
        other.opens(PATH, 302)
    with time_machine.travel(now + timedelta(minutes=1), tick=False):
        other.client.set_cookie("tro-ve", cookie.value)
        other.opens(PATH, 302)  # the clock went back, the session did not come back


def test_a_new_role_ends_what_was_open(app: Flask, chi: Person) -> None:
    with app.app_context():
        account = db.session.get(Account, chi.id)
        assert account is not None
        account.role = Role.LEADER
        SignInSession.end_all(account.id)
        db.session.commit()
    chi.opens("/can-bo/", 302)
    chi.opens("/tai-khoan", 302)


def test_session_ids_are_random_and_kept_as_hashes(app: Flask, an: Person) -> None:
    people = [an.elsewhere() for _n in range(20)]
    cookies = [person.client.get_cookie("tro-ve") for person in people]
    values = {cookie.value for cookie in cookies if cookie}
    assert len(values) == 20
    with app.app_context():
        hashes = db.session.scalars(select(SignInSession.token_hash)).all()
    assert len({*hashes}) == len(hashes)
    assert not any(kept in value for kept in hashes for value in values)


def test_ending_is_on_record(app: Flask, an: Person) -> None:
    an.elsewhere()
    an.sends(f"{PATH}/{ids(an)[0]}/ket-thuc")
    an.sends(f"{PATH}/ket-thuc-het")
    with app.app_context():
        acts = db.session.scalars(select(Audit.action).where(Audit.actor_id == an.id)).all()
    assert {"session.end", "session.end_others"} <= {*acts}


def test_the_language_survives_signing_in(dung: Person, an: Person) -> None:
    dung.sends("/ngon-ngu", language="en")
    dung.login = an.login
    dung.signs_in()
    assert 'lang="en"' in dung.opens("/tai-khoan")
