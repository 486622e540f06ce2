"""The machine of an instance's life in a browser: predict, press, go back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, Visit
from tests.browser.test_smoke import overflow

CASES = [
    "",
    "?did=launch,run&next=stop",
    "?did=launch,run,hibernate,rest&guess=1&said=memory&said=local",
    "?did=launch,run,start&root=x",
    "?did=" + ",".join(["launch", "run", *(["stop", "rest", "start", "run"] * 9)]),
]


@pytest.mark.parametrize("query", CASES)
def test_the_machine_is_sound_in_both_themes_and_at_any_width(
    visit: Visit, axe: Callable[[Page], None], query: str
) -> None:
    page = visit("study:lifecycle", query=query)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe(page)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        assert overflow(page) <= 0, f"{query} at {size['width']} px"


def test_predict_press_and_go_back_by_keyboard(visit: Visit) -> None:
    page = visit("study:lifecycle")
    page.locator("#way-stop").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#ask")).to_be_focused()
    page.locator('[name="said"][value="root"]').check()
    page.locator(".life__ask .button").first.press("Enter")
    expect(page.locator("#judged")).to_be_focused()
    expect(page).to_have_url(re.compile("did=launch(,|%2C)run(,|%2C)stop(,|%2C)rest"))
    expect(page.locator("#machine code")).to_have_text("stopped")
    page.locator("#press-start").click()
    expect(page.locator("#ask")).to_be_focused()
    page.go_back()
    expect(page.locator("#judged")).to_be_visible()
    page.locator("#back").click()
    expect(page.locator("#machine code")).to_have_text("stopping")


def test_without_javascript_everything_works(
    new_page: Callable[..., Page], url: Callable[..., str]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(url("study:lifecycle"))
    page.locator("#way-hibernate").click()
    page.locator('[name="said"][value="memory"]').check()
    page.locator(".life__ask .button").first.click()
    expect(page.locator("#judged")).to_be_visible()
    expect(page.locator("#machine code")).to_have_text("stopped")
    page.locator("#way-start").click()
    page.locator(".life__ask .button--quiet").click()
    expect(page.locator("#machine code")).to_have_text("pending")
    page.locator("#back").click()
    expect(page.locator("#machine code")).to_have_text("stopped")
