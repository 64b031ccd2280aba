"""The office's lists come in from a spreadsheet, whole or not at all."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _

from app import matching
from app.access import current_account, only
from app.errors import page as error_page
from app.filters import count, today
from app.forms.upload import SpreadsheetForm
from app.freshness import Answer
from app.roster import veterans as rows
from app.roster.lines import Checked
from app.spreadsheets import Unreadable
from models import Audit, db
from models.setting import whole
from models.setting_entries import IMPORTS
from models.vocabulary import Role

bp = Blueprint("imports", __name__, url_prefix="/can-bo/nhap")
bp.before_request(only(Role.STAFF))
SHOWN = 200


@bp.route("/quan-nhan", methods=["GET", "POST"])
def veterans() -> Answer:
    """Imports survey forms; every problem is named by its line, and one keeps all out."""
    form = SpreadsheetForm()
    if not form.is_submitted():
        return _page(form, Checked())
    if Audit.lately("import.veterans", current_account.id) >= whole(IMPORTS, today()):
        return error_page(429)
    checked = Checked()
    if form.validate():
        try:
            db.session.commit()  # nobody waits for a lock while the file is read
            checked = rows.check(form.sent(), current_account)
        except Unreadable as unreadable:
            form.file.errors = [str(unreadable)]
    if form.file.errors or form.errors or checked.problems:
        failed = Audit(action="import.veterans", actor_id=current_account.id, outcome="failed")
        db.session.add(failed)
        db.session.commit()
        return _page(form, checked), 400
    kept = rows.keep(checked.values)
    Audit.note("import.veterans", by=current_account.id, rows=len(kept))
    matching.rematch()
    db.session.commit()
    flash(_("Đã nhập %(count)s hồ sơ.", count=count(len(kept))))
    return redirect(url_for("staff.veterans"))


def _page(form: SpreadsheetForm, checked: Checked) -> str:
    return render_template(
        "staff/import.html",
        form=form,
        problems=checked.problems[:SHOWN],
        total=len(checked.problems),
        headings=list(rows.HEADINGS),
    )
