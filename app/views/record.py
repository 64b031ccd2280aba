"""The admin's page of the audit record: what happened, and who saw a record between two moments."""

from flask import Blueprint, render_template, request
from flask_babel import gettext as _
from sqlalchemy import Select, or_, select
from sqlalchemy.orm import joinedload

from app import acts
from app.access import only
from app.forms.audit import AuditFilter
from app.paging import Page, page_of
from models import (
    Account,
    Audit,
    Consent,
    Employer,
    Introduction,
    Job,
    Record,
    Setting,
    Veteran,
    db,
)
from models.searching import contains
from models.vocabulary import Role

bp = Blueprint("record", __name__, url_prefix="/quan-tri/nhat-ky")
bp.before_request(only(Role.ADMIN))
KINDS: dict[str, type[Record]] = {
    kind.__tablename__: kind
    for kind in (Veteran, Job, Introduction, Employer, Account, Consent, Setting)
}


@bp.get("")
def acts_on_record() -> str | tuple[str, int]:
    """The acts that the address asks for, the newest first."""
    form = AuditFilter(request.args)
    rows = _asked(form) if form.validate() else None
    page: Page[Audit] = page_of(rows) if rows is not None else Page([], 1, 0)
    shown = render_template(
        "admin/record.html",
        form=form,
        page=page,
        name=acts.name,
        outcome=acts.outcome,
        kind=acts.kind,
    )
    return shown, 200 if rows is not None else 400


def _asked(form: AuditFilter) -> Select[tuple[Audit]] | None:
    rows = select(Audit).order_by(Audit.id.desc())
    if form.ma.data:
        id = _id_of(form.loai.data, form.ma.data)
        if id is None:
            form.ma.errors = [_("Không có đối tượng nào mang mã này.")]
            return None
        rows = Audit.about(form.loai.data, id)
    elif form.loai.data:
        rows = rows.where(Audit.subject_kind == form.loai.data)
    if form.viec.data:
        rows = rows.where(Audit.action == form.viec.data)
    if form.ket_qua.data:
        rows = rows.where(Audit.outcome == form.ket_qua.data)
    if form.ai.data:
        who = select(Account.id).where(
            or_(contains(Account.name, form.ai.data), contains(Account.login, form.ai.data))
        )
        rows = rows.where(Audit.actor_id.in_(who))
    return Audit.within(rows, form.tu.data, form.den.data).options(joinedload(Audit.actor))


def _id_of(kind: str, public_id: str) -> int | None:
    """The inner number of a record; its columns alone are asked, for nobody is shown here."""
    rows = KINDS.get(kind)
    return db.session.scalar(select(rows.id).filter_by(public_id=public_id)) if rows else None
