"""The memory page and what may be done with a card, in a real browser."""

import re
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from learners.models import Learner
from quizzes.core.history import LEECH_LAPSES
from quizzes.demo import make_demo
from quizzes.leeches import remedy_for
from quizzes.models import Card, Hold, Review
from tests.browser.conftest import NARROW
from tests.browser.test_smoke import overflow
from tests.web.quizzing import asked, item_of, record

Url = Callable[..., str]
NewPage = Callable[..., Page]
Axe = Callable[[Page], None]


def test_aims_days_off_and_a_fit(new_page: NewPage, axe: Axe, url: Url) -> None:
    learner = make_demo(today=timezone.localdate())
    page = new_page(learner=learner)
    page.goto(url("quizzes:progress"))
    page.locator(f'main a[href="{url("quizzes:memory")}"]').click()
    axe(page)
    page.fill("#id_desired_retention", "93")
    page.fill("#id_reviews_per_day", "50")
    page.select_option("#id_day_6", "off")
    page.locator('main form[action$="/memory/"] button').click()
    expect(page.locator(".messages")).to_be_visible()
    expect(page.locator(".row--chosen").first).to_contain_text("93%")
    first = timezone.localdate() + timedelta(days=20)
    page.fill("#id_first", first.isoformat())
    page.fill("#id_last", (first + timedelta(days=3)).isoformat())
    page.locator(".breaks form .button--quiet").click()
    expect(page.locator(".aside-list").first).to_contain_text(str(first.year))
    page.locator('form[action$="/fit/"] button').click()
    expect(page.locator(".messages")).to_be_visible()
    axe(page)
    page.emulate_media(color_scheme="dark")
    axe(page)
    page.set_viewport_size(NARROW)
    assert overflow(page) <= 0
    learner.refresh_from_db()
    assert (learner.reviews_per_day, learner.week[6], len(learner.breaks)) == (50, "off", 1)


def test_an_item_is_set_aside_and_comes_back(
    new_page: NewPage, axe: Axe, url: Url, olga: Learner
) -> None:
    record(olga, asked()[0], at=timezone.now() - timedelta(days=90))
    page = new_page(learner=olga)
    page.goto(url("quizzes:review"))
    page.locator("input[name=choice]").first.check()
    page.keyboard.press("q")
    expect(page.locator(".verdict")).to_be_focused()
    page.locator("details:has(.card-menu) summary").click()
    axe(page)
    page.set_viewport_size(NARROW)
    assert overflow(page) <= 0
    page.locator('button[value="suspend"]').click()
    expect(page.locator(".messages")).to_be_visible()
    assert Hold.objects.of(olga).get().item == asked()[0].item
    page.goto(url("quizzes:memory"))
    page.locator('form[action$="/release/"] button').click()
    expect(page.locator(".messages")).to_be_visible()
    assert not Hold.objects.exists()


def test_u_takes_back_one_answer_after_the_other(
    new_page: NewPage, url: Url, olga: Learner
) -> None:
    page = new_page(learner=olga)
    page.goto(url("quizzes:review"))
    for _question in range(3):
        page.locator("input[name=choice]").first.check()
        page.keyboard.press("e")
        expect(page.locator(".verdict")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator(".question__stem")).to_be_focused()
    for left in (2, 1, 0):
        page.keyboard.press("u")
        form = page.locator('[data-question] form[action$="/answer/"]')
        expect(form).to_have_attribute("action", re.compile(asked()[left].id))
        expect(page.locator(".take-back")).to_have_count(min(1, left))
        # Until htmx has taken the new form over, a press would load the whole page instead.
        expect(page.locator(".htmx-added")).to_have_count(0)
        expect(page.locator(".question__stem")).to_be_focused()
        assert Review.objects.of(olga).standing().count() == left
    assert not Card.objects.exists()


def test_a_leech_meets_another_way_in(new_page: NewPage, axe: Axe, url: Url, olga: Learner) -> None:
    question = next(each for each in asked() if remedy_for(item_of(each), 4, "en").table)
    at = timezone.now() - timedelta(days=400)
    for lapse in range(LEECH_LAPSES):
        record(olga, question, at=at + timedelta(days=90 * lapse))
        last = record(olga, question, right=False, at=at + timedelta(days=90 * lapse + 80))
    page = new_page(learner=olga)
    page.goto(f"{url('quizzes:question', question.id)}?answered={last.id}")
    expect(page.locator(".remedy table")).to_be_visible()
    axe(page)
    page.set_viewport_size(NARROW)
    assert overflow(page) <= 0
    page.locator(".remedy__ways a").first.click()
    expect(page).to_have_url(re.compile("/lessons/"))


def test_without_javascript_a_day_is_chosen_and_a_mistake_is_told(
    new_page: NewPage, url: Url, olga: Learner
) -> None:
    review = record(olga, asked()[0])
    page = new_page(learner=olga, java_script_enabled=False)
    page.goto(f"{url('quizzes:question', asked()[0].id)}?answered={review.id}")
    page.locator("details:has(.card-menu) summary").click()
    page.locator('button[value="due"]').click()
    expect(page.get_by_role("alert")).to_be_visible()
    page.fill('input[name="day"]', (timezone.localdate() + timedelta(days=9)).isoformat())
    page.locator('button[value="due"]').click()
    expect(page.locator(".messages")).to_be_visible()
    assert Review.objects.of(olga).filter(event="due").count() == 1
