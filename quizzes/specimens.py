"""A question for the page of components: asked and answered, under ids of its pane."""

from dataclasses import replace
from uuid import UUID, uuid5

from django.utils import timezone

from learners.models import Learner
from quizzes.asking import Asked, answered, ask
from quizzes.content import banks
from quizzes.core.questions import ChoiceQuestion
from quizzes.items import Item, find_item
from quizzes.models import Review
from study.core.language import Language

PANES = UUID(int=7)


def specimens(language: Language, pane: str) -> list[Asked]:
    """The first question with choices, to be answered, and with a wrong answer to it."""
    question = next(each for each in banks().asked if isinstance(each, ChoiceQuestion))
    item = find_item(question.item)
    wrong = next(choice.id for choice in question.choices if not choice.correct)
    at, review_id = timezone.now(), uuid5(PANES, pane)  # each pane has ids of its own
    shown = ask(
        question.item,
        learner=None,
        card=None,
        mode=Review.Mode.LESSON,
        language=language,
        at=at,
        review_id=review_id,
    )
    if item is None or shown is None:
        return []
    review = Review(
        learner=Learner(),
        id=review_id,
        item=item.key,
        mode=Review.Mode.LESSON,
        response=[wrong],
        confidence="unsure",
        correct=False,
        credit=0,
    )
    told = answered(review, item, language=language, at=at)
    return [_placed(shown, f"{pane}-asked"), _placed(told, f"{pane}-answered")]


def _placed(asked: Asked, place: str) -> Asked:
    item: Item = replace(asked.item, section=place)
    return replace(asked, item=item)
