"""The pricing calculator in a browser: numbers typed, lines that cross, everything by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, Visit


def overflow(page: Page) -> int:
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


def test_typing_answers_at_once_and_keeps_the_address(visit: Visit) -> None:
    page = visit("study:pricing")
    page.fill("#id_hours", "146")
    expect(page.locator(".verdict-line__idle")).to_contain_text("36.44")
    page.wait_for_url("**hours=146**")
    page.select_option("#id_plan", "compute-sp-3y")
    expect(page.locator(".verdict-line__idle")).to_contain_text("30.84")
    page.reload()
    expect(page.locator("#id_hours")).to_have_value("146")
    expect(page.locator(".verdict-line__idle")).to_contain_text("30.84")


def test_a_wrong_type_is_explained_and_a_right_one_answered(visit: Visit) -> None:
    page = visit("study:pricing")
    page.fill("#id_instance_type", "m5.larg")
    page.keyboard.press("Enter")
    expect(page.locator("#priced-result [role=alert]")).to_contain_text("m5.large")
    page.fill("#id_instance_type", "m5.xlarge")
    page.keyboard.press("Enter")
    expect(page.locator("#priced-result")).to_contain_text("140.16")


def test_without_scripts_the_form_and_its_links_work(
    new_page: Callable[..., Page], url: Callable[..., str]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(url("study:pricing"))
    page.fill("#id_hours", "146")
    page.locator("#pricing button").click()
    assert "hours=146" in page.url
    expect(page.locator(".verdict-line__idle")).to_contain_text("36.44")
    page.locator("#mixed ~ p a").click()
    expect(page.locator(".table__best").last).to_be_visible()
    assert "hours=146" in page.url


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "query",
    ["?spot_saving=20&fleet=10x730+10x300&hours=146&storage_gb=9", "?instance_type=m5.larg"],
)
def test_it_is_sound_with_everything_open(
    new_page: Callable[..., Page],
    url: Callable[..., str],
    axe: Callable[[Page], None],
    scheme: str,
    query: str,
) -> None:
    page = new_page(color_scheme=scheme)
    page.goto(url("study:pricing") + query)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    axe(page)
    page.set_viewport_size(NARROW)
    assert overflow(page) <= 0


def test_a_fold_opens_by_keyboard_and_shows_the_examples(visit: Visit) -> None:
    page = visit("study:pricing")
    fold = page.locator(".pricing__fold").first
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    field = page.locator("#id_instance_sp_1y")
    expect(field).to_be_visible()
    expect(field).to_have_attribute("placeholder", "35–40")


def test_the_drawing_fits_a_narrow_window_and_is_named(visit: Visit) -> None:
    page = visit("study:pricing", query="?plan=compute-sp-1y&spot_saving=20")
    page.set_viewport_size(NARROW)
    drawing = page.locator(".lines__drawing")
    box = drawing.bounding_box()
    assert box is not None
    assert box["width"] <= NARROW["width"]
    for letter in ("A", "B"):
        expect(page.locator(".lines__letter", has_text=letter)).to_be_visible()
    assert drawing.evaluate("svg => svg.querySelector('desc').textContent").count("547.5") == 1
