"""The courses that the office knows: what each gives, costs and takes, and who confirmed it."""

from flask import Blueprint, flash, redirect, render_template, url_for
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from app import demands
from app.access import current_account, only
from app.forms.course import CourseForm
from app.paging import page_of
from models import Course, db
from models.vocabulary import Role

bp = Blueprint("courses", __name__, url_prefix="/can-bo/khoa-hoc")
bp.before_request(only(Role.STAFF, Role.ADMIN))


@bp.get("")
def listed() -> str:
    """All courses, those that run first."""
    page = page_of(Course.all_of_them())
    gains = {
        row.id: [demands.demand(gain["rule"], gain["demand"]) for gain in row.gains]
        for row in page.rows
    }
    return render_template("staff/courses.html", page=page, gains=gains)


@bp.route("/moi", methods=["GET", "POST"])
def new() -> str | Response | tuple[str, int]:
    """A course that was not known yet."""
    return _edit(None)


@bp.route("/<course_id>", methods=["GET", "POST"])
def one(course_id: str) -> str | Response | tuple[str, int]:
    """Changes a course; what it was before stays on record."""
    return _edit(db.one_or_404(select(Course).filter_by(public_id=course_id)))


def _edit(course: Course | None) -> str | Response | tuple[str, int]:
    form = CourseForm(course, active=True) if course is None else CourseForm(course)
    if form.validate_on_submit():
        try:
            (course or Course()).keep(by=current_account, **form.values())
            db.session.commit()
        except IntegrityError:  # the same form sent twice at once: the first one has made it
            db.session.rollback()
        flash(_("Đã lưu khóa học “%(name)s”.", name=form.name.data))
        return redirect(url_for(".listed"))
    page = render_template("staff/course.html", course=course, form=form)
    return page, 400 if form.is_submitted() else 200
