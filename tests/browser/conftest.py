"""The service on a loopback port, one Chromium, and visitors who look at every page closely."""

import secrets
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask_migrate import upgrade
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright
from werkzeug.serving import make_server

from app import create_app, matching
from models import Account, Employer, Job, Veteran, db
from models.base import utcnow
from models.proposing import propose
from models.vocabulary import JobState, Proposer, Role
from tests.conftest import BINARIES
from tests.people import PASSWORD, Person, Town

AXE = Path(__file__).parent / "vendor" / "axe.min.js"
ARTIFACTS = Path(__file__).parents[1] / "artifacts"
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
REPORT_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`))"""
RUN_AXE = """async (levels) => {
  await document.fonts.ready;
  const found = await axe.run(document, {runOnly: levels});
  return found.violations.flatMap((rule) =>
    rule.nodes.map((node) => `${rule.id}: ${node.target} ${node.failureSummary}`));
}"""
TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The service on SQLite alone: what a browser shows does not depend on the database."""
    folder = tmp_path_factory.mktemp("browser")
    app = create_app(
        {
            "TESTING": True,
            "PROPAGATE_EXCEPTIONS": False,
            "APP_ENV": "development",
            "DATA_DIR": folder,
            "SECRET_KEY": secrets.token_hex(32),
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'browser.sqlite3'}",
        }
    )
    with app.app_context():
        upgrade()
    yield app
    with app.app_context():
        db.engine.dispose()


@pytest.fixture(scope="session")
def address(service: Flask) -> Iterator[str]:
    """Where the service answers."""
    server = make_server("127.0.0.1", 0, service, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all tests."""
    if BINARIES["chromium"] is None:
        pytest.skip("Chromium is not on this machine")
    ARTIFACTS.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BINARIES["chromium"], args=ARGUMENTS)
        yield browser
        browser.close()


class Visitor:
    """Somebody at a real browser; what the console complains of is kept."""

    def __init__(self, page: Page, address: str, name: str, axe: bool) -> None:
        self.page, self.address, self.name, self.axe = page, address, name, axe
        self.complaints: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.complaints.append(message.text)

    def opens(self, path: str) -> None:
        """Types an address."""
        self.page.goto(self.address + path)

    def presses(self, name: str) -> None:
        """Presses the first visible button of that name and waits for the next page."""
        buttons = self.page.get_by_role("button", name=name).filter(visible=True)
        with self.page.expect_navigation():
            buttons.first.click()

    def follows(self, name: str) -> None:
        """Follows the first visible link of that name."""
        links = self.page.get_by_role("link", name=name).filter(visible=True)
        with self.page.expect_navigation():
            links.first.click()

    def fills(self, **fields: str) -> None:
        """Types into fields by their names."""
        for name, typed in fields.items():
            self.page.locator(f"[name={name}]").fill(typed)

    def signs_in(self, person: Person) -> None:
        """Signs in through the page."""
        self.opens("/dang-nhap")
        self.fills(login=person.login, password=PASSWORD)

    def looks(self, step: str, status: int = 200) -> str:
        """Checks all that must hold on every page, keeps a picture and reads the text."""
        page = self.page
        text = " ".join(page.locator("body").inner_text().split())
        headings = page.locator("h1")
        assert headings.count() == 1, f"{step}: {headings.count()} h1"
        heading = " ".join((headings.text_content() or "").split())
        assert " ".join(page.title().split()) == f"{heading} | Trở Về", step
        if self.axe:
            page.evaluate("scrollTo(0, 0)")  # what sticks to the top belongs there in the picture
        page.screenshot(path=ARTIFACTS / f"{self.name}-{step}.png", full_page=True)
        if self.axe:
            assert page.evaluate(TOO_WIDE) <= 0, f"{step}: scrolls sideways"
            page.evaluate(f"() => {{ {AXE.read_text()} }}")
            assert page.evaluate(RUN_AXE, LEVELS) == [], step
        # The browser itself notes a refused page in the console; that one line is expected.
        refused = f"status of {status}"
        assert [c for c in self.complaints if status == 200 or refused not in c] == [], step
        self.complaints.clear()
        return text


@pytest.fixture
def visitor(chromium: Browser, address: str) -> Iterator[Callable[..., Visitor]]:
    """Opens browsers: `visitor("an", 360, 800)`; options are those of a browser context."""
    contexts = []

    def open_browser(name: str, width: int, height: int, **options: Any) -> Visitor:
        context = chromium.new_context(
            viewport={"width": width, "height": height}, locale="vi-VN", **options
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        scripts = options.get("java_script_enabled", True)
        if scripts:
            context.add_init_script(REPORT_VIOLATIONS)
        return Visitor(context.new_page(), address, f"{name}-{width}", axe=scripts)

    yield open_browser
    for context in contexts:
        context.close()


@dataclass
class Street(Town):
    """A town whose people have not signed in yet, and which has work to offer."""

    an: Person = field(init=False)
    binh: Person = field(init=False)
    chi: Person = field(init=False)

    def person(self, name: str, login: str, role: Role, **more: Any) -> Person:
        """Somebody with an account."""
        return self._account(name, login, role, **more)

    def fill(self) -> None:
        """Opens jobs, adds a seeker who is interested in the first, and trains the matcher."""
        with self.app.app_context():
            firm = Employer(name="Vận tải Minh Họa", verified_at=utcnow())
            jobs = [
                Job(
                    employer=firm,
                    state=JobState.OPEN,
                    title=title,
                    sector=sector,
                    requirements=requirements,
                    description=description,
                    place="Hải Yên",
                    wage="9-11 triệu",
                    wage_from=9_000_000,
                    wage_to=11_000_000,
                    openings=3,
                )
                for title, sector, requirements, description in JOBS
            ]
            seeker = Veteran(
                name=SEEKER,
                birth_date=date(2003, 8, 14),
                schooling="12/12",
                trade="Phụ xe tải một năm",
                service="Lái xe chở hàng hậu cần",
                roles=["driver"],
                skills="Lái xe, thay lốp, bốc xếp hàng",
                licences="B2, C",
                wish_1="Lái xe tải",
                places="Móng Cái",
                wage="9-11 triệu",
                shown_to_employers=True,
                profile_saved_at=utcnow(),
            )
            db.session.add_all([*jobs, seeker])
            db.session.flush()
            by = db.session.query(Account).filter_by(role=Role.VETERAN).first()
            propose(seeker, jobs[0], Proposer.VETERAN, by=by)
            matching.train()
            db.session.commit()


SEEKER = "Trần Văn Bốn"
JOBS = [
    ("Lái xe tải 5 tấn", "vận tải", "Giấy phép lái xe hạng C", "Chở hàng đi Hải Hà."),
    ("Lái xe nâng kho lạnh", "kho bãi", "Chứng chỉ xe nâng", "Xếp hàng trong kho lạnh."),
    ("Thợ điện bảo trì", "kỹ thuật", "Trung cấp điện", "Sửa máy phát, tủ điện nhà xưởng."),
    ("Bảo vệ ca đêm", "bảo vệ", "", "Gác cổng, tuần tra kho bãi ban đêm."),
    ("Phụ bếp khách sạn", "ăn uống", "", "Sơ chế, nấu ăn cho khách đoàn."),
    ("Thủ kho", "kho bãi", "Tốt nghiệp 12/12", "Nhập xuất hàng, ghi sổ kho."),
    ("Phiên dịch tiếng Trung", "thương mại", "Tiếng Trung HSK 4", "Dịch khi giao hàng với khách."),
]


@pytest.fixture
def street(app: Flask) -> Street:
    """An, Bình and Chi with accounts but not signed in, and a board of jobs."""
    street = Street(app)
    street.an = street.person("Phạm Văn An", "0912345601", Role.VETERAN)
    firm = Employer(name="Kho bãi Bình Sơn Hải", verified_at=utcnow())
    street.binh = street.person("Bình", "0912345602", Role.EMPLOYER, employer=firm)
    street.chi = street.person("Vũ Thùy Chi", "0912345603", Role.STAFF)
    street.fill()
    return street
