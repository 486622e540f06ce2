"""Which items a practice run takes, and in what order. Pure: what was answered is an argument."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizzes.core.rating import Rating
from quizzes.core.scheduling import Memory, Settings, recall, review

# What a new item takes, against one of its kind that is known already.
NEW_TAKES = 1.5
# An exam's answer may say nothing of it.
NOT_SURE = ("guess", "unsure")


@dataclass(frozen=True, slots=True)
class Past:
    """What a learner last did with an item: right or not, and how sure."""

    item: str
    correct: bool
    confidence: str


def missed(pasts: Iterable[Past]) -> list[str]:
    """Items whose last answer was wrong."""
    return [past.item for past in pasts if not past.correct]


def unsure(pasts: Iterable[Past]) -> list[str]:
    """Items whose last answer was right, and said to be less than sure."""
    return [past.item for past in pasts if past.correct and past.confidence in NOT_SURE]


def gain(
    memory: Memory | None, at: datetime, horizon: timedelta, settings: Settings, seconds: float
) -> float:
    """How much likelier an item is to be remembered at the horizon if it is reviewed now, per
    second of the review. `seconds` is what one of its kind takes once it is known."""
    then = at + horizon
    before = recall(memory, then, settings) if memory else 0.0
    after = recall(review(memory, Rating.GOOD, at, settings), then, settings)
    return (after - before) / (seconds * (NEW_TAKES if memory is None else 1.0))


def filling(
    items: Sequence[str], seconds_of: Callable[[str], float], room: float, spent: float = 0.0
) -> list[str]:
    """The first of the items that fit into `room` seconds, of which some are `spent`: as many as
    come nearest to it."""
    taken = []
    for item in items:
        takes = seconds_of(item)
        if spent + takes / 2 > room:
            break
        spent += takes
        taken.append(item)
    return taken
