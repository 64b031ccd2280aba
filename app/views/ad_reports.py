"""Reports about ads, as the office handles them."""

from flask import Blueprint, render_template, url_for
from flask_babel import lazy_gettext as _l
from werkzeug.wrappers import Response

from app.access import current_account, only
from app.paging import page_of
from app.verbs import Offer, Verb, Verbs, offer, offers
from app.views import taking
from models import AdReport, db
from models.vocabulary import AdOutcome, Role

bp = Blueprint("ad_reports", __name__, url_prefix="/can-bo/bao-tin")
bp.before_request(only(Role.STAFF))
VERBS: Verbs[AdReport] = {
    "da-xu-ly": Verb(
        _l("Đã xử lý tin"),
        _l("Đã ghi: tin đã được xử lý."),
        when=lambda report: report.handled_at is None,
        act=lambda report, _form: report.resolve(AdOutcome.ACTED, by=current_account),
        kind="",
    ),
    "khong-sao": Verb(
        _l("Tin không có vấn đề"),
        _l("Đã ghi: tin không có vấn đề."),
        when=lambda report: report.handled_at is None,
        act=lambda report, _form: report.resolve(AdOutcome.UNFOUNDED, by=current_account),
    ),
}


@bp.get("")
def listed() -> str:
    """All reports, those that wait first."""
    return render_template("staff/ad_reports.html", page=page_of(AdReport.listed()))


@bp.get("/<report_id>")
def one(report_id: str) -> str:
    """One report, and what the office found of it."""
    return _page(_found(report_id))


@bp.post("/<report_id>/<step>")
def take(report_id: str, step: str) -> str | Response | tuple[str, int]:
    """One step with a report."""
    report = _found(report_id, hold=True)
    return taking.take(offer(VERBS, step, report), report, _page, url_for(".listed"))


def _found(report_id: str, hold: bool = False) -> AdReport:
    rows = AdReport.listed().where(AdReport.public_id == report_id)
    return db.one_or_404(rows.with_for_update(of=AdReport) if hold else rows)


def _page(report: AdReport, sent: Offer[AdReport] | None = None) -> str:
    return render_template(
        "staff/ad_report.html", report=report, offers=offers(VERBS, report, sent)
    )
