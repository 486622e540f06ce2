"""Writes of what is asked. The log grows; a card is folded anew from its whole log each time."""

from datetime import datetime
from uuid import UUID, uuid5

from django.db import transaction
from django.db.models import Q

from learners.models import Learner
from quizzes.core.questions import Response
from quizzes.core.rating import Confidence, Rating, rate
from quizzes.folding import append, lock, refold
from quizzes.items import Item, find_item
from quizzes.models import Flag, Report, Review


class UsedElsewhere(Exception):
    """The id of an answer already names something else in this learner's log: an answer to another
    question, or what an answer said of another item."""


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
    whatever is sent with it now. Raises UsedElsewhere where it was used for anything else; nothing
    is changed then.
    """
    lock(learner)
    if known := Review.objects.of(learner).filter(id=review_id).first():
        if known.item != item.key or (known.correct is not None and not known.response):
            raise UsedElsewhere
        return known
    verdict = item.question.grade(response)
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
    review = Review(
        learner=learner,
        id=review_id,
        item=item.key,
        response=list(response),
        correct=verdict.correct,
        credit=verdict.credit,
        rating=rated(verdict.parts[own] if own else verdict.correct),
        **shared,
    )
    beside = (
        Review(
            learner=learner,
            id=uuid5(review_id, key),
            item=key,
            correct=verdict.parts[part],
            credit=int(verdict.parts[part]),
            rating=rated(verdict.parts[part]),
            **shared,
        )
        for part, key in item.exercises.items()
        if part != own
    )
    append(learner=learner, reviews=[review, *beside])
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
    refold(learner=learner, keys={each.item for each in taken_back})
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
