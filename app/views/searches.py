"""The searches a veteran keeps: saving, naming, removing."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import searches
from app.access import current_account, only
from app.board import Search
from app.filters import today
from app.forms.decision import ButtonForm
from app.forms.saved_search import NameForm
from models import SavedSearch, Veteran, db
from models import setting_entries as entries
from models.saved_search import TooManySearches
from models.setting import whole
from models.vocabulary import Role

bp = Blueprint("searches", __name__, url_prefix="/tim-kiem-da-luu")
bp.before_request(only(Role.VETERAN))


@dataclass(frozen=True)
class Row:
    """One saved search as the page shows it."""

    saved: SavedSearch
    search: Search
    told: str  # what it asks for, where its name does not say it already
    jobs: int
    form: NameForm


@bp.get("")
def mine() -> str:
    """All of them, the newest first, each with the jobs it finds now."""
    return _page()


@bp.post("/luu")
def keep() -> Response | tuple[str, int]:
    """Saves the search that the form holds, as an address of the board would."""
    search = Search.from_args(request.form)
    args, name = searches.kept(search), searches.name_of(search)
    most = whole(entries.SEARCHES, today())
    try:
        SavedSearch.keep(Veteran.of(current_account), name, args, most)
    except TooManySearches:
        return _page(too_many=search), 409
    db.session.commit()
    flash(_("Đã lưu tìm kiếm. Có việc mới, anh/chị được báo, mỗi ngày nhiều nhất một lần."))
    back: dict[str, Any] = search.as_args()
    return redirect(url_for("public.jobs", **back))


@bp.post("/<search_id>/ten")
def rename(search_id: str) -> Response | tuple[str, int]:
    """Gives one another name."""
    saved, form = _own(search_id), NameForm()
    if not form.validate():
        return _page(sent=(saved, form)), 400
    saved.rename(form.name.data or "")
    db.session.commit()
    flash(_("Đã đổi tên."))
    return redirect(url_for(".mine"))


@bp.post("/<search_id>/xoa")
def remove(search_id: str) -> Response:
    """Removes one."""
    saved = _own(search_id)
    name = saved.name
    saved.remove()
    db.session.commit()
    flash(_("Đã xóa tìm kiếm “%(name)s”.", name=name))
    return redirect(url_for(".mine"))


def _own(search_id: str) -> SavedSearch:
    own = SavedSearch.of(Veteran.of(current_account))
    return db.one_or_404(own.where(SavedSearch.public_id == search_id))


def _page(sent: tuple[SavedSearch, NameForm] | None = None, too_many: Search | None = None) -> str:
    own = list(db.session.scalars(SavedSearch.of(Veteran.of(current_account))))
    sought = searches.read(own)
    rows = []
    for saved, search, jobs in zip(own, sought, searches.numbers(sought), strict=True):
        form = sent[1] if sent and sent[0] is saved else NameForm(formdata=None, obj=saved)
        form.stand_beside(saved.public_id)
        told = "" if saved.name == searches.name_of(search) else search.told()
        rows.append(Row(saved, search, told, jobs, form))
    return render_template(
        "veteran/searches.html", rows=rows, too_many=too_many, button=ButtonForm()
    )
