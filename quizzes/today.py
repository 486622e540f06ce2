"""A learner's day: what is due, what is new, and what comes in the days after."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from learners.models import Learner
from quizzes.content import banks
from quizzes.core.days import day_end, day_of, day_start
from quizzes.core.queue import Queue, Waiting, queue
from quizzes.items import is_asked
from quizzes.models import Card
from study.models import Reading


def zone_of(learner: Learner | None) -> ZoneInfo:
    return ZoneInfo(learner.time_zone if learner else "UTC")


def today_of(learner: Learner | None, at: datetime) -> Queue:
    """The queue of this moment; for a visitor who has not begun, all is new."""
    zone = zone_of(learner)
    ends, starts = day_end(at, zone), day_start(day_of(at, zone), zone)
    cards = Card.objects.of(learner)
    known = set(cards.values_list("item", flat=True))
    due = cards.filter(due__lt=ends).values_list("item", "state", "due")
    waiting = [Waiting(*row) for row in due if is_asked(row[0])]
    introduced = cards.filter(first_review__gte=starts).count()
    limit = learner.new_per_day if learner else Learner._meta.get_field("new_per_day").default
    return queue(waiting, _new_items(learner, known), limit - introduced, at)


def _new_items(learner: Learner | None, known: set[str]) -> list[str]:
    """Questions never answered, in the order of the course; of what has been read first."""
    read = set(Reading.objects.of(learner).values_list("lesson", "section"))
    held = banks()
    fresh = [question for question in held.asked if question.item not in known]
    return [
        question.item
        for question in sorted(
            fresh, key=lambda each: (held.lesson_of[each.id], each.section) not in read
        )
    ]


@dataclass(frozen=True, slots=True)
class Day:
    """A day to come, and how many items fall due on it."""

    date: date
    due: int


def week_of(learner: Learner | None, at: datetime, days: int = 7) -> list[Day]:
    """Today, with all that is overdue, and the days after it."""
    zone = zone_of(learner)
    first = day_of(at, zone)
    until = day_start(first + timedelta(days=days), zone)
    cards = Card.objects.of(learner).filter(due__lt=until).values_list("item", "due")
    falls = Counter(max(first, day_of(due, zone)) for item, due in cards if is_asked(item))
    return [
        Day(day, falls[day]) for day in (first + timedelta(days=count) for count in range(days))
    ]
