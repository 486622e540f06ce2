"""Grading: what was chosen against the key, and what the answer says about memory."""

from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from typing import Literal, get_args

from quizzes.core.bank import Question

# How sure a learner is, given in the same press as the answer.
Confidence = Literal["guess", "unsure", "sure"]
CONFIDENCES: tuple[Confidence, ...] = get_args(Confidence)


class Rating(IntEnum):
    """FSRS's four grades."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


RATING_IF_RIGHT: dict[Confidence, Rating] = {
    "guess": Rating.HARD,
    "unsure": Rating.GOOD,
    "sure": Rating.EASY,
}


class InvalidResponse(ValueError):
    """A response that cannot be graded. `code` is `nothing_chosen`, `wrong_count` or
    `unknown_choice`; `wanted` is how many choices the question asks for."""

    def __init__(self, code: str, wanted: int) -> None:
        super().__init__(code)
        self.code = code
        self.wanted = wanted


@dataclass(frozen=True, slots=True)
class Verdict:
    """`credit` runs from 0 to 1; `correct` is full credit, and all that an exam counts."""

    correct: bool
    credit: Decimal


def grade(question: Question, chosen: frozenset[str]) -> Verdict:
    """The verdict on the chosen choice ids, in whatever order; raises InvalidResponse.

    Where several are asked for, each right choice earns its part and each wrong one costs as
    much, so that choosing at random earns nothing.
    """
    if not chosen:
        raise InvalidResponse("nothing_chosen", len(question.key))
    if not chosen <= {choice.id for choice in question.choices}:
        raise InvalidResponse("unknown_choice", len(question.key))
    if len(chosen) != len(question.key):
        raise InvalidResponse("wrong_count", len(question.key))
    right, wrong = len(chosen & question.key), len(chosen - question.key)
    credit = max(Decimal(0), Decimal(right - wrong) / len(question.key))
    return Verdict(chosen == question.key, credit.quantize(Decimal("0.001")))


def rate(*, correct: bool, confidence: Confidence) -> Rating:
    """A right answer counts by how sure it was: a lucky guess is hardly remembered at all."""
    return RATING_IF_RIGHT[confidence] if correct else Rating.AGAIN
