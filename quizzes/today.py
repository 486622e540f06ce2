"""A learner's day: what is due, what is new, and what comes in the days after."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from learners.models import Learner
from quizzes.core.days import day_end, day_of, day_start
from quizzes.core.queue import Queue, Room, Waiting, queue
from quizzes.fresh import fresh_items
from quizzes.items import is_asked
from quizzes.models import Card, Hold, Review
from quizzes.preferences import calendar_of
from quizzes.siblings import family_of


def zone_of(learner: Learner | None) -> ZoneInfo:
    return ZoneInfo((learner or Learner()).time_zone)


def today_of(learner: Learner | None, at: datetime) -> Queue:
    """The queue of this moment; for a visitor who has not begun, all is new."""
    zone = zone_of(learner)
    ends, starts = day_end(at, zone), day_start(day_of(at, zone), zone)
    cards = Card.objects.of(learner)
    begun = dict(cards.values_list("item", "first_review"))
    held = set(Hold.objects.of(learner).at(at).values_list("item", flat=True))
    answers = Review.objects.of(learner).standing().filter(at__gte=starts, rating__isnull=False)
    met = set(answers.values_list("item", flat=True))
    due = cards.filter(due__lt=ends).values_list("item", "state", "due")
    waiting = [Waiting(*row) for row in due if row[0] not in held and is_asked(row[0])]
    introduced = {item for item, first in begun.items() if first >= starts}
    new = fresh_items(learner, begun.keys() | held)
    limits = learner or Learner()
    # An easy day begins half as much, a day off nothing; what is due is due all the same.
    share = calendar_of(learner).room(day_of(at, zone))
    room = Room(
        new=int(limits.new_per_day * share) - len(introduced),
        reviews=limits.reviews_per_day - len(met - introduced),
    )
    return queue(waiting, new, room, at, family_of=family_of, met=met)


@dataclass(frozen=True, slots=True)
class Day:
    """A day to come, and how many items fall due on it."""

    date: date
    due: int
    # Nothing is planned for it, by the week or by a break.
    is_off: bool = False


def week_of(learner: Learner | None, at: datetime, days: int = 7) -> list[Day]:
    """Today, with all that is overdue, and the days after it. What is buried comes when the hold
    ends, what is suspended not at all."""
    zone, calendar = zone_of(learner), calendar_of(learner)
    first = day_of(at, zone)
    until = day_start(first + timedelta(days=days), zone)
    holds = dict(Hold.objects.of(learner).at(at).values_list("item", "until"))
    cards = Card.objects.of(learner).filter(due__lt=until).values_list("item", "due")
    moments = (
        max(due, holds.get(item, due) or until)  # suspended: beyond what is shown
        for item, due in cards
        if is_asked(item)
    )
    falls = Counter(max(first, day_of(moment, zone)) for moment in moments)
    return [
        Day(day, falls[day], not calendar.room(day))
        for day in (first + timedelta(days=count) for count in range(days))
    ]
