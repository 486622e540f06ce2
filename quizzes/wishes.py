"""Writes of what learners wish of an item besides answering it.

Suspending and burying say nothing of memory and are kept beside it. Forgetting an item and choosing
a day for it change its card, and so are entries of the log: they can be taken back like an answer.
"""

from datetime import date, datetime
from uuid import UUID

from django.db import transaction

from learners.models import Learner
from quizzes.core.days import day_end, day_start
from quizzes.core.history import Event
from quizzes.folding import lock, refold
from quizzes.models import Hold, Review
from quizzes.today import zone_of


def bury(*, learner: Learner, item: str, at: datetime) -> None:
    """Do not ask the item again before the learner's next day."""
    _hold(learner, item, day_end(at, zone_of(learner)))


def suspend(*, learner: Learner, item: str) -> None:
    """Do not ask the item until it is released."""
    _hold(learner, item, None)


def release(*, learner: Learner, item: str) -> None:
    Hold.objects.of(learner).filter(item=item).delete()


def _hold(learner: Learner, item: str, until: datetime | None) -> None:
    Hold.objects.update_or_create(learner=learner, item=item, defaults={"until": until})


def reset(*, learner: Learner, entry_id: UUID, after: Review, at: datetime) -> Review:
    """Forget what is known of the item of this answer: it is new again."""
    return _append(learner, entry_id, after, "reset", at)


def ask_on(*, learner: Learner, entry_id: UUID, after: Review, day: date, at: datetime) -> Review:
    """Ask the item of this answer on a day of the learner's choosing, at no certain hour."""
    due = day_start(day, zone_of(learner))
    release(learner=learner, item=after.item)
    return _append(learner, entry_id, after, "due", at, due)


@transaction.atomic
def _append(
    learner: Learner,
    entry_id: UUID,
    after: Review,
    event: Event,
    at: datetime,
    due: datetime | None = None,
) -> Review:
    """Add to the log. An id that is used already is the same press again."""
    lock(learner)
    entry, is_new = Review.objects.get_or_create(
        learner=learner,
        id=entry_id,
        defaults={
            "item": after.item,
            # Never before the answer it follows, however the clocks stand.
            "at": max(at, after.at),
            "mode": after.mode,
            "language": after.language,
            "version": after.version,
            "event": event,
            "due": due,
        },
    )
    if is_new:
        refold(learner=learner, keys=[after.item])
    return entry
