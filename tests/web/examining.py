"""Sitting mock exams for the tests: papers started, answered and handed in, at times of our own."""

import re
import uuid
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.blueprint import Length
from quizzes.core.questions import ChoiceQuestion
from quizzes.exams import services
from quizzes.models import Paper, PaperAnswer

EXAM = "SAA-C03"
# For what the services do, any time will do; pages ask the clock themselves.
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


def begin(
    learner: Learner,
    *,
    at: datetime | None = None,
    length: Length = "quarter",
    extra: bool = False,
    exam: str = EXAM,
) -> Paper:
    return services.start(
        learner=learner,
        paper_id=uuid.uuid4(),
        exam=exam,
        length=length,
        extra=extra,
        at=at or timezone.now(),
    )


def answers_of(paper: Paper) -> list[PaperAnswer]:
    return list(PaperAnswer.objects.of(paper))


def question_of(answer: PaperAnswer) -> ChoiceQuestion:
    question = banks().questions[answer.item.removeprefix("question:")]
    assert isinstance(question, ChoiceQuestion)
    return question


def choice_of(answer: PaperAnswer, *, right: bool) -> list[str]:
    """As many choices as are asked for: the key, or one of them swapped for a wrong one."""
    question = question_of(answer)
    wrong = next(each.id for each in question.choices if not each.correct)
    return sorted(question.key) if right else sorted([*sorted(question.key)[1:], wrong])


def press(
    paper: Paper,
    number: int,
    at: datetime,
    *,
    right: bool = True,
    choice: Sequence[str] | None = None,
    confidence: str | None = None,
    pressed_at: datetime | None = None,
    shown_at: datetime | None = None,
) -> PaperAnswer | None:
    answer = PaperAnswer.objects.of(paper).get(number=number)
    chosen = list(choice) if choice is not None else choice_of(answer, right=right)
    return services.save(
        paper=paper,
        number=number,
        draft={"choice": chosen} if chosen else {},
        confidence=confidence,
        language="en",
        pressed_at=pressed_at,
        shown_at=shown_at,
        at=at,
    )


def sit(
    learner: Learner, *, at: datetime | None = None, right: int | None = None, confidence: str = ""
) -> Paper:
    """A whole quarter paper, its first items right, handed in a minute an item later."""
    paper = begin(learner, at=at)
    answers = answers_of(paper)
    for answer in answers:
        then = paper.started_at + timedelta(seconds=answer.number)
        is_right = right is None or answer.number <= right
        press(paper, answer.number, then, right=is_right, confidence=confidence or None)
    return services.submit(paper=paper, at=paper.started_at + timedelta(seconds=len(answers) + 1))


def fields_of(html: str) -> dict[str, str]:
    """The hidden fields of the question's form, as the page was made with them."""
    names = "shown|before|sure_before|flag_before|paper|exam"
    found = re.findall(rf'<input type="hidden" name="({names})" value="([^"]*)"', html)
    return {name: value.replace("&quot;", '"') for name, value in found}


def send(
    client: Client,
    paper: Paper,
    number: int,
    language: str,
    *,
    htmx: bool = False,
    **fields: object,
) -> HttpResponse:
    """Send a question's form; what is not given is as on a page where nothing was touched."""
    with override(language):
        url = reverse("quizzes:sitting", args=[paper.id, number])
    headers = {"HX-Request": "true"} if htmx else {}
    return client.post(url, {"before": "{}", **fields}, headers=headers)
