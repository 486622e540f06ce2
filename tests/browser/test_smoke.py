"""Every page that needs no more than its address: sound in both themes, at any width."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from learners.models import Learner
from tests.browser.conftest import NARROW, WIDE, Visit
from tests.conftest import PASSWORD

PAGES = [
    "study:course",
    "study:decoder",
    "study:calculators",
    "study:credits",
    "study:ebs",
    "study:placement",
    "study:pricing",
    "study:load-balancing",
    "study:scaling",
    "study:termination",
    "study:glossary",
    "study:errata",
    "study:facts",
    "study:components",
    "quizzes:review",
    "quizzes:practice",
    "quizzes:exams",
    "quizzes:progress",
    "learners:settings",
    "quizzes:memory",
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_inactive",
]


def overflow(page: Page) -> int:
    """How many pixels the page is wider than the window."""
    return page.evaluate("document.documentElement.scrollWidth - window.innerWidth")


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_sound_in_both_themes_and_at_any_width(
    new_page: Callable[..., Page], axe: Callable[[Page], None], url: Callable[..., str], name: str
) -> None:
    page = new_page()
    response = page.goto(url(name))
    assert response is not None and response.status == 200
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe(page)
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        assert overflow(page) <= 0, f"{name} at {size['width']} px"
    assert page.locator("h1").count() == 1
    page.keyboard.press("Tab")
    expect(page.locator(".skip")).to_be_focused()


@pytest.mark.parametrize("path", ["nothing/", "accounts/password/reset/key/1-x/"])
def test_an_error_page_is_sound_too(
    page: Page, axe: Callable[[Page], None], language: str, path: str
) -> None:
    page.goto(f"/{language}/{path}")
    axe(page)
    page.set_viewport_size(NARROW)
    assert overflow(page) <= 0


def test_the_language_switch_keeps_the_page(visit: Visit, language: str) -> None:
    page = visit("learners:settings")
    page.locator("[data-language-switch]").click()
    other = "en" if language == "zh-hans" else "zh-hans"
    page.wait_for_url(f"**/{other}/settings/")
    expect(page.locator("html")).to_have_attribute(
        "lang", "zh-Hans" if other == "zh-hans" else "en"
    )


def test_a_guest_makes_an_account_and_finds_it_elsewhere(
    new_page: Callable[..., Page], visit: Visit, url: Callable[..., str]
) -> None:
    page = visit("learners:settings")
    page.select_option("#id_time_zone", "Asia/Tokyo")
    page.locator("form button.button:not([type=button])").first.click()
    expect(page.locator(".messages")).to_be_visible()
    page.goto(url("account_signup"))
    page.fill("[name=email]", "new@example.org")
    page.fill("[name=password1]", PASSWORD)
    page.fill("[name=password2]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{url('study:course')}")

    elsewhere = new_page()
    elsewhere.goto(url("account_login"))
    elsewhere.fill("[name=login]", "NEW@example.org")
    elsewhere.fill("[name=password]", PASSWORD)
    elsewhere.keyboard.press("Enter")
    elsewhere.wait_for_url(f"**{url('study:course')}")
    elsewhere.goto(url("learners:settings"))
    expect(elsewhere.locator("#id_time_zone")).to_have_value("Asia/Tokyo")


def test_a_mistake_in_a_form_is_shown_beside_its_field(
    visit: Visit, axe: Callable[[Page], None]
) -> None:
    page = visit("quizzes:memory")
    page.fill("#id_new_per_day", "9999")
    page.locator("main form button.button:not([type=button])").first.click()
    expect(page.locator("#id_new_per_day")).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#id_new_per_day_error")).to_be_visible()
    axe(page)


def test_the_time_zone_of_the_device_is_offered(
    new_page: Callable[..., Page], url: Callable[..., str]
) -> None:
    page = new_page(timezone_id="Europe/Lisbon")
    page.goto(url("learners:settings"))
    page.locator("#use-device-zone").click()
    expect(page.locator("#id_time_zone")).to_have_value("Europe/Lisbon")
    expect(page.locator("#use-device-zone")).to_be_hidden()


def test_logging_out_takes_one_press_from_the_settings(
    new_page: Callable[..., Page], url: Callable[..., str], olga: Learner
) -> None:
    page = new_page(learner=olga)
    page.goto(url("learners:settings"))
    expect(page.locator("main")).to_contain_text("olga@example.org")
    page.locator(f'form[action="{url("account_logout")}"] button').click()
    page.wait_for_url(f"**{url('study:course')}")
    page.goto(url("learners:settings"))
    expect(page.locator("main")).not_to_contain_text("olga@example.org")
