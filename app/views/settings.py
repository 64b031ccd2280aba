"""The admin's settings: what is in force, since when, on what ground, and what comes."""

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from app.access import current_account, only
from app.filters import today, translated
from app.forms.setting import SettingForm, written
from app.freshness import Answer, fresh
from models import Setting, db
from models.setting import history, in_force
from models.setting_entries import ENTRIES
from models.setting_kinds import Group
from models.vocabulary import Role

bp = Blueprint("settings", __name__, url_prefix="/quan-tri/thiet-dat")
bp.before_request(only(Role.ADMIN))


@bp.get("")
def all_of_them() -> str:
    """Every setting with the value of today, by what they belong to."""
    day = today()
    rows = {
        group: [
            (entry, in_force(entry, day) or entry.shipped[0])
            for entry in ENTRIES.values()
            if entry.group is group
        ]
        for group in Group
    }
    return render_template("admin/settings.html", rows=rows, written=written)


@bp.route("/<key>", methods=["GET", "POST"])
@fresh
def one(key: str) -> Answer:
    """One setting through the years, and the form for its next value."""
    entry = ENTRIES.get(key) or abort(404)
    form = SettingForm(entry)
    if form.validate_on_submit():
        Setting.set(entry, form.dated(), by=current_account)
        db.session.commit()
        flash(_("Đã ghi giá trị mới của “%(label)s”.", label=translated(entry.label)))
        return redirect(url_for(".one", key=key))
    who = {row.valid_from: row.set_by for row in db.session.scalars(Setting.rows(entry))}
    page = render_template(
        "admin/setting.html",
        entry=entry,
        form=form,
        values=history(entry),
        who=who,
        now=in_force(entry, today()),
        today=today(),
        written=written,
    )
    return page, 400 if form.is_submitted() else 200
