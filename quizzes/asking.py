"""A question made ready for the page: choices in their order, and what each press would lead to.

The same `Asked` is rendered before an answer and after it: what was chosen and the verdict are read
from the stored review, so that a reply to htmx and the page after a redirect agree.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.bank import Choice, Question
from quizzes.core.grading import CONFIDENCES, Confidence
from quizzes.core.scheduling import preview, wait_if_wrong
from quizzes.core.shuffling import shuffled
from quizzes.models import Card, Review
from quizzes.services import settings_of
from quizzes.words import wait_words
from study.content import course, lesson_url
from study.core.language import Language


@dataclass(frozen=True, slots=True)
class ShownChoice:
    choice: Choice
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Button:
    """One way to be sure, and when the item comes back if the answer is right."""

    confidence: Confidence
    wait: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question on a page. `place` ends the ids of its elements: a lesson holds many."""

    question: Question
    mode: str
    review_id: UUID
    choices: tuple[ShownChoice, ...]
    lesson: str
    section_title: str
    section_url: str
    buttons: tuple[Button, ...] = ()
    wait_if_wrong: str = ""
    fault: str = ""
    review: Review | None = None
    wait: str = ""
    facts: tuple[str, ...] = ()
    following: Question | None = None

    @property
    def place(self) -> str:
        return self.question.section if self.mode == Review.Mode.LESSON else self.mode

    @property
    def wanted(self) -> int:
        """How many choices the question asks for."""
        return len(self.question.key)

    @property
    def is_multiple(self) -> bool:
        return self.question.kind == "multiple"


def ask(
    question: Question,
    *,
    learner: Learner | None,
    card: Card | None,
    mode: str,
    language: Language,
    at: datetime,
    chosen: frozenset[str] = frozenset(),
    fault: str = "",
) -> Asked:
    """The question as a form, under a new id for its answer. `card` is the learner's own of it."""
    review_id = uuid4()
    memory = card.memory if card else None
    settings = settings_of(learner or Learner())
    waits = preview(memory, at, settings)
    return Asked(
        question,
        mode,
        review_id,
        _choices(question, review_id, chosen),
        *_section(question, language),
        buttons=tuple(Button(each, wait_words(waits[each])) for each in CONFIDENCES),
        wait_if_wrong=wait_words(wait_if_wrong(memory, at, settings)),
        fault=fault,
    )


def card_of(learner: Learner | None, question: Question) -> Card | None:
    return Card.objects.of(learner).filter(item=question.item).first()


def answered(review: Review, question: Question, *, language: Language, at: datetime) -> Asked:
    """The question with what was answered and what holds, as it is stored."""
    card = card_of(review.learner, question)
    return Asked(
        question,
        review.mode,
        review.id,
        _choices(question, review.id, frozenset(review.response)),
        *_section(question, language),
        review=review,
        wait=wait_words(card.due - at) if card and card.due > at else "",
        facts=tuple(dict.fromkeys(fact.partition(".")[0] for fact in question.facts)),
        following=_following(review, question),
    )


def _following(review: Review, question: Question) -> Question | None:
    """What comes after it: in a lesson the section's next unanswered one, in practice the lesson's
    next. The daily review asks its queue instead."""
    held = banks()
    lesson = held.lesson_of[question.id]
    if review.mode == Review.Mode.LESSON:
        known = cards_of(review.learner, lesson)
        return unanswered(known, lesson, question.section)
    if review.mode == Review.Mode.PRACTICE:
        after = [each for each in held.of_lesson(lesson) if each.id > question.id]
        return after[0] if after else None
    return None


def cards_of(learner: Learner | None, lesson: str) -> dict[str, Card]:
    """The learner's cards of a lesson's questions, by item."""
    items = [question.item for question in banks().of_lesson(lesson)]
    return {card.item: card for card in Card.objects.of(learner).filter(item__in=items)}


def unanswered(known: Container[str], lesson: str, section: str) -> Question | None:
    """The first question of a section that is not among the known items."""
    fresh = (each for each in banks().of_section(lesson, section) if each.item not in known)
    return next(fresh, None)


def _choices(
    question: Question, review_id: UUID, chosen: frozenset[str]
) -> tuple[ShownChoice, ...]:
    in_order = shuffled(((each.id, each) for each in question.choices), str(review_id))
    return tuple(
        ShownChoice(choice, number, choice.id in chosen)
        for number, choice in enumerate(in_order, start=1)
    )


def _section(question: Question, language: Language) -> tuple[str, str, str]:
    lesson = banks().lesson_of[question.id]
    sections = course().lessons[lesson].script(language).sections
    title = next(each.title for each in sections if each.id == question.section)
    return lesson, title, lesson_url(lesson, question.section, language)
