"""Cards kept equal to the log: one when it grows, all of them when what they rest on changes.

A card is the fold of its own entries, of the learner's settings, and of the day that the fit in use
let it wait for. It never rests on another card: the load of the days, which does, was written into
the log when the answer was given.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from django.db import transaction

from learners.models import Learner
from quizzes.core.history import Folded, Logged, chosen_day, fold
from quizzes.loads import Loads
from quizzes.models import Card, Fit, Review
from quizzes.preferences import settings_of

BATCH = 1000


class Folding:
    """What every card of a learner is folded with."""

    def __init__(self, learner: Learner) -> None:
        self.learner = learner
        self.settings = settings_of(learner)
        self.fit = Fit.objects.of(learner).in_force()

    def log(self, item: str) -> list[Logged]:
        entries = Review.objects.of(self.learner).filter(item=item).log()
        return [*(entry for _item, entry in entries), *self.waits(item)]

    def waits(self, item: str) -> list[Logged]:
        return self.fit.wait(item, self.settings.calendar.zone) if self.fit else []

    def card(self, item: str, log: Iterable[Logged]) -> Card | None:
        folded: Folded | None = fold(log, self.settings, item)
        return Card.of_fold(self.learner.pk, item, folded) if folded else None


def append(*, learner: Learner, reviews: Iterable[Review]) -> None:
    """Add answers to the log, in the lock of the caller, and fold their cards.

    Each is put on a day that has little on it, which is written down with it.
    """
    folding, loads = Folding(learner), Loads(learner)
    for review in reviews:
        if review.rating is None:
            review.save(force_insert=True)
            continue
        log, load = folding.log(review.item), loads.besides(review.item)
        review.day = chosen_day(log, review.logged, folding.settings, review.item, load)
        review.save(force_insert=True)
        if card := folding.card(review.item, [*log, review.logged]):
            _store([card])
            loads.put(card.item, card.due)


def refold(*, learner: Learner, keys: Iterable[str]) -> None:
    """Fold the cards of these items; an item whose every answer is undone has none."""
    folding = Folding(learner)
    for key in keys:
        card = folding.card(key, folding.log(key))
        if card is None:
            Card.objects.of(learner).filter(item=key).delete()
        else:
            _store([card])


@dataclass(slots=True)
class Replayed:
    """What a replay found: cards folded, and how many of them had to change."""

    cards: int = 0
    changed: int = 0


@transaction.atomic
def replay(*, learner: Learner) -> Replayed:
    """Fold every card of a learner from the log. What the log does not say is removed."""
    lock(learner)
    found = Replayed()
    before = {card.item: card for card in Card.objects.of(learner)}
    stale: list[Card] = []
    for card in _folded_cards(learner):
        found.cards += 1
        if not _same(before.pop(card.item, None), card):
            found.changed += 1
            stale.append(card)
        if len(stale) >= BATCH:
            _store(stale)
            stale.clear()
    _store(stale)
    found.changed += len(before)
    Card.objects.of(learner).filter(item__in=before).delete()
    return found


def _folded_cards(learner: Learner) -> Iterator[Card]:
    folding = Folding(learner)
    log = Review.objects.of(learner).order_by("item", "at").log()
    for item, entries in groupby(log, key=lambda pair: pair[0]):
        card = folding.card(item, [*(entry for _item, entry in entries), *folding.waits(item)])
        if card is not None:
            yield card


FOLDED = [
    field.name for field in Card._meta.concrete_fields if field.name not in {"learner", "item"}
]


def _same(one: Card | None, other: Card) -> bool:
    return one is not None and all(getattr(one, f) == getattr(other, f) for f in FOLDED)


def _store(cards: list[Card]) -> None:
    Card.objects.bulk_create(
        cards, update_conflicts=True, unique_fields=["learner", "item"], update_fields=FOLDED
    )


def lock(learner: Learner) -> None:
    """One write at a time for one learner: two tabs cannot fold from half of each other's log.

    SQLite locks as a whole at BEGIN; PostgreSQL locks the learner's row.
    """
    Learner.objects.select_for_update().only("pk").get(pk=learner.pk)
