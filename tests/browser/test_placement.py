"""The placement calculator in a browser: change something, break something, go back."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, Visit
from tests.browser.test_smoke import overflow

CASES = [
    "?strategy=spread-rack&azs=3&instances=22&fail=az1-r3&fail=az2",
    "?strategy=partition&azs=26&instances=90000&partitions=7",
    "?strategy=cluster&azs=2&instances=5000&instance_type=t3.large&tenancy=host&existing=3",
    "?strategy=spread-host&instances=400&hosts=500",
    "?strategy=spread-rack&azs=x&per_zone=a&existing=b&instances=",
]


@pytest.mark.parametrize("query", CASES)
def test_an_answer_is_sound_in_both_themes_and_at_any_width(
    visit: Visit, axe: Callable[[Page], None], query: str
) -> None:
    page = visit("study:placement", query=query)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe(page)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        assert overflow(page) <= 0, f"{query} at {size['width']} px"


def test_a_change_answers_at_once_and_stands_in_the_address(visit: Visit) -> None:
    page = visit("study:placement")
    expect(page.locator(".placed__yes")).to_be_visible()
    page.fill("#id_instances", "22")
    page.keyboard.press("Tab")
    expect(page.locator(".placed__no")).to_be_visible()
    expect(page).to_have_url(re.compile("instances=22"))
    page.reload()
    expect(page.locator(".placed__no")).to_be_visible()


def test_a_field_that_matters_to_one_strategy_only_comes_with_it(visit: Visit) -> None:
    page = visit("study:placement")
    expect(page.locator("#id_partitions")).to_be_hidden()
    page.select_option("#id_strategy", "partition")
    expect(page.locator("#id_partitions")).to_be_visible()
    expect(page.locator("#part-az1-p7")).to_be_visible()


def test_a_mistake_is_told_beside_its_field_and_goes_when_mended(visit: Visit) -> None:
    page = visit("study:placement")
    error = page.locator("#id_instance_type_error .field__error")
    page.fill("#id_instance_type", "c5n.xlage")
    page.keyboard.press("Tab")
    expect(error).to_contain_text("c5n.xlarge")
    expect(page.locator("#part-az1")).to_have_count(0)
    page.fill("#id_instance_type", "c5n.xlarge")
    page.keyboard.press("Tab")
    expect(error).to_have_count(0)
    expect(page.locator("#part-az1")).to_be_visible()


def test_racks_break_and_mend_by_keyboard_and_the_focus_stays(visit: Visit) -> None:
    page = visit("study:placement")
    page.locator("#part-az1-r2").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#part-az1-r2.part--down")).to_be_focused()
    expect(page.locator("#damage")).to_contain_text("17")
    page.locator("#part-az3").click()
    expect(page.locator("#damage")).to_contain_text("11")
    expect(page).to_have_url(re.compile("fail=az1-r2&fail=az3"))
    page.go_back()
    expect(page.locator("#damage")).to_contain_text("17")
    page.locator("#mend-all").click()
    expect(page.locator(".part--down")).to_have_count(0)


def test_without_javascript_everything_works(
    new_page: Callable[..., Page], url: Callable[..., str]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(url("study:placement"))
    page.fill("#id_instances", "22")
    page.locator(".placement__form .button").first.click()
    expect(page.locator(".placed__no")).to_be_visible()
    page.locator("#part-az2").click()
    expect(page.locator("#damage")).to_contain_text("14")
    page.locator("#part-az2").click()
    expect(page.locator(".part--down")).to_have_count(0)
    page.locator(".basis").first.click()
    page.wait_for_url(f"**{url('study:facts')}#*")
