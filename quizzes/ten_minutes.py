"""Ten minutes: what does most for memory in that time, at the learner's own pace."""

from collections import Counter
from collections.abc import Collection, Mapping
from datetime import datetime, timedelta

from learners.models import Learner
from quizzes.core.picking import filling, gain
from quizzes.core.queue import apart
from quizzes.fresh import fresh_items
from quizzes.kinds import kind_of
from quizzes.models import Card, Hold, Review
from quizzes.preferences import settings_of
from quizzes.siblings import family_of

LENGTH = timedelta(minutes=10)
# How far ahead it looks.
HORIZON = timedelta(days=30)


def ten_minutes(
    learner: Learner | None, pool: Collection[str], began: datetime, seconds: Mapping[str, float]
) -> list[str]:
    """What was answered since the run began, then the best that still fits: so the set stays what
    it was when it began. Of what was never met, as many as a day might begin are weighed."""

    def takes(key: str) -> float:
        return seconds[kind_of(key)]

    room, within = LENGTH.total_seconds(), set(pool)
    answers = Review.objects.of(learner).standing().filter(at__gte=began).exclude(response=[])
    done = [key for key in answers.order_by("at").values_list("item", flat=True) if key in within]
    done = list(dict.fromkeys(done))
    cards = {card.item: card for card in Card.objects.of(learner).filter(first_review__lt=began)}
    held = set(Hold.objects.of(learner).at(began).values_list("item", flat=True))
    fresh = [key for key in fresh_items(learner, cards.keys() | held) if key in within]
    known = [key for key in cards if key in within and key not in held]
    offered = {*known, *filling(fresh, takes, room)} - set(done)
    settings = settings_of(learner)
    place = {key: n for n, key in enumerate(pool)}
    worth = {
        key: gain(cards[key].memory if key in cards else None, began, HORIZON, settings, takes(key))
        for key in offered
    }
    best = sorted(offered, key=lambda key: (-worth[key], place[key]))
    families = Counter(map(family_of, done))
    spent = sum(map(takes, done))
    return [*done, *filling(apart(best, families, family_of), takes, room, spent)]
