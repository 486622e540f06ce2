"""The decoder in a browser: it answers while one types, by keyboard, at any width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, Visit
from tests.browser.test_smoke import overflow

PAGES = [
    ("study:decoder", "?name=x2iedn.4xlarge"),
    ("study:decoder", "?name=u7in-32tb.224xlarge"),
    ("study:decoder", "?name=c5n.xlage"),
    ("study:decoder", "?name=c5n"),
    ("study:find", "?need=gpu+current"),
    ("study:find", "?need=arm+fast&vcpus_least=x"),
    ("study:compare", "?name=c5n.xlarge&name=c7gn.xlarge&name=u-6tb1.metal&name=t3.micro"),
    ("study:compare", "?name=c5n.xlarge&name=m5larg"),
    ("study:fleet", ""),
]


@pytest.fixture(autouse=True)
def _typing_on(forgiven: list[str]) -> None:
    """Typing on makes htmx give up a request for a newer one, which it reports as an error."""
    forgiven += ["htmx:afterRequest", "htmx:sendAbort"]


@pytest.mark.parametrize(("name", "query"), PAGES)
def test_a_page_is_sound_in_both_themes_and_at_320_pixels(
    visit: Visit, axe: Callable[[Page], None], name: str, query: str
) -> None:
    page = visit(name, query=query)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe(page)
    for width in (1280, 900, 640, NARROW["width"]):
        page.set_viewport_size({"width": width, "height": 900})
        assert overflow(page) <= 0, f"at {width} px"


def test_a_name_is_decoded_while_it_is_typed(visit: Visit, language: str) -> None:
    page = visit("study:decoder")
    field = page.locator("#name")
    field.press_sequentially("c5n.xlage")
    fault = page.locator("#fault")
    expect(fault).to_contain_text({"en": "Position 5", "zh-hans": "第 5 个字符"}[language])
    expect(page.locator(".decoder__where mark")).to_have_text("x")
    expect(page.locator("#said")).not_to_be_empty()
    expect(field).to_be_focused()
    field.press("Backspace")
    field.press("Backspace")
    field.press_sequentially("rge")
    expect(page.locator(".specimen__row")).to_have_count(5)
    expect(fault).to_have_count(0)
    expect(page).to_have_title(
        {"en": "c5n.xlarge · Decoder · Cirrus", "zh-hans": "c5n.xlarge · 解码器 · 卷云"}[language]
    )
    assert page.url.endswith("?name=c5n.xlarge")
    expect(page.locator("#said")).to_contain_text("c5n.xlarge")


def test_the_language_switch_keeps_what_was_typed(visit: Visit) -> None:
    page = visit("study:decoder")
    page.locator("#name").press_sequentially("r5b.large")
    page.wait_for_url("**/?name=r5b.large")
    page.locator("[data-language-switch]").click()
    page.wait_for_url("**/?name=r5b.large")
    expect(page.locator("#name")).to_have_value("r5b.large")


def test_the_keyboard_alone_goes_from_a_slip_to_its_neighbour(visit: Visit) -> None:
    page = visit("study:decoder")
    page.locator("#name").focus()
    page.keyboard.type("t3.mirco")
    page.keyboard.press("Enter")
    page.wait_for_url("**/?name=t3.mirco")
    meant = page.locator(".decoder__meant a").first
    for _ in range(40):
        page.keyboard.press("Tab")
        if meant.evaluate("element => element === document.activeElement"):
            break
    expect(meant).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/?name=t3.micro")
    here = page.locator(".ladder__here")
    expect(here).to_contain_text("micro")


def test_each_line_ends_at_its_letters_and_at_its_meaning(visit: Visit) -> None:
    page = visit("study:decoder", query="?name=x2iedn.4xlarge")
    letters = page.locator(".specimen__part")
    rows = page.locator(".specimen__row")
    whole = page.locator(".specimen__name").bounding_box()
    for place in range(letters.count()):
        letter = letters.nth(place).bounding_box()
        drawn = rows.nth(place).locator("rect").bounding_box()
        first = letter["width"] / len(letters.nth(place).inner_text()) / 2
        assert drawn["x"] + drawn["width"] == pytest.approx(letter["x"] + first, abs=2)
        meaning = rows.nth(place).locator(".specimen__meaning").bounding_box()
        bottom = drawn["y"] + drawn["height"]
        assert meaning["y"] < bottom < meaning["y"] + meaning["height"]
        assert meaning["x"] + meaning["width"] < whole["x"]


def test_without_room_each_piece_stands_beside_its_meaning(
    new_page: Callable[..., Page], url: Callable[..., str]
) -> None:
    page = new_page(viewport=NARROW)
    page.goto(url("study:decoder") + "?name=x2iedn.4xlarge")
    expect(page.locator(".specimen__line").first).to_be_hidden()
    expect(page.locator(".specimen__code").first).to_be_visible()


def test_types_are_found_while_the_need_is_written(visit: Visit, language: str) -> None:
    page = visit("study:find")
    page.locator("#id_need").press_sequentially("arm 8vcpu >=32gb nvme")
    expect(page.locator("#found tbody th").first).to_have_text("i4g.2xlarge")
    page.select_option("#id_sort", "memory")
    page.select_option("#id_order", "down")
    expect(page.locator("#found tbody th").first).not_to_have_text("i4g.2xlarge")
    assert "vcpus_least" not in page.url and "sort=memory" in page.url
    page.locator(".find__columns summary").click()
    page.locator('[name=columns][value="enis"]').check()
    label = {"en": "Network interfaces", "zh-hans": "网络接口"}[language]
    expect(page.locator("#found thead")).to_contain_text(label)
    page.reload()
    expect(page.locator("#id_need")).to_have_value("arm 8vcpu >=32gb nvme")
    expect(page.locator('[name=columns][value="enis"]')).to_be_checked()
    page.locator("#id_need").fill("arm fast")
    expect(page.locator("#found .decoder__error")).to_contain_text("fast")


def test_a_slip_in_a_comparison_is_mended_by_one_press(visit: Visit) -> None:
    page = visit("study:compare", query="?name=c5n.xlarge&name=m5larg")
    page.locator("main .field__help a").first.click()
    expect(page.locator("table").first).to_be_visible()
    everything = page.locator("#figures ~ div tbody tr").count()
    page.locator("main p a", has_text="").first.click()
    page.wait_for_url("**only=differences**")
    assert 0 < page.locator("#figures ~ div tbody tr").count() < everything
    expect(page.locator("tbody tr:not(.differs)")).to_have_count(0)


@pytest.mark.parametrize("script", [True, False])
def test_a_fleet_is_read_with_and_without_javascript(
    new_page: Callable[..., Page], url: Callable[..., str], script: bool
) -> None:
    page = new_page(java_script_enabled=script)
    page.goto(url("study:fleet"))
    page.fill("#text", '"InstanceType": "m4.xlarge"\nEUC1-BoxUsage:c5n.xlarge,744')
    page.locator("main form .button").click()
    expect(page.locator("tbody tr")).to_have_count(2)
    expect(page.locator("tbody tr").first).to_contain_text("m8i.xlarge")


def test_everything_works_without_javascript(
    new_page: Callable[..., Page], url: Callable[..., str]
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(url("study:decoder"))
    page.fill("#name", "m7i-flex.large")
    page.locator(".decoder__form .button").click()
    expect(page.locator(".specimen__row")).to_have_count(7)
    page.goto(url("study:find"))
    page.fill("#id_vcpus_least", "8")
    page.locator(".find .button").first.click()
    page.locator(".pages a").click()
    expect(page.locator("#id_vcpus_least")).to_have_value("8")
