"""What the office knows of people, by days: entered for one or for many, voided, never changed."""

from dataclasses import dataclass

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response

from app import people
from app.access import READS, current_account, only
from app.filters import count, today
from app.forms.cautions import point_out, sentence
from app.forms.decision import ButtonForm
from app.forms.situation import EventForm, ManyForm
from app.freshness import Answer
from app.paging import total
from models import SituationEvent, Veteran, db, situation, situation_entry
from models.vocabulary import Role

bp = Blueprint("situations", __name__, url_prefix="/can-bo")
bp.before_request(only(Role.STAFF))
MOST = 500  # people at once: as many as an officer can look through
WHOM = "nguoi"


def _person(veteran_id: str) -> Veteran:
    return db.one_or_404(
        Veteran.within(current_account)
        .where(Veteran.public_id == veteran_id)
        .options(joinedload(Veteran.unit))
    )


@bp.route("/quan-nhan/<veteran_id>/tinh-hinh", methods=["GET", "POST"])
def history(veteran_id: str) -> Answer:
    """All that was ever entered of a person, and one more line."""
    veteran = _person(veteran_id)
    form = EventForm(veteran)
    if form.validate_on_submit():
        key = form.form_key.data or ""
        situation_entry.enter([veteran], form.news, current_account, key)
        db.session.commit()
        flash(_("Đã ghi tình hình của %(name)s.", name=veteran.display_name))
        return _back(veteran)
    point_out(form, ["note"])
    rows = db.session.scalars(SituationEvent.of(veteran)).all()
    page = render_template(
        "situations/history.html",
        veteran=veteran,
        form=form,
        now=situation.of(veteran, today()),
        rows=[(row, sentence(row.note)) for row in rows],
        button=ButtonForm(),
    )
    return page, 400 if form.is_submitted() else 200


@bp.post("/quan-nhan/<veteran_id>/tinh-hinh/<event_id>/huy")
def void(veteran_id: str, event_id: str) -> Response:
    """A line was a mistake: it counts no more, and stays to be read."""
    veteran = _person(veteran_id)
    row = db.one_or_404(SituationEvent.of(veteran).where(SituationEvent.public_id == event_id))
    situation_entry.void(row, by=current_account)
    db.session.commit()
    flash(_("Đã hủy một dòng; dòng ấy vẫn còn để đọc lại."))
    return _back(veteran)


def _back(veteran: Veteran) -> Response:
    """To the person, or to the list where a move led them out of one's scope."""
    seen = Veteran.within(current_account).where(Veteran.id == veteran.id)
    if db.session.scalar(seen.with_only_columns(Veteran.id)) is None:
        flash(_("Người này nay thuộc cán bộ của nơi ở mới."))
        return redirect(url_for("staff.veterans"))
    return redirect(url_for(".history", veteran_id=veteran.public_id))


@dataclass(frozen=True)
class Change:
    """One person in the preview: as it is, and as it will be."""

    person: Veteran
    before: str
    after: str


@bp.route("/tinh-hinh", methods=["GET", "POST"])
def many() -> Answer:
    """One line for many people: chosen, looked at, then entered of all or of nobody."""
    chosen = _chosen()
    form = ManyForm(chosen)
    if not chosen or len(chosen) > MOST or form.edit.data or not form.validate_on_submit():
        point_out(form, ["note"])
        wrong = form.is_submitted() and not form.edit.data
        return _page(form, chosen, []), 400 if wrong else 200
    if not form.is_sure:
        return _page(form, chosen, _preview(form, chosen))
    situation_entry.enter(chosen, form.news, current_account, form.form_key.data or "")
    db.session.commit()
    flash(_("Đã ghi tình hình của %(count)s người.", count=count(len(chosen))))
    return redirect(url_for("staff.veterans"))


def _page(form: ManyForm, chosen: list[Veteran], changes: list[Change]) -> str:
    return render_template(
        "situations/many.html",
        form=form,
        chosen=chosen,
        changes=changes,
        changed=sum(change.before != change.after for change in changes),
        caution=sentence(form.note.data or ""),
        most=MOST,
    )


def _chosen() -> list[Veteran]:
    """The people ticked, or all whom the list asks for; 404 where one is not one's own."""
    if request.method in READS and people.ALL in request.args:
        everybody = people.asked().select(current_account, today())
        return list(db.session.scalars(everybody.limit(MOST + 1)))
    ids = set((request.args if request.method in READS else request.form).getlist(WHOM))
    if len(ids) > MOST:
        abort(413)
    mine = Veteran.within(current_account).where(Veteran.public_id.in_(ids))
    if total(mine) != len(ids):
        abort(404)
    return list(db.session.scalars(mine.order_by(Veteran.name, Veteran.id)))


def _preview(form: ManyForm, chosen: list[Veteran]) -> list[Change]:
    found = situation.of_people(chosen, today())
    news = form.news
    return [
        Change(
            person,
            people.told(found[person.id]),
            people.told(found[person.id].with_event(news.kind, news.on)),
        )
        for person in chosen
    ]
