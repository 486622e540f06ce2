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
from quizzes.core.questions import (
    ChoiceQuestion,
    DecodeQuestion,
    OrderingQuestion,
    Question,
    Response,
)
from quizzes.core.questions.building import BuildQuestion
from quizzes.core.questions.pairing import PairingQuestion
from quizzes.core.questions.term import TermQuestion
from quizzes.core.rating import Confidence
from quizzes.items import Item, find_item
from quizzes.models import Review


def asked() -> list[ChoiceQuestion]:
    """Questions with choices, in the order of the course."""
    return [each for each in banks().asked if isinstance(each, ChoiceQuestion)]


def single() -> ChoiceQuestion:
    return next(each for each in asked() if each.kind == "single")


def multiple() -> ChoiceQuestion:
    return next(each for each in asked() if each.kind == "multiple")


def item_of(question: ChoiceQuestion | DecodeQuestion) -> Item:
    item = find_item(question.item)
    assert item is not None
    return item


def wrong_choices(question: ChoiceQuestion) -> frozenset[str]:
    """As many choices as are asked for, one of them wrong."""
    wrong = next(choice.id for choice in question.choices if not choice.correct)
    return frozenset([*sorted(question.key)[1:], wrong])


def right_response(question: ChoiceQuestion | DecodeQuestion) -> Response:
    if isinstance(question, DecodeQuestion):
        return tuple(f"{pair.id}={pair.id}" for pair in question.pairs)
    return tuple(sorted(question.key))


def record(
    learner: Learner,
    question: ChoiceQuestion | DecodeQuestion,
    *,
    right: bool = True,
    confidence: Confidence = "sure",
    at: datetime | None = None,
) -> Review:
    return services.record_review(
        learner=learner,
        review_id=uuid.uuid4(),
        item=item_of(question),
        response=right_response(question) if right else tuple(sorted(wrong_choices(question))),
        confidence=confidence,
        mode=Review.Mode.REVIEW,
        language="en",
        at=at or timezone.now(),
    )


def key_fields(question: Question) -> dict[str, list[str]]:
    """A right answer as its form sends it."""
    match question:
        case ChoiceQuestion():
            return {"choice": sorted(question.key)}
        case PairingQuestion():
            return {f"match-{pair.id}": [pair.id] for pair in question.pairs}
        case OrderingQuestion():
            return {f"place-{part.id}": [str(n)] for n, part in enumerate(question.parts, start=1)}
        case TermQuestion():
            return {"term": [question.accepted[0]]}
        case BuildQuestion():
            return {"value": [question.name]}
    return {"value": [str(question.answer)]}


def form_of(html: str) -> dict[str, str]:
    """The hidden fields of the page's first answer form."""
    form = re.search(r'action="[^"]*/answer/".*?</form>', html, re.DOTALL)
    fields = r'<input type="hidden" name="(review|mode)" value="([^"]*)"'
    return dict(re.findall(fields, form[0])) if form else {}


def send(
    client: Client, question: Question, language: str, *, htmx: bool = False, **fields: object
) -> HttpResponse:
    """Send an answer: the key of a question with choices, if nothing else is given."""
    data = {
        "review": str(uuid.uuid4()),
        "mode": "practice",
        "confidence": "sure",
        **({"choice": sorted(question.key)} if isinstance(question, ChoiceQuestion) else {}),
        **fields,
    }
    headers = {"HX-Request": "true"} if htmx else {}
    with override(language):
        url = reverse("quizzes:answer", args=[question.id])
    return client.post(url, data, headers=headers)
