"""Questions in a real browser: by keyboard alone, inside a lesson, and without JavaScript."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from quizzes.content import banks
from quizzes.models import Card, Review
from tests.browser.conftest import NARROW, Visit, network_down
from tests.browser.test_smoke import overflow

FIRST = banks().asked[0]


def choose_the_key(page: Page) -> None:
    """Press the number of every right choice, wherever it stands."""
    action = page.locator('[data-question] form[action*="/answer/"]').get_attribute("action") or ""
    question = banks().questions[action.split("/")[-3]]
    boxes = page.locator("[data-question] input[name=choice]")
    values = boxes.evaluate_all("boxes => boxes.map(box => box.value)")
    for number, value in enumerate(values, start=1):
        if value in question.key:
            page.keyboard.press(str(number))


def test_a_review_by_keyboard_alone(visit: Visit, axe: Callable[[Page], None]):
    page = visit("quizzes:review")
    axe(page)
    for _question in range(3):
        choose_the_key(page)
        page.keyboard.press("Enter")
        verdict = page.locator(".verdict--right")
        expect(verdict).to_be_focused()
        axe(page)
        page.keyboard.press("Enter")
        expect(page.locator(".question__stem")).to_be_focused()
    assert Review.objects.filter(correct=True, confidence="sure", mode="review").count() == 3
    assert all(1 <= review.milliseconds < 60_000 for review in Review.objects.all())


def test_each_way_to_be_sure_has_its_key(visit: Visit):
    page = visit("quizzes:review")
    for key in "qwe":
        choose_the_key(page)
        page.keyboard.press(key)
        expect(page.locator(".verdict")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(".question__stem")).to_be_focused()
    given = Review.objects.order_by("at").values_list("confidence", flat=True)
    assert list(given) == ["guess", "unsure", "sure"]


def test_u_takes_an_answer_back_and_asks_again(visit: Visit):
    page = visit("quizzes:review")
    page.keyboard.press("1")
    page.keyboard.press("e")
    expect(page.locator(".verdict")).to_be_focused()
    page.keyboard.press("u")
    expect(page.locator(".question__stem")).to_be_focused()
    expect(page.locator("input[name=choice]:checked")).to_have_count(0)
    assert not Card.objects.exists()


def test_an_answer_without_a_choice_says_so_and_records_nothing(
    visit: Visit, axe: Callable[[Page], None]
):
    page = visit("quizzes:review")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    axe(page)
    assert not Review.objects.exists()


def test_the_question_mark_shows_the_keys_and_they_can_be_switched_off(
    visit: Visit, axe: Callable[[Page], None]
):
    page = visit("quizzes:review")
    page.keyboard.press("?")
    expect(page.locator("#keys")).to_be_visible()
    axe(page)
    page.locator("[data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("1")
    expect(page.locator("input[name=choice]:checked")).to_have_count(0)


def test_l_shows_the_question_in_the_other_language(visit: Visit, language: str):
    page = visit("quizzes:question", FIRST.id)
    other = "zh-Hans" if language == "en" else "en"
    page.keyboard.press("1")
    page.keyboard.press("x")
    page.keyboard.press("2")
    struck = page.locator(".choice--struck input").get_attribute("value") or ""
    page.keyboard.press("l")
    expect(page.locator(f'[lang="{other}"] > .question__stem')).to_be_focused()
    expect(page.locator("input[name=choice]:checked")).to_have_count(1)
    expect(page.locator(".choice--struck input")).to_have_attribute("value", struck)
    expect(page.locator("[data-strike][aria-pressed=true]")).to_have_count(1)
    choose_the_key(page)
    page.keyboard.press("e")
    expect(page.locator(".verdict")).to_be_focused()
    assert Review.objects.get().switched


def test_a_hint_is_shown_when_it_is_asked_for(visit: Visit):
    hinted = next(each for each in banks().asked if each.hint)
    page = visit("quizzes:question", hinted.id)
    page.locator('.question__help a[hx-get*="hinted"]').click()
    expect(page.locator(".hint")).to_be_visible()
    expect(page.locator('.question__help a[hx-get*="hinted"]')).to_have_count(0)


def test_a_lesson_asks_at_the_end_of_a_section_and_the_page_stays_where_it_is(
    visit: Visit, axe: Callable[[Page], None]
):
    page = visit("study:lesson", banks().lesson_of[FIRST.id])
    spot = page.locator(f"#ask-{FIRST.section}")
    key = sorted(FIRST.key)
    for value in key:
        spot.locator(f'input[value="{value}"]').check()
    spot.locator('button[value="unsure"]').click()
    spot = page.locator(f"#ask-{FIRST.section}")
    expect(spot.locator(".verdict--right")).to_be_focused()
    assert page.url.endswith("/")
    axe(page)
    page.set_viewport_size(NARROW)
    assert overflow(page) <= 0


def test_without_javascript_a_review_works_too(
    new_page: Callable[..., Page], url: Callable[..., str]
):
    page = new_page(java_script_enabled=False)
    page.goto(url("quizzes:review"))
    page.locator("input[name=choice]").first.check()
    page.locator('button[value="guess"]').click()
    expect(page.locator(".verdict")).to_be_visible()
    page.locator('form[action$="/undo/"] button').click()
    expect(page.locator("input[name=choice]:checked")).to_have_count(0)
    assert not Card.objects.exists()


def test_a_press_while_the_network_is_down_keeps_the_answer(visit: Visit, forgiven: list[str]):
    forgiven += ["htmx:", "ERR_INTERNET_DISCONNECTED"]
    page = visit("quizzes:review")
    with network_down(page):
        page.keyboard.press("1")
        page.keyboard.press("e")
        expect(page.locator("#live")).not_to_be_empty()
        expect(page.locator("input[name=choice]:checked")).to_have_count(1)
    page.keyboard.press("e")
    expect(page.locator(".verdict")).to_be_visible()
    assert Review.objects.count() == 1
