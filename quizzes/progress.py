"""How far a learner has come: items by state, answers by lesson and by how sure they were."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from math import ceil

from django.db.models import Avg, Count, Q

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.days import day_of, day_start
from quizzes.core.rating import CONFIDENCES, Confidence
from quizzes.core.scheduling import recall
from quizzes.fresh import fresh_items
from quizzes.items import is_asked, lesson_of
from quizzes.models import Card, Review
from quizzes.preferences import settings_of
from quizzes.today import zone_of
from study.content import course
from study.core.language import Language

# What an answer takes, in seconds, until there are answers to go by.
FIRST_GUESS = 30.0
RIGHT = Count("pk", filter=Q(correct=True))


@dataclass(frozen=True, slots=True)
class Tally:
    """Answers, and how many of them were right."""

    answers: int = 0
    right: int = 0

    @property
    def percent(self) -> int | None:
        """The share of right answers, rounded down so that 100 means all; None without answers."""
        return 100 * self.right // self.answers if self.answers else None


@dataclass(frozen=True, slots=True)
class LessonRow:
    """A lesson's questions: how many there are, were answered, and would be remembered now."""

    slug: str
    number: int
    title: str
    questions: int
    answered: int
    remembered: int
    tally: Tally


def lesson_rows(learner: Learner | None, language: Language, at: datetime) -> list[LessonRow]:
    """Every lesson that has questions, in the order of the course."""
    held = banks()
    tallies = _tallies_by_lesson(learner)
    settings = settings_of(learner)
    known: Counter[str] = Counter()
    chances: Counter[str] = Counter()
    for card in Card.objects.of(learner).filter(item__startswith="question:"):
        if lesson := lesson_of(card.item):
            known[lesson] += 1
            chances[lesson] += recall(card.memory, at, settings)
    return [
        LessonRow(
            slug,
            lesson.number,
            lesson.script(language).head.title,
            len(questions),
            known[slug],
            round(chances[slug]),
            tallies.get(slug, Tally()),
        )
        for slug, lesson in course().lessons.items()
        if (questions := held.of_lesson(slug))
    ]


def _tallies_by_lesson(learner: Learner | None) -> dict[str, Tally]:
    answers: Counter[str] = Counter()
    right: Counter[str] = Counter()
    rows = Review.objects.of(learner).standing().values("item").annotate(n=Count("pk"), right=RIGHT)
    for row in rows:
        if lesson := lesson_of(row["item"]):
            answers[lesson] += row["n"]
            right[lesson] += row["right"]
    return {lesson: Tally(answers[lesson], right[lesson]) for lesson in answers}


def tallies_by_confidence(learner: Learner | None) -> dict[Confidence, Tally]:
    """What being sure is worth: the share of right answers for each way to be sure."""
    rows = Review.objects.of(learner).standing().values("confidence")
    found = {
        row["confidence"]: Tally(row["n"], row["right"])
        for row in rows.annotate(n=Count("pk"), right=RIGHT)
    }
    return {confidence: found.get(confidence, Tally()) for confidence in CONFIDENCES}


def states(learner: Learner | None) -> dict[str, int]:
    """Items by state of memory; new are those that a day may begin."""
    rows = list(Card.objects.of(learner).values_list("item", "state"))
    counted = Counter(state for item, state in rows if is_asked(item))
    new = len(fresh_items(learner, {item for item, _state in rows}))
    return {"new": new, **{state: counted[state] for state, _label in Card.STATES}}


def day_so_far(learner: Learner | None, at: datetime) -> Tally:
    """The answers of the learner's day."""
    zone = zone_of(learner)
    starts = day_start(day_of(at, zone), zone)
    found = Review.objects.of(learner).standing().filter(at__gte=starts)
    row = found.aggregate(n=Count("pk"), right=RIGHT)
    return Tally(row["n"], row["right"])


def minutes_for(learner: Learner | None, questions: int) -> int:
    """How long so many questions take this learner, in whole minutes, rounded up."""
    timed = Review.objects.of(learner).filter(milliseconds__isnull=False)
    taken = timed.aggregate(mean=Avg("milliseconds"))["mean"]
    return ceil(questions * (taken / 1000 if taken else FIRST_GUESS) / 60)
