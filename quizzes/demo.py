"""A learner with months of history, made by the same rules that real ones live by.

Chance comes from a seed and time from the given day, so that it is the same every time.
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from random import Random
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from learners.models import Learner, User
from quizzes import fits, folding
from quizzes.content import banks
from quizzes.core.questions import ChoiceQuestion
from quizzes.core.rating import CONFIDENCES, Confidence, rate
from quizzes.core.scheduling import Memory, recall, review
from quizzes.exams.demo import make_papers
from quizzes.models import Review
from quizzes.preferences import settings_of
from study.content import course
from study.models import Reading

EMAIL, PASSWORD = "demo@example.org", "a-cloud-in-the-demo"
SEED = 20261124
DAYS = 120
# How a first answer goes, and how often a learner does not sit down at all.
KNOWN_AT_FIRST, DAY_OFF = 0.55, 0.15
SURE_WHEN_RIGHT = (0.12, 0.33, 0.55)
SURE_WHEN_WRONG = (0.40, 0.40, 0.20)


@transaction.atomic
def make_demo(*, today: date, password: str = PASSWORD) -> Learner:
    """Make the demo learner anew, its history ending the day before `today`."""
    User.objects.filter(email=EMAIL).delete()
    user = User.objects.create_user(EMAIL, password)
    learner = Learner.objects.create(
        id=UUID(int=SEED), user=user, time_zone="Asia/Shanghai", new_per_day=8
    )
    first = datetime.combine(today - timedelta(days=DAYS), time(20), ZoneInfo("Asia/Shanghai"))
    _read(learner, first)
    Review.objects.bulk_create(_history(learner, first), batch_size=1000)
    folding.replay(learner=learner)
    make_papers(learner=learner, ends=first + timedelta(days=DAYS), chance=Random(SEED))
    # Its figures are to stand as they are shown, and not to move at the first answer.
    last = Review.objects.of(learner).latest("at").at
    fits.fit_now(learner=learner, at=last)
    fits.mark_seen(learner=learner, at=last)
    return learner


def _read(learner: Learner, first: datetime) -> None:
    """Two sections a day, in order, until the last lesson but one."""
    sections = [
        (slug, section)
        for slug, lesson in list(course().lessons.items())[:-1]
        for section in lesson.section_ids
    ]
    Reading.objects.bulk_create(
        Reading(learner=learner, lesson=slug, section=section, at=first + timedelta(days=n // 2))
        for n, (slug, section) in enumerate(sections[: 2 * DAYS])
    )


def _history(learner: Learner, first: datetime) -> Iterator[Review]:
    chance = Random(SEED)
    settings = settings_of(learner)
    memories: dict[str, Memory] = {}
    asked: dict[str, ChoiceQuestion] = {}
    fresh = (each for each in banks().asked if isinstance(each, ChoiceQuestion))
    for day in range(DAYS):
        at = (first + timedelta(days=day)).astimezone(UTC)
        if chance.random() < DAY_OFF:
            continue
        ends = at + timedelta(hours=8)
        due = [item for item, memory in memories.items() if memory.due < ends]
        new = {question.item: question for question in islice(fresh, learner.new_per_day)}
        asked |= new
        waiting = [*due, *new]
        while waiting:
            item = waiting.pop(0)
            question = asked[item]
            memory = memories.get(item)
            known = recall(memory, at, settings) if memory else KNOWN_AT_FIRST
            taken = chance.randint(9_000, 70_000)
            at += timedelta(milliseconds=taken)
            answer = _answer(learner, question, chance, known, at, taken)
            rating = rate(correct=answer.correct, confidence=answer.confidence)
            memories[item] = review(memory, rating, at, settings)
            yield answer
            if memories[item].state != "review":
                waiting.append(item)  # comes again the same evening, until it sits


def _answer(
    learner: Learner,
    question: ChoiceQuestion,
    chance: Random,
    known: float,
    at: datetime,
    taken: int,
) -> Review:
    right = chance.random() < known
    chosen = question.key if right else _slip(question, chance)
    verdict = question.grade(tuple(sorted(chosen)))
    weights = SURE_WHEN_RIGHT if verdict.correct else SURE_WHEN_WRONG
    confidence: Confidence = chance.choices(CONFIDENCES, weights)[0]
    return Review(
        learner=learner,
        id=UUID(int=chance.getrandbits(128), version=4),
        item=question.item,
        at=at,
        mode=Review.Mode.REVIEW,
        language="zh-hans",
        version=question.version,
        response=sorted(chosen),
        confidence=confidence,
        correct=verdict.correct,
        credit=verdict.credit,
        rating=rate(correct=verdict.correct, confidence=confidence),
        milliseconds=taken,
    )


def _slip(question: ChoiceQuestion, chance: Random) -> frozenset[str]:
    """The key with one of its choices replaced by a wrong one."""
    wrong = sorted(choice.id for choice in question.choices if not choice.correct)
    kept = sorted(question.key)[1:]
    return frozenset([*kept, chance.choice(wrong)])
