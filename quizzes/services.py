"""Writes of what is asked. The log grows; a card is folded anew from its whole log each time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q

from learners.models import Learner
from quizzes.core.history import fold
from quizzes.core.questions import Response
from quizzes.core.rating import Confidence, Rating, rate
from quizzes.items import Item, find_item
from quizzes.models import Card, Flag, Report, Review
from quizzes.preferences import settings_of

BATCH = 1000


@transaction.atomic
def record_review(
    *,
    learner: Learner,
    review_id: UUID,
    item: Item,
    response: Response,
    confidence: Confidence,
    mode: str,
    language: str,
    at: datetime,
    milliseconds: int | None = None,
    hinted: bool = False,
    switched: bool = False,
) -> Review:
    """Append one answer, which the question has read, and bring its card up to date.

    An answer in cram mode has no rating, and so leaves the schedule as it is. An id that this
    learner has used already is the same answer sent again: it is handed back as it was recorded,
    whatever is sent with it now.
    """
    verdict = item.question.grade(response)
    lock(learner)
    shared = {
        "at": at,
        "mode": mode,
        "language": language,
        "version": item.question.version,
        "confidence": confidence,
        "milliseconds": milliseconds,
        "hinted": hinted,
        "switched": switched,
    }

    def rated(correct: bool) -> Rating | None:
        if mode == Review.Mode.CRAM:
            return None
        return rate(correct=correct, confidence=confidence, hinted=hinted)

    own = next((part for part, key in item.exercises.items() if key == item.key), None)
    review, is_new = Review.objects.get_or_create(
        learner=learner,
        id=review_id,
        defaults={
            **shared,
            "item": item.key,
            "response": list(response),
            "correct": verdict.correct,
            "credit": verdict.credit,
            "rating": rated(verdict.parts[own] if own else verdict.correct),
        },
    )
    if is_new:
        beside = {part: key for part, key in item.exercises.items() if part != own}
        Review.objects.bulk_create(
            Review(
                learner=learner,
                id=uuid5(review_id, key),
                item=key,
                correct=verdict.parts[part],
                credit=int(verdict.parts[part]),
                rating=rated(verdict.parts[part]),
                **shared,
            )
            for part, key in beside.items()
        )
        for key in (item.key, *beside.values()):
            refold(learner=learner, key=key)
    return review


@transaction.atomic
def undo(*, learner: Learner, review_id: UUID, at: datetime) -> Review | None:
    """Take an entry out of the fold by a void with an id of its own; None where there is no such
    entry, or it stands in a paper that was handed in. Pressed twice, it is undone once.

    What the same answer said of other items goes with it. Of an answer graded anew, the first
    grading goes too: what was given is taken back, not only how it was judged.
    """
    lock(learner)
    entries = (
        Review.objects.of(learner)
        .filter(Q(voids=None) | Q(correct__isnull=False))
        .exclude(mode=Review.Mode.EXAM)
    )
    undone = review = entries.filter(id=review_id).first()
    if undone is None:
        return None
    item = find_item(undone.item, str(undone.id), undone.version)
    beside = (uuid5(review_id, key) for key in (item.exercises.values() if item else ()))
    taken_back = list(entries.filter(id__in=list(beside)))
    while review is not None:
        taken_back.append(review)
        review = entries.filter(id=review.voids).first()
    for each in taken_back:
        void(each, at=at)
    for key in {each.item for each in taken_back}:
        refold(learner=learner, key=key)
    return undone


def void(review: Review, *, at: datetime) -> None:
    """Append what takes this entry out of the fold. Twice is once."""
    Review.objects.get_or_create(
        learner_id=review.learner_id,
        id=uuid5(review.id, "void"),
        defaults={
            "item": review.item,
            "at": max(at, review.at),
            "mode": review.mode,
            "language": review.language,
            "version": review.version,
            "voids": review.id,
        },
    )


def set_flag(*, learner: Learner, item: str, flagged: bool, at: datetime) -> None:
    """Flag an item or take the flag off. Twice is once."""
    if flagged:
        Flag.objects.bulk_create([Flag(learner=learner, item=item, at=at)], ignore_conflicts=True)
    else:
        Flag.objects.of(learner).filter(item=item).delete()


def report(*, review: Review, text: str, language: str, at: datetime) -> Report:
    """Keep what a learner finds wrong, with the version and the order that were seen. Said twice,
    it is one."""
    found, _is_new = Report.objects.get_or_create(
        learner=review.learner,
        id=uuid5(review.id, text),
        defaults={
            "item": review.item,
            "version": review.version,
            "seed": str(review.id),
            "language": language,
            "text": text,
            "at": at,
        },
    )
    return found


def refold(*, learner: Learner, key: str) -> Card | None:
    """Fold the card of one item from its log; an item whose every answer is undone has none."""
    log = [entry for _item, entry in Review.objects.of(learner).filter(item=key).log()]
    folded = fold(log, settings_of(learner), key)
    if folded is None:
        Card.objects.of(learner).filter(item=key).delete()
        return None
    card = Card.of_fold(learner.pk, key, folded)
    _store([card])
    return card


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
    settings = settings_of(learner)
    log = Review.objects.of(learner).order_by("item", "at").log()
    for item, entries in groupby(log, key=lambda pair: pair[0]):
        folded = fold((entry for _item, entry in entries), settings, item)
        if folded is not None:
            yield Card.of_fold(learner.pk, item, folded)


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
