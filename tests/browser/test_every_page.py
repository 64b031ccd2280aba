"""Every page that links lead to, for each role: easy to touch, still, and nothing sideways."""

import secrets
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask_migrate import upgrade
from playwright.sync_api import Browser, Page
from werkzeug.serving import make_server

from app import create_app, example_town, matching, passwords
from app.example_town import sign_ins
from app.filters import today
from models import db
from models.vocabulary import Role
from tests.browser.conftest import ARTIFACTS, AXE, LEVELS, RUN_AXE, TOO_WIDE
from tests.conftest import BINARIES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(BINARIES["chromium"] is None, reason="Chromium is not on this machine"),
]
NOBODY = "anonymous"
SMALLEST_PHONE, DESK = (320, 640), (1280, 900)
LEAST_CONTROL = 44  # px
MOST_SHIFT = 0.01  # far below the 0.1 that is called good
PEOPLE = 60
# What leaves a page or is none: signing out is no link, files are read by other tests.
FILES = (".pdf", ".docx", ".xlsx", ".csv", ".json", ".atom", ".xml", ".txt", ".svg")
WATCH_SHIFTS = """window.shifted = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({type: "layout-shift", buffered: true});"""
TOO_SMALL = """(least) => [...document.querySelectorAll(
    "button, select, textarea, input:not([type=hidden]), summary, a.btn, nav a")]
  .filter((one) => one.checkVisibility({visibilityProperty: true}))
  .map((one) => [one, (["checkbox", "radio"].includes(one.type) && one.closest("label")) || one])
  .map(([one, touched]) => [one, touched.getBoundingClientRect()])
  .filter(([one, box]) => box.width > 1 && box.height < least - 0.5)
  .map(([one, box]) => `${Math.round(box.height)} px: ${one.outerHTML.slice(0, 120)}`)"""
LINKS = "[...document.querySelectorAll('a[href]')].map((link) => link.href)"


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Flask, str]]:
    """The demonstration town behind a loopback port."""
    folder: Path = tmp_path_factory.mktemp("example")
    app = create_app(
        {
            "TESTING": True,
            "PROPAGATE_EXCEPTIONS": False,
            "APP_ENV": "development",
            "DATA_DIR": folder,
            "SECRET_KEY": secrets.token_hex(32),
            "SQLALCHEMY_DATABASE_URI": f"sqlite:///{folder / 'example.sqlite3'}",
        }
    )
    with app.app_context():
        upgrade()
        example_town.seed(PEOPLE, 1, today(), sign_ins.create_sign_ins(folder))
        matching.train()
        example_town.live(1, today())
        db.session.commit()
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield app, f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()
    with app.app_context():
        db.engine.dispose()


def signed_in(page: Page, app: Flask, address: str, role: str) -> None:
    """Signs in as one of the demonstration's people."""
    one = next(one for one in sign_ins.kept(app.config["DATA_DIR"]) if one.role == role)
    page.goto(f"{address}/dang-nhap")
    page.locator("[name=login]").fill(one.login)
    page.locator("[name=password]").fill(one.password)
    if one.totp_secret:
        page.locator("summary", has_text="mã xác thực").click()
        page.locator("[name=code]").fill(passwords.totp_now(one.totp_secret))
    with page.expect_navigation():
        page.get_by_role("button", name="Đăng nhập").click()


def endpoint(app: Flask, address: str, link: str) -> str | None:
    """Which of our pages a link opens; None for what is none."""
    if not link.startswith(address) or urlsplit(link).path.endswith(FILES):
        return None
    adapter = app.url_map.bind("")
    path = urlsplit(link).path
    if path.startswith("/static/") or not adapter.test(path, method="GET"):
        return None
    return str(adapter.match(path, method="GET")[0])


def faults(page: Page, name: str) -> list[str]:
    """What is wrong with the page as it stands, on the smallest phone and on a desk."""
    found = []
    for width, height in (SMALLEST_PHONE, DESK):
        page.set_viewport_size({"width": width, "height": height})
        page.reload()
        page.evaluate("document.fonts.ready")
        page.screenshot(path=ARTIFACTS / f"every-{name}-{width}.png", full_page=True)
        if page.evaluate(TOO_WIDE) > 0:
            found.append(f"{width}: scrolls sideways")
        if (shift := page.evaluate("window.shifted")) > MOST_SHIFT:
            found.append(f"{width}: shifts by {shift:.3f}")
        if (width, height) == SMALLEST_PHONE:
            found += page.evaluate(TOO_SMALL, LEAST_CONTROL)
        page.evaluate(f"() => {{ {AXE.read_text()} }}")
        found += [f"{width}: {line}" for line in page.evaluate(RUN_AXE, LEVELS)]
    return found


@pytest.mark.parametrize("role", [NOBODY, *Role])
def test_every_page_can_be_touched_and_stays_still(
    example: tuple[Flask, str], chromium: Browser, role: str
) -> None:
    app, address = example
    context = chromium.new_context(viewport={"width": 360, "height": 800}, locale="vi-VN")
    context.set_default_timeout(10_000)
    context.add_init_script(WATCH_SHIFTS)
    page = context.new_page()
    if role == NOBODY:
        page.goto(address)
    else:
        signed_in(page, app, address, role)
    seen: dict[str, list[str]] = {}
    waiting = [page.url]
    while waiting:
        link = waiting.pop(0)
        name = endpoint(app, address, link)
        if name is None or name in seen:
            continue
        answer = page.goto(link)
        if answer is None or not answer.ok:  # a page for others: what it says is one page for all
            seen[name] = []
            continue
        if endpoint(app, address, page.url) != name:  # led on: that page is next
            waiting.append(page.url)
            seen[name] = []
            continue
        waiting += page.evaluate(LINKS)
        seen[name] = faults(page, f"{role}-{name}")
    context.close()
    assert len(seen) >= 3, sorted(seen)
    assert {name: wrong for name, wrong in seen.items() if wrong} == {}
