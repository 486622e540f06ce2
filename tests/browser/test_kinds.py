"""Every kind of question in a real browser: filled in as a person would, without dragging."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from quizzes.content import banks
from quizzes.core.questions import (
    BuildQuestion,
    ChoiceQuestion,
    NumericQuestion,
    OrderingQuestion,
    Question,
    TermQuestion,
    TrueFalseQuestion,
)
from quizzes.core.questions.pairing import PairingQuestion
from quizzes.items import SOURCES, find_item
from quizzes.models import Review
from tests.browser.conftest import NARROW, Visit
from tests.browser.test_smoke import overflow

# One of each kind from the banks, and one of each source that draws its questions.
NAMES = [
    *{question.kind: question.id for question in banks().asked}.values(),
    *(
        next(SOURCES[source].keys())
        for source in ("cell", "row", "column", "odd", "letter", "build")
    ),
    "made:spread",
    "made:termination",
    "made:move",
    "made:licence",
]


def fill_in(page: Page, question: Question) -> None:
    """Give the right answer, by the fields that the page offers."""
    match question:
        case ChoiceQuestion():
            for choice in question.key:
                page.locator(f'input[value="{choice}"]').check()
        case TrueFalseQuestion():
            for choice in question.key:
                page.locator(f'input[value="{choice}"]').check()
        case OrderingQuestion():
            for number, step in enumerate(question.key, start=1):
                page.select_option(f'[name="place-{step}"]', str(number))
        case PairingQuestion():
            for pair in question.pairs:
                page.select_option(f'[name="match-{pair.id}"]', pair.id)
        case NumericQuestion():
            page.fill('[name="value"]', str(question.answer))
        case TermQuestion():
            page.fill('[name="term"]', question.accepted[-1])
        case BuildQuestion():
            page.fill('[name="value"]', question.name)


@pytest.mark.parametrize("name", NAMES)
def test_a_kind_is_answered_and_explained(visit: Visit, axe: Callable[[Page], None], name: str):
    page = visit("quizzes:question", name)
    axe(page)
    key = name if ":" in name else f"question:{name}"
    item = find_item(key, page.locator('[name="review"]').first.get_attribute("value") or "")
    assert item is not None
    fill_in(page, item.question)
    page.locator('button[value="sure"]').press("Enter")
    expect(page.locator(".verdict--right")).to_be_focused()
    axe(page)
    page.set_viewport_size(NARROW)
    assert overflow(page) <= 0
    assert Review.objects.filter(item=key, correct=True).count() == 1
