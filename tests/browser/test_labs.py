"""The calculators of volumes and of CPU credits in a browser: change, read, take the keyboard."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NARROW, WIDE, Visit
from tests.browser.test_smoke import overflow

CASES = [
    ("study:ebs", "?type=gp2&size=200&instance_type=t3.micro&load=1h@3000+5h@100"),
    ("study:ebs", "?type=gp3&size=100&iops=60000&throughput=3000"),
    ("study:ebs", "?type=st1&size=16000&count=9&price_gib=0.1&io_size=4"),
    ("study:ebs", "?size=x&iops=-1&instance_type=m7i.larg&load=y&count=0&price_gib=z"),
    (
        "study:credits",
        "?instance_type=t3.nano&load=24h@0+12h@2.5+24h@7+12h@2.5+5h@100+13h@5+24h@0",
    ),
    ("study:credits", "?instance_type=t2.2xlarge&mode=standard&load=1h@100+700h@1&price=0.1"),
    ("study:credits", "?instance_type=m5.large&load=busy&start=-1"),
]


@pytest.mark.parametrize(("name", "query"), CASES)
def test_an_answer_is_sound_in_both_themes_and_at_any_width(
    visit: Visit, axe: Callable[[Page], None], name: str, query: str
) -> None:
    page = visit(name, query=query)
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe(page)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        assert overflow(page) <= 0, f"{query} at {size['width']} px"


def test_a_change_answers_at_once_and_stands_in_the_address(visit: Visit) -> None:
    page = visit("study:ebs", query="?type=gp3&size=500&iops=16000")
    page.fill("#id_instance_type", "m7i.large")
    page.keyboard.press("Tab")
    expect(page.locator(".verdict-line__idle")).to_contain_text("m7i.large")
    expect(page).to_have_url(re.compile("instance_type=m7i.large"))
    page.fill("#id_instance_type", "m7i.8xlarge")
    page.keyboard.press("Tab")
    expect(page.locator(".verdict-line__idle")).to_have_count(0)
    page.reload()
    expect(page.locator("#id_instance_type")).to_have_value("m7i.8xlarge")


def test_a_mistake_is_told_beside_its_field_and_goes_when_mended(visit: Visit) -> None:
    page = visit("study:credits")
    error = page.locator("#id_load_error .field__error")
    page.fill("#id_load", "3h@200")
    page.keyboard.press("Tab")
    expect(error).to_contain_text("3h@200")
    expect(page.locator(".lines__drawing")).to_have_count(0)
    page.fill("#id_load", "24h@0 3h@100")
    page.keyboard.press("Tab")
    expect(error).to_have_count(0)
    expect(page.locator(".lines__drawing")).to_be_visible()


def test_the_other_mode_is_one_choice_away(visit: Visit) -> None:
    page = visit("study:credits", query="?instance_type=t3.large&load=48h@40")
    main = page.locator(".verdict-line__main")
    before = main.inner_text()
    page.select_option("#id_mode", "standard")
    expect(main).not_to_have_text(before)
    expect(page).to_have_url(re.compile("mode=standard"))


@pytest.mark.parametrize(
    ("name", "field", "text", "shown"),
    [("study:ebs", "size", "64", "64"), ("study:credits", "instance_type", "t2.nano", "t2.nano")],
)
def test_without_javascript_everything_works(
    new_page: Callable[..., Page],
    url: Callable[..., str],
    name: str,
    field: str,
    text: str,
    shown: str,
) -> None:
    page = new_page(java_script_enabled=False)
    page.goto(url(name))
    page.fill(f"#id_{field}", text)
    page.locator(".pricing__form .button").first.click()
    assert f"{field}={text}" in page.url
    expect(page.locator(".verdict-line .small")).to_contain_text(shown)
    page.locator(".working .basis").first.click()
    assert "/facts/#" in page.url


def test_a_step_opens_the_fact_it_rests_on(visit: Visit) -> None:
    page = visit("study:ebs", query="?type=gp2")
    page.locator(".working .basis").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".note:popover-open")).to_be_visible()


def test_the_fold_and_its_check_box_work_by_keyboard(visit: Visit) -> None:
    page = visit("study:ebs", query="?type=st1&size=500")
    page.locator(".pricing__fold summary").focus()
    page.keyboard.press("Enter")
    page.locator("#id_boot").focus()
    page.keyboard.press("Space")
    expect(page.locator("#rule-boot")).to_be_visible()
    expect(page.locator("#id_boot")).to_be_focused()
