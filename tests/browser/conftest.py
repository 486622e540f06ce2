"""Journeys in a real browser, against a live server, with every script of the page running.

`visit` opens a page by its name in the language of the test; `axe` finds what keeps people out.
A page that writes an error or a warning to the console (as htmx does of what it does not find), or
breaks its own security policy, fails its test; so does every tab that a test opens beside it.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Error,
    Page,
    WebError,
    sync_playwright,
)
from pytest_django.live_server_helper import LiveServer

from learners.models import Learner

# Playwright drives the browser from an event loop; the tests themselves still run in order.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

SYSTEM = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
LOCALES = {"en": "en-GB", "zh-hans": "zh-CN"}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 640}

Visit = Callable[..., Page]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium; where it has none, the one that `.ci/chromium` has downloaded."""
    program = next(filter(None, map(shutil.which, SYSTEM)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program)
        yield browser
        browser.close()


@pytest.fixture
def forgiven() -> list[str]:
    """Parts of what the console says that a test brings about on purpose."""
    # Chromium reports every 4xx page as an error of its own, and a number field that gives back
    # what somebody wrote in the address as it was, words and all; the tests look at those.
    return ["status of 4", "cannot be parsed, or is out of range"]


@pytest.fixture
def new_page(
    browser: Browser, live_server: LiveServer, language: str, forgiven: list[str]
) -> Iterator[Callable[..., Page]]:
    """Open a browser of its own: `new_page(learner=olga, color_scheme="dark", ...)`."""
    contexts: list[BrowserContext] = []
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        is_told = message.type in {"error", "warning"}
        if is_told and not any(part in message.text for part in forgiven):
            said.append(message.text)

    def broke(error: WebError) -> None:
        said.append(str(error.error))

    def open_page(learner: Learner | None = None, **options: object) -> Page:
        context = browser.new_context(
            base_url=live_server.url,
            locale=LOCALES[language],
            reduced_motion="reduce",
            **{"viewport": WIDE, **options},
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        if learner is not None and learner.user is not None:
            log_in(context, live_server, learner)
        context.on("console", listen)
        context.on("weberror", broke)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
    assert said == []


def log_in(context: BrowserContext, live_server: LiveServer, learner: Learner) -> None:
    client = Client()
    client.force_login(learner.user)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )


@contextmanager
def network_down(page: Page) -> Iterator[None]:
    """Nothing gets through. Offline alone would not do: what is sent at once may still slip by."""
    context = page.context
    context.route("**/*", lambda route: route.abort("internetdisconnected"))
    context.set_offline(True)
    yield
    context.unroute_all()
    context.set_offline(False)


def wait_until(page: Page, expression: str) -> None:
    """Ask the page until it holds, over a reload too. Playwright's own way of waiting has the page
    evaluate a string again and again, which the site's security policy forbids."""
    for _turn in range(100):
        with suppress(Error):  # the page is just being left for another
            if page.evaluate(expression):
                return
        page.wait_for_timeout(100)
    raise AssertionError(f"never came true: {expression}")


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A new visitor's browser, wide, in the light."""
    return new_page()


@pytest.fixture
def visit(page: Page, url: Callable[..., str]) -> Visit:
    """`visit("study:lesson", "ebs")`: that page in the language of the test."""

    def go(name: str, *args: object, query: str = "") -> Page:
        page.goto(url(name, *args) + query)
        return page

    return go


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Fail with what axe finds against WCAG 2.2 AA, and where."""
    rules = {
        "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
        "resultTypes": ["violations"],  # what passed is not described: half the time
    }

    def look(page: Page) -> None:
        results = Axe().run(page, options=rules)
        assert results.violations_count == 0, results.generate_report()

    return look
