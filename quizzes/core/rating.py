"""What an answer says about memory: right or wrong, and how sure the learner was of it."""

from enum import IntEnum
from typing import Literal, get_args

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


def rate(*, correct: bool, confidence: Confidence, hinted: bool = False) -> Rating:
    """A right answer counts by how sure it was: a lucky guess is hardly remembered at all. With
    the hint taken it counts as a guess, however sure."""
    if not correct:
        return Rating.AGAIN
    return Rating.HARD if hinted else RATING_IF_RIGHT[confidence]
