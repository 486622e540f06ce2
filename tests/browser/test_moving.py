"""The move planner in a browser: a change plans at once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, Visit
from tests.browser.test_smoke import overflow

CASES = [
    "",
    "?what=volume&source=us-east-1a&target=us-east-1a&account=222222222222&encryption=default",
    "?what=instance&source=us-east-1a&target=us-gov-west-1a&encryption=customer&loose=2",
    "?source=us-east-1a&target=eu-west-1&address=keep",
    "?source=x&target=&account=1&data=x&what=y",
]


@pytest.mark.parametrize("query", CASES)
def test_a_plan_is_sound_in_both_themes_and_at_any_width(
    visit: Visit, axe: Callable[[Page], None], query: str
) -> None:
    page = visit("study:move", query=query)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe(page)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        assert overflow(page) <= 0, f"{query} at {size['width']} px"


def test_a_change_plans_at_once_and_stands_in_the_address(visit: Visit) -> None:
    page = visit("study:move")
    expect(page.locator(".route__area")).to_have_count(2)
    page.fill("#id_target", "us-east-1b")
    page.keyboard.press("Tab")
    expect(page.locator(".route__area")).to_have_count(1)
    expect(page).to_have_url(re.compile("target=us-east-1b"))
    page.locator("#id_same_id").focus()
    page.select_option("#id_same_id", "yes")
    expect(page.locator(".lab__no")).to_be_visible()
    expect(page.locator("#id_same_id")).to_be_focused()


def test_what_concerns_only_volumes_comes_with_them(visit: Visit) -> None:
    page = visit("study:move")
    expect(page.locator("#id_role")).to_be_hidden()
    page.select_option("#id_what", "volume")
    expect(page.locator("#id_role")).to_be_visible()
    expect(page.locator("#id_data")).to_be_hidden()


def test_without_javascript_everything_works(
    new_page: Callable[..., Page], url: Callable[..., str]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(url("study:move"))
    page.fill("#id_target", "us-east-1a")
    page.locator(".lab__form .button").first.click()
    expect(page.locator("#id_target_error")).to_be_visible()
    page.fill("#id_target", "us-east-1c")
    page.locator(".lab__form .button").first.click()
    expect(page.locator(".lab__yes")).to_be_visible()
