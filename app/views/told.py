"""What somebody was told: the page of a veteran and of an employer's user."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from app import notices
from app.access import current_account, only
from app.forms.decision import ButtonForm
from app.forms.notice import LettersForm
from app.paging import page_of, total
from models import Account, Audit, Notice, Veteran, db
from models.vocabulary import Role

bp = Blueprint("notices", __name__, url_prefix="/thong-bao")
bp.before_request(only(Role.VETERAN, Role.EMPLOYER))


def reader() -> Veteran | Account:
    """To whom notices are addressed: the person, or the account of a firm's user."""
    account: Account = current_account._get_current_object()  # type: ignore[attr-defined]
    return Veteran.of(account) if account.role is Role.VETERAN else account


@bp.get("")
def mine() -> str:
    """All notices, the newest first."""
    page = page_of(Notice.of(reader()))
    return render_template(
        "notices/mine.html",
        page=page,
        spoken={notice.id: notices.said(notice) for notice in page.rows},
        unread=total(Notice.unread(reader())),
        account=current_account,
        button=ButtonForm(),
    )


def _own(notice_id: str) -> Notice:
    return db.one_or_404(Notice.of(reader()).where(Notice.public_id == notice_id))


@bp.post("/<notice_id>/mo")
def follow(notice_id: str) -> Response:
    """Opens what a notice is about; it is read then."""
    said = notices.said(_own(notice_id))
    Notice.mark_read(reader(), notice_id)
    db.session.commit()
    return redirect(url_for(said.endpoint, **said.arguments))


@bp.post("/<notice_id>/da-doc")
def read(notice_id: str) -> Response:
    """One notice was read."""
    _own(notice_id)
    Notice.mark_read(reader(), notice_id)
    db.session.commit()
    return redirect(url_for(".mine"))


@bp.post("/da-doc")
def read_all() -> Response:
    """All were read."""
    Notice.mark_read(reader())
    db.session.commit()
    flash(_("Đã đánh dấu tất cả là đã đọc."))
    return redirect(url_for(".mine"))


@bp.post("/qua-thu")
def letters() -> Response:
    """Switches letters on or off, where the login is an e-mail."""
    wanted = LettersForm().wanted.data == "on"
    account: Account = current_account._get_current_object()  # type: ignore[attr-defined]
    account.mail_notices = wanted
    Audit.note("account.letters", on=account, by=account.id, wanted=wanted)
    db.session.commit()
    flash(_("Từ nay thông báo đến cả qua e-mail.") if wanted else _("Không gửi e-mail nữa."))
    return redirect(url_for("me.home"))
