"""What an answer takes a learner, by the kind of what is asked."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime
from math import ceil
from statistics import median

from learners.models import Learner
from quizzes.items import is_asked
from quizzes.kinds import kind_of
from quizzes.models import Review

# Seconds, until there are answers to go by. What is not named takes as long as a question.
USUAL = 30.0
FIRST_GUESS = {
    "true-false": 20.0,
    "multiple": 45.0,
    "ordering": 50.0,
    "matching": 50.0,
    "numeric": 60.0,
    "cell": 15.0,
    "row": 20.0,
    "column": 45.0,
    "odd": 20.0,
    "made": 60.0,
}
# From so many answers of a kind on, the learner's own say more; older ones than these say less.
ENOUGH, LATEST = 5, 2000


def seconds_by_kind(learner: Learner | None, before: datetime) -> Mapping[str, float]:
    """The median of the learner's own answers given before that moment, or a first guess."""
    timed = Review.objects.of(learner).standing().filter(milliseconds__isnull=False, at__lt=before)
    # A name decoded counts for several letters, but was answered once: the others hold no response.
    rows = timed.exclude(response=[]).order_by("-at").values_list("item", "milliseconds")[:LATEST]
    taken: dict[str, list[float]] = defaultdict(list)
    for item, milliseconds in rows:
        if is_asked(item):
            taken[kind_of(item)].append(milliseconds / 1000)
    own = {kind: median(all_of) for kind, all_of in taken.items() if len(all_of) >= ENOUGH}
    return defaultdict(lambda: USUAL, {**FIRST_GUESS, **own})


def minutes_of(keys: Iterable[str], seconds: Mapping[str, float]) -> int:
    """How long these take, in whole minutes, rounded up."""
    return ceil(sum(seconds[kind_of(key)] for key in keys) / 60)
