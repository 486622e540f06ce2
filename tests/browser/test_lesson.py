"""A lesson in a real browser: notes, covered columns, sorting, the language key, both themes."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from study.content import course
from tests.browser.conftest import NARROW, Visit, wait_until
from tests.browser.test_smoke import overflow


@pytest.mark.parametrize("slug", course().lessons)
def test_a_lesson_is_sound_in_both_themes_and_on_a_phone(
    visit: Visit, axe: Callable[[Page], None], slug: str
):
    page = visit("study:lesson", slug)
    page.emulate_media(color_scheme="dark")
    axe(page)
    page.emulate_media(color_scheme="light")
    page.set_viewport_size(NARROW)
    axe(page)
    assert overflow(page) <= 0


def test_a_fact_and_a_term_open_their_notes(visit: Visit):
    page = visit("study:lesson", "ebs")
    page.locator("a.fact").first.click()
    note = page.locator(".note:popover-open")
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    page.locator("a.term").first.focus()
    page.keyboard.press("Enter")
    expect(note).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("a.term").first).to_be_focused()


def test_without_javascript_a_fact_leads_to_its_place(
    new_page: Callable[..., Page], url: Callable[..., str]
):
    page = new_page(java_script_enabled=False)
    page.goto(url("study:lesson", "ebs"))
    page.locator("a.fact").first.click()
    page.wait_for_url(f"**{url('study:facts')}#*")


def test_a_covered_column_is_recalled_cell_by_cell_by_keyboard(visit: Visit):
    page = visit("study:lesson", "ebs")
    table = page.locator("table.table").first
    rows = table.locator("tbody tr").count()
    table.locator(".cover").first.focus()
    page.keyboard.press("Enter")
    expect(table.locator(".slip")).to_have_count(rows)
    table.locator(".slip").first.focus()
    for left in range(rows - 1, -1, -1):
        page.keyboard.press("Enter")
        expect(table.locator(".slip")).to_have_count(left)


def test_a_column_of_numbers_sorts_both_ways(visit: Visit):
    page = visit("study:lesson", "ebs")
    button = page.locator(".sort").first
    head = page.locator("th:has(.sort)").first
    button.click()
    expect(head).to_have_attribute("aria-sort", "ascending")
    button.click()
    expect(head).to_have_attribute("aria-sort", "descending")


def test_one_key_switches_the_language_and_keeps_the_place(visit: Visit, language: str):
    page = visit("study:lesson", "placement-groups")
    section = course().lessons["placement-groups"].section_ids[5]
    page.locator(f"#{section}").scroll_into_view_if_needed()
    page.evaluate(f"document.getElementById('{section}').scrollIntoView()")
    page.keyboard.press("t")
    other = "en" if language == "zh-hans" else "zh-hans"
    page.wait_for_url(f"**/{other}/lessons/placement-groups/**")
    wait_until(
        page, f"Math.abs(document.getElementById('{section}').getBoundingClientRect().top) < 60"
    )


def test_both_languages_stand_side_by_side(visit: Visit, axe: Callable[[Page], None]):
    page = visit("study:lesson", "placement-groups", query="?both")
    sections = len(course().lessons["placement-groups"].section_ids)
    expect(page.locator(".pair")).to_have_count(sections)
    axe(page)
