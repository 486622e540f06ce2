"""A report shows the author the question that its learner saw, whatever it was drawn from."""

import re
import uuid
from collections.abc import Callable
from importlib import import_module
from io import StringIO

import pytest
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from django.utils.translation import override

from learners.models import Learner
from quizzes import services
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
from quizzes.core.shuffling import shuffled
from quizzes.items import SOURCES, find_item
from quizzes.models import Report, Review
from study.templatetags.content import plain

# One of each kind from the banks, and one of each source that draws its questions.
KEYS = [
    *{question.kind: question.item for question in banks().asked}.values(),
    *(next(SOURCES[source].keys()) for source in ("cell", "row", "column", "letter", "build")),
    *SOURCES["made"].keys(),
]


def answer_to(question: Question) -> tuple[str, ...]:
    match question:
        case ChoiceQuestion() | TrueFalseQuestion() | OrderingQuestion():
            return tuple(question.key)
        case PairingQuestion():
            return tuple(f"{pair.id}={pair.id}" for pair in question.pairs)
        case NumericQuestion():
            return (f"{question.answer:f}",)
        case TermQuestion():
            return (question.accepted[0],)
        case BuildQuestion():
            return (question.name,)
    raise AssertionError(question.kind)


def record(learner: Learner, key: str, language: str) -> Review:
    review_id = uuid.uuid4()
    item = find_item(key, str(review_id))
    assert item is not None
    return services.record_review(
        learner=learner,
        review_id=review_id,
        item=item,
        response=answer_to(item.question),
        confidence="sure",
        mode=Review.Mode.PRACTICE,
        language=language,
        at=timezone.now(),
    )


def listed() -> str:
    call_command("reports", stdout=(out := StringIO()))
    return out.getvalue()


@pytest.mark.parametrize("key", KEYS)
def test_the_question_is_printed_as_it_was_seen(
    client_of: Callable[[Learner], Client],
    olga: Learner,
    url: Callable[..., str],
    language: str,
    key: str,
):
    review = record(olga, key, language)
    client_of(olga).post(
        url("quizzes:report"), {"review": review.id, "text": "the second is wrong"}
    )
    assert Report.objects.get().seed == str(review.id)
    question = find_item(key, str(review.id)).question
    told = listed()
    with override(language):
        assert plain(question.stem) in told
        shown = [plain(part.text) for part in shuffled(question.parts, str(review.id))]
    if isinstance(question, ChoiceQuestion | TrueFalseQuestion | OrderingQuestion):
        assert re.findall(r"(?:\. |\*\d )(.*) \([a-z0-9-]+\)$", told, re.MULTILINE) == shown
    else:
        assert all(words in told for words in shown)
    assert review.response[-1] in told


def test_the_key_and_what_was_given_are_marked(olga: Learner, language: str):
    question = next(each for each in banks().asked if each.kind == "single")
    wrong = next(each.id for each in question.choices if not each.correct)
    review = services.record_review(
        learner=olga,
        review_id=uuid.uuid4(),
        item=find_item(question.item),
        response=(wrong,),
        confidence="sure",
        mode=Review.Mode.PRACTICE,
        language=language,
        at=timezone.now(),
    )
    services.report(review=review, text="?", language=language, at=timezone.now())
    order = [part.id for part in shuffled(question.parts, str(review.id))]
    lines = re.findall(r"^ +(>?) ?(\*?) +(\d)\. .* \(([a-z0-9-]+)\)$", listed(), re.MULTILINE)
    assert [line[3] for line in lines] == order
    assert [line[3] for line in lines if line[1]] == sorted(question.key)
    assert [line[3] for line in lines if line[0]] == [wrong]


def test_a_report_without_a_seed_finds_its_answer_by_its_own_id(olga: Learner, language: str):
    review = record(olga, "made:spread", language)
    record(olga, "made:spread", language)
    services.report(review=review, text="?", language=language, at=timezone.now())
    Report.objects.update(seed="")
    assert "seed unknown" in listed()
    migration = import_module("quizzes.migrations.0004_reports_and_presses")
    migration.find_seeds(apps, None)
    assert Report.objects.get().seed == str(review.id)


def test_a_question_that_is_gone_is_said_to_be(olga: Learner, language: str):
    review = record(olga, "made:spread", language)
    services.report(review=review, text="?", language=language, at=timezone.now())
    Report.objects.update(item="question:nothing-001")
    assert "gone by now" in listed()
