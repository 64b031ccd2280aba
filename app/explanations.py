"""Says in words what a match rests on: one wording for each key that `ml` answers with.

Reads the plain values of a Match row or a Scored pair; decides nothing and ranks nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import cache
from typing import Any

from flask_babel import get_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from app import wages
from app.filters import day, wage
from ml.concepts import concepts, rows
from ml.keys import Mend, PartKey, Rule, School, Seniority
from ml.records import Scored
from models import Match
from models.vocabulary import Standing

Values = Mapping[str, Any]

PARTS = {
    PartKey.WISH: (_l("Nguyện vọng"), _l("Đúng nguyện vọng: %(terms)s")),
    PartKey.TRADE: (_l("Nghề đã làm"), _l("Nghề trước khi nhập ngũ: %(terms)s")),
    PartKey.SERVICE: (_l("Việc trong quân ngũ"), _l("Việc trong quân ngũ: %(terms)s")),
    PartKey.SKILL: (_l("Tay nghề"), _l("Tay nghề, chứng chỉ: %(terms)s")),
    PartKey.ASKED_SKILL: (_l("Kỹ năng tin cần"), _l("Có kỹ năng tin cần: %(terms)s")),
    PartKey.WORDS: (_l("Lời lẽ chung"), _l("Hồ sơ nói đến điều tin cần")),
    PartKey.OPEN: (_l("Nhận người mới"), _l("Việc nhận người chưa qua đào tạo")),
    PartKey.SCHOOLING: (_l("Trình độ"), _l("Trình độ tin cần, xem quy tắc")),
    PartKey.USUAL: (_l("Trình độ thường cần"), _l("Việc này thường cần học cao hơn")),
    PartKey.EXPERIENCE: (_l("Kinh nghiệm"), _l("Số năm kinh nghiệm, xem quy tắc")),
    PartKey.LICENCE: (_l("Bằng lái"), _l("Giấy phép lái xe, xem quy tắc")),
    PartKey.LICENCE_AGE: (_l("Tuổi theo luật"), _l("Tuổi luật định cho hạng bằng, xem quy tắc")),
    PartKey.CERTIFICATE: (_l("Chứng chỉ"), _l("Chứng chỉ tin cần, xem quy tắc")),
    PartKey.LANGUAGE: (_l("Ngoại ngữ"), _l("Ngoại ngữ tin cần, xem quy tắc")),
    PartKey.SENIORITY: (_l("Chức trách"), _l("Vị trí phụ trách người khác")),
    PartKey.DEADLINE: (_l("Hạn nộp"), _l("Hạn nhận hồ sơ đã qua")),
    PartKey.FLOOR: (_l("Làm tròn thang điểm"), _l("Điểm nằm trong khoảng 0 đến 100")),
}
GAINS = frozenset(
    (
        PartKey.WISH,
        PartKey.TRADE,
        PartKey.SERVICE,
        PartKey.SKILL,
        PartKey.ASKED_SKILL,
        PartKey.WORDS,
        PartKey.OPEN,
    )
)
# What an employer reads in place of the person's own words, which may say who it is.
FOR_EMPLOYERS = {
    PartKey.WISH: _l("Người này muốn làm việc như thế"),
    PartKey.TRADE: _l("Từng làm nghề gần với việc này"),
    PartKey.SERVICE: _l("Từng làm việc gần như thế trong quân ngũ"),
    PartKey.SKILL: _l("Tay nghề hợp với việc này"),
    PartKey.WORDS: _l("Hồ sơ nói đến điều tin cần"),
}
RULES = {
    Rule.SCHOOLING: _l("Trình độ từ %(demand)s"),
    Rule.EXPERIENCE: _l("%(demand)s năm kinh nghiệm"),
    Rule.LICENCE: _l("Giấy phép lái xe hạng %(demand)s"),
    Rule.LICENCE_AGE: _l("Đủ %(demand)s tuổi theo luật cho hạng bằng"),
    Rule.CERTIFICATE: _l("%(demand)s"),
    Rule.LANGUAGE: _l("%(demand)s"),
    Rule.SENIORITY: _l("Từng làm %(demand)s"),
    Rule.DEADLINE: _l("Nộp trước hết ngày %(demand)s"),
    Rule.SKILL: _l("%(demand)s"),
}
SENTENCES = {
    Standing.MET: _l("Đạt: %(demand)s"),
    Standing.UNMET: _l("Chưa có: %(demand)s"),
    Standing.UNKNOWN: _l("Việc cần: %(demand)s; hồ sơ chưa ghi"),
}
NOT_SURE = _l("Việc cần: %(demand)s; hồ sơ ghi %(found)s, cần xem lại")
SCHOOLS = {
    School.NONE: _l("chưa học hết THCS"),
    School.LOWER_SECONDARY: _l("THCS (9/12)"),
    School.UPPER_SECONDARY: _l("THPT (12/12)"),
    School.ELEMENTARY: _l("sơ cấp"),
    School.INTERMEDIATE: _l("trung cấp"),
    School.COLLEGE: _l("cao đẳng"),
    School.UNIVERSITY: _l("đại học"),
}
SENIORITIES = {
    Seniority.LEAD: _l("tổ trưởng, trưởng nhóm"),
    Seniority.SUPERVISOR: _l("giám sát, trưởng ca"),
    Seniority.MANAGER: _l("quản lý"),
    Seniority.EXPERT: _l("chuyên gia"),
}
LANGUAGES = {
    "chinese": _l("Tiếng Trung"),
    "english": _l("Tiếng Anh"),
    "japanese": _l("Tiếng Nhật"),
    "korean": _l("Tiếng Hàn"),
    "other": _l("Ngoại ngữ khác"),
}
LEVELS = {"1": _l("biết ít"), "2": _l("giao tiếp được"), "3": _l("thành thạo")}
MENDS = {
    Mend.DRIVING_COURSE: _l("Học và thi giấy phép lái xe đúng hạng."),
    Mend.SWAP_LICENCE: _l(
        "Đổi bằng lái quân sự sang bằng dân sự trong 6 tháng từ ngày có quyết định xuất ngũ."
    ),
    Mend.CLASS_C1_FIRST: _l("Chưa đủ tuổi cho hạng này: bắt đầu bằng hạng C1, C hoặc làm phụ xe."),
    Mend.SAFETY_COURSE: _l("Dự lớp huấn luyện an toàn lao động để lấy thẻ."),
    Mend.FORKLIFT_COURSE: _l("Học chứng chỉ lái xe nâng."),
    Mend.WELDING_TEST: _l("Thi chứng chỉ hàn."),
    Mend.GUARD_COURSE: _l("Học lớp nghiệp vụ bảo vệ."),
    Mend.FOOD_SAFETY_COURSE: _l("Dự lớp an toàn thực phẩm."),
    Mend.GUIDE_CARD: _l("Làm thẻ hướng dẫn viên du lịch."),
    Mend.COMPUTER_COURSE: _l("Học chứng chỉ tin học."),
    Mend.SEAMAN_COURSE: _l("Học lấy chứng chỉ thuyền viên."),
    Mend.MACHINE_COURSE: _l("Học chứng chỉ vận hành máy."),
    Mend.FIRE_COURSE: _l("Dự lớp phòng cháy, chữa cháy."),
    Mend.LIFEGUARD_COURSE: _l("Học chứng chỉ cứu hộ."),
    Mend.LANGUAGE_COURSE: _l("Học thêm ngoại ngữ."),
    Mend.ELEMENTARY_COURSE: _l("Học sơ cấp nghề, dùng được thẻ đào tạo nghề."),
    Mend.ASK_PAPERS: _l("Nếu đã có giấy này, hãy ghi vào hồ sơ."),
}


@dataclass(frozen=True)
class Reason:
    """One line of a match card."""

    standing: Standing
    text: str


@dataclass(frozen=True)
class NextStep:
    """What would mend the first lack."""

    title: str
    text: str


@dataclass(frozen=True)
class Card:
    """A match as its people read it."""

    match: Match
    reasons: list[Reason]
    next_step: NextStep | None
    wage: str


@dataclass(frozen=True)
class PartRow:
    """One share of the points, as an officer reads it."""

    label: str
    points: float
    text: str


@dataclass(frozen=True)
class RuleRow:
    """One demand, as an officer reads it."""

    demand: str
    found: str
    standing: Standing
    basis: str | None


def card(match: Match, for_employer: bool = False) -> Card:
    """A match with its reasons: what fits first, and what is missing within the first three."""
    low, high = wages.parse(match.veteran.wage) if for_employer else (None, None)
    return Card(
        match,
        reasons(match.parts, match.checks, for_employer),
        _next_step(match.checks),
        wage(low, high) if low or high else "",
    )


def reasons(
    parts: Sequence[Values], checks: Sequence[Values], for_employer: bool = False
) -> list[Reason]:
    """All reasons of a pair, the three that matter most in front."""
    fits = [
        Reason(Standing.MET, _part(part, for_employer))
        for part in sorted(parts, key=lambda part: -part["points"])
        if part["points"] > 0 and part["name"] in GAINS
    ]
    fits += [_check(check) for check in checks if check["standing"] == Standing.MET]
    lacks = [_check(check) for check in checks if check["standing"] == Standing.UNMET]
    lacks += [
        _check(check) for check in checks if check["standing"] == Standing.UNKNOWN and check["must"]
    ]
    front = 3 - min(1, len(lacks))
    return fits[:front] + lacks + fits[front:]


def parts(values: Sequence[Values]) -> list[PartRow]:
    """The shares of the points, in their order; they add up to the score."""
    return [
        PartRow(str(PARTS[PartKey(part["name"])][0]), part["points"], _part(part))
        for part in values
    ]


def rules(values: Sequence[Values]) -> list[RuleRow]:
    """What the job must have, in the order of the demands; what only weighs is among the parts."""
    return [
        RuleRow(
            _demand(check),
            _value(check["rule"], check["found"]) or _("chưa ghi"),
            Standing(check["standing"]),
            str(MENDS[Mend(check["mend"])]) if check["mend"] else None,
        )
        for check in values
        if check["must"]
    ]


def why(pair: Scored) -> list[str]:
    """The three reasons of a pair that speak for it most."""
    values = asdict(pair)
    return [
        reason.text for reason in reasons(values["parts"], ()) if reason.standing is Standing.MET
    ][:3]


def missing(pair: Scored) -> list[str]:
    """What a pair lacks or leaves unknown."""
    values = asdict(pair)
    return [
        reason.text
        for reason in reasons((), values["checks"])
        if reason.standing is not Standing.MET
    ]


def _part(part: Values, for_employer: bool = False) -> str:
    key = PartKey(part["name"])
    if for_employer and key in FOR_EMPLOYERS:
        return str(FOR_EMPLOYERS[key])
    label, sentence = PARTS[key]
    terms = ", ".join(_term(term) for term in part["terms"])
    # gettext has already formatted nothing: a sentence without terms falls back to its label.
    return str(sentence) % {"terms": terms} if terms or "%" not in str(sentence) else str(label)


def _check(check: Values) -> Reason:
    standing = Standing(check["standing"])
    found = _value(check["rule"], check["found"])
    sentence = NOT_SURE if standing is Standing.UNKNOWN and found else SENTENCES[standing]
    return Reason(standing, str(sentence) % {"demand": _demand(check), "found": found})


def _demand(check: Values) -> str:
    return str(RULES[Rule(check["rule"])]) % {"demand": _value(check["rule"], check["demand"])}


def _value(rule: str, value: str) -> str:
    """A demanded or found value in words."""
    if not value:
        return ""
    if rule == Rule.SCHOOLING:
        return str(SCHOOLS[School(value)])
    if rule == Rule.SENIORITY:
        return str(SENIORITIES[Seniority(value)])
    if rule == Rule.LANGUAGE:
        language, _sep, level = value.partition(":")
        return f"{LANGUAGES.get(language, language)} {LEVELS.get(level, level)}".strip()
    if rule == Rule.CERTIFICATE:
        return _names()["paper"].get(value, value)
    if rule == Rule.SKILL:
        return _names()["skill"].get(value, value)
    if rule == Rule.DEADLINE:
        return day(date.fromisoformat(value))
    if rule == Rule.EXPERIENCE:
        return f"{float(value):.1f}".removesuffix(".0").replace(".", ",")
    if rule == Rule.LICENCE and value == "car":
        return _("ô tô")
    return value


def _term(term: str) -> str:
    """A word of the profile as it stands, or the name of a key of the curated tables."""
    kind, _sep, rest = term.partition(":")
    if kind == "language" and rest in LANGUAGES:
        return str(LANGUAGES[rest])
    return _names()["skill"].get(term, term)


def _names() -> Mapping[str, Mapping[str, str]]:
    return _names_in("en" if str(get_locale()) == "en" else "vi")


@cache
def _names_in(language: str) -> Mapping[str, Mapping[str, str]]:
    """Names of the keys of the curated tables."""
    return {
        "skill": {skill.key: getattr(skill, language) for skill in concepts().skills},
        "paper": {row["key"]: row[language] for row in rows("papers.csv")},
    }


def _next_step(checks: Sequence[Values]) -> NextStep | None:
    for check in checks:
        if check["mend"] and check["standing"] != Standing.MET:
            return NextStep(_("Bước tiếp theo"), str(MENDS[Mend(check["mend"])]))
    return None
