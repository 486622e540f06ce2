"""Closing a paper: every item is graded once, and its answer goes into the log."""

from datetime import datetime

from quizzes.core.drafts import response_of
from quizzes.core.questions import Question
from quizzes.core.rating import CONFIDENCES, rate
from quizzes.folding import append
from quizzes.items import find_item
from quizzes.models import Paper, PaperAnswer, Review


def question_of(answer: PaperAnswer) -> Question | None:
    """The question that was drawn; None if it has been mended or taken away since."""
    item = find_item(answer.item, str(answer.review_id), answer.version)
    return item.question if item and item.question.version == answer.version else None


def close(paper: Paper, closed_at: datetime, ended: Paper.Ended) -> None:
    """Grade every item and append the answers to the log, in the lock of the caller."""
    answers = list(PaperAnswer.objects.of(paper))
    reviews = [review for answer in answers if (review := _graded(paper, answer))]
    PaperAnswer.objects.bulk_update(answers, ["correct", "first_correct"])
    ids = [review.id for review in reviews]
    known = set(Review.objects.of(paper.learner).filter(id__in=ids).values_list("id", flat=True))
    append(learner=paper.learner, reviews=(each for each in reviews if each.id not in known))
    counted = [answer.correct for answer in answers if answer.scored and answer.correct is not None]
    paper.closed_at, paper.ended = closed_at, ended
    paper.right, paper.counted = sum(counted), len(counted)
    paper.save(update_fields=["closed_at", "ended", "right", "counted"])


def _graded(paper: Paper, answer: PaperAnswer) -> Review | None:
    """Grade an item, all or nothing as in the exam; its answer for the log, if there is one.

    Only an answer that says how sure it was is rated. Without that, a right one may be a lucky
    guess; and to rate the wrong ones alone would let each exam push the schedule one way.
    """
    question = question_of(answer)
    if question is None:
        return None
    response = response_of(question, answer.given)
    verdict = question.grade(response) if response else None
    answer.correct = bool(verdict and verdict.correct)
    if first := answer.first_given and response_of(question, answer.first_given):
        changed = answer.first_given != answer.given
        answer.first_correct = question.grade(first).correct if changed else None
    if response is None or verdict is None:
        return None
    confidence = next((each for each in CONFIDENCES if each == answer.confidence), None)
    rating = rate(correct=answer.correct, confidence=confidence) if confidence else None
    return Review(
        learner=paper.learner,
        id=answer.review_id,
        item=answer.item,
        at=answer.pressed_at,
        mode=Review.Mode.EXAM,
        language=answer.language,
        version=answer.version,
        response=list(response),
        confidence=answer.confidence,
        correct=answer.correct,
        # The log says how near it was; the paper counts what is wholly right.
        credit=verdict.credit,
        rating=rating,
        milliseconds=answer.milliseconds or None,
    )
