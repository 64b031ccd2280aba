"""A veteran's rights over his own data: to take it along, to ask, to object, to be forgotten."""

from flask import (
    Blueprint,
    abort,
    flash,
    redirect,
    render_template,
    request,
    url_for,
)
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from app.access import aside, current_account, only
from app.documents import cv, my_data
from app.downloads import attachment
from app.errors import page as error_page
from app.filters import today
from app.forms.data_request import DataRequestForm
from app.forms.decision import ButtonForm
from app.freshness import Answer, confirmed, fresh
from models import Audit, DataRequest, Job, Veteran, db
from models import setting_entries as entries
from models.erasure import restrict
from models.setting import whole
from models.vocabulary import RequestKind, RequestState, Role

bp = Blueprint("rights", __name__, url_prefix="/du-lieu-cua-toi")
bp.before_request(only(Role.VETERAN))
VIEWS_SHOWN = 50
FILES = {
    "json": (my_data.as_json, "application/json; charset=utf-8"),
    "pdf": (my_data.as_pdf, "application/pdf"),
}


@bp.get("")
def home() -> str:
    """What one can ask and take along, what became of it, and who looked."""
    veteran = Veteran.of(current_account)
    return render_template(
        "veteran/rights.html",
        requests=db.session.scalars(DataRequest.of(veteran)).all(),
        views=my_data.views(veteran)[:VIEWS_SHOWN],
        left_out=cv.left_out(veteran),
        button=ButtonForm(),
    )


@bp.get("/tai-ve.<kind>")
@fresh
def download(kind: str) -> Answer:
    """All that is kept about oneself, as data or as a document."""
    make, content_type = FILES.get(kind) or abort(404)
    veteran = Veteran.of(current_account)
    if Audit.lately("data.export", current_account.id) >= whole(entries.EXPORTS, today()):
        return error_page(429)
    with aside() as session:
        row = Audit(action="data.export", actor_id=current_account.id, detail={"kind": kind})
        row.subject_kind, row.subject_id = Veteran.__tablename__, veteran.id
        session.add(row)
    body = make(veteran)
    return attachment(body, content_type, f"Dữ liệu của tôi.{kind}", f"du-lieu-cua-toi.{kind}")


@bp.route("/yeu-cau-moi", methods=["GET", "POST"])
def ask() -> Answer:
    """A new request; one to stop or to erase hides the profile at once."""
    if request.method == "POST":
        # To be forgotten cannot be undone: the password is asked each time.
        final = request.form.get("kind") == RequestKind.DELETE
        return _keep_surely() if final else _keep_freshly()
    job = _job_objected_to()
    form = DataRequestForm(kind=RequestKind.OBJECT.value if job else request.args.get("loai"))
    return render_template("veteran/request.html", form=form, job=job)


def _keep() -> Answer:
    veteran, job, form = Veteran.of(current_account), _job_objected_to(), DataRequestForm()
    if not form.validate():
        return render_template("veteran/request.html", form=form, job=job), 400
    kind = RequestKind(form.kind.data)
    about = job if kind is RequestKind.OBJECT else None
    DataRequest.make(veteran, kind, form.words.data or "", current_account, today(), job=about)
    if kind in (RequestKind.RESTRICT, RequestKind.DELETE):
        restrict(veteran, by=current_account)
    db.session.commit()
    flash(_("Đã gửi yêu cầu. Hạn trả lời hiện trong danh sách dưới đây."))
    return redirect(url_for(".home"))


_keep_freshly, _keep_surely = fresh(_keep), confirmed(_keep)


def _job_objected_to() -> Job | None:
    wanted = request.args.get("viec")
    return db.session.scalar(select(Job).filter_by(public_id=wanted)) if wanted else None


@bp.post("/yeu-cau/<request_id>/rut")
def take_back(request_id: str) -> Response:
    """Takes a request back while nothing came of it yet."""
    veteran = Veteran.of(current_account)
    own = DataRequest.of(veteran).where(DataRequest.public_id == request_id)
    found = db.one_or_404(own.with_for_update(of=DataRequest))
    found.close(RequestState.TAKEN_BACK, "data.take_back", by=current_account)
    db.session.commit()
    flash(_("Đã rút yêu cầu."))
    return redirect(url_for(".home"))
