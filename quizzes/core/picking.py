"""Which items a practice run takes, and in what order. Pure: what was answered is an argument."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from quizzes.core.rating import Rating
from quizzes.core.scheduling import Memory, Settings, recall, review

# What a new item takes in seconds, against one that is known already.
NEW_TAKES = 1.5
# An exam's answer may say nothing of it.
NOT_SURE = ("guess", "unsure")


@dataclass(frozen=True, slots=True)
class Past:
    """What a learner last did with an item: right or not, sure or not, and what was taken."""

    item: str
    correct: bool
    confidence: str
    key: frozenset[str]
    taken: frozenset[str]


def missed(pasts: Iterable[Past]) -> list[str]:
    """Items whose last answer was wrong."""
    return [past.item for past in pasts if not past.correct]


def unsure(pasts: Iterable[Past]) -> list[str]:
    """Items whose last answer was right, and said to be less than sure."""
    return [past.item for past in pasts if past.correct and past.confidence in NOT_SURE]


def confusions(pasts: Iterable[Past]) -> list[frozenset[str]]:
    """Pairs of a right part and the wrong one taken for it, the most frequent first."""
    pairs = Counter(
        frozenset([right, wrong])
        for past in pasts
        if not past.correct
        for right in past.key - past.taken
        for wrong in past.taken - past.key
    )
    return sorted(pairs, key=lambda pair: (-pairs[pair], sorted(pair)))


def interleaved(pairs: Iterable[frozenset[str]], parts: Mapping[str, frozenset[str]]) -> list[str]:
    """Items that show both sides of a confused pair, taken in turn from each pair."""
    piles = [[item for item, ids in parts.items() if pair <= ids] for pair in pairs]
    order: list[str] = []
    for place in range(max((len(pile) for pile in piles), default=0)):
        order += [pile[place] for pile in piles if place < len(pile)]
    return list(dict.fromkeys(order))


def gain(memory: Memory | None, at: datetime, horizon: timedelta, settings: Settings) -> float:
    """How much likelier an item is to be remembered at the horizon if it is reviewed now, per
    unit of time that the review takes."""
    then = at + horizon
    before = recall(memory, then, settings) if memory else 0.0
    after = recall(review(memory, Rating.GOOD, at, settings), then, settings)
    return (after - before) / (NEW_TAKES if memory is None else 1.0)
