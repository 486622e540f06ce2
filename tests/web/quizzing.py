"""Answering for the tests of pages: forms filled as a browser would fill them."""

import re
import uuid
from datetime import datetime

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from learners.models import Learner
from quizzes import services
from quizzes.content import banks
from quizzes.core.bank import Question
from quizzes.core.rating import Confidence
from quizzes.models import Review


def single() -> Question:
    return next(each for each in banks().asked if each.kind == "single")


def multiple() -> Question:
    return next(each for each in banks().asked if each.kind == "multiple")


def wrong_choices(question: Question) -> frozenset[str]:
    """As many choices as are asked for, one of them wrong."""
    wrong = next(choice.id for choice in question.choices if not choice.correct)
    return frozenset([*sorted(question.key)[1:], wrong])


def record(
    learner: Learner,
    question: Question,
    *,
    right: bool = True,
    confidence: Confidence = "sure",
    at: datetime | None = None,
) -> Review:
    return services.record_review(
        learner=learner,
        review_id=uuid.uuid4(),
        question=question,
        chosen=question.key if right else wrong_choices(question),
        confidence=confidence,
        mode=Review.Mode.REVIEW,
        language="en",
        at=at or timezone.now(),
    )


def form_of(html: str) -> dict[str, str]:
    """The hidden fields of the page's answer form."""
    return dict(re.findall(r'<input type="hidden" name="(review|mode)" value="([^"]*)"', html))


def send(
    client: Client, question: Question, language: str, *, htmx: bool = False, **fields: object
) -> HttpResponse:
    data = {
        "review": str(uuid.uuid4()),
        "mode": "practice",
        "confidence": "sure",
        "choice": sorted(question.key),
        **fields,
    }
    headers = {"HX-Request": "true"} if htmx else {}
    with override(language):
        url = reverse("quizzes:answer", args=[question.id])
    return client.post(url, data, headers=headers)
