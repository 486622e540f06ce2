"""A typed number is read as it is written; what cannot be read is refused, in the page's words."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.questions import NumericQuestion
from quizzes.models import Review
from tests.web.quizzing import send

Url = Callable[..., str]


def number_in(unit: str) -> NumericQuestion:
    """The first question of the banks that asks for a number in this unit."""
    return next(
        each for each in banks().asked if isinstance(each, NumericQuestion) and each.unit.en == unit
    )


@pytest.mark.parametrize(
    ("unit", "written", "english", "chinese"),
    [
        ("GiB", "1,92", "Write 192 or 1.92.", "请写成 192 或 1.92。"),
        ("GiB", "192 s", "asks for GiB; “s” was written", "单位是“GiB”，你写的是“s”"),
        ("seconds", "60 MiB", "asks for seconds; “MiB”", "单位是“秒”，你写的是“MiB”"),
        ("seconds", "60 volumes", "Write the number in seconds", "请用“秒”"),
        ("seconds", "六十", "in digits, such as 16,000", "16,000"),
    ],
)
@pytest.mark.parametrize("htmx", [True, False])
def test_what_is_wrong_with_a_number_is_said(
    client: Client, language: str, unit: str, written: str, english: str, chinese: str, htmx: bool
):
    response = send(client, number_in(unit), language, htmx=htmx, value=written)
    html = response.content.decode()
    assert response.status_code == 422
    assert (english if language == "en" else chinese) in html.split('role="alert">')[1][:200]
    assert f'value="{written}"' in html  # nothing needs to be typed twice
    assert not Review.objects.exists()


@pytest.mark.parametrize("form", ["{} GiB", "{}GiB", "{}", "{}.0 gib"])
def test_a_number_may_come_with_its_unit(client: Client, language: str, form: str):
    question = number_in("GiB")
    assert send(client, question, language, value=form.format(question.answer)).status_code == 302
    assert Review.objects.get().correct


def test_a_number_in_another_unit_is_shown_in_the_one_that_was_asked_for(
    client: Client, language: str
):
    question = number_in("GiB")
    sent = send(client, question, language, value=f"{question.answer} GB")
    html = client.get(sent["Location"]).content.decode()
    assert not Review.objects.get().correct
    assert f'{question.answer} GB</span> = <span class="mono">' in html
    words = {"en": "The number is right, but not in this unit.", "zh-hans": "数字对了，单位不对。"}
    assert words[language] in html


def test_an_answer_that_was_read_more_loosely_once_is_shown_as_it_was_judged(
    client_of: Callable[[Learner], Client], olga: Learner, url: Url, language: str
):
    question = number_in("GiB")
    review = Review.objects.create(
        learner=olga,
        id="5b6a4f6e-0000-4000-8000-000000000001",
        item=question.item,
        at=timezone.now(),
        mode=Review.Mode.PRACTICE,
        language=language,
        version=question.version,
        response=["1,92"],
        confidence="sure",
        correct=True,
        credit=1,
        rating=4,
    )
    page = client_of(olga).get(url("quizzes:question", question.id), {"answered": str(review.id)})
    assert page.status_code == 200
    assert "verdict--right" in page.content.decode()
