"""The calculators of Lambda and EFS in a browser: change something, make a mistake, go without."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, Visit
from tests.browser.test_smoke import overflow

CASES = [
    ("study:lambda", ""),
    ("study:lambda", "?requests=300000000&duration=800&peak=2000&memory=64&reserved=950&age=30000"),
    ("study:lambda", "?failure=throttle&requests=1000000000000&duration=900000&account=1"),
    ("study:lambda", "?task_memory=5&requests=x"),
    ("study:efs", "?files=500x10+2000x200&back=first-access&read_on=300"),
    ("study:efs", "?mode=bursting&files=50x0+1x9+2x40+3x90&reads=60&writes=600&busy=12&to_ia=90"),
    ("study:efs", "?mode=provisioned&files="),
    ("study:efs", "?files=many&busy=99"),
]


@pytest.mark.parametrize(("name", "query"), CASES)
def test_an_answer_is_sound_in_both_themes_and_at_any_width(
    visit: Visit, axe: Callable[[Page], None], name: str, query: str
) -> None:
    page = visit(name, query=query)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe(page)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        assert overflow(page) <= 0, f"{query} at {size['width']} px"


def test_more_requests_change_the_cheapest_at_once(visit: Visit) -> None:
    page = visit("study:lambda")
    expect(page.locator("#verdict")).to_contain_text("Lambda")
    page.fill("#id_requests", "40000000")
    page.keyboard.press("Tab")
    expect(page.locator("#verdict")).to_contain_text("30.37")
    expect(page).to_have_url(re.compile("requests=40000000"))
    page.reload()
    expect(page.locator("#id_requests")).to_have_value("40000000")


def test_a_mistake_is_told_beside_its_field_and_goes_when_mended(visit: Visit) -> None:
    page = visit("study:efs")
    error = page.locator("#id_files_error .field__error")
    page.fill("#id_files", "100")
    page.keyboard.press("Tab")
    expect(error).to_contain_text("300x45")
    expect(page.locator(".year")).to_have_count(0)
    page.fill("#id_files", "100x0")
    page.keyboard.press("Tab")
    expect(error).to_have_count(0)
    expect(page.locator(".year")).to_be_visible()


def test_a_field_that_matters_to_one_mode_comes_with_it_and_so_do_the_credits(
    visit: Visit,
) -> None:
    page = visit("study:efs")
    expect(page.locator("#id_provisioned")).to_be_hidden()
    page.select_option("#id_mode", "provisioned")
    expect(page.locator("#id_provisioned_error .field__error")).to_be_visible()
    expect(page.locator("#id_provisioned")).to_be_visible()
    page.select_option("#id_mode", "bursting")
    expect(page.locator("#balance")).to_be_visible()
    expect(page.locator("#rule-archive_needs")).to_be_visible()
    page.select_option("#id_to_archive", "0")
    expect(page.locator("#rule-archive_needs")).to_have_count(0)


def test_a_fact_opens_by_keyboard(visit: Visit) -> None:
    page = visit("study:lambda")
    page.locator(".basis").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".note:popover-open")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "field", "text", "said"),
    [("study:lambda", "#id_memory", "64", "128"), ("study:efs", "#id_reads", "9000", "1,500")],
)
def test_without_javascript_everything_works(
    new_page: Callable[..., Page],
    url: Callable[..., str],
    name: str,
    field: str,
    text: str,
    said: str,
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(url(name))
    page.fill(field, text)
    page.locator("#lab-form .button").first.click()
    expect(page.locator(".lab__rules")).to_contain_text(said)
    expect(page.locator(field)).to_have_value(text)
