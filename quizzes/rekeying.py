"""When a key is mended, what was graded by the old one is graded anew.

No review is edited: a new one stands in its place, the card is folded again, and the learner is
told. Done twice, nothing is left to do. Scores of mock exams stay as they were given; their pages
mark them, see `exams.regrading`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import uuid5

from django.db import transaction

from learners.models import Learner
from quizzes.core.questions import InvalidResponse
from quizzes.core.rating import rate
from quizzes.folding import lock, refold
from quizzes.items import Item
from quizzes.models import Note, Review
from quizzes.services import void


@dataclass(slots=True)
class Rekeyed:
    """What was graded anew for one learner, or for all."""

    learners: int = 0
    now_right: int = 0
    now_wrong: int = 0
    otherwise: int = 0

    @property
    def reviews(self) -> int:
        return self.now_right + self.now_wrong + self.otherwise

    def __iadd__(self, other: "Rekeyed") -> "Rekeyed":
        self.learners += other.learners
        self.now_right += other.now_right
        self.now_wrong += other.now_wrong
        self.otherwise += other.otherwise
        return self


def rekey(*, item: Item, at: datetime) -> Iterator[Rekeyed]:
    """Grade the answers to an item by its present key, learner by learner as it goes on; each
    learner's are done whole or not at all."""
    learners = Learner.objects.filter(reviews__item=item.key).distinct().order_by("pk")
    for learner in learners.iterator(chunk_size=100):
        yield _rekey_of(learner, item, at)


@transaction.atomic
def _rekey_of(learner: Learner, item: Item, at: datetime) -> Rekeyed:
    lock(learner)
    found = Rekeyed(learners=1)
    for review in Review.objects.of(learner).standing().filter(item=item.key).order_by("at"):
        _grade_anew(review, item, at, found)
    if found.reviews:
        refold(learner=learner, keys=[item.key])
        Note.objects.create(
            learner=learner,
            id=uuid5(learner.pk, f"{item.key} {at}"),
            item=item.key,
            now_right=found.now_right,
            now_wrong=found.now_wrong,
            otherwise=found.otherwise,
            at=at,
        )
    return found


def _grade_anew(review: Review, item: Item, at: datetime, found: Rekeyed) -> None:
    """Put another review in this one's place if the present key judges it otherwise."""
    try:
        verdict = item.question.grade(tuple(review.response))
    except (InvalidResponse, KeyError, ValueError):
        return  # given to a form of the question that is no more: it stays as it was judged
    if (verdict.correct, verdict.credit) == (review.correct, review.credit):
        return
    found.now_right += verdict.correct and not review.correct
    found.now_wrong += not verdict.correct and bool(review.correct)
    found.otherwise += verdict.correct == review.correct
    first = review
    if review.voids is not None:
        # Graded anew before: that grading is taken back, and the answer itself graded once more.
        void(review, at=at)
        first = Review.objects.of(review.learner).get(id=review.voids)
    Review.objects.create(
        learner=review.learner,
        id=uuid5(review.id, "rekey"),
        item=review.item,
        at=review.at,
        mode=review.mode,
        language=review.language,
        version=review.version,
        response=review.response,
        confidence=review.confidence,
        correct=verdict.correct,
        credit=verdict.credit,
        rating=_rating(review, verdict.correct),
        milliseconds=review.milliseconds,
        hinted=review.hinted,
        switched=review.switched,
        voids=first.id,
    )


def _rating(review: Review, correct: bool) -> int | None:
    """What was not to touch the schedule still does not; an exam's answer may not say how sure."""
    if review.rating is None:
        return None
    return rate(correct=correct, confidence=review.confidence, hinted=review.hinted)
