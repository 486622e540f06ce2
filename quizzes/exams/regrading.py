"""Closed papers with answers that a mended key judges otherwise: scores stay, and are marked."""

from collections import defaultdict
from uuid import UUID

from learners.models import Learner
from quizzes.models import PaperAnswer, Review


def regraded(learner: Learner | None) -> dict[UUID, dict[int, bool]]:
    """By paper and number: whether an answer is right today, where that is not as on the day."""
    mended = Review.objects.of(learner).standing()
    mended = mended.filter(mode=Review.Mode.EXAM, voids__isnull=False)
    today = {review.voids: review for review in mended}
    items = {review.item for review in today.values()}
    graded = PaperAnswer.objects.filter(learner=learner, item__in=items, correct__isnull=False)
    found: dict[UUID, dict[int, bool]] = defaultdict(dict)
    for answer in graded if items else ():
        review = today.get(answer.review_id)
        if review is not None and review.correct != answer.correct:
            found[answer.paper][answer.number] = bool(review.correct)
    return found
