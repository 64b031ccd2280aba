"""The notice of a job to print and put up: A5, grey or in colour, with a QR code to its page."""

from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _

from app import explanations, job_facts
from app.documents import pdf
from app.filters import day
from app.qr import draw
from app.typed import printable
from models import Job

# Letters for which the page has room, whatever else stands on it.
LONGEST_TITLE, LONGEST_FIRM, LONGEST_FACT, LONGEST_MUSTS, MOST_MUSTS = 120, 100, 100, 300, 5


def made(job: Job, address: str, office: str, phone: str) -> bytes:
    """The notice as PDF.

    Args:
        job: what is offered.
        address: of its public page.
        office, phone: where one asks; "" where there is no number.
    """
    code = draw(address)
    facts = [
        (_("Nơi làm"), job.where),
        (_("Giờ làm"), job_facts.when(job)),
        (_("Số người"), job_facts.openings(job)),
        (_("Hạn nhận hồ sơ"), day(job.deadline)),
    ]
    data: dict[str, Any] = {
        "document": _("Tin tuyển: %(job)s", job=printable(job.title)),
        "head": _("TUYỂN NGƯỜI"),
        "title": printable(job_facts.shortened(job.title, LONGEST_TITLE)),
        "firm": printable(job_facts.shortened(job.employer.name, LONGEST_FIRM)),
        "pay_label": job_facts.pay_label(job),
        "pay": printable(job_facts.shortened(job_facts.pay(job), LONGEST_FACT)),
        "facts": [
            [term, printable(job_facts.shortened(value, LONGEST_FACT))]
            for term, value in facts
            if value
        ],
        "musts_label": _("Yêu cầu"),
        "musts": [printable(must) for must in _musts(job)],
        "apply_label": _("Muốn làm việc này?"),
        "apply": _how(phone),
        "office": printable(office),
        "address": address,
        "code": (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {code.size} {code.size}">'
            f'<path d="{code.path}"/></svg>'
        ),
        "code_says": _("Mã QR dẫn tới trang của tin này"),
        "language": str(get_locale()),
    }
    return pdf.made("poster.typ", data)


def _musts(job: Job) -> list[str]:
    """What the work must have: as chosen from the lists, then as typed, as far as there is room."""
    chosen = explanations.demanded(job.rules, must=True)
    lines = [line.strip(" -•+*") for line in (job.requirements or "").splitlines()]
    return _within(LONGEST_MUSTS, [*chosen, *filter(None, lines)][:MOST_MUSTS])


def _within(letters: int, lines: list[str]) -> list[str]:
    kept: list[str] = []
    for line in lines:
        if letters <= 0:
            break
        kept.append(job_facts.shortened(line, max(letters, 2)))
        letters -= len(line)
    return kept


def _how(phone: str) -> str:
    if phone:
        return _(
            "Quét mã để xem tin và gửi hồ sơ, gọi %(phone)s, "
            "hoặc đến Ban Chỉ huy quân sự xã, phường.",
            phone=phone.replace(" ", "\u00a0"),
        )
    return _("Quét mã để xem tin và gửi hồ sơ, hoặc đến Ban Chỉ huy quân sự xã, phường.")
