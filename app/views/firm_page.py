"""What everybody may read of a firm: who it is, what it says of itself, and its open jobs."""

from flask import Blueprint, render_template
from sqlalchemy.orm import joinedload

from app.filters import today
from app.paging import page_of
from models import Employer, Job, db

bp = Blueprint("firm_page", __name__, url_prefix="/nha-tuyen-dung")


@bp.get("/<employer_id>")
def one(employer_id: str) -> str:
    """A firm that the office has verified; how to reach it stays with the office."""
    firm = db.one_or_404(Employer.verified().where(Employer.public_id == employer_id))
    jobs = (
        Job.open_on(today())
        .where(Job.employer_id == firm.id)
        .options(joinedload(Job.employer), joinedload(Job.unit))
        .order_by(Job.created_at.desc(), Job.id.desc())
    )
    return render_template("public/firm.html", firm=firm, page=page_of(jobs))
