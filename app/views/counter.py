"""What an officer does for a person's way in: claim slips, one-time codes, who a newcomer is."""

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy.orm import joinedload
from werkzeug.wrappers import Response

from app import mail, printing, qr
from app.access import READS, current_account, only
from app.filters import day
from app.forms.counter import NEW, ClaimSlipForm, TurnAwayForm, WhoForm
from app.forms.decision import ButtonForm
from app.freshness import Answer, fresh
from app.paging import page_of
from app.views.claim import key
from models import Account, Audit, ClaimCode, OneTimeCode, Veteran, arrival, db
from models.base import utcnow
from models.claim_code import LIFE
from models.one_time_code import grouped
from models.vocabulary import Role, TurnedAway

bp = Blueprint("counter", __name__, url_prefix="/can-bo")
bp.before_request(only(Role.STAFF))


def _person(veteran_id: str) -> Veteran:
    return db.one_or_404(
        Veteran.within(current_account)
        .where(Veteran.public_id == veteran_id)
        .options(joinedload(Veteran.unit), joinedload(Veteran.account))
    )


def _account(veteran_id: str) -> Account:
    """The account of a person within one's scope; 404 where there is none."""
    return _person(veteran_id).account or abort(404)


def _page(veteran: Veteran, slip: ClaimSlipForm, status: int = 200) -> tuple[str, int]:
    page = render_template(
        "counter/person.html",
        veteran=veteran,
        slip=slip,
        standing=ClaimCode.standing(veteran, utcnow()),
        button=ButtonForm(),
    )
    return page, status


@bp.get("/quan-nhan/<veteran_id>/tai-khoan")
def person(veteran_id: str) -> Answer:
    """How a person comes in: not yet, with a slip that is out, or with an account."""
    veteran = _person(veteran_id)
    return _page(veteran, ClaimSlipForm(obj=veteran))


@bp.post("/quan-nhan/<veteran_id>/phieu")
@fresh
def slip(veteran_id: str) -> Answer:
    """Prints a claim slip for somebody of the roster; a slip printed before is void."""
    veteran = _person(veteran_id)
    if veteran.account is not None:
        abort(409)
    form = ClaimSlipForm()
    if veteran.birth_date is None:
        if not form.validate():
            return _page(veteran, form, 400)
        veteran.birth_date = form.birth_date.data
        Audit.note("veteran.birth_date", on=veteran, by=current_account.id)
    code = grouped(ClaimCode.issue(veteran, key()))
    Audit.note("veteran.print_slip", on=veteran, by=current_account.id)
    db.session.commit()
    address = mail.public_url("claim.enter")
    return render_template(
        "counter/slip.html",
        veteran=veteran,
        code=code,
        until=utcnow() + LIFE,
        address=address,
        qr=qr.draw(address),
    )


@bp.post("/quan-nhan/<veteran_id>/ma")
@fresh
def code(veteran_id: str) -> Answer:
    """A printed one-time code for somebody who forgot the password and has no e-mail."""
    back = url_for(".person", veteran_id=veteran_id)
    page = printing.one_time_code(_account(veteran_id), back)
    db.session.commit()
    return page


@bp.post("/quan-nhan/<veteran_id>/khoa")
@fresh
def disable(veteran_id: str) -> Response:
    """Shuts a person's account, for a lost phone say; out at the next request."""
    account = _account(veteran_id)
    if not account.disable(by=current_account):
        abort(409)
    OneTimeCode.void(account.id)
    db.session.commit()
    flash(_("Đã khóa tài khoản %(name)s.", name=account.name))
    return redirect(url_for(".person", veteran_id=veteran_id))


@bp.post("/quan-nhan/<veteran_id>/mo")
@fresh
def enable(veteran_id: str) -> Response:
    """Opens it again."""
    account = _account(veteran_id)
    if not account.enable(by=current_account):
        abort(409)
    db.session.commit()
    flash(_("Đã mở lại tài khoản %(name)s.", name=account.name))
    return redirect(url_for(".person", veteran_id=veteran_id))


@bp.get("/cho-xac-nhan")
def newcomers() -> str:
    """Those who registered themselves and wait to be confirmed."""
    rows = Veteran.unconfirmed(current_account).options(joinedload(Veteran.unit))
    return render_template("counter/newcomers.html", page=page_of(rows))


def _newcomer(newcomer_id: str) -> Veteran:
    row = Veteran.unconfirmed(current_account).where(Veteran.public_id == newcomer_id)
    return db.one_or_404(row if request.method in READS else row.with_for_update(of=Veteran))


def _newcomer_page(
    veteran: Veteran, who: WhoForm, why: TurnAwayForm, status: int
) -> tuple[str, int]:
    page = render_template("counter/newcomer.html", veteran=veteran, who=who, why=why)
    return page, status


def _who(veteran: Veteran, **how: None) -> tuple[WhoForm, dict[str, Veteran]]:
    twins = list(db.session.scalars(veteran.twins(current_account)))
    form = WhoForm(**how)
    form.offer(twins, [_words(twin) for twin in twins])
    return form, {twin.public_id: twin for twin in twins}


def _words(twin: Veteran) -> str:
    unit = twin.unit.full_name if twin.unit else _("chưa rõ xã, phường")
    born = day(twin.birth_date) if twin.birth_date else _("chưa rõ ngày sinh")
    return f"{twin.display_name}, {born}, {unit}"


@bp.route("/cho-xac-nhan/<newcomer_id>", methods=["GET", "POST"])
def newcomer(newcomer_id: str) -> Answer:
    """Who a newcomer is: somebody new, or one of the roster, whose row then remains."""
    veteran = _newcomer(newcomer_id)
    form, twins = _who(veteran)
    if not form.validate_on_submit():
        status = 400 if form.is_submitted() else 200
        return _newcomer_page(veteran, form, TurnAwayForm(formdata=None), status)
    name = veteran.display_name
    if form.who.data == NEW:
        arrival.confirm(veteran, by=current_account)
    else:
        arrival.join(veteran, twins[form.who.data], by=current_account)
    db.session.commit()
    flash(_("Đã xác nhận %(name)s.", name=name))
    return redirect(url_for(".newcomers"))


@bp.post("/cho-xac-nhan/<newcomer_id>/tu-choi")
def turn_away(newcomer_id: str) -> Answer:
    """Nobody of ours: the account is shut, the reason is on record."""
    veteran = _newcomer(newcomer_id)
    form = TurnAwayForm()
    if not form.validate():
        return _newcomer_page(veteran, _who(veteran, formdata=None)[0], form, 400)
    arrival.turn_away(veteran, TurnedAway(form.turned_away.data), by=current_account)
    db.session.commit()
    flash(_("Đã từ chối %(name)s và khóa tài khoản.", name=veteran.display_name))
    return redirect(url_for(".newcomers"))
