"""What time ends, once a day."""

from datetime import timedelta

import click
from flask.cli import with_appcontext

from app.filters import today
from app.news import announce
from app.reminders import remind
from models import Audit, Notice, ad_report, audit, db
from models import setting_entries as entries
from models.base import utcnow
from models.erasure import erase, forgotten_since, sweep
from models.expiry import expire_introductions, expire_jobs
from models.setting import whole

MONTH, YEAR = timedelta(days=30.44), timedelta(days=365.25)


@click.command("expire")
@with_appcontext
def expire() -> None:
    """Ends what is over, removes what was kept too long, tells of days and jobs that come."""
    day, now = today(), utcnow()
    done = {"jobs": expire_jobs(day)}
    db.session.commit()
    done["introductions"] = expire_introductions(day, whole(entries.SILENCE, day))
    db.session.commit()
    people = forgotten_since(now - whole(entries.PROFILE, day) * MONTH)
    for veteran in people:
        erase(veteran, by=None)
        db.session.commit()
    done["people"] = len(people)
    remind(day)
    done["news"] = announce(day, now)
    db.session.commit()
    done["notices"] = Notice.sweep(now - timedelta(days=whole(entries.NOTICES, day)))
    done["traces"] = sweep(now - timedelta(days=whole(entries.TRACES, day)))
    done["reports"] = ad_report.forget_before(now - timedelta(days=whole(entries.REPORTS, day)))
    done["audit"] = audit.forget_before(now - whole(entries.AUDIT, day) * YEAR)
    Audit.note("expire.run", **done)  # type: ignore[arg-type]
    db.session.commit()
    click.echo(
        "Hết hạn: {jobs} tin, {introductions} lượt giới thiệu. Xóa: {people} hồ sơ, "
        "{traces} dấu vết đăng nhập, {audit} dòng nhật ký, {reports} tin báo, "
        "{notices} thông báo. Tin mới đã báo: {news}.".format(**done)
    )


COMMANDS = (expire,)
