"""What a memory costs: minutes a day for each retention, at this learner's own pace."""

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from django.db.models import Avg, Count, Exists, OuterRef

from learners.models import Learner
from quizzes.content import banks
from quizzes.core import fitting
from quizzes.core.fitting import Pace
from quizzes.core.rating import Rating
from quizzes.models import Card, Review
from quizzes.preferences import settings_of
from quizzes.progress import FIRST_GUESS

# The whole range that may be chosen, so that its ends can be compared.
SHOWN = (70, 75, 80, 85, 90, 95, 97)
DAYS = 365
# Answers from which a learner's own shares of the ratings say more than everybody's.
ENOUGH = 100
# Until then: half of the first answers wrong or guessed, and most of what is recalled for sure.
FIRST = (0.4, 0.1, 0.2, 0.3)
RECALLED = (0.1, 0.35, 0.55)


@dataclass(frozen=True, slots=True)
class Cost:
    """A retention in percent, what it takes in minutes a day, and what is then remembered."""

    percent: int
    minutes: float
    remembered: int
    is_chosen: bool


def costs(learner: Learner | None) -> list[Cost]:
    """The whole range of retentions and the learner's own, for a year from the first day."""
    settings, pace = settings_of(learner), pace_of(learner)
    chosen = round(settings.retention * 100)
    found = []
    for percent in sorted({*SHOWN, chosen}):
        load = _simulated(settings.parameters, percent, pace)
        cost = Cost(percent, load.minutes, round(load.remembered), percent == chosen)
        found.append(cost)
    return found


def pace_of(learner: Learner | None) -> Pace:
    """How this learner studies: by the answers so far, and by what is set for the day."""
    limits = learner or Learner()
    taken = Review.objects.of(learner).aggregate(mean=Avg("milliseconds"))["mean"]
    return Pace(
        items=len(banks().asked),
        # Somebody who has paused new ones still wants to know what the memory would cost.
        new_per_day=limits.new_per_day or Learner._meta.get_field("new_per_day").default,
        reviews_per_day=limits.reviews_per_day,
        seconds=round(taken / 1000) if taken else FIRST_GUESS,
        first=_shares(_first_ratings(learner), tuple(Rating), FIRST),
        recalled=_shares(_ratings(learner), (Rating.HARD, Rating.GOOD, Rating.EASY), RECALLED),
    )


def _ratings(learner: Learner | None) -> Counter[int]:
    rows = Review.objects.of(learner).filter(rating__isnull=False).values_list("rating")
    return Counter(dict(rows.annotate(n=Count("pk"))))


def _first_ratings(learner: Learner | None) -> Counter[int]:
    """How the items that have a card went when they were first met."""
    met = Card.objects.filter(
        learner=OuterRef("learner"), item=OuterRef("item"), first_review=OuterRef("at")
    )
    first = Review.objects.of(learner).filter(Exists(met), rating__isnull=False)
    return Counter(dict(first.values_list("rating").annotate(n=Count("pk"))))


def _shares(
    counted: Counter[int], ratings: tuple[Rating, ...], usual: tuple[float, ...]
) -> tuple[float, ...]:
    total = sum(counted[rating] for rating in ratings)
    if total < ENOUGH:
        return usual
    # In whole percent, so that one answer more does not simulate a year anew.
    return tuple(round(counted[rating] / total, 2) for rating in ratings)


@lru_cache(maxsize=256)
def _simulated(parameters: tuple[float, ...], percent: int, pace: Pace) -> fitting.Workload:
    return fitting.workload(parameters, percent / 100, pace, DAYS)
