"""The plain way out of letters: a link in each, that needs no signing in."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from werkzeug.wrappers import Response

from app.errors import page as error_page
from app.forms.decision import ButtonForm
from models import Account, Audit, Notice, db

bp = Blueprint("mail_off", __name__, url_prefix="/thoi-thu")


@bp.route("/<notice_id>", methods=["GET", "POST"])
def ask(notice_id: str) -> str | Response:
    """The name of a notice stands in its letter alone: who has it may stop the letters."""
    notice = db.session.scalar(select(Notice).filter_by(public_id=notice_id))
    account: Account | None = notice.reader if notice is not None else None
    if account is None:
        words = _("Đường dẫn này đã cũ. Hãy đăng nhập, mở trang Tài khoản để thôi nhận thư.")
        return error_page(404, words=words)
    form = ButtonForm()
    if form.validate_on_submit():
        if account.mail_notices:
            account.mail_notices = False
            Audit.note("account.letters", on=account, by=account.id, wanted=False)
            db.session.commit()
        flash(_("Không gửi e-mail nữa. Thông báo vẫn hiện trên trang."))
        return redirect(url_for("public.home"))
    return render_template("notices/mail_off.html", form=form)
