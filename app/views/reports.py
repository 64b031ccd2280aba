"""Reporting an ad that looks wrong: anybody may, without signing in."""

from flask import Blueprint, flash, make_response, redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import entry
from app.errors import RETRY_AFTER_SECONDS
from app.forms.ad_report import AdReportForm
from app.views.public import published
from models import AdReport, Job, db
from models.vocabulary import AdReason

bp = Blueprint("reports", __name__)
# Within five minutes. A barracks or an office shares one address, so the first is generous.
FROM_ONE_ADDRESS, OVER_ALL = 20, 200


@bp.route("/viec-lam/<job_id>/bao-tin", methods=["GET", "POST"])
def report(job_id: str) -> str | Response | tuple[str, int]:
    """What is wrong with an ad; the office looks at it."""
    job, form = db.one_or_404(published(job_id)), AdReportForm()
    if not form.validate_on_submit():
        return _page(job, form), 400 if form.is_submitted() else 200
    try:
        entry.counted(f"report {request.remote_addr}", "ad.report", FROM_ONE_ADDRESS)
        entry.counted("report", "ad.report", OVER_ALL)
    except entry.TooManyAttempts:
        form.form_errors.append(_("Có quá nhiều tin báo cùng lúc. Hãy đợi 5 phút rồi gửi lại."))
        response = make_response(_page(job, form), 429)
        response.headers["Retry-After"] = str(RETRY_AFTER_SECONDS[429])
        return response
    reason, key = AdReason(form.reason.data), form.key.data or ""
    AdReport.make(job, reason, form.words.data or "", form.contact.data or "", key)
    db.session.commit()
    flash(_("Đã nhận. Cán bộ sẽ xem lại tin này. Cảm ơn anh/chị đã báo."))
    return redirect(url_for("public.job", job_id=job.public_id))


def _page(job: Job, form: AdReportForm) -> str:
    return render_template("public/report.html", job=job, form=form)
