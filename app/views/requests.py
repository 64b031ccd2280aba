"""Requests about personal data, as the office handles them: what is due, and what was answered."""

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _

from app.access import current_account, only
from app.filters import today
from app.forms.data_request import EXTEND, FINISH, REPLY, HandlingForm
from app.freshness import Answer, fresh
from app.paging import page_of
from models import DataRequest, db
from models.erasure import erase
from models.vocabulary import RequestKind, RequestState, Role

bp = Blueprint("requests", __name__, url_prefix="/can-bo/yeu-cau")
bp.before_request(only(Role.STAFF))


@bp.get("")
def listed() -> str:
    """All requests within one's scope, what is due first."""
    page = page_of(DataRequest.within(current_account))
    return render_template("staff/requests.html", page=page, today=today())


@bp.route("/<request_id>", methods=["GET", "POST"])
@fresh
def one(request_id: str) -> Answer:
    """One request and what is done about it; erasing needs the step "done"."""
    rows = DataRequest.within(current_account).where(DataRequest.public_id == request_id)
    if request.method == "POST":
        rows = rows.with_for_update(of=DataRequest)
    found = db.one_or_404(rows)
    form = HandlingForm()
    if not form.validate_on_submit():
        page = render_template("staff/request.html", found=found, form=form, today=today())
        return page, 400 if form.is_submitted() else 200
    _take(found, str(form.step.data), form.text.data or "")
    db.session.commit()
    flash(_("Đã ghi."))
    return redirect(url_for(".listed"))


def _take(found: DataRequest, step: str, text: str) -> None:
    me = current_account
    if step == REPLY:
        found.reply(me, text)
    elif step == EXTEND:
        found.extend(me, today())
        found.answer = f"{found.answer}\n{text}".strip()
    elif step == FINISH:
        found.close(RequestState.DONE, "data.finish", me, text)
        if found.kind is RequestKind.DELETE:
            erase(found.veteran, by=me)
    else:
        found.close(RequestState.REFUSED, "data.refuse", me, text)
