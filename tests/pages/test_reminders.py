"""What is told before a day comes: once for each day that is named, to whom it concerns."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import time_machine
from flask import Flask
from sqlalchemy import select

from app.reminders import months_after
from models import Job, Match, Notice, Veteran, db
from models.notice_kinds import NoticeKind
from models.vocabulary import Band
from tests.pages import work
from tests.pages.test_expire import expire
from tests.people import Person, Town

N = NoticeKind
NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
TODAY = date(2026, 3, 2)


def told(app: Flask, kind: NoticeKind) -> list[dict[str, Any]]:
    """What was told of one kind, the first first."""
    with app.app_context():
        rows = select(Notice).where(Notice.kind == kind).order_by(Notice.id)
        return [notice.told for notice in db.session.scalars(rows)]


def knows(app: Flask, person: Person, **facts: Any) -> None:
    """The profile of a person holds some facts."""
    with app.app_context():
        veteran = db.session.scalars(select(Veteran).filter_by(account_id=person.id)).one()
        for name, value in facts.items():
            setattr(veteran, name, value)
        db.session.commit()


def test_the_same_day_some_months_on_or_the_last_of_a_shorter_month() -> None:
    assert months_after(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert months_after(date(2025, 12, 15), 1) == date(2026, 1, 15)
    assert months_after(date(2026, 1, 31), -2) == date(2025, 11, 30)


def test_a_card_is_told_of_within_thirty_days_and_once(app: Flask, town: Town) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        an = town.veteran("Phạm Văn An", "0912345601")
        used = town.veteran("Lý Văn Tư", "0912345608")
        issued = date(2025, 4, 2)  # twelve months: lapses on the second of April
        knows(app, an, card_issued_on=issued)
        knows(app, used, card_issued_on=issued, card_used=True)
        expire(app)
        assert told(app, N.CARD) == []  # 31 days
        clock.shift(timedelta(days=1))
        expire(app)
        expire(app)
        clock.shift(timedelta(days=5))
        expire(app)
        assert [row["day"] for row in told(app, N.CARD)] == ["2026-04-02"]
        assert "hết hạn ngày 2/4/2026" in an.signs_in().opens("/thong-bao")
        knows(app, an, card_issued_on=date(2025, 4, 4))  # another day is told of again
        expire(app)
        assert [row["day"] for row in told(app, N.CARD)] == ["2026-04-02", "2026-04-04"]


def test_a_military_licence_is_told_of_before_it_cannot_be_swapped(app: Flask, town: Town) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        an = town.veteran("Phạm Văn An", "0912345601")
        civil = town.veteran("Lý Văn Tư", "0912345608")
        left = date(2025, 9, 20)  # six months: the twentieth of March
        paper = [{"class": "C", "military": True}]
        knows(app, an, discharged_on=left, licence_papers=paper)
        knows(app, civil, discharged_on=left, licences="B2")
        for _day in range(3):
            expire(app)
            clock.shift(timedelta(days=1))
        # The rule of 2025 has not been confirmed, and the notice says so.
        assert told(app, N.LICENCE) == [{"day": "2026-03-20", "unsure": True}]
        assert "chưa được cơ quan xác nhận" in an.signs_in().opens("/thong-bao")
        clock.shift(timedelta(days=30))
        knows(app, civil, discharged_on=left, licence_papers=paper)
        expire(app)
        assert len(told(app, N.LICENCE)) == 1  # the day has passed


def test_a_job_is_told_of_three_days_before_its_deadline(app: Flask, town: Town) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        binh = town.employer("Kho bãi Bình Sơn Hải", "0912345602")
        work.post_job(binh, town.officer("Vũ Thùy Chi", "0912345603"))
        with app.app_context():
            db.session.scalars(select(Job)).one().deadline = TODAY + timedelta(days=4)
            db.session.commit()
        expire(app)
        assert told(app, N.JOB_EXPIRING) == []
        for _day in range(3):
            clock.shift(timedelta(days=1))
            expire(app)
        assert [row["day"] for row in told(app, N.JOB_EXPIRING)] == ["2026-03-06"]


def test_who_owes_an_answer_is_told_before_it_is_too_late(app: Flask, town: Town) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        an = town.veteran("Phạm Văn An", "0912345601")
        binh = town.employer("Kho bãi Bình Sơn Hải", "0912345602")
        chi = town.officer("Vũ Thùy Chi", "0912345603")
        hanh = town.admin("Ngô Thị Hạnh", "0912345605")
        silence = "/quan-tri/thiet-dat/introduction.silence_days"
        hanh.sends(silence, value="10", valid_from="1/1/2026")
        job = work.post_job(binh, chi)
        work.save_profile(an)
        work.send_introduction(an, chi, job)
        clock.shift(timedelta(days=7))
        expire(app)
        assert told(app, N.SILENCE) == []
        clock.shift(timedelta(days=1))
        expire(app)
        expire(app)
        assert [row["day"] for row in told(app, N.SILENCE)] == ["2026-03-12"]
        assert told(app, N.ANSWER_DUE) == []  # the person owes nothing now


def test_jobs_that_fit_are_told_once_a_day(app: Flask, town: Town) -> None:
    with time_machine.travel(NOW, tick=False) as clock:
        an = town.veteran("Phạm Văn An", "0912345601")
        poor = town.veteran("Lý Văn Tư", "0912345608")
        binh = town.employer("Kho bãi Bình Sơn Hải", "0912345602")
        chi = town.officer("Vũ Thùy Chi", "0912345603")
        for title in ("Lái xe nâng", "Lái xe cẩu"):
            binh.sends("/doanh-nghiep/tin-tuyen/moi", **work.JOB | {"title": title})
            chi.sends(f"/can-bo/tin-tuyen/{work.job_id(binh, title)}/duyet")
            with app.app_context():
                job = db.session.scalars(select(Job).filter_by(title=title)).one()
                for person, band in ((an, Band.STRONG), (poor, Band.POOR)):
                    who = db.session.scalars(select(Veteran).filter_by(account_id=person.id)).one()
                    match = Match(veteran=who, job=job, version="x", score=1, band=band)
                    match.parts, match.checks = [], []
                    db.session.add(match)
                db.session.commit()
            expire(app)
            expire(app)
        assert [row["number"] for row in told(app, N.MATCHES)] == [2]
        clock.shift(timedelta(days=1))
        expire(app)
        assert len(told(app, N.MATCHES)) == 1  # a job is news once
        assert "2 việc mới hợp với hồ sơ" in an.signs_in().opens("/thong-bao")
        assert "việc mới hợp" not in poor.signs_in().opens("/thong-bao")
