"""Suggestions under a field, by keyboard and by finger, and without a network."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Street, Visitor
from tests.conftest import BINARIES

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.skipif(BINARIES["chromium"] is None, reason="Chromium is not on this machine"),
]
Opens = Callable[..., Visitor]


def at_the_form(street: Street, visitor: Opens, name: str, part: str, **options: object) -> Visitor:
    """An, signed in, at the form with wishes and skills."""
    an = visitor(name, 360, 800, **options)
    an.signs_in(street.an)
    an.presses("Đăng nhập")
    an.opens(f"/ho-so/{part}")
    return an


def test_a_wish_is_chosen_by_keyboard(street: Street, visitor: Opens) -> None:
    an = at_the_form(street, visitor, "suggest-keys", "nguyen-vong")
    wish = an.page.get_by_role("combobox", name="Nguyện vọng 1")
    expect(wish).to_have_attribute("aria-expanded", "false")
    wish.press_sequentially("lai xe tai")
    options = an.page.locator("[role=option]")
    expect(options.first).to_have_text("Lái xe tải")
    expect(wish).to_have_attribute("aria-expanded", "true")
    assert options.first.bounding_box()["height"] >= 44
    wish.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(wish).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    an.looks("1-open")
    wish.press("Enter")
    expect(wish).to_have_value("Lái xe tải")
    expect(options).to_have_count(0)
    wish.fill("tho han")
    expect(options.first).to_be_visible()
    wish.press("Escape")
    expect(options).to_have_count(0)
    expect(wish).to_have_value("tho han")


def test_a_finger_completes_the_last_skill(street: Street, visitor: Opens) -> None:
    an = at_the_form(street, visitor, "suggest-touch", "ky-nang", has_touch=True)
    skills = an.page.locator("[name=skills]")
    skills.press_sequentially("sửa xe, exc")
    option = an.page.locator("[role=option]", has_text="Excel").first
    option.tap()
    expect(skills).to_have_value("sửa xe, Excel, ")
    expect(skills).to_be_focused()


def test_without_a_network_a_field_is_a_field(street: Street, visitor: Opens) -> None:
    an = at_the_form(street, visitor, "suggest-offline", "nguyen-vong")
    an.page.route("**/goi-y/**", lambda route: route.abort())
    wish = an.page.get_by_role("combobox", name="Nguyện vọng 1")
    wish.press_sequentially("lai xe tai")
    an.page.wait_for_timeout(400)
    expect(an.page.locator("[role=option]")).to_have_count(0)
    expect(wish).to_have_value("lai xe tai")
