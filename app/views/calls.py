"""The office's call list: people whom no letter reaches, and what they are to be told."""

from collections import defaultdict

from flask import Blueprint, abort, flash, redirect, render_template, url_for
from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response

from app import notices
from app.access import current_account, only
from app.forms.decision import ButtonForm
from app.forms.notice import CallForm
from app.notices import Said
from app.paging import page_of
from models import Notice, Veteran, db
from models.vocabulary import Role

bp = Blueprint("calls", __name__, url_prefix="/can-bo/can-goi")
bp.before_request(only(Role.STAFF))


@bp.get("")
def listed() -> str:
    """Who is to be called, with the words to send and the number."""
    people = Notice.people_to_call(current_account)
    page = page_of(people.options(joinedload(Veteran.unit), joinedload(Veteran.account)))
    told: defaultdict[int, list[tuple[Notice, Said]]] = defaultdict(list)
    with force_locale("vi"):  # it is read by the person
        for notice in db.session.scalars(Notice.to_tell([person.id for person in page.rows])):
            told[notice.veteran_id or 0].append((notice, notices.said(notice)))
    return render_template("staff/calls.html", page=page, told=told, button=ButtonForm())


def _person(veteran_id: str) -> Veteran:
    return db.one_or_404(Veteran.within(current_account).where(Veteran.public_id == veteran_id))


@bp.post("/<veteran_id>/da-bao")
def reached(veteran_id: str) -> Response:
    """The person was told all that stood on the page."""
    _note(_person(veteran_id), reached=True)
    flash(_("Đã ghi: người này đã được báo."))
    return redirect(url_for(".listed"))


@bp.post("/<veteran_id>/khong-gap")
def not_reached(veteran_id: str) -> Response:
    """The person was not reached: the call comes again, after the others."""
    _note(_person(veteran_id), reached=False)
    flash(_("Đã ghi: chưa liên lạc được. Người này xuống cuối danh sách."))
    return redirect(url_for(".listed"))


def _note(person: Veteran, reached: bool) -> None:
    form = CallForm()
    if not form.validate():
        abort(400)
    until = select(Notice).where(
        Notice.public_id == form.until.data, Notice.veteran_id == person.id
    )
    Notice.tell(person, db.one_or_404(until).id, reached, by=current_account)
    db.session.commit()
