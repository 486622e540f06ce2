"""The labs in a browser: draw a load, go step by step, see a rule refused."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, Visit
from tests.browser.test_smoke import overflow

CASES = [
    ("study:scaling", "?load=40,300,20&policy=step&max=9&schedule=01:30=2//"),
    ("study:scaling", "?load=x&min=9"),
    ("study:termination", "?step=10&round=3"),
    ("study:termination", "?instances=a/v1/5/protected,b/other/3/unhealthy&step=3"),
    ("study:load-balancing", "?show=rules&rules=10%20path=/*%20-%3E%20a"),
    ("study:load-balancing", "?show=routing&targets=1,1,1,1,2,3"),
    ("study:load-balancing", "?show=flow&targets=9"),
    ("study:load-balancing", "?show=flow&listener=tls&sticky=on"),
    ("study:load-balancing", "?show=cross-zone&targets=1,2,30,4,5,6"),
    ("study:load-balancing", "?show=health&failure=hangs"),
    ("study:load-balancing", "?show=lcu&meter=nlb_udp"),
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


def test_a_load_is_changed_by_arrow_and_the_focus_stays(visit: Visit) -> None:
    page = visit("study:scaling", query="?load=20,60,90")
    page.locator("#more-1").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#id_load")).to_have_value("20,70,90")
    expect(page.locator("#more-1")).to_be_focused()
    expect(page).to_have_url(re.compile("load=20,70,90"))
    page.keyboard.press("Enter")
    expect(page.locator("#id_load")).to_have_value("20,80,90")


def test_a_load_is_drawn_over_its_bars(visit: Visit) -> None:
    page = visit("study:scaling", query="?load=20,60,90")
    boxes = [bar.bounding_box() for bar in page.locator(".curve__bar").all()]
    first, last = boxes[0], boxes[2]
    assert first and last
    page.mouse.move(first["x"] + first["width"] / 2, first["y"] + first["height"] / 2)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] / 2, last["y"] + last["height"] / 2, steps=20)
    page.mouse.up()
    expect(page).to_have_url(re.compile("load=(59|60|61)%2C(59|60|61)%2C(59|60|61)&"))
    expect(page.locator(".curve__load").first).to_have_text(re.compile("59|60|61"))


def test_a_mistake_is_told_beside_its_field_and_goes_when_mended(visit: Visit) -> None:
    page = visit("study:scaling")
    error = page.locator("#id_target_error .field__error")
    page.fill("#id_target", "0")
    page.keyboard.press("Tab")
    expect(error).to_be_visible()
    expect(page.locator(".lab__verdict")).to_have_count(0)
    page.fill("#id_target", "60")
    page.keyboard.press("Tab")
    expect(error).to_have_count(0)
    expect(page.locator(".lab__verdict")).to_be_visible()


def test_fields_of_another_policy_stay_away(visit: Visit) -> None:
    page = visit("study:scaling")
    expect(page.locator("#id_steps")).to_be_hidden()
    page.select_option("#id_policy", "step")
    expect(page.locator("#id_steps")).to_be_visible()
    expect(page.locator("#id_target")).to_be_hidden()


def test_the_steps_unfold_one_by_one_and_back(visit: Visit) -> None:
    page = visit("study:termination")
    expect(page.locator(".ladder__step")).to_have_count(1)
    page.locator("#move-on").click()
    expect(page.locator(".ladder__step")).to_have_count(2)
    page.locator("#move-end").click()
    expect(page.locator(".zones__box--chosen")).to_have_count(1)
    page.locator("#move-next").click()
    expect(page.locator(".ladder__step")).to_have_count(1)
    expect(page.locator(".zones__box")).to_have_count(6)
    page.go_back()
    expect(page.locator(".zones__box--chosen")).to_have_count(1)


def test_without_javascript_everything_works(
    new_page: Callable[..., Page], url: Callable[..., str]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(url("study:scaling") + "?load=20,60,90")
    page.locator("#less-2").click()
    expect(page.locator("#id_load")).to_have_value("20,60,80")
    page.goto(url("study:termination"))
    page.locator("#move-on").click()
    expect(page.locator(".ladder__step")).to_have_count(2)
    page.goto(url("study:load-balancing"))
    page.locator(".lab__tabs a").nth(3).click()
    page.fill("#id_targets", "1,9")
    page.locator(".lab__form .button").first.click()
    expect(page.locator(".lab__verdict")).to_contain_text("50%")
    expect(page.locator(".lab__tabs [aria-current]")).to_have_count(1)
