"""The way around: which links each audience sees, and what waits behind them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from flask import Flask, g, request, url_for
from flask_babel import get_locale
from flask_babel import gettext as _

from app.access import next_step, signed_in_account
from app.filters import today
from app.paging import total
from models import (
    Account,
    AdReport,
    Breach,
    DataRequest,
    Employer,
    Introduction,
    Job,
    Notice,
    Veteran,
    sending,
)
from models.vocabulary import Role

PUBLIC = "public"


@dataclass(frozen=True)
class Item:
    """One link; `count` is what waits behind it, `urgent` that it waits for a decision."""

    label: str
    url: str
    current: bool
    count: int | None = None
    urgent: bool = False


@dataclass(frozen=True)
class Group:
    """Links under one heading of the office's side rail."""

    label: str | None
    items: list[Item]


@dataclass(frozen=True)
class Navigation:
    """What base.html shows around a page."""

    audience: str
    name: str | None = None
    items: list[Item] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)


def init_app(app: Flask) -> None:
    """Gives every page its navigation; an error page does without the database."""
    app.jinja_env.globals["get_locale"] = get_locale

    @app.context_processor
    def _navigation() -> dict[str, Navigation | None]:
        return {"navigation": None if g.get("without_database") else build()}


def build() -> Navigation:
    """The navigation of this request's account."""
    account = signed_in_account()
    if account is None:
        return Navigation(PUBLIC, items=_public())
    if next_step() is not None:  # nothing else opens yet, so nothing else is offered
        return Navigation(account.role, account.name)
    return _BUILD[account.role](account)


def _item(
    label: str, endpoint: str, *others: str, count: int | None = None, urgent: bool = False
) -> Item:
    current = request.endpoint in (endpoint, *others)
    return Item(label, url_for(endpoint), current, count, urgent)


def _public() -> list[Item]:
    return [
        _item(_("Việc làm"), "public.jobs", "public.job"),
        _item(_("Đăng ký"), "join.veteran", "join.employer", "claim.enter", "claim.finish"),
        _item(_("Đăng nhập"), "account.sign_in"),
    ]


def _me() -> Item:
    own = (
        "me.password",
        "me.login",
        "me.sessions",
        "second_factor.enrol",
        "second_factor.recovery_codes",
    )
    return _item(_("Tài khoản"), "me.home", *own)


def _told(reader: Veteran | Account) -> Item:
    unread = total(Notice.unread(reader))
    return _item(_("Thông báo"), "notices.mine", "searches.mine", count=unread or None)


def _veteran(account: Account) -> Navigation:
    veteran = Veteran.of(account)
    items = [
        _item(_("Việc hợp"), "veteran.matches"),
        _item(
            _("Giới thiệu"),
            "introductions.mine",
            "introductions.one",
            count=total(sending.asks(veteran)) or None,
            urgent=True,
        ),
        _told(veteran),
        _item(_("Hồ sơ"), "veteran.profile", "profile.step"),
        _item(_("Dữ liệu"), "rights.home", "rights.ask", "consents.mine"),
        _item(_("Tất cả việc"), "public.jobs", "public.job"),
        _me(),
    ]
    return Navigation(account.role, account.name, items)


def _employer(account: Account) -> Navigation:
    items = [
        _item(
            _("Tin tuyển"),
            "employer.jobs",
            "employer.edit_job",
            "employer.candidates",
            "postings.steps",
        ),
        _item(
            _("Được giới thiệu"),
            "hiring.inbox",
            "hiring.one",
            count=total(Introduction.unopened(account.employer_id or 0)) or None,
            urgent=True,
        ),
        _told(account),
        _item(_("Đăng tin mới"), "employer.new_job"),
        _item(_("Doanh nghiệp"), "firm.profile", "colleagues.listed"),
        _item(_("Tất cả việc"), "public.jobs", "public.job"),
        _me(),
    ]
    return Navigation(account.role, account.name, items)


def _staff(account: Account) -> Navigation:
    waiting = total(Introduction.waiting(account))
    jobs = total(Job.waiting())
    newcomers, firms = total(Veteran.unconfirmed(account)), total(Employer.waiting())
    reports = total(AdReport.waiting())
    all_of_it = waiting + jobs + newcomers + firms
    groups = [
        Group(
            None,
            [_item(_("Hôm nay"), "staff.queue", count=all_of_it, urgent=all_of_it > 0)],
        ),
        Group(
            _("Quyết định"),
            [
                _item(_("Sổ giới thiệu"), "staff.introductions", "ledger.one", count=waiting),
                _item(
                    _("Tin tuyển"), "staff.jobs", "staff.job_report", "job_office.steps", count=jobs
                ),
                _item(
                    _("Tin bị báo"),
                    "ad_reports.listed",
                    "ad_reports.one",
                    count=reports or None,
                    urgent=True,
                ),
            ],
        ),
        Group(
            _("Con người"),
            [
                _item(
                    _("Quân nhân"),
                    "staff.veterans",
                    "staff.veteran_report",
                    "counter.person",
                    "situations.history",
                    "situations.many",
                ),
                _item(
                    _("Chờ xác nhận"),
                    "counter.newcomers",
                    "counter.newcomer",
                    count=newcomers,
                    urgent=newcomers > 0,
                ),
                _item(
                    _("Cần gọi"),
                    "calls.listed",
                    count=total(Notice.people_to_call(account)) or None,
                ),
                _item(_("Doanh nghiệp"), "firms.listed", "firms.one", count=firms),
                _item(_("Khóa học"), "courses.listed", "courses.one", "courses.new"),
                _item(
                    _("Yêu cầu về dữ liệu"),
                    "requests.listed",
                    "requests.one",
                    count=total(DataRequest.waiting(account)),
                    urgent=total(DataRequest.overdue(account, today())) > 0,
                ),
            ],
        ),
        Group(_("Của tôi"), [_me()]),
    ]
    return Navigation(account.role, account.name, groups=groups)


def _other(account: Account) -> Navigation:
    return Navigation(account.role, account.name, groups=[Group(None, [_me()])])


def _admin(account: Account) -> Navigation:
    groups = [
        Group(
            _("Quản trị"),
            [
                _item(_("Tài khoản cơ quan"), "accounts.office", "accounts.one", "accounts.new"),
                _item(_("Thiết đặt"), "settings.all_of_them", "settings.one"),
                _item(_("Khóa học"), "courses.listed", "courses.one", "courses.new"),
                _item(_("Nhật ký"), "record.acts_on_record"),
                _item(
                    _("Sổ sự cố"),
                    "breaches.listed",
                    "breaches.new",
                    "breaches.one",
                    count=total(Breach.untold()) or None,
                    urgent=True,
                ),
            ],
        ),
        Group(_("Của tôi"), [_me()]),
    ]
    return Navigation(account.role, account.name, groups=groups)


_BUILD: dict[Role, Callable[[Account], Navigation]] = {
    Role.VETERAN: _veteran,
    Role.EMPLOYER: _employer,
    Role.STAFF: _staff,
    Role.LEADER: _other,
    Role.ADMIN: _admin,
}
