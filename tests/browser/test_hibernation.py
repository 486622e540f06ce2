"""The hibernation check in a browser: a change answers at once."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, Visit
from tests.browser.test_smoke import overflow

CASES = [
    "",
    "?instance_type=r6g.2xlarge&root_size=80&used=30&managed=ecs",
    "?root=store&encrypted=no&enabled=later&memory=9999",
    "?instance_type=m7g.xlage&memory=x&system=dos",
]


@pytest.mark.parametrize("query", CASES)
def test_an_answer_is_sound_in_both_themes_and_at_any_width(
    visit: Visit, axe: Callable[[Page], None], query: str
) -> None:
    page = visit("study:hibernation", query=query)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe(page)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        assert overflow(page) <= 0, f"{query} at {size['width']} px"


def test_a_change_answers_at_once_and_keeps_the_focus(visit: Visit) -> None:
    page = visit("study:hibernation")
    expect(page.locator(".lab__yes")).to_be_visible()
    page.locator("#id_encrypted").focus()
    page.select_option("#id_encrypted", "no")
    expect(page.locator(".lab__no")).to_be_visible()
    expect(page.locator("#id_encrypted")).to_be_focused()
    expect(page).to_have_url(re.compile("encrypted=no"))
    page.fill("#id_instance_type", "m7g.xlage")
    page.keyboard.press("Tab")
    expect(page.locator("#id_instance_type_error")).to_contain_text("m7g.xlarge")


def test_without_javascript_everything_works(
    new_page: Callable[..., Page], url: Callable[..., str]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(url("study:hibernation"))
    page.fill("#id_root_size", "20")
    page.locator(".lab__form .button").first.click()
    expect(page.locator(".lab__no")).to_be_visible()
    expect(page.locator(".lab__check--first")).to_have_count(1)
