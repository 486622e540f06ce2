"""A mock exam in a browser: by keyboard, across reloads and a lost network, to the last second."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone
from playwright.sync_api import Dialog, Error, Locator, Page, expect

from learners.models import Learner
from quizzes.exams import services
from quizzes.models import Paper, PaperAnswer, Review
from tests.browser.conftest import NARROW, WIDE, Visit, network_down, wait_until
from tests.browser.test_smoke import overflow
from tests.web.examining import answers_of, begin, choice_of, question_of, send, sit

Url = Callable[..., str]
NewPage = Callable[..., Page]
NOT_SAVED = re.compile("Not saved yet|还没保存")


def client_of_page(page: Page) -> Client:
    """Another tab of the same browser, which has a network of its own."""
    client = Client()
    for cookie in page.context.cookies():
        if cookie["name"] == settings.SESSION_COOKIE_NAME:
            client.cookies[cookie["name"]] = cookie["value"]
    return client


def press_choices(page: Page, wanted: list[str]) -> None:
    """Press the number of each choice, wherever it stands, and wait until it is saved."""
    boxes = page.locator("#sitting input[name=choice]")
    values = boxes.evaluate_all("boxes => boxes.map(box => box.value)")
    for value in wanted:
        with page.expect_response(lambda response: response.request.method == "POST"):
            page.keyboard.press(str(values.index(value) + 1))


def begin_on(page: Page) -> Paper:
    page.locator("input[value=quarter]").check()
    page.locator(".exam form .button").click()
    expect(page.locator("#sitting")).to_be_visible()
    return Paper.objects.get()


def at_question(page: Page, number: int) -> None:
    """The question of this number is on the page, and in its address."""
    page.wait_for_url(f"**/{number}/")
    expect(page.locator(f'#sitting .cell[aria-current][value="{number}"]')).to_be_visible()


def test_a_whole_paper_by_keyboard_with_a_reload_in_the_middle(
    visit: Visit, url: Url, axe: Callable[[Page], None]
):
    page = visit("quizzes:exams")
    paper = begin_on(page)
    answers = answers_of(paper)
    for answer in answers:
        at_question(page, answer.number)
        press_choices(page, choice_of(answer, right=answer.number % 3 != 0))
        expect(page.locator("#saved .state--right")).to_be_visible()
        if answer.number == 1:
            axe(page)
        if answer.number == 2:
            with page.expect_response(lambda response: response.request.method == "POST"):
                page.keyboard.press("f")
            with page.expect_response(lambda response: response.request.method == "POST"):
                page.keyboard.press("e")
            page.reload()
            checked = page.locator("input[name=choice]:checked")
            values = checked.evaluate_all("boxes => boxes.map(box => box.value)")
            assert sorted(values) == choice_of(answer, right=True)
            expect(page.locator("input[name=flagged]")).to_be_checked()
            expect(page.locator('input[type=radio][value="sure"]')).to_be_checked()
        page.keyboard.press("n")
    page.wait_for_url("**/review/")
    axe(page)
    expect(page.locator(".cell--whole")).to_have_count(len(answers))
    page.locator(".cell").nth(1).click()
    at_question(page, 2)
    page.keyboard.press("p")
    at_question(page, 1)
    expect(page.locator(".question__stem")).to_be_focused()
    page.goto(url("quizzes:submit", paper.id))
    axe(page)
    page.locator("form .button").click()
    page.wait_for_url("**/result/")
    axe(page)
    page.locator("details.figure__words summary").click()
    page.set_viewport_size(NARROW)
    assert overflow(page) <= 0
    page.locator(".cell").nth(1).click()
    expect(page.locator(".verdict--right")).to_be_visible()
    axe(page)
    assert overflow(page) <= 0
    closed = Paper.objects.get()
    expected = sum(each.scored and each.number % 3 != 0 for each in answers)
    assert (closed.right, closed.counted) == (expected, 12)
    assert Review.objects.filter(mode="exam").count() == 16
    assert Review.objects.exclude(rating=None).count() == 1
    assert all(each.milliseconds > 0 for each in answers_of(paper))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_question_s_page_is_sound_at_any_width(
    new_page: NewPage, url: Url, axe: Callable[[Page], None], olga: Learner, scheme: str
):
    paper = begin(olga)
    page = new_page(learner=olga, color_scheme=scheme)
    page.goto(url("quizzes:sitting", paper.id, 1))
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        axe(page)
        assert overflow(page) <= 0


def test_when_the_time_is_up_the_paper_is_handed_in_as_it_stands(
    new_page: NewPage, url: Url, olga: Learner
):
    paper = begin(olga)
    page = new_page(learner=olga)
    page.goto(url("quizzes:sitting", paper.id, 1))
    press_choices(page, choice_of(answers_of(paper)[0], right=True))
    # The rest of the half hour has passed.
    Paper.objects.filter(id=paper.id).update(deadline=timezone.now() + timedelta(seconds=3))
    page.reload()
    page.wait_for_url("**/result/")
    expect(page.locator("h1")).to_be_visible()
    closed = Paper.objects.get()
    assert closed.ended == "time"
    assert answers_of(paper)[0].correct is True


def test_the_clock_counts_down_and_a_reload_does_not_wind_it_up(
    new_page: NewPage, url: Url, olga: Learner
):
    paper = begin(olga, at=timezone.now() - timedelta(minutes=20))
    page = new_page(learner=olga)
    for _load in range(2):
        page.goto(url("quizzes:sitting", paper.id, 1))
        expect(page.locator("#clock time")).to_contain_text("12:")


def test_a_lost_network_loses_no_press(
    new_page: NewPage, url: Url, olga: Learner, forgiven: list[str]
):
    forgiven += ["htmx:", "ERR_INTERNET_DISCONNECTED"]
    paper = begin(olga)
    page = new_page(learner=olga)
    page.goto(url("quizzes:sitting", paper.id, 1))
    answer = next(each for each in answers_of(paper) if question_of(each).kind == "single")
    page.goto(url("quizzes:sitting", paper.id, answer.number))
    boxes = page.locator("#sitting input[name=choice]")
    values = boxes.evaluate_all("boxes => boxes.map(box => box.value)")
    [wanted] = choice_of(answer, right=True)
    with network_down(page):
        page.keyboard.press(str(values.index(wanted) + 1))
        words = page.locator("#saved [data-unsaved]")
        expect(words).to_have_text(words.get_attribute("data-unsaved") or "-")
        page.keyboard.press("n")  # leads nowhere, and loses nothing
        expect(page.locator("input[name=choice]:checked")).to_have_count(1)
    expect(page.locator("#saved .state--right")).to_be_visible()
    assert answers_of(paper)[answer.number - 1].given == {"choice": [wanted]}


def lose_the_network(page: Page) -> Locator:
    """Press the first choice while nothing gets through, and wait until the page says so."""
    words = page.locator("#saved [data-unsaved]")
    page.keyboard.press("1")
    expect(words).to_have_text(words.get_attribute("data-unsaved") or "-")
    return words


def kept_in(page: Page) -> list[str]:
    """The keys of what this browser keeps of presses."""
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('press '))")


def leave(page: Page, go: Callable[[], object]) -> list[str]:
    """Go away, whatever the page says to it; what kinds of question it asked."""
    asked: list[str] = []

    def answer(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    page.once("dialog", answer)
    with suppress(Error):
        go()
    page.remove_listener("dialog", answer)
    return asked


def test_a_press_outlives_a_reload_without_a_network(
    new_page: NewPage, url: Url, olga: Learner, forgiven: list[str]
):
    forgiven += ["htmx:sendError", "htmx:afterRequest", "ERR_INTERNET_DISCONNECTED"]
    paper = begin(olga)
    page = new_page(learner=olga)
    here = url("quizzes:sitting", paper.id, 1)
    page.goto(here)
    value = page.locator("#sitting input[name=choice]").first.get_attribute("value")
    with network_down(page):
        lose_the_network(page)
        assert leave(page, page.reload) == ["beforeunload"]
    page.goto(here)
    expect(page.locator("#sitting input[name=choice]:checked")).to_have_attribute("value", value)
    expect(page.locator("#saved [data-unsaved]")).not_to_have_text(NOT_SAVED)
    assert answers_of(paper)[0].given == {"choice": [value]}
    assert kept_in(page) == []
    assert leave(page, page.reload) == []  # nothing is unsaved: nobody is held back


def test_a_press_that_was_lost_is_sent_before_the_paper_is_handed_in(
    new_page: NewPage, url: Url, olga: Learner, forgiven: list[str]
):
    forgiven += ["htmx:sendError", "htmx:afterRequest", "ERR_INTERNET_DISCONNECTED"]
    paper = begin(olga)
    page = new_page(learner=olga)
    page.goto(url("quizzes:sitting", paper.id, 2))
    with network_down(page):
        lose_the_network(page)
        page.keyboard.press("f")
        page.keyboard.press("e")
        leave(page, page.reload)
    page.goto(url("quizzes:look-over", paper.id))
    expect(page.locator(".cell--whole, .cell--part")).to_have_count(1)
    answer = answers_of(paper)[1]
    assert answer.given and answer.flagged and answer.confidence == "sure"
    # The page may come a second time to show what was saved: what is kept is asked until it has.
    wait_until(page, "Object.keys(localStorage).every(key => !key.startsWith('press '))")


def test_an_older_press_that_was_lost_undoes_none_from_another_tab(
    new_page: NewPage, url: Url, olga: Learner, forgiven: list[str]
):
    forgiven += ["htmx:sendError", "htmx:afterRequest", "ERR_INTERNET_DISCONNECTED"]
    paper = begin(olga)
    page = new_page(learner=olga)
    page.goto(url("quizzes:sitting", paper.id, 1))
    values = page.locator("#sitting input[name=choice]").evaluate_all(
        "boxes => boxes.map(box => box.value)"
    )
    with network_down(page):
        lose_the_network(page)
        send(client_of_page(page), paper, 1, "en", choice=[values[1]])
    expect(page.locator("#saved [data-unsaved]")).not_to_have_text(NOT_SAVED)
    expect(page.locator(f'#sitting input[value="{values[1]}"]')).to_be_checked()
    assert answers_of(paper)[0].given == {"choice": [values[1]]}


def test_nothing_is_kept_of_a_closed_paper_or_after_logging_out(
    new_page: NewPage, url: Url, olga: Learner, forgiven: list[str]
):
    forgiven += ["htmx:sendError", "htmx:afterRequest", "ERR_INTERNET_DISCONNECTED"]
    paper = begin(olga)
    page = new_page(learner=olga)
    page.goto(url("quizzes:sitting", paper.id, 1))
    with network_down(page):
        lose_the_network(page)
        assert len(kept_in(page)) == 1
        services.submit(paper=paper, at=timezone.now())  # from another device
    page.wait_for_url("**/result/")
    assert kept_in(page) == []
    page.evaluate("localStorage.setItem('press x 1', '{}')")
    page.goto(url("account_logout"))
    page.locator("form[data-forget] button").click()
    page.wait_for_url(lambda to: "logout" not in to)
    assert kept_in(page) == []


def test_what_is_struck_out_is_still_struck_out_after_a_reload(
    new_page: NewPage, url: Url, olga: Learner
):
    paper = begin(olga)
    page = new_page(learner=olga)
    page.goto(url("quizzes:sitting", paper.id, 1))
    page.keyboard.press("x")
    page.keyboard.press("2")
    struck = page.locator(".choice--struck input").get_attribute("value") or ""
    for go in (page.reload, page.locator("[data-language-switch]").click):
        go()
        expect(page.locator(".choice--struck input")).to_have_attribute("value", struck)
    page.keyboard.press("n")
    at_question(page, 2)
    expect(page.locator(".choice--struck")).to_have_count(0)


def test_two_tabs_lose_nothing(new_page: NewPage, url: Url, olga: Learner):
    paper = begin(olga)
    one = new_page(learner=olga)
    two = one.context.new_page()
    for tab in (one, two):
        tab.goto(url("quizzes:sitting", paper.id, 1))
    answer = answers_of(paper)[0]
    press_choices(one, choice_of(answer, right=False))
    press_choices(two, choice_of(answer, right=True))
    one.locator("[data-next]").click()  # nothing was touched in this tab since
    one.wait_for_url("**/2/")
    assert answers_of(paper)[0].given == {"choice": choice_of(answer, right=True)}


def test_doubled_presses_count_once(new_page: NewPage, url: Url, olga: Learner):
    paper = begin(olga)
    page = new_page(learner=olga)
    page.goto(url("quizzes:sitting", paper.id, 1))
    press_choices(page, choice_of(answers_of(paper)[0], right=True))
    page.locator("[data-next]").dblclick()
    at_question(page, 2)
    page.goto(url("quizzes:submit", paper.id))
    page.locator("form .button").dblclick()
    page.wait_for_url("**/result/")
    assert Review.objects.count() == 1


def test_single_keys_can_be_switched_off(new_page: NewPage, url: Url, olga: Learner):
    paper = begin(olga)
    page = new_page(learner=olga)
    page.goto(url("quizzes:sitting", paper.id, 1))
    page.keyboard.press("?")
    page.locator("[data-keys-on]").uncheck()
    page.keyboard.press("Escape")
    for key in ("1", "f", "n"):
        page.keyboard.press(key)
    assert page.url.endswith("/1/")
    expect(page.locator("#sitting :checked")).to_have_count(0)


def test_the_way_back_of_the_browser_and_the_other_language_keep_the_question(
    new_page: NewPage, url: Url, olga: Learner, language: str
):
    paper = begin(olga)
    page = new_page(learner=olga)
    page.goto(url("quizzes:sitting", paper.id, 1))
    page.keyboard.press("n")
    at_question(page, 2)
    page.locator("[data-language-switch]").click()
    other = "en" if language == "zh-hans" else "zh-hans"
    page.wait_for_url(f"**/{other}/exams/*/2/")
    page.go_back()
    page.go_back()
    page.wait_for_url("**/1/")
    expect(page.locator("#sitting .cell[aria-current]")).to_have_attribute("value", "1")


def test_without_javascript_minutes_stand_there_and_the_form_saves(new_page: NewPage, url: Url):
    page = new_page(java_script_enabled=False)
    page.goto(url("quizzes:exams"))
    paper = begin_on(page)
    expect(page.locator("#clock time")).to_contain_text("33")
    boxes = page.locator("#sitting input[name=choice]")
    boxes.first.check()
    page.locator("button[value=stay]").click()
    expect(page.locator("input[name=choice]:checked")).to_have_count(1)
    # Enter goes on, as Next does.
    page.locator("input[name=choice]").first.press("Enter")
    page.wait_for_url("**/2/")
    page.locator(".cell").nth(6).click()
    page.wait_for_url("**/7/")
    assert PaperAnswer.objects.of(paper).exclude(given={}).count() == 1


def test_the_history_is_sound_when_there_is_one(
    new_page: NewPage, url: Url, axe: Callable[[Page], None], olga: Learner
):
    for day in range(3):
        sit(olga, at=timezone.now() - timedelta(days=3 - day), right=4 * day + 4)
    page = new_page(learner=olga)
    page.goto(url("quizzes:exams"))
    expect(page.locator(".past")).to_have_count(3)
    axe(page)
    page.set_viewport_size(NARROW)
    assert overflow(page) <= 0
