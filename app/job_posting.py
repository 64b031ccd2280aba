"""A job as schema.org's JobPosting, for the search engines that show jobs; plain values.

Only what is known is said. Required by Google: title, description, datePosted, hiringOrganization
and jobLocation with its country; the rest is recommended.
"""

from typing import Any

from flask_babel import gettext as _
from markupsafe import escape

from app import job_facts, mail
from app.filters import HERE, label, today
from models import Job
from models.vocabulary import Hours, WagePer

CITY, PROVINCE, COUNTRY, CURRENCY = "Móng Cái", "Quảng Ninh", "VN", "VND"
EMPLOYMENT = {Hours.FULL: "FULL_TIME", Hours.PART: "PART_TIME"}
UNITS = {WagePer.MONTH: "MONTH", WagePer.HOUR: "HOUR"}

Values = dict[str, Any]


def of(job: Job) -> Values | None:
    """The job for machines; None where nobody may apply, or where the country is not known."""
    if job.overseas or not job.is_open_on(today()):
        return None
    said: Values = {
        "@context": "https://schema.org/",
        "@type": "JobPosting",
        "url": mail.public_url("public.job", job_id=job.public_id),
        "identifier": _typed("PropertyValue", name=job.employer.name, value=job.public_id),
        "title": job.title,
        "description": _description(job),
        "datePosted": job.created_at.astimezone(HERE).date().isoformat(),
        "validThrough": f"{job.deadline:%Y-%m-%d}T23:59:59+07:00" if job.deadline else None,
        "employmentType": EMPLOYMENT[job.hours],
        "hiringOrganization": _firm(job),
        "jobLocation": _typed("Place", address=_address(job)),
        "baseSalary": _salary(job),
        "totalJobOpenings": job.places_left,
        "directApply": False,  # the office introduces people: nobody applies on the page itself
        "industry": job.sector,
        "qualifications": job.requirements,
        "workHours": label(job.shift) if job.shift else None,
    }
    return _known(said)


def _typed(kind: str, **values: Any) -> Values:
    return {"@type": kind, **_known(values)}


def _known(values: Values) -> Values:
    return {name: value for name, value in values.items() if value not in (None, "")}


def _firm(job: Job) -> Values:
    firm = job.employer
    page = mail.public_url("firm_page.one", employer_id=firm.public_id)
    return _typed("Organization", name=firm.name, url=page if firm.is_verified else None)


def _address(job: Job) -> Values:
    return _typed(
        "PostalAddress",
        streetAddress=job.place,
        addressLocality=job.unit.full_name if job.unit else CITY,
        addressRegion=PROVINCE,
        addressCountry=COUNTRY,
    )


def _salary(job: Job) -> Values | None:
    low, high = job.wage_from, job.wage_to
    if not (low or high):
        return None
    bounds = {"value": low} if low == high else {"minValue": low, "maxValue": high}
    value = _typed("QuantitativeValue", **bounds, unitText=UNITS[job.wage_per])
    return _typed("MonetaryAmount", currency=CURRENCY, value=value)


def _description(job: Job) -> str:
    """The whole ad as HTML, which is what is asked for here; typed text is no markup in it."""
    parts = [
        ("", job_facts.in_short(job)),
        (_("Công việc"), job.description),
        (_("Yêu cầu"), job.requirements),
        (_("Có thì tốt hơn"), job.preferred),
    ]
    return "".join(_paragraph(heading, text) for heading, text in parts if text)


def _paragraph(heading: str, text: str) -> str:
    lines = "<br>".join(str(escape(line)) for line in text.splitlines())
    return f"<p>{heading}: {lines}</p>" if heading else f"<p>{lines}</p>"
