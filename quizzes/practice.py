"""Practice: a set of items chosen by lesson, exam domain, kind and what happened with them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.picking import Past, confusions, gain, interleaved, missed, unsure
from quizzes.core.questions import ChoiceQuestion, Question
from quizzes.core.scheduling import recall
from quizzes.forms import PracticeForm
from quizzes.items import find_item, is_asked
from quizzes.letter_items import letters_in, names_by_letter
from quizzes.models import Card, Flag, Review
from quizzes.preferences import settings_of
from quizzes.table_items import table_items

# How far ahead the best use of ten minutes looks.
HORIZON = timedelta(days=30)


def chosen_items(learner: Learner | None, form: PracticeForm, at: datetime) -> list[str]:
    """The keys of the set that a valid form asks for, in the order to be asked."""
    wanted = form.cleaned_data
    if wanted["table"]:
        return list(table_items(wanted["table"]))
    if wanted["drill"]:
        return _letters(learner, wanted["drill"], wanted["names"], at)
    held = banks()
    questions = [
        question
        for question in held.asked
        if (not wanted["lesson"] or held.lesson_of[question.id] == wanted["lesson"])
        and (not wanted["kind"] or question.kind == wanted["kind"])
        and (not wanted["domain"] or _in_domain(question, wanted["domain"]))
    ]
    return ORDERS[wanted["only"]](learner, questions, at)


def _letters(learner: Learner | None, way: str, names: str, at: datetime) -> list[str]:
    """The letters of these names, or of all, those least sure to be known first."""
    letters = letters_in(names.split(",")) if names else list(names_by_letter())
    settings = settings_of(learner or Learner())
    cards = {card.item: card for card in Card.objects.of(learner)}
    keys = [f"{way}:{letter}" for letter in letters]
    return sorted(
        keys, key=lambda key: recall(cards[key].memory, at, settings) if key in cards else 0
    )


def next_of(keys: list[str], learner: Learner | None, since: datetime) -> tuple[str | None, int]:
    """The first of the set not answered since then, and how many are left."""
    done = set(
        Review.objects.of(learner).standing().filter(at__gte=since).values_list("item", flat=True)
    )
    left = [key for key in keys if key not in done]
    return (left[0] if left else None), len(left)


def when(seconds: int) -> datetime:
    """The moment that an address gives in seconds; one that no clock knows is long past."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _in_domain(question: Question, wanted: str) -> bool:
    exam, _colon, domain = wanted.partition(":")
    return banks().blueprints[exam].domain_of(question.domains) == domain


def _all(learner: Learner | None, questions: list[Question], at: datetime) -> list[str]:
    return [question.item for question in questions]


def _missed(learner: Learner | None, questions: list[Question], at: datetime) -> list[str]:
    return missed(_pasts(learner, questions))


def _unsure(learner: Learner | None, questions: list[Question], at: datetime) -> list[str]:
    return unsure(_pasts(learner, questions))


def _flagged(learner: Learner | None, questions: list[Question], at: datetime) -> list[str]:
    asked = {question.item for question in questions}
    flags = Flag.objects.of(learner).order_by("at").values_list("item", flat=True)
    # A flagged cell or letter belongs to no bank: it is asked where nothing narrows the set.
    return [key for key in flags if key in asked or (":" in key and _is_drawn(key))]


def _is_drawn(key: str) -> bool:
    return not key.startswith("question:") and is_asked(key)


def _confused(learner: Learner | None, questions: list[Question], at: datetime) -> list[str]:
    parts = {
        question.item: frozenset(part.id for part in question.parts)
        for question in questions
        if isinstance(question, ChoiceQuestion)
    }
    return interleaved(confusions(_pasts(learner, questions)), parts)


def _gain(learner: Learner | None, questions: list[Question], at: datetime) -> list[str]:
    """The best first: what a review now does for recall in a month, per minute."""
    settings = settings_of(learner)
    cards = {card.item: card for card in Card.objects.of(learner)}
    worth = {
        question.item: gain(
            cards[question.item].memory if question.item in cards else None, at, HORIZON, settings
        )
        for question in questions
    }
    return sorted(worth, key=lambda item: -worth[item])


def _pasts(learner: Learner | None, questions: list[Question]) -> list[Past]:
    """The last answer to each of these questions, the latest first."""
    asked = {question.item for question in questions}
    pasts: dict[str, Past] = {}
    for review in Review.objects.of(learner).standing().order_by("-at"):
        if review.item in asked and review.item not in pasts:
            item = find_item(review.item, str(review.id), review.version)
            question = item.question if item else None
            key = question.key if isinstance(question, ChoiceQuestion) else frozenset()
            pasts[review.item] = Past(
                review.item,
                bool(review.correct),
                review.confidence,
                key,
                frozenset(review.response),
            )
    return list(pasts.values())


ORDERS: dict[str, Callable[[Learner | None, list[Question], datetime], list[str]]] = {
    "": _all,
    "missed": _missed,
    "unsure": _unsure,
    "flagged": _flagged,
    "confused": _confused,
    "gain": _gain,
}
