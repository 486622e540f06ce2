"""How many items are due on each of a learner's days, for the day that an answer is to choose."""

from collections import Counter
from datetime import date, datetime
from functools import cached_property

from learners.models import Learner
from quizzes.core.days import day_of
from quizzes.core.spreading import Load
from quizzes.models import Card, Hold
from quizzes.preferences import calendar_of


class Loads:
    """Asked once for many items: the database is read at the first question."""

    def __init__(self, learner: Learner | None) -> None:
        self.learner = learner
        self.zone = calendar_of(learner).zone

    def on(self, day: date) -> int:
        """What is due on a day."""
        return self._counts[day]

    def besides(self, item: str) -> Load:
        """What is due on a day, this item left out: it is about to be put on another."""
        return lambda day: self._counts[day] - (self._days.get(item) == day)

    def put(self, item: str, due: datetime) -> None:
        """The item has been moved."""
        if before := self._days.get(item):
            self._counts[before] -= 1
        self._days[item] = day_of(due, self.zone)
        self._counts[self._days[item]] += 1

    @cached_property
    def _days(self) -> dict[str, date]:
        """The day of each item that is asked by its schedule."""
        suspended = Hold.objects.of(self.learner).filter(until=None).values("item")
        cards = Card.objects.of(self.learner).exclude(item__in=suspended)
        return {item: day_of(due, self.zone) for item, due in cards.values_list("item", "due")}

    @cached_property
    def _counts(self) -> Counter[date]:
        return Counter(self._days.values())
