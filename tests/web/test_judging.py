"""True or false with its reason: one question, one form, right only if both are."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.questions import TrueFalseQuestion
from quizzes.items import find_item
from quizzes.models import Review
from quizzes.rekeying import rekey
from study.templatetags.content import inline
from tests.web.quizzing import send

Url = Callable[..., str]
JUDGED = [each for each in banks().asked if isinstance(each, TrueFalseQuestion) and each.reasons]


def test_the_form_offers_both_and_the_verdict_explains_both(
    client: Client, url: Url, language: str
):
    question = JUDGED[0]
    html = client.get(url("quizzes:question", question.id)).content.decode()
    assert html.count('type="radio" name="choice"') == 2
    assert html.count('type="radio" name="because"') == len(question.reasons)
    right, because = question.key
    sent = send(client, question, language, choice=right, because=because)
    html = client.get(sent["Location"]).content.decode()
    assert 'class="verdict verdict--right"' in html
    with override(language):
        assert all(inline(each.reason) in html for each in (*question.choices, *question.reasons))
    assert Review.objects.get().response == [right, because]


def test_one_of_the_two_earns_half(client: Client, language: str):
    question = JUDGED[0]
    wrong = next(each.id for each in question.reasons if not each.correct)
    sent = send(client, question, language, choice=question.key[0], because=wrong)
    review = Review.objects.get()
    assert (review.correct, review.credit, review.rating) == (False, Decimal("0.5"), 1)
    assert "verdict--partly" in client.get(sent["Location"]).content.decode()


@pytest.mark.parametrize("htmx", [True, False])
@pytest.mark.parametrize("name", ["choice", "because"])
def test_half_an_answer_is_asked_for_the_other_half(
    client: Client, language: str, name: str, htmx: bool
):
    question = JUDGED[0]
    taken = question.key[name == "because"]
    response = send(client, question, language, htmx=htmx, **{name: taken})
    html = response.content.decode()
    words = {"en": "Choose both", "zh-hans": "对错和理由都要选"}[language]
    assert response.status_code == 422
    assert words in html.split('role="alert">')[1][:80]
    assert f'name="{name}" value="{taken}" checked' in html
    assert not Review.objects.exists()


def test_the_other_language_keeps_both(client: Client, url: Url, language: str):
    question = JUDGED[0]
    right, because = question.key
    held = {"choice": right, "because": because, "said": "en"}
    html = client.get(url("quizzes:question", question.id), held).content.decode()
    assert f'value="{right}" checked' in html and f'value="{because}" checked' in html


def test_an_answer_from_before_there_were_reasons_stays_as_it_was_judged(
    client_of: Callable[[Learner], Client], olga: Learner, url: Url, language: str
):
    question = JUDGED[0]
    review = Review.objects.create(
        learner=olga,
        id="5b6a4f6e-0000-4000-8000-000000000002",
        item=question.item,
        at=timezone.now(),
        mode=Review.Mode.PRACTICE,
        language=language,
        version=question.version - 1,
        response=[question.key[0]],
        confidence="sure",
        correct=True,
        credit=1,
        rating=4,
    )
    page = client_of(olga).get(url("quizzes:question", question.id), {"answered": review.id})
    assert "verdict--right" in page.content.decode()
    item = find_item(question.item)
    assert item is not None
    assert [found.reviews for found in rekey(item=item, at=timezone.now())] == [0]
